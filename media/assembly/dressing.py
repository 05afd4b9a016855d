"""What a film wears beside its pictures and sound: texts on it, captions, chapters, metadata."""

from functools import cache, partial
from pathlib import Path

from film.making import RenderOrder
from media import ffmpeg
from media.assembly.cache import key_of
from media.assembly.calm import calm_middle
from media.assembly.captions import Cue, cues, draw, line_length
from media.assembly.frames import Cuts, read
from media.assembly.plan import Text
from media.assembly.profile import Profile
from media.assembly.segments import Drawn
from media.assembly.title import (
    CARD_END_MS,
    CARD_START_MS,
    MIDDLE,
    card_height,
    card_strength,
    draw_card,
)
from media.exports.captions import srt

DRAWING_RULES = 2
"""Part of the key of every text on the picture; raise it when drawing changes."""
MADE_WITH = "Made with Pixora"
OFFLINE_NOTE = "Made offline by the embedded makers; no generative service was used."


def titled(order: RenderOrder) -> bool:
    """Whether the film begins with its title card."""
    return order.timeline.title_card and bool(order.timeline.title.strip())


def title_middle(
    order: RenderOrder, profile: Profile, path: Path, cuts: Cuts, first: int = 0
) -> float:
    """Where the first picture leaves room for the title, 0..1 of the height.

    `path` is a clip that may be cut at `cuts`; the film begins with its frame `first`. A key frame
    near the card's middle is looked at: decoding it costs one picture.
    """
    wanted = first + profile.frame((CARD_START_MS + CARD_END_MS) // 2)
    at = max(s for s in cuts.starts if s <= wanted)
    picture = next(read(path, at, 1, profile.fps))
    tall = card_height(order.timeline.title, profile.width_px, profile.height_px)
    return calm_middle(picture[: profile.height_px], tall)


def texts_of(
    order: RenderOrder, profile: Profile, middle: float = MIDDLE
) -> tuple[list[Text], dict[str, Drawn]]:
    """Everything drawn on the pictures: where on the film (frames), and how it looks.

    `middle` is where the title card stands (see `title_middle`).
    """
    places: list[Text] = []
    looks: dict[str, Drawn] = {}
    size = (profile.width_px, profile.height_px)
    if titled(order):
        end_ms = min(CARD_END_MS, order.timeline.video[0].duration_ms)
        key = key_of("card", DRAWING_RULES, order.timeline.title, size, end_ms, middle)
        places.append(Text(key, profile.frame(CARD_START_MS), profile.frame(end_ms)))
        look = cache(partial(draw_card, order.timeline.title, *size, middle))
        looks[key] = Drawn(look, partial(card_strength, end_ms=end_ms))
    if order.captions == "burned":
        for cue in cues_of(order):
            key = key_of("cue", DRAWING_RULES, cue.lines, order.caption_style, size)
            places.append(Text(key, profile.frame(cue.start_ms), profile.frame(cue.end_ms)))
            looks[key] = Drawn(cache(partial(draw, cue, *size, order.caption_style)))
    return [t for t in places if t.end > t.start], looks


def cues_of(order: RenderOrder) -> list[Cue]:
    """The captions of the film as it will be shown."""
    letters = line_length(order.width_px, order.height_px)
    heard = [v for v in order.timeline.narration if v.volume_pct]
    return cues(heard, letters, order.timeline.duration_ms)


_TITLE_OVER_MS = 3_500
"""By then the title card is gone."""
_LOOKED_AT_MS = 250
_SEARCHED_MS = 8_000


def poster_moment(order: RenderOrder) -> int:
    """What stands for the film, in ms: after the title card, and between captions where it can."""
    duration_ms = order.timeline.duration_ms
    first = min(duration_ms * 2 // 5, _TITLE_OVER_MS)
    if order.captions != "burned":
        return first
    busy = [(cue.start_ms, cue.end_ms) for cue in cues_of(order)]
    busy += [(c.start_ms, c.start_ms + c.transition.duration_ms) for c in order.timeline.video]
    last = min(duration_ms, first + _SEARCHED_MS)
    for moment in range(first, last, _LOOKED_AT_MS):
        if not any(a - _LOOKED_AT_MS <= moment <= b + _LOOKED_AT_MS for a, b in busy):
            return moment
    return first


def caption_track(order: RenderOrder, out: Path) -> None:
    """Write the cues as a mov_text track in an MP4 of its own, to be joined by packets."""
    text = out.with_suffix(".srt")
    try:
        text.write_text(srt(cues_of(order)), encoding="utf-8")
        ffmpeg.run(
            ["-f", "srt", "-i", str(text), "-c:s", "mov_text", "-f", "mp4", str(out)],
            "packing captions",
        )
    finally:
        text.unlink(missing_ok=True)


def chapters(order: RenderOrder) -> list[tuple[int, int, str]]:
    """A chapter for each scene: (start_ms, end_ms, title)."""
    clips = order.timeline.video
    ends = [*(c.start_ms for c in clips[1:]), order.timeline.duration_ms]
    return [
        (c.start_ms, end, c.title or f"Scene {number}")
        for number, (c, end) in enumerate(zip(clips, ends, strict=True), 1)
        if end > c.start_ms
    ]


def metadata(order: RenderOrder) -> dict[str, str]:
    """Title, description, made-with, the models' names and, when it is so, that the film was made offline."""
    said = [f"{MADE_WITH}."]
    if order.models:
        said.append(f"Models: {', '.join(order.models)}.")
    if order.offline:
        said.append(OFFLINE_NOTE)
    about = {"description": order.description} if order.description else {}
    return {"title": order.timeline.title, "comment": " ".join(said), "artist": MADE_WITH} | about
