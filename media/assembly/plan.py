"""Cuts a timeline into segments that are copied or encoded. Pure: frames in, frames out.

A clip is a row of closed groups of pictures. What plays unchanged between two cut points is
copied packet by packet; transitions, text on the picture and the few frames between a scene's
edge and the next cut point are encoded. Each segment's key names everything its pixels depend on,
so equal keys mean equal pictures.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from film.project import TransitionKind
from media.assembly.cache import key_of

SEGMENT_RULES = 2
"""Part of every key; raise it when blending or drawing changes, so that old segments are not used."""


LONGEST = 45
"""Frames of an encoded segment, at most: long runs are cut, so that workers share them evenly."""
_RAGGED = 15
"""A tail of fewer frames than this stays with what is before it: starting an encoder costs more."""


@dataclass(frozen=True)
class Shot:
    """A scene's picture: `source` names a profile clip whose frame `first` is the scene's first.

    It plays on film frames `start`..`end` - 1; its first `blend` frames overlap the scene before.
    `starts` and `ends` are the clip's legal cut points, in frames of the clip, ascending.
    """

    source: str
    first: int
    start: int
    end: int
    blend: int = 0
    kind: TransitionKind = "cut"
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Text:
    """Something drawn over the film frames `start`..`end` - 1. `key` names how it looks."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Frames of one shot, or of two blended. `at` is the frame of the blend it begins with."""

    source: str
    first: int
    count: int
    under: str = ""
    under_first: int = 0
    kind: TransitionKind = "cut"
    blend: int = 0
    at: int = 0


@dataclass(frozen=True)
class Segment:
    """Film frames `start`..`start + count - 1`: copied packets of one source, or encoded pieces."""

    start: int
    count: int
    pieces: tuple[Piece, ...]
    texts: tuple[Text, ...] = ()
    copy: bool = False

    def key(self, profile: str) -> str:
        """The name of the encoded file: what is seen, never where in the film it stands."""
        texts = [(t.key, t.start - self.start, t.end - self.start) for t in self.texts]
        return key_of("segment", SEGMENT_RULES, profile, [vars(p) for p in self.pieces], texts)


def segments(shots: Sequence[Shot], texts: Iterable[Text]) -> list[Segment]:
    """The whole film as segments, gapless and in order."""
    drawn = sorted(texts, key=lambda t: (t.start, t.end, t.key))
    out: list[Segment] = []
    waiting: list[Piece] = []  # the short tail of the scene before, encoded with the transition
    for index, shot in enumerate(shots):
        following = shots[index + 1] if index + 1 < len(shots) else None
        if shot.blend:
            waiting.append(_blend(shots[index - 1], shot))
        begin = shot.start + shot.blend
        end = shot.end - (following.blend if following else 0)
        waiting = _body(shot, begin, end, drawn, waiting, out)
    _close(out, waiting, drawn)
    return out


def _body(
    shot: Shot,
    begin: int,
    end: int,
    drawn: Sequence[Text],
    waiting: list[Piece],
    out: list[Segment],
) -> list[Piece]:
    """Add what plays between two transitions; returns the tail that the next one takes along."""
    at = begin
    for copy_begin, copy_end in _copies(shot, begin, end, drawn):
        if copy_begin > at:
            alone = at == begin and copy_begin - at > _short(shot)
            if alone:
                _close(out, waiting, drawn)
                waiting = []
            waiting.append(_play(shot, at, copy_begin))
        _close(out, waiting, drawn)
        waiting = []
        piece = _play(shot, copy_begin, copy_end)
        out.append(Segment(copy_begin, piece.count, (piece,), copy=True))
        at = copy_end
    if at >= end:
        return waiting
    if end - at > _short(shot):
        _close(out, waiting, drawn)
        _close(out, [_play(shot, at, end)], drawn)
        return []
    return [*waiting, _play(shot, at, end)]


def _copies(shot: Shot, begin: int, end: int, drawn: Sequence[Text]) -> list[tuple[int, int]]:
    """Film frame ranges of the shot that nothing is drawn on, moved inwards to legal cut points."""
    shift = shot.start - shot.first
    found: list[tuple[int, int]] = []
    for low, high in _plain(begin, end, drawn):
        start = next((s + shift for s in shot.starts if s + shift >= low), high)
        stop = max((e + shift for e in shot.ends if e + shift <= high), default=start)
        if stop - start >= 2:
            found.append((start, stop))
    return found


def _plain(begin: int, end: int, drawn: Sequence[Text]) -> list[tuple[int, int]]:
    """The gaps between texts inside begin..end."""
    gaps: list[tuple[int, int]] = []
    at = begin
    for text in drawn:
        if text.end <= at or text.start >= end:
            continue
        if text.start > at:
            gaps.append((at, text.start))
        at = max(at, text.end)
    if at < end:
        gaps.append((at, end))
    return gaps


def _short(shot: Shot) -> int:
    """Up to this many frames are encoded together with their neighbour: one group of pictures."""
    return shot.starts[1] - shot.starts[0] if len(shot.starts) > 1 else 15


def _play(shot: Shot, begin: int, end: int) -> Piece:
    return Piece(shot.source, shot.first + begin - shot.start, end - begin)


def _blend(before: Shot, shot: Shot) -> Piece:
    return Piece(
        source=shot.source,
        first=shot.first,
        count=shot.blend,
        under=before.source,
        under_first=before.first + shot.start - before.start,
        kind=shot.kind,
        blend=shot.blend,
    )


def _close(out: list[Segment], pieces: Sequence[Piece], drawn: Sequence[Text]) -> None:
    """Append the collected pieces as encoded segments."""
    for portion in _portions(pieces):
        start = out[-1].start + out[-1].count if out else 0
        count = sum(p.count for p in portion)
        texts = tuple(t for t in drawn if t.start < start + count and t.end > start)
        out.append(Segment(start, count, portion, texts))


def _portions(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The pieces cut every LONGEST frames."""
    cuts = range(LONGEST, sum(p.count for p in pieces) - _RAGGED + 1, LONGEST)
    at = 0
    placed: list[tuple[int, Piece]] = []
    for piece in pieces:
        rest = piece
        for cut in (c for c in cuts if at < c < at + rest.count):
            head, rest = _cut(rest, cut - at)
            placed.append((at, head))
            at = cut
        placed.append((at, rest))
        at += rest.count
    groups = groupby(placed, lambda p: bisect_right(cuts, p[0]))
    return [tuple(piece for _, piece in group) for _, group in groups]


def _cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """The first `at` frames of a piece, and the rest."""
    rest = replace(
        piece,
        first=piece.first + at,
        count=piece.count - at,
        under_first=piece.under_first + at if piece.blend else 0,
        at=piece.at + at if piece.blend else 0,
    )
    return replace(piece, count=at), rest
