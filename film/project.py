"""The film document: one immutable value. Times are integer milliseconds; credits are integers.

An edit (film/edits.py) makes a new document from an old one; nothing here is changed in place.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from film.shots import Shot

Aspect = Literal["16:9", "9:16", "1:1"]
Quality = Literal["draft", "standard", "high"]
Part = Literal["visual", "audio", "music"]
TakeKind = Literal["still", "clip", "voice", "music"]
TakeState = Literal["pending", "running", "ready", "failed"]
TransitionKind = Literal["cut", "crossfade", "fade_black", "dip_white", "slide"]

Text = Annotated[str, Field(max_length=8_000)]
Percent = Annotated[int, Field(ge=0, le=200)]


class Frozen(BaseModel):
    """A value: compared by content, never changed in place, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Captions(Frozen):
    """Whether and how the narration is written on the picture."""

    enabled: bool = True
    style: str = "clean"


class Settings(Frozen):
    """Wishes for the whole film. `duration_ms` is what was asked, not what the scenes add up to."""

    aspect: Aspect = "16:9"
    duration_ms: int = 30_000
    style: str = "cinematic"
    tone: str = "warm"
    language: str = "en"
    voice: str = "narrator"
    quality: Quality = "standard"
    captions: Captions = Captions()
    narration_pct: Percent = 100
    narration_muted: bool = False
    title_card: bool = True


class Take(Frozen):
    """One result of making (or uploading) an element. `inputs` is the snapshot it was made from.

    `asset_id` is the picture, clip or sound; `poster_id` the still of a clip, `sound_id` what a clip
    itself sounds like; `price` is in credits; `duration_ms` is the length of the sound or clip, 0 for a still. `words` are
    caption timings of a voice: (word, start_ms, end_ms). `note` is what the maker says of it, such as
    how little of a reference picture it could use.
    """

    id: str
    kind: TakeKind
    inputs: dict[str, Any] = Field(default_factory=dict)
    inputs_hash: str = ""
    quality: Quality = "standard"
    asset_id: str | None = None
    poster_id: str | None = None
    sound_id: str | None = None
    provider: str = ""
    model: str = ""
    offline: bool = False
    seed: int = 0
    price: int = 0
    duration_ms: int = 0
    words: tuple[tuple[str, int, int], ...] = ()
    state: TakeState = "pending"
    error: str | None = None
    note: str = ""
    job_id: str | None = None
    made_at: datetime | None = None


class Element(Frozen):
    """A scene's picture or voice, or the music: all its takes, one of them chosen."""

    takes: tuple[Take, ...] = ()
    chosen: str | None = None
    locked: bool = False

    @property
    def take(self) -> Take | None:
        """The chosen take, if there is one."""
        return next((t for t in self.takes if t.id == self.chosen), None)


class Transition(Frozen):
    """How a scene follows the one before it. A cut has no length."""

    kind: TransitionKind = "crossfade"
    duration_ms: Annotated[int, Field(ge=0, le=2_000)] = 500


class Scene(Frozen):
    """One scene. `id` ("s4") is never reused; position is its place in `Project.scenes`.

    `style`, `tone` and `speaker` are this scene's own wishes; empty means the film's.
    `in_ms` is where in the clip the scene starts (trim and split); `duration_ms` is the asked
    length. `volume_pct` is the narration's, `clip_pct` that of a clip's own sound. `shot` is how a
    language model has read the description `shot.of`; it counts only while `visual` says just that.
    """

    id: Annotated[str, Field(pattern=r"^s\d{1,4}$")]
    title: Text = ""
    visual: Text = ""
    shot: Shot | None = None
    motion: Text = ""
    narration: Text = ""
    style: str = ""
    tone: str = ""
    speaker: str = ""
    delivery: str = ""
    duration_ms: Annotated[int, Field(ge=500, le=60_000)] = 5_000
    in_ms: Annotated[int, Field(ge=0)] = 0
    volume_pct: Percent = 100
    clip_pct: Percent = 100
    transition: Transition = Transition()
    picture: Element = Element()
    voice: Element = Element()


class Music(Frozen):
    """The film's music. `element` holds its takes."""

    mood: str = "calm"
    volume_pct: Percent = 60
    enabled: bool = True
    element: Element = Element()


class Character(Frozen):
    """Somebody who looks the same in every scene that names them."""

    id: str
    name: str
    look: Text = ""
    voice: str = ""
    reference_asset: str | None = None


class Render(Frozen):
    """A finished film file. `report` is the self-check of media/verify.py."""

    id: str
    asset_id: str
    poster_id: str | None = None
    quality: str = "standard"
    width_px: int = 0
    height_px: int = 0
    duration_ms: int = 0
    size_bytes: int = 0
    captions: Literal["burned", "soft", "none"] = "burned"
    offline: bool = False
    reused_segments: int = 0
    total_segments: int = 0
    revision: int = 0
    report: dict[str, Any] = Field(default_factory=dict)
    made_at: datetime | None = None


class Project(Frozen):
    """One film. `next_scene` and `next_take` count ids, so that no id is ever used twice.

    `reference_asset` is a picture all of the film's pictures should look like; `poster_asset` the
    frame a person chose to stand for the film.
    """

    id: str
    title: Text = "Untitled film"
    logline: Text = ""
    idea: Text = ""
    settings: Settings = Settings()
    cast: tuple[Character, ...] = ()
    scenes: tuple[Scene, ...] = ()
    music: Music = Music()
    renders: tuple[Render, ...] = ()
    reference_asset: str | None = None
    poster_asset: str | None = None
    next_scene: int = 1
    next_take: int = 1

    def scene(self, scene_id: str) -> Scene | None:
        """The scene with this id, or None."""
        return next((s for s in self.scenes if s.id == scene_id), None)

    def position(self, scene_id: str) -> int:
        """1-based place in the film; 0 when it is not in it."""
        return next((i for i, s in enumerate(self.scenes, 1) if s.id == scene_id), 0)


class Snapshot(Frozen):
    """A document as it stands: its revision and the last event that led to it.

    Events up to `log_starts_after` may have been forgotten.
    """

    project: Project
    revision: int
    last_seq: int = 0
    log_starts_after: int = 0
