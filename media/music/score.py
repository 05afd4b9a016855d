"""Notes on a sheet, and the sheet as a MIDI file. Times are seconds from the start of the cue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DRUMS = 9
"""The percussion channel of General MIDI, counted from 0."""
_TICKS = 480


@dataclass(frozen=True)
class Note:
    """One note: MIDI key 0..127 (60 is middle C), velocity 1..127, length in seconds."""

    start_s: float
    length_s: float
    channel: int
    key: int
    velocity: int

    @property
    def end_s(self) -> float:
        """When it is let go."""
        return self.start_s + self.length_s


@dataclass(frozen=True)
class Score:
    """A cue. `programs` are General MIDI instruments by channel, `names` what each channel plays.

    `faders` are channel volumes (controller 7, 127 is full), `facts` what the maker may tell.
    """

    notes: tuple[Note, ...]
    programs: Mapping[int, int]
    names: Mapping[int, str]
    bpm: float
    length_s: float
    faders: Mapping[int, int] = field(default_factory=dict[int, int])
    facts: Mapping[str, object] = field(default_factory=dict[str, object])


def midi(score: Score, title: str) -> bytes:
    """A Standard MIDI File, format 1: one track an instrument, 480 ticks a beat.

    Source: https://midi.org/standard-midi-files
    """
    per_second = _TICKS * score.bpm / 60.0
    tempo = round(60_000_000 / score.bpm)
    head = [(0, b"\xff\x51\x03" + tempo.to_bytes(3, "big")), (0, b"\xff\x58\x04\x04\x02\x18\x08")]
    tracks = [_track(title, head, round(score.length_s * per_second))]
    for channel in sorted({note.channel for note in score.notes}):
        events = [(0, bytes([0xC0 | channel, score.programs.get(channel, 0)]))]
        events.append((0, bytes([0xB0 | channel, 7, score.faders.get(channel, 127)])))
        for note in score.notes:
            if note.channel == channel:
                on, off = round(note.start_s * per_second), round(note.end_s * per_second)
                events.append((on, bytes([0x90 | channel, note.key, note.velocity])))
                events.append((max(off, on + 1), bytes([0x80 | channel, note.key, 0])))
        tracks.append(_track(score.names.get(channel, f"channel {channel + 1}"), events, 0))
    header = b"MThd" + (6).to_bytes(4, "big")
    header += b"".join(n.to_bytes(2, "big") for n in (1, len(tracks), _TICKS))
    return header + b"".join(tracks)


def _track(name: str, events: list[tuple[int, bytes]], end: int) -> bytes:
    label = name.encode("ascii", "replace")[:120]
    body = bytearray(b"\x00\xff\x03" + bytes([len(label)]) + label)
    at = 0
    # A release sorts before a stroke on the same tick, so that a repeated note sounds again.
    for tick, data in sorted(events, key=lambda e: (e[0], e[1][0] & 0xF0 == 0x90, e[1])):
        body += _delta(tick - at) + data
        at = tick
    body += _delta(max(0, end - at)) + b"\xff\x2f\x00"
    return b"MTrk" + len(body).to_bytes(4, "big") + bytes(body)


def _delta(ticks: int) -> bytes:
    out = [ticks & 127]
    while ticks := ticks >> 7:
        out.insert(0, ticks & 127 | 128)
    return bytes(out)
