"""Descriptions read into typed shots, where pictures are drawn here and a language model is there."""

from collections.abc import Iterable, Mapping

from film.ports import Studio
from film.shots import Shot


async def read_shots(studio: Studio, visuals: Iterable[str]) -> Mapping[str, Shot]:
    """Shots by their descriptions. Those that are missing are read by the illustrator's tables."""
    wanted = tuple(dict.fromkeys(v for v in visuals if v.strip()))
    if not wanted or not studio.makers.pictures.offline:
        return {}
    return {shot.of: shot for shot in await studio.writer.shots(wanted)}
