"""Writes a film for other programs: captions, and timelines for editors."""
