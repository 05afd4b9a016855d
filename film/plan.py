"""The work a film owes: derived from the document, never stored.

`owed` compares what each element's chosen take was made from with what it would be made from
now. The button's label, the quote, the approval card and the order all come from this function.
"""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from film.gaps import spoken
from film.limits import Wish
from film.paces import Paces, Queue
from film.pricing import PriceList
from film.project import Element, Frozen, Part, Project, Quality, Scene, Take
from film.timeline import BREATH_MS, layout, scene_ms

State = Literal["missing", "stale", "running", "blocked", "ready"]
RANK: Mapping[Quality, int] = {"draft": 0, "standard": 1, "high": 2}
WORDS_PER_S = 2.3
"""A calm narrator's pace; the writer keeps below it."""


class Unit(Frozen):
    """One thing to make. `inputs` is what it would be made from, `credits` what that costs.

    `quality` is what it would be made in, `maker` who would make it.
    `eta_s` and `eta_slow_s` are the median and what nine of ten stay below. `refusal` says why the
    makers in use cannot make it (its state is "blocked" then), `notes` what else is good to know.
    """

    scene_id: str | None
    part: Part
    state: State
    reason: str = ""
    credits: int = 0
    eta_s: int = 0
    eta_slow_s: int = 0
    queue: Queue = "media"
    refusal: str = ""
    notes: tuple[str, ...] = ()
    inputs: dict[str, Any] = {}
    inputs_hash: str = ""
    quality: Quality = "standard"
    maker: str = ""

    @property
    def name(self) -> str:
        """A name such as "s3.visual", or "music"."""
        return f"{self.scene_id}.{self.part}" if self.scene_id else self.part

    @property
    def work(self) -> str:
        """A hash of this work at this price: what, from what, how good, by whom, for how much."""
        facts = (self.name, self.inputs_hash, self.quality, self.maker, self.credits)
        return digest({"work": facts})


def digest(inputs: Mapping[str, Any]) -> str:
    """A short content hash of JSON inputs; half a character, which some clients send, has one too."""
    text = json.dumps(inputs, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


PRONOUN = re.compile(r"\b(?:she|he)\b", re.IGNORECASE)


def visual_inputs(project: Project, scene: Scene) -> dict[str, Any]:
    """Everything a scene's picture depends on."""
    text = f"{scene.title} {scene.visual} {scene.narration}".lower()
    named = [c for c in project.cast if c.name and c.name.lower() in text]
    if not named and len(project.cast) == 1 and PRONOUN.search(scene.visual):
        named = list(project.cast)  # "she draws at her desk" is the only one there is
    # Named only where there is one: films without a reference keep the hashes of their takes.
    reference = {"reference": project.reference_asset} if project.reference_asset else {}
    return {
        **reference,
        "visual": scene.visual,
        "motion": scene.motion,
        "style": project.settings.style,
        "look": scene.style,
        "tone": scene.tone or project.settings.tone,
        "aspect": project.settings.aspect,
        "cast": [[c.name, c.look, c.reference_asset] for c in named],
    }


def audio_inputs(project: Project, scene: Scene) -> dict[str, Any]:
    """Everything a scene's narration depends on."""
    return {
        "text": scene.narration,
        "voice": scene.speaker or project.settings.voice,
        "language": project.settings.language,
        "delivery": scene.delivery,
        "tone": scene.tone or project.settings.tone,
        "cast_voices": [[c.name, c.voice] for c in project.cast if c.voice],
    }


def music_inputs(project: Project) -> dict[str, Any]:
    """What the music depends on. Its length is checked apart, so that a trim does not age it."""
    return {"mood": project.music.mood}


def inputs_of(project: Project, scene_id: str | None, part: Part) -> dict[str, Any]:
    """The inputs of one unit as the document stands."""
    scene = project.scene(scene_id) if scene_id else None
    if part == "music" or scene is None:
        return music_inputs(project)
    return visual_inputs(project, scene) if part == "visual" else audio_inputs(project, scene)


def spoken_ms(text: str) -> int:
    """About how long the words take to speak."""
    return round(len(spoken(text).split()) / WORDS_PER_S * 1000)


def expected_ms(scene: Scene) -> int:
    """A scene's length before its voice is recorded: asked, or the words' own time."""
    if scene.voice.take and scene.voice.take.state == "ready":
        return scene_ms(scene)
    needed = spoken_ms(scene.narration) + BREATH_MS if scene.narration else 0
    return max(scene.duration_ms, needed)


def owed(
    project: Project,
    prices: PriceList,
    running: Collection[str] = (),
    quality: Quality | None = None,
    paces: Paces | None = None,
) -> list[Unit]:
    """Every unit of the film with its state. `running` holds names of units with a job under way."""
    asked = quality or project.settings.quality
    desk = _Survey(project, prices, running, asked, paces or Paces())
    units: list[Unit] = []
    for scene in project.scenes:
        if spoken(scene.narration):
            units.append(desk.audio(scene))
        units.append(desk.visual(scene))
    if project.music.enabled and project.scenes:
        units.append(desk.music())
    return units


def stale(project: Project, prices: PriceList) -> list[str]:
    """Names of units whose chosen take no longer fits the document."""
    return [u.name for u in owed(project, prices) if u.state == "stale"]


def ahead(units: Collection[Unit]) -> list[Unit]:
    """The units that still have to be ordered."""
    return [u for u in units if u.state in ("missing", "stale")]


@dataclass(frozen=True)
class _Survey:
    project: Project
    prices: PriceList
    running: Collection[str]
    quality: Quality
    paces: Paces

    def visual(self, scene: Scene) -> Unit:
        inputs = visual_inputs(self.project, scene)
        needs_ms = scene.in_ms + expected_ms(scene)
        take = scene.picture.take
        why = why_not(take, inputs, self.quality)
        if not why and take and take.kind == "clip" and take.duration_ms + 500 < needs_ms:
            why = "the scene is longer than its clip"
        unit = Unit(scene_id=scene.id, part="visual", state="ready", reason=why, inputs=inputs)
        if not scene.visual.strip():
            blocked = {"state": "blocked", "reason": "describe what is seen first"}
            return unit.model_copy(update=blocked)
        references = bool(inputs.get("reference"))
        references += sum(bool(reference) for *_, reference in inputs["cast"])
        wish = Wish(aspect=inputs["aspect"], length_ms=needs_ms, references=references)
        return self._finish(unit, scene.picture, wish)

    def audio(self, scene: Scene) -> Unit:
        inputs = audio_inputs(self.project, scene)
        why = why_not(scene.voice.take, inputs, None)
        unit = Unit(scene_id=scene.id, part="audio", state="ready", reason=why, inputs=inputs)
        words, language = scene.narration, inputs["language"]
        wish = Wish(
            length_ms=spoken_ms(words),
            letters=len(words),
            language=language,
            direction=inputs["delivery"],
        )
        return self._finish(unit, scene.voice, wish)

    def music(self) -> Unit:
        inputs = music_inputs(self.project)
        element = self.project.music.element
        length_ms = layout(self.project).duration_ms
        why = why_not(element.take, inputs, None)
        if not why and element.take and element.take.duration_ms + 3_000 < length_ms:
            why = "the film is longer than its music"
        unit = Unit(scene_id=None, part="music", state="ready", reason=why, inputs=inputs)
        return self._finish(unit, element, Wish(length_ms=length_ms))

    def _finish(self, unit: Unit, element: Element, wish: Wish) -> Unit:
        state, pace = self._state(unit, element), self.paces.of(unit.part, self.quality)
        refusal = self.prices.refusal(unit.part, wish) if state in ("missing", "stale") else ""
        return unit.model_copy(
            update={
                "state": "blocked" if refusal else state,
                "reason": refusal or unit.reason,
                "refusal": refusal,
                "credits": self.prices.of(unit.part, self.quality, wish.length_ms),
                "eta_s": round(pace.p50_s),
                "eta_slow_s": round(pace.p90_s),
                "queue": pace.queue,
                "notes": self.prices.notes(unit.part, wish),
                "inputs_hash": digest(unit.inputs),
                "quality": self.quality,
                "maker": self.paces.maker(unit.part),
            }
        )

    def _state(self, unit: Unit, element: Element) -> State:
        if unit.name in self.running:
            return "running"
        if not unit.reason or (element.locked and element.take is not None):
            return "ready"
        return "stale" if element.take and element.take.state == "ready" else "missing"


SAID = {
    "visual": "what is seen",
    "motion": "the movement",
    "look": "its own look",
    "aspect": "the shape",
    "cast": "the cast",
    "reference": "the reference picture",
    "text": "the words",
    "cast_voices": "the cast's voices",
}
"""Inputs in words, where their names say too little."""


def why_not(take: Take | None, inputs: Mapping[str, Any], asked: Quality | None) -> str:
    """Why a take does not fit the inputs (or the asked quality); empty when it does."""
    if take is None or take.state != "ready":
        return "nothing made yet"
    if take.provider == "upload":
        return ""
    if take.inputs_hash != digest(inputs):
        moved = [SAID.get(k, k) for k, v in inputs.items() if take.inputs.get(k) != v]
        return f"changed since: {', '.join(moved)}" if moved else "its inputs changed"
    if asked and RANK[take.quality] < RANK[asked]:
        return f"made at {take.quality} quality"
    return ""
