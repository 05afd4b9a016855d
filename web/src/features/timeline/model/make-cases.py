"""Writes cases.json: films with the timeline and stale units Python derives, for the mirror's tests.

Run from the repository's root: `.venv/bin/python web/src/features/timeline/model/make-cases.py`.
"""

import json
import random
from pathlib import Path

from film.plan import audio_inputs, digest, music_inputs, stale, visual_inputs
from film.pricing import PriceList
from film.project import Character, Element, Music, Project, Scene, Settings, Take, Transition
from film.timeline import layout

KINDS = ("cut", "crossfade", "fade_black", "dip_white", "slide")


def take(rng: random.Random, kind: str, inputs: dict[str, object], length_ms: int) -> Element:
    """An element with one chosen take, sometimes unfinished, locked, uploaded or out of date."""
    known = dict(inputs)
    if rng.random() < 0.3:
        known[rng.choice(list(known))] = "something else"
    made = Take.model_validate(
        {
            "id": f"t{rng.randrange(10_000)}",
            "kind": kind,
            "inputs": known,
            "inputs_hash": digest(known),
            "asset_id": f"a{rng.randrange(10_000)}",
            "provider": rng.choice(["embedded", "upload"]),
            "quality": rng.choice(["draft", "standard", "high"]),
            "duration_ms": length_ms,
            "state": rng.choice(["ready", "ready", "ready", "running"]),
            "words": [["one", 0, 300], ["two", 300, length_ms]] if kind == "voice" else [],
        }
    )
    return Element(takes=(made,), chosen=made.id, locked=rng.random() < 0.15)


def scene(rng: random.Random, number: int, film: Project) -> Scene:
    """A scene with text, sometimes with media."""
    kind = rng.choice(KINDS)
    bare = Scene.model_validate(
        {
            "id": f"s{number}",
            "title": f"Scene {number}",
            "visual": rng.choice(["Mara at sea", "a lamp", ""]),
            "narration": rng.choice(["", "Every night for forty years", "The sea took it back"]),
            "duration_ms": rng.randrange(500, 9_000),
            "in_ms": rng.choice([0, 0, 700]),
            "volume_pct": rng.choice([100, 55, 130]),
            "tone": rng.choice(["", "cold"]),
            "transition": Transition(kind=kind, duration_ms=rng.choice([0, 300, 500, 2_000])),
        }
    )
    update: dict[str, Element] = {}
    if rng.random() < 0.7:
        picture = take(rng, rng.choice(["clip", "still"]), visual_inputs(film, bare), 5_000)
        update["picture"] = picture
    if rng.random() < 0.7:
        update["voice"] = take(rng, "voice", audio_inputs(film, bare), rng.randrange(900, 8_000))
    return bare.model_copy(update=update)


def film(seed: int) -> Project:
    """A film that depends on nothing but its seed."""
    rng = random.Random(seed)
    settings = Settings(
        narration_pct=rng.choice([100, 80]),
        narration_muted=rng.random() < 0.2,
        title_card=rng.random() < 0.5,
    )
    bare = Project(
        id=f"p{seed}",
        title=f"Film {seed}",
        settings=settings,
        reference_asset="a-look" if seed % 3 == 0 else None,
        cast=(Character(id="c1", name="Mara", look="a red coat", voice="alto"),),
    )
    scenes = tuple(scene(rng, n, bare) for n in range(1, rng.randrange(1, 9)))
    music = Music(enabled=rng.random() < 0.8)
    if rng.random() < 0.7:
        inputs = music_inputs(bare)
        music = music.model_copy(update={"element": take(rng, "music", inputs, 20_000)})
    return bare.model_copy(update={"scenes": scenes, "music": music, "next_scene": 20})


def main() -> None:
    """Write twelve cases beside this file."""
    cases = [
        {
            "film": p.model_dump(mode="json"),
            "timeline": layout(p).model_dump(mode="json"),
            "stale": sorted(stale(p, PriceList())),
        }
        for p in map(film, range(12))
    ]
    path = Path(__file__).with_name("cases.json")
    path.write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")


main()
