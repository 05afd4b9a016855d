"""Gives every scene a clip in the film's profile: as it came, brought to size, moved, or a slate.

What is made here is cached; a clip that already has the profile's headers is used as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import skia

from film.errors import Invalid, PixoraError
from film.making import RenderOrder
from film.timeline import Timeline, VideoClip
from media import ffmpeg, verify
from media.assembly.cache import Cache, hash_of, key_of
from media.assembly.drawing import canvas_array, open_picture
from media.assembly.frames import Cuts, contents, cuts
from media.assembly.profile import Profile
from media.assembly.title import draw_slate
from media.sniff import guarded, sniff

SLOWEST = 1.25
"""A clip that is too short is slowed by up to this; then its last picture stays."""
_MOVES = ((0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.6, -0.6))
Tick = Callable[[], None]


@dataclass(frozen=True)
class Source:
    """A profile clip. `key` names its pictures; the scene begins at its frame `first`.

    `facts` are those of `clip_facts`; `made` says it was encoded now.
    """

    path: Path
    key: str
    first: int
    cuts: Cuts
    facts: dict[str, Any]
    made: bool = False


@dataclass(frozen=True)
class Shop:
    """What making a source needs. `headers` are the profile's parameter sets (see `headers`)."""

    order: RenderOrder
    profile: Profile
    cache: Cache
    headers: bytes
    tick: Tick


def source(clip: VideoClip, shop: Shop) -> Source:
    """The clip a scene plays. Raises Invalid, naming the scene, when its file is damaged."""
    try:
        return _source(clip, shop)
    except Invalid as error:
        position = shop.order.timeline.video.index(clip) + 1
        raise Invalid(f"Scene {position} ({clip.title or 'Untitled'}): {error.message}") from error


def _source(clip: VideoClip, shop: Shop) -> Source:
    profile = shop.profile
    frames = profile.frame(clip.start_ms + clip.duration_ms) - profile.frame(clip.start_ms)
    if clip.asset_id is None:
        title = "" if _titled(clip, shop.order.timeline) else clip.title or "Untitled scene"
        key = key_of("slate", 2, title, frames, profile.key)
        return _made(key, partial(_slate, title, frames, profile), shop)
    path = shop.order.files.get(clip.asset_id)
    if path is None or not path.is_file():
        raise Invalid("the file of its picture is missing.")
    content = hash_of(path)
    if clip.still:
        key = key_of("still", 2, content, frames, profile.key)
        return _made(key, partial(_still, path, int(content[:8], 16), frames, profile), shop)
    first = profile.frame(clip.in_ms)
    known = shop.cache.facts(
        key_of("clip", 2, content, profile.key), lambda: _fitting_facts(path, shop), shop.tick
    )
    if known["fits"] and known["frames"] >= first + frames:
        return _checked(path, content, first, known)
    key = key_of("fitted", 1, content, clip.in_ms, frames, profile.key)
    return _made(key, partial(fit, path, clip.in_ms, frames, profile), shop)


def _made(key: str, build: Callable[[Path, Tick], None], shop: Shop) -> Source:
    path, kept = shop.cache.make(key, ".mp4", lambda out: build(out, shop.tick), shop.tick)
    facts = shop.cache.facts(
        key_of("facts", 2, key), lambda: clip_facts(path, shop.profile, shop.tick), shop.tick
    )
    return _checked(path, key, 0, facts, not kept)


def _checked(path: Path, key: str, first: int, facts: dict[str, Any], made: bool = False) -> Source:
    return Source(path, key, first, cuts(facts["packets"]), facts, made)


def clip_facts(path: Path, profile: Profile, tick: Tick) -> dict[str, Any]:
    """All that joining and checking need to know of a profile clip; every picture is decoded."""
    found, written = contents(path, profile.fps)
    cuts(found)
    return {"packets": found, "headers": written.hex(), **verify.picture_facts(path, tick)}


def _fitting_facts(path: Path, shop: Shop) -> dict[str, Any]:
    """Whether a clip can be used as it is, and if so everything known about it."""
    if ffmpeg.probe(path).headers != shop.headers:
        return {"fits": False, "frames": 0}
    return {"fits": True, **clip_facts(path, shop.profile, shop.tick)}


def headers(profile: Profile, cache: Cache) -> bytes:
    """The parameter sets every clip of the profile has, learnt from a clip of one picture."""
    grey = np.full((profile.height_px * 3 // 2, profile.width_px), 128, np.uint8)
    path, _ = cache.make(
        key_of("sample", 1, profile.key), ".mp4", lambda out: _write(out, profile, [grey])
    )
    return ffmpeg.probe(path).headers


def _write(out: Path, profile: Profile, pictures: Any, tick: Tick = lambda: None) -> None:
    size = (profile.width_px, profile.height_px)
    with ffmpeg.clip_writer(out, *size, profile.fps, profile.quality, threads=1) as writer:
        for picture in pictures:
            tick()
            writer.write(picture)


def _titled(clip: VideoClip, timeline: Timeline) -> bool:
    """Whether the film's own title lies over this clip."""
    return timeline.title_card and bool(timeline.title.strip()) and clip == timeline.video[0]


def _slate(title: str, frames: int, profile: Profile, out: Path, tick: Tick) -> None:
    planes = ffmpeg.i420_from_bgra(draw_slate(title, profile.width_px, profile.height_px))
    _write(out, profile, (planes for _ in range(frames)), tick)


def _still(path: Path, seed: int, frames: int, profile: Profile, out: Path, tick: Tick) -> None:
    """A slow move over a picture: 8 % closer or farther, drifting one way, eased at both ends."""
    width, height = profile.width_px, profile.height_px
    image = open_picture(path)
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    image = image.withDefaultMipmaps() or image
    drift = _MOVES[seed % len(_MOVES)]
    inwards = seed // 8 % 4 != 0

    def pictures() -> Any:
        for index in range(frames):
            share = index / max(frames - 1, 1)
            eased = 0.4 * share + 0.6 * share * share * (3 - 2 * share)
            rect = _window(image, width / height, 1.02 + 0.08 * (eased if inwards else 1 - eased))
            slack_x = (image.width() - rect.width()) / 2 * drift[0] * (2 * eased - 1) * 0.8
            slack_y = (image.height() - rect.height()) / 2 * drift[1] * (2 * eased - 1) * 0.8
            rect.offset(slack_x, slack_y)
            canvas.drawImageRect(image, rect, skia.Rect.MakeWH(width, height), sampling)
            yield ffmpeg.i420_from_bgra(canvas_array(surface))

    _write(out, profile, pictures(), tick)


def _window(image: skia.Image, ratio: float, zoom: float) -> skia.Rect:
    """The middle part of the picture that fills a frame of that ratio at that zoom."""
    wide = min(image.width(), image.height() * ratio) / zoom
    tall = wide / ratio
    return skia.Rect.MakeXYWH((image.width() - wide) / 2, (image.height() - tall) / 2, wide, tall)


def fit(path: Path, in_ms: int, frames: int, profile: Profile, out: Path, tick: Tick) -> None:
    """Encode the part of a foreign or too short clip that the scene plays, in the profile."""
    have_ms = ffmpeg.probe(path).duration_ms - in_ms
    if have_ms < 40:
        raise Invalid("its clip ends before the scene begins.")
    need_ms = frames * 1000 / profile.fps
    slow = min(max(need_ms / have_ms, 1.0), SLOWEST)
    slow = slow if need_ms - have_ms > 1000 / profile.fps else 1.0
    pace = f"setpts={slow:.5f}*(PTS-STARTPTS)"
    rate = f"framerate=fps={profile.fps}" if slow > 1.0 else f"fps={profile.fps}"
    hold = f"tpad=stop_mode=clone:stop_duration={need_ms / 1000 + 1:.3f}"
    chain = f"[0:v:0]{pace},{rate},{_sized(path, profile)},{hold},{ffmpeg.COLOUR_FILTER}[v]"
    codec = ffmpeg.video_arguments(profile.fps, profile.quality, threads=1)
    try:
        ffmpeg.run(
            [
                *("-ss", f"{in_ms / 1000:.3f}", *guarded(path, sniff(path).demuxer)),
                *("-filter_complex", chain, "-map", "[v]", "-frames:v", str(frames)),
                *(*codec, "-movflags", "+faststart", str(out)),
            ],
            "fitting a clip",
            lambda _seconds: tick(),
        )
    except PixoraError as error:
        if "Invalid data" in error.message or "corrupt" in error.message:
            raise Invalid("its clip is damaged.") from error
        raise
    if ffmpeg.probe(out).frames != frames:
        raise Invalid("its clip is damaged or cut short.")


def _sized(path: Path, profile: Profile) -> str:
    """Fill the frame by cropping; a very different shape stands on its own blurred picture."""
    found = ffmpeg.probe(path)
    width, height = profile.width_px, profile.height_px
    shape = f"scale={width}:{height}:flags=bicubic:out_color_matrix=bt709:out_range=tv"
    cover = f"{shape}:force_original_aspect_ratio=increase,crop={width}:{height},format=yuv420p"
    stretch = (found.width_px / max(found.height_px, 1)) / (width / height)
    if 1 / 1.5 < stretch < 1.5:
        return cover
    return (
        f"split[front][back];[back]{cover},boxblur=24:2,eq=brightness=-0.12[soft];"
        f"[front]{shape}:force_original_aspect_ratio=decrease:force_divisible_by=2,"
        "format=yuv420p[whole];[soft][whole]overlay=(W-w)/2:(H-h)/2"
    )
