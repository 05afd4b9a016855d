"""What a person may want to say next: by stage, selection and what is out of date."""

from collections.abc import Collection, Sequence

from agent.context import Selection
from film.plan import Unit, owed
from film.pricing import PriceList
from film.project import Project

MOST = 4


def suggest(
    project: Project,
    prices: PriceList,
    running: Collection[str],
    selection: Sequence[Selection] = (),
) -> list[str]:
    """Up to four sentences that work as they stand."""
    if not project.scenes:
        return ["A 30 second film about a lighthouse keeper", "What can you do?"]
    units = owed(project, prices, running)
    said = _selected(project, units, selection[0]) if selection else _film(units)
    return said[:MOST]


def _film(units: Sequence[Unit]) -> list[str]:
    states = {u.state for u in units}
    if "running" in states:
        return ["How far are we?", "Stop generating"]
    if "missing" in states and states & {"ready", "stale"}:
        return ["Make what is missing", "What would it cost?", "Make it vertical"]
    if "missing" in states:
        return [
            "Make the film",
            "What would it cost?",
            "Make it vertical",
            "Give it a watercolour look",
        ]
    if "stale" in states:
        return ["Update what is out of date", "Why is it out of date?", "Undo"]
    return ["Export it in 1080p", "Make the music more hopeful", "Turn captions off", "Undo"]


def _selected(project: Project, units: Sequence[Unit], selected: Selection) -> list[str]:
    if selected.part == "music":
        return ["Make the music calmer", "Turn the music down", "Remove the music"]
    parts = (selected.part,) if selected.part else ("visual", "audio")
    states = {u.state for u in units if u.scene_id == selected.scene_id and u.part in parts}
    if "running" in states:
        return ["How far are we?", "Stop generating"]
    if "missing" in states:
        heard = ["Make this scene", "Shorten the narration", "Use a deeper voice"]
        seen = ["Make this scene", "Make it shorter", "Rewrite this scene", "Remove this scene"]
        return heard if selected.part == "audio" else seen
    old = ["Update what is out of date"] if "stale" in states else []
    if selected.part == "audio":
        number = project.position(selected.scene_id)
        return [
            *old,
            "Use a deeper voice",
            "Slower",
            "Shorten the narration",
            f"Record scene {number} again",
        ]
    return [*old, "Make this darker", "Another take", "Make it shorter", "Bring the camera closer"]
