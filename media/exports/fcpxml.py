"""A film as FCPXML 1.10, for Final Cut Pro, DaVinci Resolve and Premiere (by way of XtoCC).

Source: https://developer.apple.com/documentation/professional-video-applications/fcpxml-reference.
"""

from math import log10
from xml.etree import ElementTree

from media.exports.cutlist import CutList, Heard

_Node = ElementTree.Element


def fcpxml(film: CutList) -> str:
    """The `.fcpxml` file: scenes in the spine, narration and music as connected clips."""
    root = ElementTree.Element("fcpxml", version="1.10")
    resources = ElementTree.SubElement(root, "resources")
    ElementTree.SubElement(
        resources,
        "format",
        id="r0",
        name="Film",
        frameDuration=f"1/{film.fps}s",
        width=str(film.width_px),
        height=str(film.height_px),
    )
    names = {media: f"r{number}" for number, media in enumerate(film.media, 1)}
    for media, name in names.items():
        _asset(resources, film, media, name)
    project = ElementTree.SubElement(
        ElementTree.SubElement(ElementTree.SubElement(root, "library"), "event", name=film.title),
        "project",
        name=film.title,
    )
    sequence = ElementTree.SubElement(
        project, "sequence", format="r0", duration=_time(film.frames, film.fps), tcStart="0s"
    )
    spine = ElementTree.SubElement(sequence, "spine")
    _scenes(spine, film, names)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{text}\n'


def _time(frames: int, fps: int) -> str:
    return f"{frames}/{fps}s"


def _asset(resources: _Node, film: CutList, media: str, name: str) -> None:
    lengths = [c.first + c.end - c.start for c in film.cuts if c.media == media]
    lengths += [s.end - s.start for s in film.sounds if s.media == media]
    seen = any(c.media == media for c in film.cuts)
    sound = {"hasAudio": "1", "audioSources": "1", "audioChannels": "2", "audioRate": "48000"}
    asset = ElementTree.SubElement(
        resources,
        "asset",
        {"hasVideo": "1", "format": "r0"} if seen else sound,
        id=name,
        name=media.rsplit("/", 1)[-1],
        start="0s",
        duration=_time(max(lengths), film.fps),
    )
    ElementTree.SubElement(asset, "media-rep", kind="original-media", src=f"./{media}")


def _scenes(spine: _Node, film: CutList, names: dict[str, str]) -> None:
    """Scenes meet in the middle of their transition; sounds hang on the scene they start in."""
    waiting = sorted(film.sounds, key=lambda s: s.start)
    for index, cut in enumerate(film.cuts):
        following = film.cuts[index + 1] if index + 1 < len(film.cuts) else None
        head = cut.blend // 2
        tail = following.blend - following.blend // 2 if following else 0
        begin, end, first = cut.start + head, cut.end - tail, cut.first + head
        if cut.blend:
            ElementTree.SubElement(
                spine,
                "transition",
                name="Cross Dissolve",
                offset=_time(cut.start, film.fps),
                duration=_time(cut.blend, film.fps),
            )
        clip = ElementTree.SubElement(
            spine,
            "asset-clip" if cut.media else "gap",
            name=cut.name,
            offset=_time(begin, film.fps),
            start=_time(first, film.fps),
            duration=_time(end - begin, film.fps),
        )
        if cut.media:
            clip.set("ref", names[cut.media])
        here = [s for s in waiting if s.start < end or following is None]
        waiting = [s for s in waiting if s not in here]
        for sound in here:
            _connect(clip, sound, first + sound.start - begin, film, names)


def _connect(parent: _Node, sound: Heard, at: int, film: CutList, names: dict[str, str]) -> None:
    """Hang a sound under a scene; `at` is where, on the scene's own clock."""
    clip = ElementTree.SubElement(
        parent,
        "asset-clip",
        ref=names[sound.media],
        lane=str(-sound.lane),
        name=sound.name,
        offset=_time(at, film.fps),
        duration=_time(sound.end - sound.start, film.fps),
        audioRole="dialogue" if sound.lane == 1 else "music",
    )
    if sound.volume_pct not in (0, 100):
        amount = f"{_decibel(sound.volume_pct):.1f}dB"
        ElementTree.SubElement(clip, "adjust-volume", amount=amount)
    elif not sound.volume_pct:
        clip.set("enabled", "0")


def _decibel(volume_pct: int) -> float:
    return 20 * log10(volume_pct / 100)
