"""What can be done: one verb a file, all of them in tools.registry."""
