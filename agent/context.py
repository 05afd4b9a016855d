"""What the assistant sees: the film as compact JSON, the selection in full, the rest short."""

import json
from collections.abc import Sequence
from typing import Any, Literal

from film.plan import expected_ms, owed
from film.ports import Balance, Job
from film.pricing import PriceList
from film.project import Element, Frozen, Part, Project, Scene
from film.timeline import layout, ready

SHORT = 160
"""Characters of a text that is not selected."""
FENCE = "~~~film-state"
Status = Literal["draft", "generating", "done"]


class Selection(Frozen):
    """An element the person has selected; `part` None is the whole scene."""

    scene_id: str
    part: Part | None = None


def describe(
    project: Project,
    prices: PriceList,
    balance: Balance,
    jobs: Sequence[Job] = (),
    selection: Sequence[Selection] = (),
    at_ms: int | None = None,
) -> dict[str, Any]:
    """The film as the assistant sees it. Texts in it are data, whoever wrote them."""
    running = {j.order.unit for j in jobs if j.state in ("queued", "running")}
    chosen = {s.scene_id for s in selection}
    units = owed(project, prices, running)
    starts = {clip.scene_id: clip.start_ms for clip in layout(project).video}
    told = {
        "also_selected": [_selected(s) for s in selection[1:]] or None,
        "playhead_s": round(at_ms / 1000, 1) if at_ms is not None else None,
        "project": _film(project, balance),
        "scenes": [
            _scene(project, s, running, s.id in chosen, starts.get(s.id, 0)) for s in project.scenes
        ],
        "stale": {u.name: u.reason for u in units if u.state == "stale"} or None,
        "to_make_credits": sum(u.credits for u in units if u.state in ("missing", "stale")),
    }
    first = _selected(selection[0]) if selection else None
    return {"selected": first, **{n: value for n, value in told.items() if value is not None}}


def fenced(state: dict[str, Any]) -> str:
    """The state as one fenced JSON block: nothing in it can close the fence."""
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("~", "\\u007e")
    return f"{FENCE}\n{text}\n~~~"


def unfenced(text: str) -> dict[str, Any] | None:
    """The state found in a prompt, for a model that runs in this process."""
    start = text.rfind(FENCE)
    if start < 0:
        return None
    body = text[start + len(FENCE) :].split("~~~", 1)[0]
    return json.loads(body)


def _selected(selection: Selection) -> dict[str, Any]:
    kind = selection.part or "scene"
    return {"scene_id": selection.scene_id, "kind": kind} if selection.scene_id else {"kind": kind}


def _film(project: Project, balance: Balance) -> dict[str, Any]:
    settings, music = project.settings, project.music
    told = {
        "title": project.title,
        "logline": project.logline[:SHORT],
        "aspect_ratio": settings.aspect,
        "duration_s": round(sum(expected_ms(s) for s in project.scenes) / 1000),
        "style": settings.style,
        "tone": settings.tone,
        "language": settings.language,
        "voice": settings.voice,
        "quality": settings.quality,
        "captions": settings.captions.enabled,
        "music": {
            "mood": music.mood,
            "volume": min(1.0, music.volume_pct / 100),
            "enabled": music.enabled,
        },
        "credits": balance.available,
        "cast": {c.name: c.look[:SHORT] for c in project.cast},
    }
    return {name: value for name, value in told.items() if value not in ("", {})}


def _scene(
    project: Project, scene: Scene, running: set[str], whole: bool, start_ms: int
) -> dict[str, Any]:
    cut = None if whole else SHORT
    parts = (("visual", scene.picture), ("audio", scene.voice))
    fields: dict[str, Any] = {
        "position": project.position(scene.id),
        "id": scene.id,
        "title": scene.title[:80],
        "visual": scene.visual[:cut],
        "narration": scene.narration[:cut],
        "duration_s": round(expected_ms(scene) / 1000, 1),
        "starts_s": round(start_ms / 1000, 1),
        "status": _status(scene, running),
    }
    told = {
        "visual_versions": _versions(scene.picture),
        "audio_versions": _versions(scene.voice),
        "style": scene.style,
        "locked": [name for name, element in parts if element.locked],
        "failed": {name: why for name, element in parts if (why := _failure(element))},
        **(_rest(scene) if whole else {}),
    }
    return {**fields, **{name: value for name, value in told.items() if value}}


def _rest(scene: Scene) -> dict[str, Any]:
    """What is told of a selected scene only."""
    return {
        "motion": scene.motion,
        "tone": scene.tone,
        "voice": scene.speaker,
        "delivery": scene.delivery,
        "volume_pct": scene.volume_pct,
        "transition": scene.transition.kind,
    }


def _failure(element: Element) -> str:
    """Why the newest take failed; empty when it did not."""
    last = element.takes[-1] if element.takes else None
    return (last.error or "")[:SHORT] if last and last.state == "failed" else ""


def _status(scene: Scene, running: set[str]) -> Status:
    if {f"{scene.id}.visual", f"{scene.id}.audio"} & running:
        return "generating"
    return "done" if ready(scene.picture.take) else "draft"


def _versions(element: Element) -> int:
    return sum(t.state == "ready" for t in element.takes)
