"""What a person may want to say next: by stage, selection and what is out of date."""

from collections.abc import Collection, Sequence

from agent.context import Selection
from film.plan import owed
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
    if selection:
        said = _selected(project, selection[0])
    elif any(u.state == "running" for u in units):
        said = ["How far are we?", "Stop generating"]
    elif any(u.state == "missing" for u in units):
        said = [
            "Make the film",
            "What would it cost?",
            "Make it vertical",
            "Give it a watercolour look",
        ]
    elif any(u.state == "stale" for u in units):
        said = ["Update what is out of date", "Why is it out of date?", "Undo"]
    else:
        said = ["Export it in 1080p", "Make the music more hopeful", "Turn captions off", "Undo"]
    return said[:MOST]


def _selected(project: Project, selected: Selection) -> list[str]:
    number = project.position(selected.scene_id)
    if selected.part == "audio":
        return [
            "Use a deeper voice",
            "Slower",
            "Shorten the narration",
            f"Record scene {number} again",
        ]
    if selected.part == "music":
        return ["Make the music calmer", "Turn the music down", "Remove the music"]
    return ["Make this darker", "Another take", "Make it shorter", "Bring the camera closer"]
