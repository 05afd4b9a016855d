"""What the HTTP doors take and give. Documents and events are film/'s own models."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from film.plan import Unit
from film.ports import Job
from film.pricing import Line
from film.project import Aspect, Part, Project, Quality
from film.timeline import Timeline
from film.words import OR_BLANK, Title
from tools.direct_edits import Edit


class Body(BaseModel):
    """A request body: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """An error as RFC 9457 problem details, with a `code` for programs."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    details: dict[str, Any] = {}


class NewFilm(Body):
    """A new film. With an `idea` its breakdown is written at once."""

    idea: Annotated[str | None, Field(max_length=8_000)] = None
    title: Title | None = None
    aspect_ratio: Aspect | None = None
    duration_s: Annotated[int | None, Field(ge=5, le=600)] = None
    style: Annotated[str | None, Field(max_length=200), OR_BLANK] = None
    tone: Annotated[str | None, Field(max_length=200), OR_BLANK] = None
    voice: Annotated[str | None, Field(max_length=200), OR_BLANK] = None
    language: Annotated[str | None, Field(max_length=40), OR_BLANK] = None
    quality: Quality | None = None


class PosterChoice(Body):
    """A moment of a finished film."""

    render_id: Annotated[str, Field(max_length=80)]
    at_ms: Annotated[int, Field(ge=0, le=3_600_000)]


class Film(BaseModel):
    """A film as it stands: document, derived timeline, jobs under way, balance.

    `note` comes with a new film: what its writer says beside it, such as the language it wrote in.
    """

    project: Project
    revision: int
    last_seq: int
    timeline: Timeline
    jobs: list[Job]
    balance: int
    reserved: int
    note: str = ""


class PriceLine(BaseModel):
    """One row of the price table: `credits_each` for each started `unit_ms`."""

    part: Part
    quality: Quality
    credits_each: int
    unit_ms: int


class FilmCard(BaseModel):
    """A film on the dashboard. `needs_you`: an approval waits, or a job failed."""

    id: str
    title: str
    logline: str = ""
    status: Literal["draft", "planned", "making", "made", "rendered", "failed"] = "draft"
    updated_at: datetime
    created_at: datetime
    duration_ms: int = 0
    scene_count: int = 0
    poster_url: str | None = None
    needs_you: bool = False
    progress: float | None = None


class Statistics(BaseModel):
    """Figures over all films of the user."""

    films: int = 0
    scenes: int = 0
    renders: int = 0
    rendered_ms: int = 0
    takes: int = 0
    credits_spent: int = 0


class FilmList(BaseModel):
    """A page of films. `next` is the cursor of the next page."""

    items: list[FilmCard]
    next: str | None = None
    stats: Statistics


class FilmPatch(Body):
    """What the dashboard changes of a film."""

    title: Title | None = None
    deleted: Literal[False] | None = Field(default=None, description="False brings it back.")


class Edits(Body):
    """Direct edits, made in order, all or none."""

    edits: Annotated[list[Edit], Field(min_length=1, max_length=100)]


class Plan(BaseModel):
    """The work owed with its price."""

    units: list[Unit]
    items: list[Line]
    total: int
    balance: int
    eta_s: int
    eta_slow_s: int
    notes: list[str]
    quality: Quality


class RevisionInfo(BaseModel):
    """One change in the film's history."""

    number: int
    run_id: str | None
    author: str
    summary: str
    at: datetime
    kind: str
    turn: str = Field(default="", description="What the assistant's whole turn did, in its words.")


class AssetIds(Body):
    """Assets to link."""

    asset_ids: Annotated[list[str], Field(max_length=500)]


class Links(BaseModel):
    """Asset id -> address that works without a token for an hour."""

    urls: dict[str, str]


class Peaks(BaseModel):
    """Loudness of a sound, 0..100, `per_s` values a second; of music also when its beats fall."""

    peaks: list[int]
    per_s: int
    beats_ms: list[int]


class Filmstrip(BaseModel):
    """Frames of a clip side by side in one JPEG."""

    url: str
    frames: int
    width_px: int
    height_px: int


class Download(BaseModel):
    """A render with addresses to play and to save it."""

    render_id: str
    url: str
    download_url: str
    poster_url: str | None


class Example(BaseModel):
    """An example film on the landing page, made by this engine on this host."""

    id: str
    title: str
    idea: str
    url: str
    poster_url: str
    duration_ms: int
    aspect: Aspect


class Examples(BaseModel):
    """Example films, empty until they are made."""

    items: list[Example]


class Voice(BaseModel):
    """A narrator to choose."""

    name: str
    description: str


class Choices(BaseModel):
    """What the controls offer."""

    styles: list[str]
    tones: list[str]
    moods: list[str]
    voices: list[Voice]
    languages: list[str]
    offline: dict[str, bool] = Field(description="Which parts are the embedded, offline ones.")
    model: str
    prices: list[PriceLine]


class Uploaded(BaseModel):
    """An upload that became a take."""

    take_id: str
    revision: int


class Health(BaseModel):
    """`ok`, or which part does not answer."""

    status: Literal["ok", "degraded"]
    parts: dict[str, str] = {}
