"""A film as an OpenTimelineIO timeline. Source: https://opentimelineio.readthedocs.io/."""

from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from media.exports.cutlist import Cut, CutList, Heard


def otio_json(film: CutList) -> str:
    """The `.otio` file: one picture track with transitions, one narration and one music track."""
    line = otio.schema.Timeline(name=film.title)
    line.tracks.append(_pictures(film))
    for lane, name in ((1, "Narration"), (2, "Music")):
        sounds = [s for s in film.sounds if s.lane == lane]
        if sounds:
            line.tracks.append(_sounds(film, sounds, name))
    return line.to_json_string()


def _range(first: int, count: int, fps: int) -> TimeRange:
    return TimeRange(RationalTime(first, fps), RationalTime(count, fps))


def _pictures(film: CutList) -> Any:
    """Scenes meet in the middle of their transition, as OTIO wants it."""
    track = otio.schema.Track("Pictures", kind=otio.schema.TrackKind.Video)
    cuts = film.cuts
    for index, cut in enumerate(cuts):
        head = cut.blend // 2
        tail = cuts[index + 1].blend - cuts[index + 1].blend // 2 if index + 1 < len(cuts) else 0
        if cut.blend:
            track.append(_transition(cut, film.fps))
        count = cut.end - cut.start - head - tail
        track.append(_clip(cut, cut.first + head, count, film.fps))
    return track


def _transition(cut: Cut, fps: int) -> Any:
    plain = cut.kind == "crossfade"
    kinds = otio.schema.TransitionTypes
    return otio.schema.Transition(
        name=cut.kind,
        transition_type=kinds.SMPTE_Dissolve if plain else kinds.Custom,
        in_offset=RationalTime(cut.blend // 2, fps),
        out_offset=RationalTime(cut.blend - cut.blend // 2, fps),
        metadata={"pixora": {"kind": cut.kind}},
    )


def _clip(cut: Cut, first: int, count: int, fps: int) -> Any:
    length = cut.first + cut.end - cut.start
    reference = (
        otio.schema.ExternalReference(cut.media, _range(0, length, fps))
        if cut.media
        else otio.schema.MissingReference()
    )
    return otio.schema.Clip(
        name=cut.name,
        media_reference=reference,
        source_range=_range(first, count, fps),
        metadata={"pixora": {"scene": cut.scene_id}},
    )


def _sounds(film: CutList, sounds: list[Heard], name: str) -> Any:
    track = otio.schema.Track(name, kind=otio.schema.TrackKind.Audio)
    at = 0
    for sound in sounds:
        start = max(at, sound.start)
        if start > at:
            track.append(otio.schema.Gap(source_range=_range(0, start - at, film.fps)))
        at = max(start + 1, sound.end)
        reference = otio.schema.ExternalReference(
            sound.media, _range(0, sound.end - sound.start, film.fps)
        )
        clip = otio.schema.Clip(
            name=sound.name,
            media_reference=reference,
            source_range=_range(start - sound.start, at - start, film.fps),
            metadata={"pixora": {"volume_pct": sound.volume_pct}},
        )
        track.append(clip)
    return track
