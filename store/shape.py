"""What the dashboard sorts and filters by, derived from a document at each commit."""

from typing import Literal

from film.gaps import spoken
from film.project import Element, Project
from film.timeline import layout, ready

Status = Literal["draft", "planned", "making", "made", "rendered", "failed"]


def status(project: Project) -> Status:
    """How far the film is. Work under way counts most, then a render, then what is missing."""
    elements = _elements(project)
    takes = [t for e in elements for t in e.takes]
    if not project.scenes:
        return "draft"
    if any(t.state in ("pending", "running") for t in takes):
        return "making"
    if project.renders:
        return "rendered"
    needed = [s.picture for s in project.scenes]
    needed += [s.voice for s in project.scenes if spoken(s.narration)]
    if all(ready(e.take) for e in needed):
        return "made"
    failed = any(e.takes and e.takes[-1].state == "failed" and not e.chosen for e in elements)
    return "failed" if failed else "planned"


def poster(project: Project) -> str | None:
    """The asset that stands for the film: the chosen one, its newest render's, the first picture."""
    if project.poster_asset:
        return project.poster_asset
    for render in reversed(project.renders):
        if render.poster_id:
            return render.poster_id
    for scene in project.scenes:
        take = ready(scene.picture.take)
        if take:
            return take.poster_id or (take.asset_id if take.kind == "still" else None)
    return None


def columns(project: Project) -> tuple[str, str, Status, str, str | None, int, int]:
    """title, logline, status, aspect, poster_id, duration_ms, scene_count."""
    return (
        project.title,
        project.logline,
        status(project),
        project.settings.aspect,
        poster(project),
        layout(project).duration_ms,
        len(project.scenes),
    )


def _elements(project: Project) -> list[Element]:
    both = [e for s in project.scenes for e in (s.picture, s.voice)]
    return [*both, project.music.element]
