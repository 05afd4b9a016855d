"""What the makers are asked for and what they give back. Bytes in, bytes out: no project, no credits."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from film.project import Aspect, Frozen, Quality
from film.shots import Shot
from film.timeline import Timeline

FPS = 30
WAYS = 4
"""In how many ways takes of one picture differ: a seed's remainder by it says which; 0 is the plain one."""


class Figure(Frozen):
    """A cast member as the picture maker needs them: always the same look for the same name."""

    name: str
    look: str = ""
    reference: Path | None = None


class PictureOrder(Frozen):
    """What a scene shows. `length_ms` is how long the clip must play; `seed` keeps a take's look.

    `shot` is how a language model has read `visual`; without one the maker reads for itself.
    `credits` is what was paid for it: a maker that is billed itself buys no more than that.
    """

    visual: str
    motion: str = ""
    style: str = "cinematic"
    tone: str = ""
    aspect: Aspect = "16:9"
    quality: Quality = "standard"
    length_ms: int = 5_000
    seed: int = 0
    film_seed: int = 0
    cast: tuple[Figure, ...] = ()
    reference: Path | None = None
    shot: Shot | None = None
    credits: int | None = None

    @property
    def references(self) -> tuple[Path, ...]:
        """Every picture that this one should look like: the film's own first, then the cast's."""
        given = (self.reference, *(figure.reference for figure in self.cast))
        return tuple(path for path in given if path is not None)


class VoiceOrder(Frozen):
    """Words to be spoken. `delivery` is a wish such as "slower, sadder"; `speed` 1.0 is natural."""

    text: str
    voice: str = "narrator"
    language: str = "en"
    delivery: str = ""
    speed: float = 1.0
    cast_voices: tuple[tuple[str, str], ...] = ()
    seed: int = 0


class MusicOrder(Frozen):
    """A cue of exactly `length_ms`. `beats_ms` are scene starts that the energy may follow."""

    mood: str = "calm"
    length_ms: int = 30_000
    beats_ms: tuple[int, ...] = ()
    seed: int = 0


class Made(BaseModel):
    """A file a maker made. `extras` are side files by role ("midi", "stems", "poster").

    `words` are caption timings on the file's own clock; `spend_usd` is what a provider billed.
    """

    model_config = ConfigDict(frozen=True)

    path: Path
    mime: str
    provider: str
    model: str
    offline: bool
    seed: int = 0
    width_px: int = 0
    height_px: int = 0
    duration_ms: int = 0
    words: tuple[tuple[str, int, int], ...] = ()
    spend_usd: float = 0.0
    extras: Mapping[str, Path] = {}
    notes: Mapping[str, Any] = {}


class Desk(Protocol):
    """Where a maker works: a folder to write in, somebody to report to, a memory that survives a crash.

    `folder` is a job's own and is named by the job's id.
    """

    folder: Path

    def report(self, step: str, fraction: float) -> None:
        """Say how far the step is, 0..1. Raises film.errors.Cancelled once the person has stopped it."""
        ...

    def remember(self, **facts: Any) -> None:
        """Keep facts durably before going on (a provider's request id, for one).

        Raises film.errors.Cancelled when the job is not this worker's any more.
        """
        ...

    @property
    def memory(self) -> Mapping[str, Any]:
        """What this job, or an earlier attempt at it, remembered, and what a door has noted for it."""
        ...


class PictureMaker(Protocol):
    """Makes a scene's still, and the clip that moves it.

    `still_share` is the part of the whole time that the still takes, about.
    """

    name: str
    offline: bool
    still_share: float

    def still(self, order: PictureOrder, desk: Desk) -> Made:
        """A PNG in the size of the order's aspect and quality."""
        ...

    def clip(self, order: PictureOrder, still: Made, desk: Desk) -> Made:
        """An H.264 MP4 without sound, at least `length_ms` long, in the media profile."""
        ...


class VoiceMaker(Protocol):
    """Speaks."""

    name: str
    offline: bool

    def voices(self) -> tuple[tuple[str, str], ...]:
        """Voices as (name, description)."""
        ...

    def speak(self, order: VoiceOrder, desk: Desk) -> Made:
        """A 48 kHz WAV with word timings. Raises Invalid for a language it cannot speak."""
        ...


class MusicMaker(Protocol):
    """Composes."""

    name: str
    offline: bool

    def compose(self, order: MusicOrder, desk: Desk) -> Made:
        """A 48 kHz stereo WAV of exactly the asked length, about -16 LUFS."""
        ...


class RenderOrder(BaseModel):
    """A film to assemble. `files` maps every asset id of the timeline to a local file."""

    model_config = ConfigDict(frozen=True)

    timeline: Timeline
    files: Mapping[str, Path]
    width_px: int
    height_px: int
    fps: int = FPS
    quality: Quality = "standard"
    captions: Literal["burned", "soft", "none"] = "burned"
    caption_style: str = "clean"
    language: str = "en"
    offline: bool = False
    models: tuple[str, ...] = ()
    description: str = ""


class Rendered(BaseModel):
    """A finished film file with its self-check. `spent_s` names the seconds of each stage."""

    model_config = ConfigDict(frozen=True)

    path: Path
    poster: Path
    duration_ms: int
    size_bytes: int
    reused_segments: int
    total_segments: int
    report: Mapping[str, Any]
    spent_s: Mapping[str, float] = {}


class Assembler(Protocol):
    """Joins clips, voices and music into one MP4, again only what changed."""

    def assemble(self, order: RenderOrder, desk: Desk) -> Rendered:
        """Raises Invalid when a file is damaged, Cancelled when stopped; never leaves half a film."""
        ...


class Intake(Protocol):
    """Checks untrusted files before anything else may touch them."""

    def admit(self, source: Path, desk: Desk) -> Made:
        """A clean picture, clip or sound made from an upload, or Invalid with the reason in a sentence."""
        ...


SIZES: Mapping[tuple[Aspect, Quality], tuple[int, int]] = {
    ("16:9", "draft"): (960, 540),
    ("16:9", "standard"): (1280, 720),
    ("16:9", "high"): (1920, 1080),
    ("9:16", "draft"): (540, 960),
    ("9:16", "standard"): (720, 1280),
    ("9:16", "high"): (1080, 1920),
    ("1:1", "draft"): (720, 720),
    ("1:1", "standard"): (960, 960),
    ("1:1", "high"): (1440, 1440),
}
"""Width and height in pixels that a quality means for each shape."""
