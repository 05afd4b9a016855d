"""The same film by other means: MoviePy as its documentation suggests, and one ffmpeg filter graph.

Both play the order's clips with crossfades, the title card, voices and music. Neither ducks the
music, masters loudness, writes chapters or checks the file; captions are burned when asked.
"""

from pathlib import Path
from typing import Any

import numpy as np
from moviepy import (
    AudioFileClip,
    CompositeAudioClip,
    CompositeVideoClip,
    ImageClip,
    VideoFileClip,
    afx,
    vfx,
)
from PIL import Image

from film.making import RenderOrder
from media import ffmpeg
from media.assembly.captions import draw
from media.assembly.dressing import cues_of, title_middle
from media.assembly.frames import contents, cuts
from media.assembly.overlay import Overlay
from media.assembly.profile import profile_of
from media.assembly.title import (
    CARD_END_MS,
    CARD_START_MS,
    FADE_IN_MS,
    FADE_OUT_MS,
    draw_card,
)

_COLOUR = ["-vf", "scale=out_color_matrix=bt709:out_range=tv"]


def texts(order: RenderOrder, folder: Path) -> list[tuple[Path, float, float, float, float]]:
    """Pictures over the film: (PNG of the whole frame, start, end, fade in, fade out in seconds)."""
    size = (order.width_px, order.height_px)
    out: list[tuple[Path, float, float, float, float]] = []
    if order.timeline.title_card and (card := draw_card(order.timeline.title, *size, _calm(order))):
        path = _png(card, size, folder / "card.png")
        ends = (CARD_START_MS / 1000, CARD_END_MS / 1000)
        out.append((path, *ends, FADE_IN_MS / 1000, FADE_OUT_MS / 1000))
    for index, cue in enumerate(cues_of(order) if order.captions == "burned" else ()):
        drawn = draw(cue, *size, order.caption_style)
        if drawn:
            path = _png(drawn, size, folder / f"cue{index}.png")
            out.append((path, cue.start_ms / 1000, cue.end_ms / 1000, 0, 0))
    return out


def _calm(order: RenderOrder) -> float:
    """Where the title stands: on the calmest part of the first picture, as in a film of ours."""
    path = order.files[order.timeline.video[0].asset_id or ""]
    return title_middle(order, profile_of(order), path, cuts(contents(path, order.fps)[0]))


def _png(overlay: Overlay, size: tuple[int, int], path: Path) -> Path:
    tall, wide = overlay.cover.shape
    frame = ffmpeg.av.VideoFrame.from_ndarray(overlay.colour, format="yuv420p")
    matrix = ffmpeg.Colorspace.ITU709
    rgba = np.zeros((size[1], size[0], 4), np.uint8)
    part = rgba[overlay.y : overlay.y + tall, overlay.x : overlay.x + wide]
    part[..., :3] = frame.reformat(format="rgb24", src_colorspace=matrix).to_ndarray()
    part[..., 3] = np.minimum(overlay.cover, 255)
    Image.fromarray(rgba).save(path)
    return path


def moviepy_film(order: RenderOrder, out: Path) -> None:
    """Render with MoviePy's composite clips and its own writer."""
    line = order.timeline
    layers: list[Any] = []
    for clip in line.video:
        picture = VideoFileClip(str(order.files[clip.asset_id or ""])).without_audio()
        picture = picture.subclipped(0, clip.duration_ms / 1000).with_start(clip.start_ms / 1000)
        if clip.transition.duration_ms:
            picture = picture.with_effects([vfx.CrossFadeIn(clip.transition.duration_ms / 1000)])
        layers.append(picture)
    for path, start, end, rise, fall in texts(order, out.parent):
        text = ImageClip(str(path)).with_start(start).with_duration(end - start)
        fades = [vfx.CrossFadeIn(rise), vfx.CrossFadeOut(fall)] if rise else []
        layers.append(text.with_effects(fades))
    length = line.duration_ms / 1000
    film = CompositeVideoClip(layers, size=(order.width_px, order.height_px)).with_duration(length)
    heard: list[Any] = [
        AudioFileClip(str(order.files[v.asset_id])).with_start(v.start_ms / 1000)
        for v in line.narration
    ]
    if line.music:
        music = AudioFileClip(str(order.files[line.music.asset_id]))
        heard.append(music.with_effects([afx.MultiplyVolume(0.3)]))
    if heard:
        film = film.with_audio(CompositeAudioClip(heard))
    profile = ffmpeg.video_arguments(order.fps, order.quality)
    preset, crf = profile[profile.index("-preset") + 1], profile[profile.index("-crf") + 1]
    film.write_videofile(
        str(out),
        fps=order.fps,
        codec="libx264",
        audio_codec="aac",
        preset=preset,
        ffmpeg_params=["-crf", crf, "-pix_fmt", "yuv420p", *_COLOUR, "-movflags", "+faststart"],
        threads=2,
        temp_audiofile_path=str(out.parent),
        logger=None,
    )
    for layer in [*layers, *heard]:
        layer.close()


def filtergraph_film(order: RenderOrder, out: Path) -> None:
    """Render with one ffmpeg process: xfade, overlay, amix."""
    line = order.timeline
    over = texts(order, out.parent)
    inputs: list[str] = []
    for clip in line.video:
        length = f"{clip.duration_ms / 1000}"
        inputs += ["-t", length, "-i", str(order.files[clip.asset_id or ""])]
    for path, start, end, _, _ in over:
        inputs += [
            "-loop",
            "1",
            "-framerate",
            str(order.fps),
            "-t",
            f"{end - start}",
            "-i",
            str(path),
        ]
    sounds = [order.files[v.asset_id] for v in line.narration]
    sounds += [order.files[line.music.asset_id]] if line.music else []
    for path in sounds:
        inputs += ["-i", str(path)]
    graph = _pictures(order, over) + _sounds(order, len(line.video) + len(over))
    ffmpeg.run(
        [
            *inputs,
            *("-filter_complex", ";".join(graph), "-map", "[film]", "-map", "[heard]"),
            *(
                "-t",
                str(line.duration_ms / 1000),
                *ffmpeg.video_arguments(order.fps, order.quality),
            ),
            *("-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", str(out)),
        ],
        "rendering a filter graph",
    )


def _pictures(order: RenderOrder, over: list[tuple[Path, float, float, float, float]]) -> list[str]:
    clips = order.timeline.video
    graph = [f"[{i}:v]settb=AVTB,fps={order.fps},format=yuv420p[v{i}]" for i in range(len(clips))]
    last = "v0"
    for index, clip in enumerate(clips[1:], 1):
        length, offset = clip.transition.duration_ms / 1000, clip.start_ms / 1000
        fade = f"xfade=transition=fade:duration={length}:offset={offset}"
        graph.append(f"[{last}][v{index}]{fade}[x{index}]")
        last = f"x{index}"
    for index, (_, start, end, rise, fall) in enumerate(over):
        fades = f"fade=in:st=0:d={rise}:alpha=1,fade=out:st={end - start - fall}:d={fall}:alpha=1,"
        shift = f"{fades if rise else ''}setpts=PTS+{start}/TB"
        graph.append(f"[{len(clips) + index}:v]format=rgba,{shift}[t{index}]")
        graph.append(f"[{last}][t{index}]overlay=0:0:eof_action=pass[o{index}]")
        last = f"o{index}"
    return [*graph, f"[{last}]format=yuv420p,{ffmpeg.COLOUR_FILTER}[film]"]


def _sounds(order: RenderOrder, first: int) -> list[str]:
    line = order.timeline
    graph: list[str] = []
    names = ""
    for index, voice in enumerate(line.narration):
        at = voice.start_ms
        graph.append(f"[{first + index}:a]adelay={at}|{at}[a{index}]")
        names += f"[a{index}]"
    count = len(line.narration)
    if line.music:
        graph.append(f"[{first + count}:a]volume=0.3[a{count}]")
        names += f"[a{count}]"
        count += 1
    return [*graph, f"{names}amix=inputs={count}:normalize=0[heard]"]
