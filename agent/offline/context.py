"""What the director sees of a film, and what it decided. Liberal: extra and missing fields are fine."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Part = Literal["visual", "audio", "music"]


class Seen(BaseModel):
    """Base of everything that is read from outside."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Selected(Seen):
    """What the person has clicked on. `kind` or `part` may say visual or audio."""

    scene_id: str | None = None
    kind: str | None = None
    part: str | None = None


class ProjectSeen(Seen):
    """Settings of the film. `captions`, `music` and `credits` come in several shapes."""

    title: str = ""
    aspect_ratio: str = "16:9"
    duration_s: float | None = None
    style: str | None = ""
    tone: str | None = ""
    captions: Any = None
    music: Any = None
    credits: Any = None


class SceneSeen(Seen):
    """One scene. `visual_versions` and `audio_versions` count its takes."""

    id: str
    position: int = 0
    title: str = ""
    visual: str = ""
    narration: str = ""
    duration_s: float = 5.0
    status: str = "draft"
    visual_versions: int = 0
    audio_versions: int = 0

    @field_validator("title", "visual", "narration", mode="before")
    @classmethod
    def text_or_nothing(cls, value: Any) -> str:
        """A missing text is an empty one."""
        return "" if value is None else str(value)

    @field_validator("visual_versions", "audio_versions", mode="before")
    @classmethod
    def how_many(cls, value: Any) -> int:
        """A list of takes counts as its length."""
        return len(value) if isinstance(value, list | tuple) else int(value or 0)  # pyright: ignore[reportUnknownArgumentType]


class Past(Seen):
    """What was said and done before in the conversation: the newest last."""

    scene_ids: tuple[str, ...] = ()
    tool: str | None = None
    args: dict[str, Any] = Field(default_factory=dict)


class Context(Seen):
    """The film as the director sees it while it reads one message."""

    selected: Selected | None = None
    also_selected: tuple[Selected, ...] = ()
    project: ProjectSeen = ProjectSeen()
    scenes: tuple[SceneSeen, ...] = ()
    history: tuple[Past, ...] = ()

    @property
    def ordered(self) -> tuple[SceneSeen, ...]:
        """Scenes in film order, whatever order they came in."""
        return tuple(sorted(self.scenes, key=lambda s: s.position))

    @property
    def ids(self) -> tuple[str, ...]:
        """Scene ids in film order."""
        return tuple(s.id for s in self.ordered)

    def scene(self, scene_id: str) -> SceneSeen | None:
        """The scene with this id."""
        return next((s for s in self.scenes if s.id == scene_id), None)

    @property
    def selected_id(self) -> str | None:
        """The selected scene, if it is really in the film."""
        chosen = self.selected.scene_id if self.selected else None
        return chosen if chosen in {s.id for s in self.scenes} else None

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """All scenes that are selected, in film order."""
        chosen = {self.selected_id, *(s.scene_id for s in self.also_selected)}
        return tuple(i for i in self.ids if i in chosen) if self.selected_id else ()

    @property
    def selected_part(self) -> str:
        """`visual`, `audio`, `music`, `scene` or an empty string."""
        if self.selected is None:
            return ""
        word = (self.selected.part or self.selected.kind or "").lower()
        names = {"picture": "visual", "image": "visual", "clip": "visual", "video": "visual"}
        names |= {"voice": "audio", "narration": "audio"}
        word = names.get(word, word)
        return word if word in ("visual", "audio", "music") else "scene" if self.selected_id else ""

    @property
    def length_s(self) -> float:
        """The film's length: the scenes' sum, or what was asked when there are none."""
        return sum(s.duration_s for s in self.scenes) or float(self.project.duration_s or 0)


class Call(BaseModel):
    """One tool call."""

    tool: str
    args: dict[str, Any] = Field(default_factory=dict)


class Guess(BaseModel):
    """A clickable answer: what to say next, or the call it stands for."""

    label: str
    utterance: str | None = None
    call: Call | None = None


class Decision(BaseModel):
    """Calls in order, or none and a reply. `confidence` is between 0 and 1."""

    calls: list[Call] = Field(default_factory=list[Call])
    reply: str = ""
    confidence: float = 1.0
    intent: str = ""
    guesses: list[Guess] = Field(default_factory=list[Guess])
