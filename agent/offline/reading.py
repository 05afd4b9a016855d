"""Reads a message as clauses: what each asks for, in which words, and which scenes it is about."""

import re
from dataclasses import replace

from agent.offline.clauses import with_noun
from agent.offline.context import Context
from agent.offline.fill_add import SEVERAL
from agent.offline.pointing import Said, pointed
from agent.offline.reader import SILENT, Part, Span, intents, parts_of
from agent.offline.refused import refused, unheard_of
from agent.offline.target import Clause
from agent.offline.text import Prepared
from tools.writing.wishes import STYLES

EMPTY = frozenset(
    {
        "breakdown",
        "update_project",
        "set_captions",
        "set_music",
        "check_credits",
        "check_progress",
        "cancel_generation",
        "undo",
    }
)
"""What can be asked for before there is a scene."""
MANNERS = frozenset({"instruction", "style", "tone"})
TEXTS = frozenset({"title", "narration", "visual"})
SCENE_NUMBER = re.compile(
    r"\bscenes? \d|\bscene (?:one|two|three|four|five)\b|\b(?:first|opening) scene\b", re.IGNORECASE
)
BEATS = re.compile(r"(?:^|[\n.!?;]\s*)scene\s+\d{1,2}\s*[:.–-]", re.IGNORECASE)
"""A film told scene by scene."""
FILLER = re.compile(
    r"(?:\b(?:i'd say|i would say|i guess|i think|i suppose|you know|that'?s (?:it|all)|please|pls|thanks?(?: you)?|thx|ok(?:ay)?|right|cheers|and|but|then|also|so|plus)\b|\W)+",
    re.IGNORECASE,
)
BOTH = re.compile(r"\b(?:both|them|those|these two|all three)\b", re.IGNORECASE)


def clauses_of(said: Prepared, context: Context) -> list[Clause]:
    """The parts of a message, each with what it asks for."""
    if not context.scenes and len(BEATS.findall(said.text)) > 1:
        whole = read(said.text, said, context, None)
        return [replace(whole, intent="breakdown", confidence=0.9, slots={}, refs=[])]
    if SEVERAL.match(said.text):
        whole = read(said.text, said, context, None)
        return [replace(whole, intent="add_scene", confidence=0.9)]
    out: list[Clause] = []
    for part in parts_of(said.text, context):
        text = said.text[part.start : part.end]
        if not re.search(r"\w", text) or FILLER.fullmatch(text):
            continue
        inherited = _spoken_of_before(out, text, context)
        before = out[-1].text if out else ""
        film = _seen_after(out, text, context)
        clause = clause_of(part, said, film, inherited)
        out.append(replace(clause, text=with_noun(text, before)) if before else clause)
    return out or [read(said.text, said, context, None)]


def _spoken_of_before(out: list[Clause], text: str, context: Context) -> tuple[str, ...] | None:
    """The scenes of the deed before, of all deeds for "both"; or of a remark, when none is selected."""
    named = [c for c in out if c.own and c.intent not in SILENT]
    if len(named) > 1 and BOTH.search(text):
        return tuple(i for i in context.ids if any(i in (c.ids or ()) for c in named))
    if named or context.selected_id:
        return named[-1].ids if named else None
    return next((c.ids for c in reversed(out) if c.own), None)


def read(text: str, said: Prepared, context: Context, inherited: tuple[str, ...] | None) -> Clause:
    """One text as one clause."""
    parts = parts_of(text, context)
    where = tuple(w for p in parts for w in p.where)
    slots = tuple(s for p in parts for s in p.slots)
    ranked = tuple(intents(text, context))
    part = Part(0, len(text), ranked, 1.0, slots, where)
    return clause_of(part, replace(said, text=text), context, inherited)


def clause_of(
    part: Part, said: Prepared, context: Context, inherited: tuple[str, ...] | None
) -> Clause:
    """A part with its scenes and words. What is refused by its form outranks the reader."""
    text = said.text[part.start : part.end]
    ranked = _possible(_agreeing(part), text, context)
    intent, sure = ranked[0]
    words = Said(text, intent, _moved(part.where, part), [s for s in _moved(part.slots, part) if s.name in TEXTS], bool(inherited))  # fmt: skip
    refs, lost = pointed(words, said, context)
    if refused(text):
        intent, sure = "decline", 0.95
    elif unheard_of(text):
        intent, sure = "vague", 0.9
    style = STYLED.search(text) if intent == "regenerate_visual" else None
    if style:
        part = replace(part, slots=(Span("style", part.start + style.start("style"), part.start + style.end("style")),))  # fmt: skip
        intent = "adjust_style"
    made = Clause(text, refs, said, context, inherited, intent, sure, lost=lost, ranked=ranked)
    return replace(made, slots=_slots(part, said), apart=part.apart)


STYLED = re.compile(
    rf"\b(?:in|into|as|like|make (?:it|this|that|scene \w+))\s+(?P<style>(?:an?\s+)?(?:{STYLES})(?:\s+(?:style|look))?)\W*$",
    re.IGNORECASE,
)
"""What ends in a known style is about the look: "make scene 2 an oil painting"."""
TAKES = {
    "adjust_style": {"style", "tone"}, "regenerate_visual": {"instruction"}, "regenerate_audio": {"narration", "voice", "instruction"},
    "set_music": {"mood"}, "edit_scene": {"title", "visual", "narration"}, "add_scene": {"description", "narration"},
    "breakdown": {"idea", "style", "tone"}, "set_captions": {"style"}, "update_project": {"title"},
}  # fmt: skip
"""Parameters in the person's own words, by tool."""


def _agreeing(part: Part) -> list[tuple[str, float]]:
    """Between two tools the words decide: "a watercolour" is a style, so no new picture is meant."""
    said = {s.name for s in part.slots if s.end - s.start > 2}
    if not said or not said & TAKES.get(part.ranked[0][0], set()):
        return list(part.ranked)
    left = [(n, p if n not in TAKES or said & TAKES[n] else 0.0) for n, p in part.ranked]
    total = sum(p for _, p in left)
    return sorted(((n, p / total) for n, p in left), key=lambda x: -x[1])


def _moved(spans: tuple[Span, ...], part: Part) -> list[Span]:
    """Places in the message as places in the part."""
    return [Span(s.name, s.start - part.start, s.end - part.start) for s in spans]


def _slots(part: Part, said: Prepared) -> dict[str, tuple[str, ...]]:
    """The words of every parameter, as often as it is said."""
    slots: dict[str, tuple[str, ...]] = {}
    for s in part.slots:
        slots[s.name] = (*slots.get(s.name, ()), _words(s, said))
    return slots


SIZE = re.compile(
    r"(?:\b(?:an? (?:bit|little|touch|tad)|too|more|less|much|very|way|not|no|never|add|see|make|keep|so|far|another)\s+)+$",
    re.IGNORECASE,
)


DANGLING = re.compile(r"(?:\s+(?:at|in|on|for|of|to|the|an?|and|but|so))+$", re.IGNORECASE)


def _words(span: Span, said: Prepared) -> str:
    """The words of a span; a quotation in it stands for itself where it is all there is to say."""
    ends = " ,;:-–—" if span.name in ("narration", "title") else " ,.;:!?-–—"
    stop = (
        span.end + 1
        if said.text[span.end : span.end + 1] in tuple(".!?") and span.name == "narration"
        else span.end
    )
    lead = SIZE.search(said.text[: span.start]) if span.name in MANNERS else None
    text = said.text[lead.start() if lead else span.start : stop].strip(ends)
    if span.name == "title":
        text = text.removesuffix(".")
    if span.name in MANNERS:
        text = DANGLING.sub("", text)
    if not re.search(r"\w{3}|\d|QUOTE|b/w", text) and span.name not in ("narration", "title"):
        return ""
    quote = said.quoted(text)
    return quote if quote and span.name in ("narration", "title") else said.restore(text)


def _possible(
    ranked: list[tuple[str, float]], text: str, context: Context
) -> list[tuple[str, float]]:
    """Without scenes only what needs none can be meant, unless a scene is named."""
    if context.scenes or SCENE_NUMBER.search(text):
        return ranked
    left = [(i, p) for i, p in ranked if i in EMPTY or i in SILENT]
    total = sum(p for _, p in left)
    return [(i, p / total) for i, p in left] if total > 0 else ranked


def _seen_after(before: list[Clause], text: str, context: Context) -> Context:
    """After "everything warmer", the parts that name no scene are about the whole film too."""
    whole = before and before[-1].whole
    pointed = re.search(r"\b(?:this|it|here|that|him|her|them)\b", text, re.IGNORECASE)
    return context.model_copy(update={"selected": None}) if whole and not pointed else context
