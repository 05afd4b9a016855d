"""Writes a film for other programs: captions, and timelines for editors."""

from media.exports.bundle import FORMATS, Export, export, pack

__all__ = ["FORMATS", "Export", "export", "pack"]
