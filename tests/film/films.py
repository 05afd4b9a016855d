"""Films to test with: small, whole, and made by the same edits the product uses."""

from film import edits, takes
from film.plan import digest, inputs_of
from film.project import Part, Project, Scene, Take, TakeKind

KINDS: dict[Part, TakeKind] = {"visual": "clip", "audio": "voice", "music": "music"}


def film(scenes: int = 3) -> Project:
    """A film with written scenes and nothing made."""
    drafts = [
        Scene(
            id="s1",
            title=f"Title {i}",
            visual=f"A lighthouse at dusk, number {i}",
            narration=f"These are the words of scene {i}.",
            duration_ms=5_000,
        )
        for i in range(scenes)
    ]
    return edits.rewrite(Project(id="film-1"), drafts, title="The Keeper")


def made(
    project: Project, scene_id: str | None, part: Part, duration_ms: int = 5_000, **fields: object
) -> Project:
    """The film with a finished take of a part, as a worker leaves it."""
    inputs = inputs_of(project, scene_id, part)
    take = Take(
        id="new",
        kind=KINDS[part],
        inputs=inputs,
        inputs_hash=digest(inputs),
        asset_id=f"asset-{project.next_take}",
        duration_ms=duration_ms,
        state="ready",
        **fields,
    )
    project, take = takes.add(project, scene_id, part, take)
    return takes.choose(project, scene_id, part, take.id)


def finished(scenes: int = 3) -> Project:
    """A film with everything made."""
    project = film(scenes)
    for scene in project.scenes:
        project = made(project, scene.id, "audio", 2_000)
        project = made(project, scene.id, "visual", 6_000)
    return made(project, None, "music", 60_000)
