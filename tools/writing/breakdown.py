"""Writes a breakdown without an LLM: the arc of the idea's kind, seeded, no line twice, no invented facts."""

import hashlib
import random
import re

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.english import capital
from tools.writing.idea import Idea, Kind, read_idea
from tools.writing.library import Role, World, arc, frames, world_for
from tools.writing.manner import Manner, manner_for

WORDS_A_SECOND = 2.3
SLOT = re.compile(r"\{(\w+)\}")
NTH = "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split()


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


def write(  # noqa: PLR0913 - one parameter for each wish a person can have
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
    dice = random.Random(
        int(hashlib.sha1(f"{idea}|{seed}".encode(), usedforsecurity=False).hexdigest()[:12], 16)
    )
    manner = manner_for(read.kind, style, tone, dice)
    world = world_for(f"{read.short} {read.setting}", read.text)
    scenes = (
        _from_beats(read, duration_s, manner)
        if read.beats
        else _from_arc(read, duration_s, scene_count, world, manner, dice)
    )
    return Breakdown(
        title=_title(read, dice), logline=_logline(read, len(scenes)), kind=read.kind, style=manner.style, tone=manner.tone,
        mood=manner.mood, language=language, cast=_cast(read, manner), scenes=tuple(scenes),
    )  # fmt: skip


def limit(duration_s: float) -> int:
    """Most words that can be spoken in a scene."""
    return int(WORDS_A_SECOND * duration_s)


def _from_arc(
    read: Idea,
    duration_s: float,
    asked: int | None,
    world: World,
    manner: Manner,
    dice: random.Random,
) -> list[WrittenScene]:  # noqa: PLR0913
    count = plan.scene_count(duration_s, asked)
    steps = plan.roles(read.kind, count)
    extra = arc("extra")["beat"]
    texts = {**arc(read.kind), "beat": extra}
    used: set[str] = set()
    scenes: list[WrittenScene] = []
    number = 0
    for i, (step, length) in enumerate(zip(steps, plan.lengths(duration_s, count), strict=True)):
        number += step == "step"
        words = slots(read, number)
        role = texts[step]
        narration = _line(role, words, limit(length), used, dice) or _line(
            extra, words, limit(length), used, dice
        )
        visual, motion = _shot(step, words, world, i, used, dice)
        title = _pick([_filled(t, words) for t in role.titles], used, dice)
        scenes.append(
            WrittenScene(
                title=title or f"Scene {i + 1}",
                visual=f"{visual}, {manner.light}",
                motion=motion,
                narration=narration,
                duration_s=length,
            )
        )
    return scenes


def slots(read: Idea, number: int = 0) -> dict[str, str]:
    """What the braces in the texts stand for."""
    words = {
        "a": read.a, "the": read.the, "they": read.they, "them": read.them, "their": read.their, "was": read.was, "did": read.did, "goal": read.goal,
        "thing": read.thing, "topic": read.topic, "question": read.question, "name": read.name,
        "question_low": read.question[:1].lower() + read.question[1:], "n": str(number), "nth": NTH[number - 1].lower() if 0 < number <= len(NTH) else "next",
    }  # fmt: skip
    return words | {capital(k): capital(v) for k, v in words.items()}


def _filled(text: str, words: dict[str, str]) -> str:
    """The text with its slots filled; empty when one of them has nothing to hold."""
    if any(not words.get(m[1], "") for m in SLOT.finditer(text)):
        return ""
    filled = SLOT.sub(lambda m: words[m[1]], text)
    return re.sub(r"(^|[.!?]\s+|\")([a-z])", lambda m: m[1] + m[2].upper(), filled)


def _pick(options: list[str], used: set[str], dice: random.Random) -> str:
    """An option that was not used yet; empty when there is none."""
    left = [o for o in options if o and o.lower() not in used]
    if not left:
        return ""
    chosen = dice.choice(left)
    used.add(chosen.lower())
    return chosen


def spoken(text: str) -> int:
    """Words of a line."""
    return len(re.findall(r"[\w'’-]+", text))


def _line(role: Role, words: dict[str, str], most: int, used: set[str], dice: random.Random) -> str:
    """A line that fits. Lines that speak of this very idea are preferred."""
    fits = [
        (raw, line) for raw in role.lines if (line := _filled(raw, words)) and spoken(line) <= most
    ]
    own = [
        line
        for raw, line in fits
        if re.search(
            r"\{(?:did|thing|goal|topic|Topic|question|Question|question_low|name|Name)\}", raw
        )
    ]
    return _pick(own if dice.random() < 0.8 else [], used, dice) or _pick(
        [line for _, line in fits], used, dice
    )


def _shot(
    step: str, words: dict[str, str], world: World, index: int, used: set[str], dice: random.Random
) -> tuple[str, str]:  # noqa: PLR0913
    """Framing, place, light and motion of a scene."""
    role = plan.FRAME.get(step, step)
    options = [f for f in frames() if f.role == role]
    fresh = [f for f in options if f.visual not in used] or options
    frame = dice.choice(fresh)
    used.add(frame.visual)
    at = (
        world.places[0]
        if index == 0 or role == "close"
        else world.places[index % len(world.places)]
    )
    prop, prop2 = world.props[index % len(world.props)], world.props[(index + 1) % len(world.props)]
    seen = {
        "a": _seen(words["a"]),
        "the": _seen(words["the"], "the"),
        "at": at,
        "place": re.sub(r"^(?:in front of|in|on|at|near)\s+", "", at),
        "prop": prop,
        "prop2": prop2,
        "weather": world.weather,
    }
    return capital(SLOT.sub(lambda m: seen[m[1]], frame.visual)), frame.motion


def _seen(who: str, article: str = "a") -> str:
    """ "my late grandmother" as "an old grandmother": a picture knows no "my"."""
    bare = re.sub(r"^(?:my|our)\s+(?:late |dear |beloved )?", "", who)
    if bare == who:
        return who
    bare = re.sub(r"^([a-z]+)(?:’s|'s)\s.*$", r"\1", bare)
    return f"{article}{'n' if article == 'a' and bare[:1] in 'aeiou' else ''} {bare}"


def _from_beats(read: Idea, duration_s: float, manner: Manner) -> list[WrittenScene]:
    """The person's own scenes, word for word."""
    shots = ("Wide shot", "Medium shot", "Close shot", "Medium wide shot")
    scenes: list[WrittenScene] = []
    for i, (beat, length) in enumerate(
        zip(read.beats, plan.lengths(duration_s, len(read.beats)), strict=True)
    ):
        said = re.search(
            r"\"([^\"]+)\"|“([^”]+)”|(?:narrator|vo|voice-?over|narration)\s*:\s*([^\n]+)",
            beat,
            re.IGNORECASE,
        )
        narration = (
            next((g for g in said.groups() if g), "") if said else _fitting(beat, limit(length))
        )
        title = capital(" ".join(re.findall(r"[\w'’-]+", beat)[:4]))
        motion = ("slow push in", "slow pan right", "hold, gentle drift", "slow pull back")[i % 4]
        scenes.append(
            WrittenScene(
                title=title,
                visual=f"{shots[i % 4]}: {beat.rstrip('.')}, {manner.light}",
                motion=motion,
                narration=narration,
                duration_s=length,
            )
        )
    return scenes


def _fitting(text: str, most: int) -> str:
    """As much of a text as can be spoken, in whole clauses; empty when not even one fits."""
    for pattern in (r"$", r"(?<=[.!?])\s", r"[;:]\s", r",\s"):
        first = re.split(pattern, text.strip())[0] if pattern != "$" else text.strip()
        if spoken(first) <= most:
            return capital(first.rstrip(" ,;:.")) + "."
    return ""


def _title(read: Idea, dice: random.Random) -> str:
    short = _headline(read.short)
    if read.beats:
        return _headline(" ".join(re.findall(r"[\w'’-]+", read.beats[0])[:4]))
    fixed = {
        "tribute": f"For {read.name}",
        "invitation": "You Are Invited",
        "product": read.name,
        "explainer": read.question.rstrip("?")[:60],
        "poem": _headline(read.topic)[:60],
        "news": _headline(read.topic)[:60],
    }
    if read.kind in fixed:
        return fixed[read.kind] or "Untitled"
    options = [f"The {short}" if not re.match(r"(?:The|Two|Three|Four|Last)\b", short) else short]
    if read.thing:
        options = [
            f"The {short}'s {_headline(read.thing)}",
            f"Without {capital(read.their)} {_headline(read.thing)}",
        ]
    if read.name and read.name.lower() != read.short.lower():
        options = [read.name]
    return dice.choice(options)


def _headline(text: str) -> str:
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
    return capital(" ".join(words))


def _logline(read: Idea, count: int) -> str:
    if read.kind == "explainer":
        return f"{read.question} Explained in {count} short steps."
    if read.did and not read.beats:
        return f"{capital(read.a)} {read.did}."
    return f"{capital(read.text)}."


def _cast(read: Idea, manner: Manner) -> tuple[tuple[str, str], ...]:
    """Who recurs, with a look that stays. Topics and products are not cast."""
    if read.kind in ("explainer", "product", "invitation", "poem", "news") or read.beats:
        return ()
    return (
        (
            capital(read.name if read.kind != "tribute" else read.name),
            f"{_seen(read.a)}, {manner.look}",
        ),
    )
