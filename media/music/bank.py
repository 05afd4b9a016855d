"""The part of a soundfont that a score plays: unpacking a whole bank takes seconds, this a few tenths.

A SoundFont 3 keeps each sample as Ogg Vorbis, and the synthesiser unpacks every one of them when it
loads the bank, in one call that lets no other thread run (a job's sign of life waits too). Samples
that no asked preset reaches are marked empty here, so they are skipped; the sound is the same but for rounding.
Layout: section 7 of https://www.synthfont.com/sfspec24.pdf.
"""

import struct
from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

Records = NDArray[np.void]
_PRESETS = np.dtype(
    [("name", "S20"), ("program", "<u2"), ("bank", "<u2"), ("bag", "<u2"), ("unused", "<u4", 3)]
)
_INSTRUMENTS = np.dtype([("name", "S20"), ("bag", "<u2")])
_BAGS = np.dtype([("generator", "<u2"), ("modulator", "<u2")])
_GENERATORS = np.dtype([("what", "<u2"), ("amount", "<u2")])
_SAMPLES = np.dtype([("name", "S20"), ("place", "<u4", 4), ("rest", "V10")])
_INSTRUMENT, _SAMPLE = 41, 53
"""Generators that name an instrument of a preset and a sample of an instrument."""


def played(font: bytes, presets: Collection[tuple[int, int]]) -> bytes:
    """The bank with only the samples of these (bank, program) presets; as it was when unreadable."""
    try:
        parts = dict(_chunks(font))
        sample_at, sample_size = parts[b"shdr"]
        used = _used(font, parts, presets)
    except (KeyError, ValueError, IndexError, struct.error):
        return font
    out = bytearray(font)
    headers = np.frombuffer(out, _SAMPLES, sample_size // _SAMPLES.itemsize, sample_at)
    unused = np.setdiff1d(np.arange(len(headers)), sorted(used))
    headers["place"][unused] = 0
    return bytes(out)


def _used(
    font: bytes, parts: dict[bytes, tuple[int, int]], presets: Collection[tuple[int, int]]
) -> set[int]:
    """Numbers of the samples that the presets reach through their instruments."""

    def rows(name: bytes, kind: np.dtype[np.void]) -> Records:
        at, size = parts[name]
        return np.frombuffer(font, kind, size // kind.itemsize, at)

    heads, bags, marks = rows(b"phdr", _PRESETS), rows(b"pbag", _BAGS), rows(b"pgen", _GENERATORS)
    asked = [i for i, p in enumerate(heads[:-1]) if (int(p["bank"]), int(p["program"])) in presets]
    instruments = _named(heads, bags, marks, asked, _INSTRUMENT)
    heads, bags, marks = (
        rows(b"inst", _INSTRUMENTS),
        rows(b"ibag", _BAGS),
        rows(b"igen", _GENERATORS),
    )
    return _named(heads, bags, marks, sorted(instruments), _SAMPLE)


def _named(heads: Records, bags: Records, marks: Records, wanted: list[int], what: int) -> set[int]:
    """What the wanted heads name by this generator, over all their zones."""
    found: set[int] = set()
    for head in wanted:
        first, last = (bags[heads[i]["bag"]]["generator"] for i in (head, head + 1))
        zone = marks[first:last]
        found.update(int(a) for a in zone["amount"][zone["what"] == what])
    return found


def _chunks(font: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """(name, (offset, size)) of every chunk inside the lists of a RIFF file."""
    at = 12
    while at + 8 <= len(font):
        name, size = struct.unpack_from("<4sI", font, at)
        if name == b"LIST":
            at += 12
            continue
        yield name, (at + 8, size)
        at += 8 + size + size % 2
