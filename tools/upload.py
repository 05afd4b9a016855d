"""A person's own file as a take. It is chosen at once: that is why they brought it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from film import takes
from film.errors import Invalid, Locked
from film.plan import digest, inputs_of
from film.ports import Asset, Work
from film.project import Part, Project, Take, TakeKind
from tools.call import Call
from tools.results import Changed

HOLDS = {"image": "a picture", "video": "a clip", "audio": "only sound"}


@dataclass(frozen=True)
class Upload:
    """A kept, checked file; of a clip also what it sounds like and its first picture."""

    asset: Asset
    sound: Asset | None = None
    poster: Asset | None = None


class Added(Changed):
    """The take an upload became."""

    take_id: str


async def add_upload(
    call: Call, upload: Upload, scene_id: str | None, part: Part, title: str
) -> Added:
    """Add somebody's own file as the chosen take.

    Raises Invalid when the file does not fit the part, Locked when its take is kept.
    """
    asset = upload.asset
    kind = kind_of(asset.mime, part)
    poster = asset if kind == "still" else upload.poster

    async def body(work: Work) -> Added:
        refuse_place(work.project, scene_id, part)
        inputs = inputs_of(work.project, scene_id, part)
        take = Take(
            id="new",
            kind=kind,
            inputs=inputs,
            inputs_hash=digest(inputs),
            quality="high",
            asset_id=asset.id,
            poster_id=poster.id if poster else None,
            sound_id=upload.sound.id if upload.sound else None,
            provider="upload",
            model=title,
            duration_ms=asset.duration_ms,
            state="ready",
            made_at=datetime.now(UTC),
        )
        work.project, take = takes.add(work.project, scene_id, part, take)
        work.project = takes.choose(work.project, scene_id, part, take.id)
        return Added(summary=f"{title} is the {part} now.", take_id=take.id)

    return await call.write(Added, body)


def refuse_place(project: Project, scene_id: str | None, part: Part) -> None:
    """NotFound for a scene that is not there, Locked for a take that is kept."""
    if takes.element(project, scene_id, part).locked:
        raise Locked(f"The {takes.NAMES[part]} is locked. Unlock it first.")


def kind_of(mime: str, part: Part) -> TakeKind:
    """The kind of take a file is for a part. Raises Invalid: it does not fit; what does."""
    major = mime.split("/")[0]
    if part == "visual" and major in ("image", "video"):
        return "still" if major == "image" else "clip"
    if part != "visual" and major == "audio":
        return "voice" if part == "audio" else "music"
    is_, wanted, them = HOLDS[major], "a picture or a clip", "PNG, JPEG or MP4"
    if part != "visual":
        wanted, them = "a sound", "WAV, MP3 or M4A"
    raise Invalid(
        f"That file holds {is_}; the {takes.NAMES[part]} needs {wanted}. Choose a file such as {them}."
    )
