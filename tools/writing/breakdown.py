"""Writes a breakdown without an LLM: the arc of the idea's kind, seeded, no line twice, no invented facts."""

import hashlib
import random
import re

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.english import capital
from tools.writing.idea import Idea, read_idea
from tools.writing.library import DEFAULT, Role, World, arc, world_for
from tools.writing.lines import choose, filled, limit, slots, spoken
from tools.writing.manner import Manner, look_of, manner_for
from tools.writing.patterns import Kind
from tools.writing.shots import shot, subject

SCHOOL = world_for("classroom", "")


class WrittenScene(BaseModel):
    """One scene as text. `duration_s` in seconds."""

    title: str
    visual: str
    motion: str
    narration: str
    duration_s: float


class Breakdown(BaseModel):
    """A film as text. `mood` is the music's; `cast` holds (name, look) of who recurs."""

    title: str
    logline: str
    kind: Kind
    style: str
    tone: str
    mood: str
    language: str = "en"
    cast: tuple[tuple[str, str], ...] = ()
    scenes: tuple[WrittenScene, ...]


def write(
    idea: str,
    duration_s: float = 30,
    scene_count: int | None = None,
    style: str | None = None,
    tone: str | None = None,
    language: str = "en",
    seed: int = 0,
) -> Breakdown:
    """Write a film of `duration_s` seconds. The same arguments always give the same film.

    Scenes that the idea spells out ("Scene 1: ...") are taken word for word. The lines are English
    whatever `language` says; it is only handed on.
    """
    read = read_idea(idea)
    dice = random.Random(_number(f"{idea}|{seed}"))
    desk = Desk(read, _world(read), manner_for(read.kind, style, tone), dice)
    if read.beats:
        scenes = _from_beats(read, duration_s, desk.manner)
    else:
        scenes = _from_arc(desk, duration_s, plan.scene_count(duration_s, scene_count))
    return Breakdown(
        title=_title(read, dice),
        logline=_logline(read, len(scenes)),
        kind=read.kind,
        style=desk.manner.style,
        tone=desk.manner.tone,
        mood=desk.manner.mood,
        language=language,
        cast=_cast(desk),
        scenes=tuple(scenes),
    )


def _number(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12], 16)


def _world(read: Idea) -> World:
    """Where it plays. Topics that nobody can see are explained in a classroom."""
    found = world_for(read.short, read.text)
    return (
        SCHOOL.model_copy(update={"words": frozenset()})
        if found is DEFAULT and read.kind == "explainer"
        else found
    )


def _from_arc(desk: Desk, duration_s: float, count: int) -> list[WrittenScene]:
    extra = arc("extra")["beat"]
    texts = {**arc(_arc_name(desk.idea)), "beat": extra}
    style = desk.dice.randrange(3)
    scenes: list[WrittenScene] = []
    steps = plan.roles(desk.idea.kind, count)
    for i, (step, length) in enumerate(zip(steps, plan.lengths(duration_s, count), strict=True)):
        words = slots(desk, steps[: i + 1].count("step"))
        role = texts[step]
        line = choose(desk, role, words, limit(length)) or choose(desk, extra, words, limit(length))
        visual, motion = shot(desk, step, i)
        scenes.append(
            WrittenScene(
                title=_scene_title(desk, role, words, step, style) or f"Scene {i + 1}",
                visual=visual,
                motion=motion,
                narration=line,
                duration_s=length,
            )
        )
    return scenes


def _arc_name(read: Idea) -> str:
    """Two kinds have a variant: a place to visit is no gadget, and being lost is not losing a thing."""
    if read.venue:
        return "venue"
    return "longing" if read.kind == "loss" and not read.thing else read.kind


def _scene_title(desk: Desk, role: Role, words: dict[str, str], step: str, style: int) -> str:
    """Numbered steps are all named in one manner."""
    if step == "step":
        return filled(role.titles[style % len(role.titles)], words)
    return desk.pick([filled(t, words) for t in role.titles])


def _from_beats(read: Idea, duration_s: float, manner: Manner) -> list[WrittenScene]:
    """The person's own scenes, word for word."""
    shots = ("Wide shot", "Medium shot", "Close shot", "Medium wide shot")
    moves = ("slow push in", "slow pan right", "hold, gentle drift", "slow pull back")
    said = re.compile(
        r"\"([^\"]+)\"|“([^”]+)”|(?:narrator|vo|voice-?over|narration)\s*:\s*([^\n]+)",
        re.IGNORECASE,
    )
    scenes: list[WrittenScene] = []
    lengths = plan.lengths(duration_s, len(read.beats))
    for i, (beat, length) in enumerate(zip(read.beats, lengths, strict=True)):
        quote = said.search(beat)
        line = (
            next((g for g in quote.groups() if g), "") if quote else _fitting(beat, limit(length))
        )
        scenes.append(
            WrittenScene(
                title=_opening(beat),
                visual=f"{shots[i % 4]}: {beat.rstrip('.')}, {manner.light}",
                motion=moves[i % 4],
                narration=line,
                duration_s=length,
            )
        )
    return scenes


def _opening(text: str) -> str:
    """The first words of a text that can stand as a title."""
    first = " ".join(re.findall(r"[\w'’-]+", re.split(r"[,.;:]", text)[0])[:5])
    return capital(
        re.sub(
            r"(?:\s+(?:a|an|the|at|in|on|of|to|and|with|for|her|his|their|by|him|is|are|who|that))+$",
            "",
            first,
        )
    )


def _fitting(text: str, most: int) -> str:
    """As much of a text as can be spoken, in whole clauses; empty when not even one fits."""
    for pattern in (r"(?!)", r"(?<=[.!?])\s", r"[;:]\s", r",\s"):
        first = re.split(pattern, text.strip())[0]
        if spoken(first) <= most:
            return capital(first.rstrip(" ,;:.")) + ("" if first.rstrip()[-1:] in "!?" else ".")
    return ""


def _title(read: Idea, dice: random.Random) -> str:
    if read.beats:
        return headline(_opening(read.beats[0]))
    fixed = {
        "tribute": f"For {read.name}",
        "invitation": "You Are Invited",
        "product": headline(read.name),
        "explainer": read.question.rstrip("?"),
        "poem": headline(read.topic),
        "news": headline(read.topic),
    }
    if read.kind in fixed:
        return fixed[read.kind][:60] or "Untitled film"
    if read.name and read.name in read.a:
        return read.name
    short = headline(read.short)
    options = [
        short if re.match(r"(?:The|Two|Three|Four|Five|Many|Some)\b", short) else f"The {short}"
    ]
    if read.thing:
        options += [
            f"{options[0]}'s {headline(read.thing)}",
            f"Without {capital(read.their)} {headline(read.thing)}",
        ]
    held = [
        w for w in re.findall(r"[a-z]+", read.did) if w in world_for(read.short, read.text).words
    ]
    held = [w for w in held if w not in read.short.split() and not w.endswith("s")]
    options += [f"{options[0]} and the {capital(held[-1])}"] if held and not read.thing else []
    return dice.choice(options[1:] or options)


def headline(text: str) -> str:
    """Title case without shouting small words."""
    small = {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "for",
        "by",
        "with",
        "who",
        "that",
    }
    words = [w if w.lower() in small and i else capital(w) for i, w in enumerate(text.split())]
    return " ".join(words)


def _logline(read: Idea, count: int) -> str:
    if read.kind == "explainer":
        return f"{read.question} Explained in {count} short scenes."
    if read.beats:
        return f"{capital(read.beats[0].rstrip('.'))}, and what follows."
    return capital(read.text.rstrip(".!")) + "."


def _cast(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Who recurs, with a look that stays. Topics and products are not cast."""
    read = desk.idea
    if read.beats or read.kind in ("explainer", "product", "invitation", "poem", "news"):
        return ()
    return ((read.name, f"{subject(desk)}, {look_of(read, desk.dice)}"),)
