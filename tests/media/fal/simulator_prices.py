"""What the simulated fal.ai sells: where a result's file is, of what sort, and what it bills in cents.

A price table of its own, so that Pixora's table has something to be wrong against.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sold:
    """An app: the output's key, the file's suffix, cents by the request's body."""

    key: str
    suffix: str
    cents: Callable[[dict[str, Any]], float]


CATALOGUE: dict[str, Sold] = {
    "fal-ai/z-image": Sold("images", "png", lambda b: 0.5 * megapixels(b)),
    "fal-ai/flux": Sold("images", "png", lambda b: 2.5 * megapixels(b)),
    "fal-ai/nano-banana": Sold("images", "png", lambda _: 3.9),
    "fal-ai/ltx-2": Sold("video", "mp4", lambda b: 4 * int(b["duration"])),
    "fal-ai/kling-video": Sold("video", "mp4", lambda b: 7 * int(b["duration"])),
    "fal-ai/wan": Sold("video", "mp4", lambda b: 10 * int(b["duration"])),
    "fal-ai/kokoro": Sold("audio", "wav", lambda b: 0.002 * len(b["prompt"])),
    "fal-ai/elevenlabs": Sold("audio", "wav", lambda b: 0.01 * len(b["text"])),
    "fal-ai/ace-step": Sold("audio", "wav", lambda b: 0.02 * b["duration"]),
    "fal-ai/stable-audio-25": Sold("audio", "wav", lambda _: 20),
    "cassetteai/music-generator": Sold("audio_file", "wav", lambda b: 2 * -(-b["duration"] // 60)),
}


def megapixels(body: dict[str, Any]) -> int:
    """Started megapixels of an image; one when no size is named."""
    size = body.get("image_size")
    return -(-size["width"] * size["height"] // 1_000_000) if isinstance(size, dict) else 1
