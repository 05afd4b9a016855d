"""Writes a breakdown without an LLM: the arc of the idea's kind, seeded, no line twice, no invented facts."""

import hashlib
import random
import re

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.answered import answer_for, as_topic, from_answer
from tools.writing.cards import Card
from tools.writing.desk import Desk
from tools.writing.drawn import GROUP, KIN, SERVICE, TASTE, aged, landmark
from tools.writing.english import capital, untitled
from tools.writing.explained import HISTORY
from tools.writing.facts import facts_of
from tools.writing.idea import TALES, Idea, read_idea
from tools.writing.library import Role, arc
from tools.writing.lines import SLOT, WORDS_A_SECOND, choose, filled, limit
from tools.writing.manner import figure_of, look_of, manner_for, people_in
from tools.writing.notice import Notice, read_notice
from tools.writing.objects import FELT
from tools.writing.patterns import Kind
from tools.writing.places import own_place, world_of, world_of_notice
from tools.writing.portrayed import portrait_of
from tools.writing.posted import TONE, from_notice, titled
from tools.writing.said import own_words, steps_in, told_at
from tools.writing.shots import scenery, shot
from tools.writing.sky import sky_of
from tools.writing.slots import slots
from tools.writing.steps import spoken
from tools.writing.subjects import cards_for, with_cards
from tools.writing.tale.cast import cast_of, looks_of
from tools.writing.tale.model import timed
from tools.writing.tale.story import Story
from tools.writing.titles import headline, logline_of, title_of
from tools.writing.told import (
    WrittenScene,
    from_beats,
    from_story,
    sentences_of,
    teller_of,
)
from tools.writing.topic import HOWTO
from tools.writing.verses import from_poem

EXPLAINED = (
    (HOWTO.pattern, "howto"),
    (r"why\b", "why"),
    (HISTORY.pattern, "history"),
    (r"what\b.* (?:is|are)\b|what (?:is|are)\b", "what"),
)
"""What an explainer's topic begins with, and the arc that answers it."""


LINE = 10
"""Words of a line of news that follows the headline."""
HOUR = re.compile(r" (?:in the (?:morning|evening)|at (?:night|dawn))$")
"""When a card plays, which is for its scenes to say."""


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
    read = as_topic(read_idea(idea))
    notice = (
        Notice()
        if read.text.startswith(("tribute to ", "ad for our appeal"))
        else read_notice(untitled(idea))
    )
    dice = random.Random(_number(f"{idea}|{seed}"))
    desk = Desk(
        read,
        world_of_notice(read) if notice.form else world_of(read),
        manner_for(read.kind, style, tone or TONE.get(notice.form)),
        dice,
        own_place(read),
        sky_of(read),
        again=bool(seed),
    )
    story = sentences_of(idea)
    told = bool(notice.form) and not read.beats
    if read.beats:
        scenes = from_beats(read.beats, duration_s, desk.manner)
    elif story and not told:
        who = (teller_of(idea), read.the)
        scenes = from_story(story, duration_s, scene_count, desk.manner, who)
    else:
        scenes = _scenes(desk, notice, duration_s, scene_count)
    return Breakdown(
        title=titled(notice) if told else title_of(read, dice, story),
        logline=logline_of(read, len(scenes), notice.parts if told else story),
        kind=read.kind,
        style=desk.manner.style,
        tone=desk.manner.tone,
        mood=desk.manner.mood,
        language=language,
        cast=() if told else _cast(desk, story),
        scenes=tuple(scenes),
    )


def _scenes(desk: Desk, notice: Notice, duration_s: float, asked: int | None) -> list[WrittenScene]:
    """The scenes of a notice, of a tale, or of the arc of the idea's kind."""
    read = desk.idea
    named = read.kind != "product" and bool(desk.own_place)
    desk.stays = bool(notice.form) or tells(read) or named
    if notice.form:
        return from_notice(desk, notice, duration_s, asked)
    card = portrait_of(read) or answer_for(read)
    if card and (asked or 0) <= len(card.entries):
        return from_answer(desk, card, duration_s, plan.scene_count(duration_s, asked), bool(asked))
    if tells(read):
        count = plan.scene_count(duration_s, asked)
        return Story(desk, read.tale).scenes(duration_s, count, exactly=bool(asked))
    if read.kind == "poem" and not read.form:
        return from_poem(desk, duration_s, asked)
    steps, needs = steps_in(read)
    wanted = asked or (steps + plan.FRAMED + needs if steps else None)
    count = plan.scene_count(duration_s, wanted)
    if (
        _arc_name(read) == "product" and not asked and not cards_for(read)
    ):  # no more scenes than it has something to say in
        count = min(count, max(plan.LEAST_OFFERED, plan.OFFERED + len(facts_of(read))))
    return _from_arc(desk, duration_s, count)


def tells(read: Idea) -> bool:
    """Whether an idea tells a tale of its own, and not a film of a fixed form."""
    return read.kind in TALES and bool(read.tale.clauses) and not read.form


def _number(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12], 16)


def _from_arc(desk: Desk, duration_s: float, count: int) -> list[WrittenScene]:
    told = _arc_name(desk.idea)
    cards = cards_for(desk.idea)
    plain = {"beat": arc("extra")["beat"], **arc(told)}
    texts = with_cards(plain, cards, bool(re.match(r"\w+ (?!(?-i:[A-Z]))", desk.own_place)))
    desk.own_place = desk.own_place or _home_of(desk, cards)
    form = told if told in plan.ORDER else desk.idea.kind
    form = "felt" if told == "howto" and FELT.match(desk.idea.topic) else form
    style = desk.dice.randrange(3)
    scenes: list[WrittenScene] = []
    quoted = told_at(desk, count)
    steps = plan.roles(form, count, *steps_in(desk.idea))
    if desk.idea.kind == "explainer" and len(quoted) > 1 and "need" not in steps:
        steps = plan.around(count, list(quoted))
    lengths = _lengths(desk, len(steps), duration_s)
    for i, (step, length) in enumerate(zip(steps, lengths, strict=True)):
        number = sum(s.startswith("step") for s in steps[: i + 1])
        words = slots(desk, number, limit(length), i == 0) | scenery(desk, step, i)
        role = texts[step]
        line, moment = own_words(desk, quoted.get(i, ""), limit(length))
        if not line:
            line, moment = choose(desk, role, words, limit(length), i == count - 1)
        for spare in (plain[step], plain["beat"]):
            if not line:
                line, moment = choose(desk, spare, words, limit(length))
        visual, motion = shot(desk, step, i, moment)
        visual = desk.sky.told(desk.sky.seen(visual, plan.FRAME.get(step, step)), line)
        scenes.append(
            WrittenScene(
                title=_called(role, words, line)
                or _scene_title(desk, role, words, step, style)
                or f"Scene {i + 1}",
                visual=visual,
                motion=motion,
                narration=line,
                duration_s=length,
            )
        )
    return scenes


def _home_of(desk: Desk, cards: tuple[Card, ...]) -> str:
    """Where a tribute or a report plays that names no place: where its card is at home."""
    named = {*re.findall(r"[a-z]+", desk.idea.text.lower())} & {*desk.world.words}
    unplaced = desk.idea.kind == "tribute" or (desk.idea.kind == "news" and not named)
    return HOUR.sub("", next(iter(cards[0].places), "")) if unplaced and cards else ""


def _lengths(desk: Desk, count: int, duration_s: float) -> list[float]:
    """Seconds of each scene; a headline is not cut for want of time."""
    if desk.idea.kind != "news":
        return plan.lengths(duration_s, count)
    words = [spoken(desk.idea.topic) + 1, *[LINE] * (count - 1)]
    return plan.lengths_for(words, duration_s, WORDS_A_SECOND)


def _arc_name(read: Idea) -> str:
    """A place to visit and a team are no gadgets, nobody toasts the dead."""
    if read.form:
        return read.form
    if read.kind == "product":
        return _offer_arc(read)
    if read.kind == "tribute" and landmark(read):
        return "landmark"
    if read.kind == "tribute" and read.late:
        return "memorial"
    if read.kind == "explainer":
        asked = (name for start, name in EXPLAINED if re.match(start, read.topic, re.IGNORECASE))
        return next(asked, "explainer")
    return read.kind


def _offer_arc(read: Idea) -> str:
    """A venue, a team, something to taste, or any other product."""
    if read.venue:
        return "venue"
    if GROUP.search(read.short) and not SERVICE.search(read.short):
        return "team"
    return "taste" if TASTE.search(read.short) else "product"


def _called(role: Role, words: dict[str, str], line: str) -> str:
    """The title that a line brings with it."""
    return next((t for raw, t in role.called.items() if filled(raw, words) == line), "")


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
    if portrait_of(read):
        return ()
    cast = cast_of(read.tale) if tells(read) else ()
    if cast and timed(cast[0].a):
        return ()
    if any(c.alive for c in cast) and not (len(cast) == 1 and cast[0].the[:1].isupper()):
        return looks_of(cast, desk.dice)
    if (
        story
        or read.form
        or landmark(read)
        or read.kind in ("explainer", "product", "invitation", "poem", "news")
    ):
        return ()
    if read.kind == "tribute" and read.short in KIN and read.name == capital(read.short):
        figure = aged(read)
        return ((capital(re.sub(r"^an? ", "", figure)), f"{figure}, {look_of(read, desk.dice)}"),)
    return ((read.name, f"{figure_of(read)}, {look_of(read, desk.dice)}"),)
