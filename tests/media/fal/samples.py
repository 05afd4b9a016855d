"""The files the simulated fal.ai gives as results."""

from pathlib import Path

import numpy as np
from PIL import Image

from media import ffmpeg, sound


def sample_files(folder: Path) -> dict[str, Path]:
    """A picture, a clip of 2 s and a sound of 2 s, by suffix."""
    files = {suffix: folder / f"sample.{suffix}" for suffix in ("png", "mp4", "wav")}
    noise = np.random.default_rng(1).integers(0, 255, (90, 160, 3), np.uint8)
    Image.fromarray(noise).resize((640, 360)).save(files["png"])
    source = ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=2"]
    codec = ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-movflags", "+faststart"]
    ffmpeg.run([*source, *codec, str(files["mp4"])], "making a sample")
    tone = np.sin(np.arange(2 * sound.RATE) * 0.05).astype(np.float32)[:, None] * 0.3
    tone[: sound.RATE // 4] = 0
    sound.write_wav(files["wav"], tone)
    return files
