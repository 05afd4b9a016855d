"""How each model spells a wish and where it puts its file. One small function a model; no network."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from film.errors import Invalid, Unavailable
from film.project import Aspect

Body = dict[str, Any]


@dataclass(frozen=True)
class Ask:
    """A wish in our own words. `image_urls` are addresses of pictures the model may look at."""

    prompt: str
    aspect: Aspect = "16:9"
    width_px: int = 0
    height_px: int = 0
    length_ms: int = 0
    seed: int = 0
    image_urls: tuple[str, ...] = ()
    voice: str = ""
    language: str = "en"
    delivery: str = ""
    speed: float = 1.0

    @property
    def seconds(self) -> int:
        """The length in whole seconds, rounded up."""
        return -(-self.length_ms // 1000)


def sized_still(ask: Ask) -> Body:
    """FLUX and Z-Image: a size in px on sides divisible by 16, cut to the exact size afterwards."""
    size = {"width": -(-ask.width_px // 16) * 16, "height": -(-ask.height_px // 16) * 16}
    seed = ask.seed % 2**31
    return {"prompt": ask.prompt, "image_size": size, "seed": seed, "num_images": 1}


def shaped_still(ask: Ask) -> Body:
    """Nano Banana: a shape instead of a size, no seed; pictures to keep to when there are some."""
    body: Body = {"prompt": ask.prompt, "aspect_ratio": ask.aspect, "num_images": 1}
    return {**body, "image_urls": list(ask.image_urls)} if ask.image_urls else body


def text_seconds_clip(ask: Ask) -> Body:
    """Kling: seconds as text, no seed; the first picture decides the shape."""
    return {"prompt": ask.prompt, "image_url": ask.image_urls[0], "duration": str(ask.seconds)}


def seeded_clip(ask: Ask) -> Body:
    """Wan: as Kling, with a seed."""
    return {**text_seconds_clip(ask), "seed": ask.seed % 2**31}


def number_seconds_clip(ask: Ask) -> Body:
    """LTX-2: seconds as a number; its sound is of no use under a narration."""
    picture = ask.image_urls[0]
    return {
        "prompt": ask.prompt,
        "image_url": picture,
        "duration": ask.seconds,
        "generate_audio": False,
    }


def prompt_speech(ask: Ask) -> Body:
    """Kokoro: the text is called prompt."""
    return {"prompt": ask.prompt, "voice": ask.voice, "speed": round(ask.speed, 2)}


def directed(ask: Ask) -> str:
    """The words with how to say them before, as Eleven v3 takes it: "[slower, sadder] The end."."""
    wish = "".join(ch for ch in ask.delivery if ch.isalnum() or ch in " ,-'")[:80].strip()
    return f"[{wish}] {ask.prompt}" if wish else ask.prompt


def timed_speech(ask: Ask) -> Body:
    """ElevenLabs: tells when each letter is heard. Its speed is a matter of direction."""
    code = ask.language.split("-")[0].lower()
    return {"text": directed(ask), "voice": ask.voice, "timestamps": True, "language_code": code}


def seconds_music(ask: Ask) -> Body:
    """ACE-Step: never with a singer, who would talk over the narrator."""
    return {
        "prompt": ask.prompt,
        "duration": ask.seconds,
        "instrumental": True,
        "seed": ask.seed % 2**31,
    }


def total_music(ask: Ask) -> Body:
    """Stable Audio: the length is called seconds_total."""
    return {"prompt": ask.prompt, "seconds_total": ask.seconds, "seed": ask.seed % 2**31}


def plain_music(ask: Ask) -> Body:
    """CassetteAI: no seed."""
    return {"prompt": ask.prompt, "duration": ask.seconds}


def first_image(payload: Mapping[str, Any]) -> str:
    """`images[0].url`. Raises Invalid when the provider's own check has blackened it."""
    flags = payload.get("has_nsfw_concepts")
    if isinstance(flags, list) and any(flags):
        raise Invalid(
            "The picture model refused this scene: its result was marked as unsafe. Nothing was "
            "charged. Describe the scene differently and try again."
        )
    images = payload.get("images")
    return _url(images[0] if isinstance(images, list) and images else None)


def video(payload: Mapping[str, Any]) -> str:
    """`video.url`."""
    return _url(payload.get("video"))


def audio(payload: Mapping[str, Any]) -> str:
    """`audio.url`."""
    return _url(payload.get("audio"))


def audio_file(payload: Mapping[str, Any]) -> str:
    """`audio_file.url`."""
    return _url(payload.get("audio_file"))


def _url(file: object) -> str:
    if isinstance(file, dict) and isinstance(file.get("url"), str):
        return file["url"]
    raise Unavailable("fal.ai answered without a file. Try again.")
