"""Writes a breakdown without an LLM: the arc of the idea's kind, seeded, no line twice, no invented facts."""

import hashlib
import random
import re
from typing import Any

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.explained import HISTORY, world_of
from tools.writing.idea import Idea, read_idea
from tools.writing.library import BOARD, DEFAULT, PARTY, STREET, TABLE, Role, World, arc, world_for
from tools.writing.lines import SLOT, choose, filled, limit
from tools.writing.manner import figure_of, look_of, manner_for, people_in
from tools.writing.patterns import ANIMAL, HUMAN, Kind, somebody
from tools.writing.shots import GROUP, TASTE, THINGS, scenery, shot
from tools.writing.sky import sky_of
from tools.writing.slots import WISH, by_head, slots
from tools.writing.titles import headline, logline_of, title_of
from tools.writing.told import WrittenScene, from_beats, from_story, sentences_of, teller_of

MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
COUNTRIES = r"(?:Iceland|Norway|Sweden|Finland|Denmark|Ireland|Scotland|Wales|England|Britain|France|Spain|Portugal|Italy|Greece|Germany|Austria|Switzerland|Poland|Turkey|Egypt|Morocco|Kenya|Nigeria|Ghana|Ethiopia|India|Nepal|China|Japan|Korea|Vietnam|Thailand|Indonesia|Australia|Canada|Alaska|America|Mexico|Brazil|Peru|Chile|Argentina|Colombia|Cuba|Africa|Asia|Europe|Antarctica|Siberia|Patagonia|Tuscany|Provence|Bavaria|Texas|California)$"
"""No street runs through a country."""
REUNION = re.compile(
    r"\b(?:(?:not|n't|never) (?:spoken|talked|seen|met)\b|after (?:all )?(?:\w+ )?(?:years|decades)|meet again|reunite[sd]?|reunion|make up|long[- ]lost)",
    re.IGNORECASE,
)
EXPLAINED = ((r"how to\b", "howto"), (HISTORY.pattern, "history"), (r"why\b", "why"))
"""What an explainer's topic begins with, and the arc that answers it."""
TOWNS = frozenset({"village", "city", "street", "market", "house"})
WILD: dict[str, Any] = {
    "daily": "looked around before anything else",
    "trouble": "dark clouds came up fast",
    "help": "the sky opened and the sun came through",
    "seen": {
        "daily": "looking around",
        "trouble": "dark clouds come up fast",
        "help": "the sky opens and the sun comes through",
    },
}
"""What happens to an animal anywhere, where it is not at home."""
YARD = (
    "in a bright hall with tall windows",
    "in a yard between brick walls",
    "at a long table full of plans",
)
PLACES = "kitchen|street|garden|park|forest|village|town square|bus stop|harbour|beach|attic|cellar|basement|rooftop|roof|bathroom|office|school|hospital|airport|station|train|library|desert|island|farm|castle|museum|theatre|cave|mountain|meadow|river|lake|supermarket|laundromat|lighthouse|workshop"  # fmt: skip


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
    desk = Desk(
        read, _world(read), manner_for(read.kind, style, tone), dice, _own_place(read), sky_of(read)
    )
    story = sentences_of(idea)
    if read.beats:
        scenes = from_beats(read.beats, duration_s, desk.manner)
    elif story:
        scenes = from_story(
            story, duration_s, scene_count, desk.manner, (teller_of(idea), read.the)
        )
    else:
        asked = plan.steps_asked(read.text) if read.kind == "explainer" else 0
        wanted = scene_count or (asked + plan.FRAMED if asked else None)
        scenes = _from_arc(desk, duration_s, plan.scene_count(duration_s, wanted))
    return Breakdown(
        title=title_of(read, dice, story),
        logline=logline_of(read, len(scenes), story),
        kind=read.kind,
        style=desk.manner.style,
        tone=desk.manner.tone,
        mood=desk.manner.mood,
        language=language,
        cast=_cast(desk, story),
        scenes=tuple(scenes),
    )


def _number(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12], 16)


def _world(read: Idea) -> World:
    """Where it plays. Topics that nobody can see are explained on paper, products stand on a table."""
    said = read.text if read.kind != "product" else f"{read.short} {read.topic}"
    if read.kind == "invitation":
        return PARTY.model_copy(update={"places": STREET}) if "street" in read.topic else PARTY
    goal = re.search(r"\b(?:to|across|through|along|over) (?:the|a) ([a-z]+)\b", read.text)
    there = goal[1] if goal and not somebody(goal[1]) else ""
    said = re.sub(r"\b(?:[A-Z]\w+ )+(?:Road|Street|Avenue|Lane|Square)\b", "", said)
    city = re.match(r"in [A-Z]", read.setting)  # any kind of film may play in a city
    said = re.sub(r"\bfrozen \w+", "frozen", said)
    found = world_for(
        "" if read.kind == "news" else read.short,
        said,
        ""
        if city or read.kind in THINGS
        else re.sub(r"\bfrozen \w+", "frozen", read.setting) or there,
        " ".join(read.own) if HUMAN.search(read.short) and not WISH.match(read.did) else "",
    )
    if read.kind == "explainer" and read.short != "somebody at work":
        return world_of(read, found)
    if read.kind == "product" and GROUP.search(read.short):
        return DEFAULT.model_copy(update={"places": YARD})
    if found is DEFAULT and not read.venue:
        return {"explainer": BOARD, "product": TABLE, "tribute": world_for("family", "")}.get(
            read.kind, found
        )
    return _lived(read, found)


def _lived(read: Idea, found: World) -> World:
    """What happens in a place to whom it is about: people keep their trade in a town, animals their ways."""
    if read.kind in (*THINGS, "news", "poem", "tribute") or read.pair:
        return found
    own = world_for(by_head(read.the), "")
    head = read.short.split()[-1].lower()
    if own is not DEFAULT and own is not found and found.words & TOWNS and HUMAN.search(head):
        return own
    if ANIMAL.fullmatch(head) and not {head, head.rstrip("s")} & found.words:
        return found.model_copy(update=WILD)
    return found


def _own_place(read: Idea) -> str:
    """The place an idea names, when it can be drawn: "in their kitchen", "in Leipzig"."""
    place = re.sub(r"\s+(?:every|each|all|one)\b.*$", "", read.setting)
    place = re.sub(
        r"\b(?:my|our|his|her|its|their)\b", "the" if read.kind != "product" else "a", place
    )
    place = re.sub(
        r"^(?:across|through|along) (?=.*\b(?:desert|forest|city|town|village|street|garden|park|meadow|castle)$)",
        "in ",
        place,
    )
    city = re.fullmatch(r"in ([A-Z][\w'-]+)", place)
    made = read.kind == "product" and not read.venue and not GROUP.search(read.short)
    if city and not made and not re.match(f"{MONTHS}|{COUNTRIES}", city[1]):
        return f"in a street in {city[1]}"
    if re.search(rf"\b(?:{PLACES})$", place):
        return place
    return ""


def _from_arc(desk: Desk, duration_s: float, count: int) -> list[WrittenScene]:
    told = _arc_name(desk.idea)
    texts = {"beat": arc("extra")["beat"], **arc(told)}
    form = told if told in plan.ORDER else desk.idea.kind
    style = desk.dice.randrange(3)
    scenes: list[WrittenScene] = []
    steps = plan.roles(form, count, plan.steps_asked(desk.idea.text))
    for i, (step, length) in enumerate(zip(steps, plan.lengths(duration_s, count), strict=True)):
        number = sum(s.startswith("step") for s in steps[: i + 1])
        words = slots(desk, number, limit(length), i == 0) | scenery(desk, step, i)
        role = texts[step]
        line, moment = choose(desk, role, words, limit(length), i == count - 1)
        if not line:
            line, moment = choose(desk, texts["beat"], words, limit(length))
        visual, motion = shot(desk, step, i, moment)
        visual = desk.sky.told(desk.sky.seen(visual, plan.FRAME.get(step, step)), line)
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
    """A place to visit and a team are no gadgets, nobody toasts the dead, being lost is not losing a thing."""
    if read.form:
        return read.form
    if read.kind == "product":
        return _offer_arc(read)
    if read.kind == "tribute" and read.late:
        return "memorial"
    if read.kind == "explainer":
        asked = (name for start, name in EXPLAINED if re.match(start, read.topic, re.IGNORECASE))
        return next(asked, "explainer")
    if read.many and REUNION.search(read.text):
        return "reunion"
    if read.pair and not read.did and read.kind in ("loss", "quest", "discovery", "day"):
        return "pair"
    return "longing" if read.kind == "loss" and not read.thing else read.kind


def _offer_arc(read: Idea) -> str:
    """A venue, a team, something to taste, or any other product."""
    if read.venue:
        return "venue"
    if GROUP.search(read.short):
        return "team"
    return "taste" if TASTE.search(read.short) else "product"


def _scene_title(desk: Desk, role: Role, words: dict[str, str], step: str, style: int) -> str:
    """Numbered steps are all named in one manner."""
    if step.startswith("step"):
        return filled(role.titles[style % len(role.titles)], words)
    titled = {k: headline(words[k]) for t in role.titles for k in SLOT.findall(t) if words.get(k)}
    return desk.pick([filled(t, titled) for t in role.titles])


def _cast(desk: Desk, story: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Who recurs, with a look that stays. Topics and products are not cast."""
    read = desk.idea
    if read.beats:
        return people_in(read.beats, desk.dice)
    if story or read.form or read.kind in ("explainer", "product", "invitation", "poem", "news"):
        return ()
    return ((read.name, f"{figure_of(read)}, {look_of(read, desk.dice)}"),)
