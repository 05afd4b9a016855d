"""A film to measure the assembler with: clips drawn cheaply in the media profile, murmuring voices, a hum."""

from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from film.making import RenderOrder
from film.project import Transition
from film.timeline import MusicClip, Timeline, VideoClip, VoiceClip
from media import ffmpeg, sound
from media.assembly.remux import Part, Wrapping, join

W, H, FPS = 1280, 720, 30
SCENE_MS, BLEND_MS, DRAWN = 5_500, 500, 9
FRAMES = SCENE_MS * FPS // 1000
_GOP = FPS // 2
_LINES = (
    "Every evening the keeper climbs the hundred and twelve steps to the light.",
    "Nobody has come ashore here since the winter of the long storm.",
    "Tonight something large is moving under the black water of the bay.",
    "It is singing, very softly, and the lamp begins to answer.",
)


class BenchFilm:
    """`scenes` scenes of 5.5 s with half a second of crossfade, a voice each, music and a title."""

    def __init__(
        self, folder: Path, scenes: int, captions: Literal["burned", "soft"] = "soft"
    ) -> None:
        self.folder = folder
        self.scenes = scenes
        self.captions: Literal["burned", "soft"] = captions
        folder.mkdir(exist_ok=True)

    def order(self, changed: str = "") -> RenderOrder:
        """The film; `changed` first, middle or last has another clip in that scene."""
        at = {"first": 0, "middle": self.scenes // 2, "last": self.scenes - 1}.get(changed, -1)
        files = {f"v{i}": self._voice(i) for i in range(len(_LINES))}
        files |= {f"c{i}": self._clip(i) for i in range(self.scenes)}
        files |= {"other": self._clip(1000 + max(at, 0)), "m": self._music()}
        video = tuple(self._scene(i, "other" if i == at else f"c{i}") for i in range(self.scenes))
        length = video[-1].start_ms + SCENE_MS
        line = Timeline(
            title="The Keeper of the Light",
            title_card=True,
            duration_ms=length,
            video=video,
            narration=tuple(self._says(c, i) for i, c in enumerate(video)),
            music=MusicClip(start_ms=0, duration_ms=length, asset_id="m", volume_pct=60),
        )
        return RenderOrder(
            timeline=line,
            files=files,
            width_px=W,
            height_px=H,
            fps=FPS,
            captions=self.captions,
            offline=True,
        )

    def _scene(self, index: int, asset: str) -> VideoClip:
        blend = BLEND_MS if index else 0
        return VideoClip(
            scene_id=f"s{index + 1}",
            title=f"Scene {index + 1}",
            start_ms=index * (SCENE_MS - BLEND_MS),
            duration_ms=SCENE_MS,
            in_ms=0,
            transition=Transition(kind="crossfade" if index else "cut", duration_ms=blend),
            asset_id=asset,
        )

    def _says(self, clip: VideoClip, index: int) -> VoiceClip:
        return VoiceClip(
            scene_id=clip.scene_id,
            start_ms=clip.start_ms + 250,
            duration_ms=4_300,
            asset_id=f"v{index % len(_LINES)}",
            volume_pct=100,
            text=_LINES[index % len(_LINES)],
        )

    def _clip(self, index: int) -> Path:
        """One of nine drawn clips, its half seconds in another order for each index: no encoding."""
        path = self.folder / f"clip{index}.mp4"
        if not path.exists():
            drawn = self._drawn(index % DRAWN)
            turn = index // DRAWN % (FRAMES // _GOP)
            starts = [(turn + i) % (FRAMES // _GOP) * _GOP for i in range(FRAMES // _GOP)]
            parts = [Part.of(drawn, start, _GOP, FPS) for start in starts]
            title = {"title": f"clip {index}"}
            join(parts, Wrapping(metadata=title), FPS, 2, path, lambda: None)
        return path

    def _drawn(self, hue: int) -> Path:
        path = self.folder / f"drawn{hue}.mp4"
        if not path.exists():
            with ffmpeg.clip_writer(path, W, H, FPS, "standard") as clip:
                for index in range(FRAMES):
                    clip.write(self._picture(hue, index))
        return path

    @cached_property
    def _ground(self) -> np.ndarray:
        """A cloudy texture, twice as wide as the picture, to look at through a moving window."""
        noise = np.random.default_rng(7).standard_normal((H, W * 2)).astype(np.float32)
        spectrum = np.fft.rfft2(noise)
        rows, columns = np.fft.fftfreq(H)[:, None], np.fft.rfftfreq(W * 2)[None, :]
        spectrum /= np.maximum(np.hypot(rows, columns), 1e-3) ** 1.4
        cloud = np.fft.irfft2(spectrum)
        return 60 + 130 * (cloud - cloud.min()) / np.ptp(cloud)

    def _picture(self, hue: int, index: int) -> np.ndarray:
        planes = np.empty((H * 3 // 2, W), np.uint8)
        shift = (index * 2 + hue * 90) % W
        planes[:H] = self._ground[:, shift : shift + W]
        x, y = (index * 7 + hue * 130) % (W - 200), 200 + int(120 * np.sin(index / 14 + hue))
        planes[y : y + 160, x : x + 160] = 225
        planes[H:] = 128
        chroma = planes[H:].reshape(2, H // 2, W // 2)
        chroma[0], chroma[1] = 100 + hue * 7, 160 - hue * 9
        return planes

    def _voice(self, index: int) -> Path:
        path = self.folder / f"voice{index}.wav"
        if not path.exists():
            at = np.arange(sound.samples(4_300)) / sound.RATE
            syllables = np.clip(np.sin(2 * np.pi * 3.5 * at) + 0.4, 0, 1)
            pitch = 120 + 20 * index
            wave = sum(np.sin(2 * np.pi * pitch * k * at) / k for k in range(1, 8)) * syllables
            sound.write_wav(path, (0.12 * wave[:, None]).astype(np.float32))
        return path

    def _music(self) -> Path:
        length = self.scenes * (SCENE_MS - BLEND_MS) + BLEND_MS
        path = self.folder / f"music{length}.wav"
        if not path.exists():
            at = np.arange(sound.samples(length)) / sound.RATE
            chord = sum(np.sin(2 * np.pi * f * at) for f in (110, 138.6, 164.8, 220)) * 0.08
            swell = 0.7 + 0.3 * np.sin(2 * np.pi * at / 7)
            both = np.repeat((chord * swell)[:, None], 2, axis=1)
            sound.write_wav(path, both.astype(np.float32))
        return path
