"""Films that tell what their idea tells: who does what, one deed after the other."""
