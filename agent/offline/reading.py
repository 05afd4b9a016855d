"""Reads a message as clauses: what each asks for, in which words, and which scenes it is about."""

import re
from dataclasses import replace

from agent.offline.choices import CHOICES
from agent.offline.clauses import belongs, switch_of, switched, with_noun
from agent.offline.context import Context
from agent.offline.fill import fill
from agent.offline.fill_add import SEVERAL
from agent.offline.fill_idea import one_brief
from agent.offline.fill_order import SWAP
from agent.offline.forms import by_form
from agent.offline.outside import Said
from agent.offline.pointing import pointed
from agent.offline.reader import LIKELIEST, SILENT, Part, Span, Way, parts_of, whole
from agent.offline.refs import Ref
from agent.offline.refused import SENT
from agent.offline.slots import MANNERS, TEXTS, slots, whole_wishes
from agent.offline.target import Clause
from agent.offline.text import Prepared
from agent.offline.titled import scene_titled
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
MAKING = frozenset({"adjust_style", "regenerate_visual", "regenerate_audio", "generate_scene"})
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


def clauses_of(said: Prepared, context: Context, way: Way = LIKELIEST) -> list[Clause]:
    """The parts of a message, each with what it asks for."""
    if not context.scenes and len(BEATS.findall(said.text)) > 1:
        one = read(said.text, said, context, None)
        return [replace(one, intent="breakdown", confidence=0.9, slots={}, refs=[])]
    if SEVERAL.match(said.text):
        one = read(said.text, said, context, None)
        return [replace(one, intent="add_scene", confidence=0.9)]
    if sent := _sent_out(said.text):
        before, after = (replace(said, text=t) for t in (said.text[:sent], said.text[sent:]))
        return [*clauses_of(before, context, way), *clauses_of(after, context, way)]
    out: list[Clause] = []
    for part in _whole_wishes(parts_of(said.text, context, way), said, context):
        text = said.text[part.start : part.end]
        if not re.search(r"\w", text) or FILLER.fullmatch(text):
            continue
        inherited = _spoken_of_before(out, text, context)
        before = out[-1].text if out else ""
        film = _seen_after(out, text, context)
        clause = scene_titled(clause_of(part, said, film, inherited))
        if switches := _switches(clause):
            out += switches
            continue
        first, *more = _wished_beside(clause)
        out.append(replace(first, text=with_noun(text, before)) if before else first)
        out += more
    return one_brief(_spared(out, context), context) or [read(said.text, said, context, None)]


def _whole_wishes(parts: list[Part], said: Prepared, context: Context) -> list[Part]:
    """ "From Drying Out to Extremes | everything in infrared": two parts that only together make a wish."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if last and belongs(last.ranked[0][0], said.text[part.start : part.end]):
            out[-1] = replace(_one(last, part), ranked=last.ranked)
            continue
        if last is not None and last.ranked[0][0] == part.ranked[0][0] in MAKING | {"edit_scene"}:
            one, two = (clause_of(p, said, context, None) for p in (last, part))
            listed = LISTED.search(said.text[last.start : part.start])
            if one.own and not _says(one) and (listed or not two.own) and (fill(two) or []):
                out[-1] = _one(last, part)
                continue
        out.append(part)
    return out


LISTED = re.compile(r"(?:,|\+|&|/|\band)\W*$", re.IGNORECASE)
"""The list of scenes goes on in the next part: "badge, security: 3 s each"."""


def _says(c: Clause) -> bool:
    return any(c.slots.values()) or (c.intent != "adjust_style" and bool(fill(c)))


def _one(a: Part, b: Part) -> Part:
    surer = max(a, b, key=lambda p: p.ranked[0][1])
    return replace(surer, start=a.start, end=b.end, apart=a.apart, slots=a.slots + b.slots, where=a.where + b.where)  # fmt: skip


def _sent_out(text: str) -> int:
    """Where a wish to send the film somewhere begins after another wish; 0 when there is none."""
    joints = re.finditer(r"\W+(?:and\b|then\b|\W)+", text)
    return next((m.end() for m in joints if m.start() and SENT.match(text[m.end() :])), 0)


def _switches(c: Clause) -> list[Clause]:
    """ "Captions on n music off": two switches that the reader took for one."""
    halves = switched(c.text) if c.intent in ("set_music", "set_captions") else []
    anew = [
        replace(read(text, c.said, c.context, c.inherited), intent=tool) for tool, text in halves
    ]
    return [replace(r, confidence=max(r.confidence, c.confidence), apart=1.0) for r in anew]


OWNERS = {"mood": "set_music", "voice": "regenerate_audio", "style": "adjust_style"}
"""Parameters that only one tool takes in the person's own words."""


def _wished_beside(c: Clause) -> list[Clause]:
    """ "Square, something jazzier underneath": words of another tool's parameter are a wish of their own."""
    made: list[Clause] = [c]
    for name, tool in OWNERS.items():
        words = c.words(name)
        foreign = c.intent in TAKES and name not in TAKES[c.intent] and c.intent not in SILENT
        if foreign and words:
            sure = c.confidence if len(words.split()) > 1 else 0.0  # one word may be a slip
            made[0], other = _each_its_own(made[0], words)
            made.append(replace(other, intent=tool, slots={name: (words,)}, confidence=sure))
    return made


def _each_its_own(c: Clause, words: str) -> tuple[Clause, Clause]:
    """ "A funny voice for the tarts, a dramatic look for the castle": scenes go with the words before or after them."""
    at = c.text.find(words)
    if at < 0 or len(c.own) < 2:
        return c, c
    cut = at if any(r.start > at for r in c.own) else c.text.rfind(",", 0, at)
    before, after = ([r for r in c.refs if (r.start >= cut) == late] for late in (False, True))
    if not any(r.ids for r in before) or not any(r.ids for r in after):
        return c, c
    return replace(c, refs=before), replace(c, refs=after)


PART = re.compile(
    r"\b(?:voice|music|sound|narrat\w+|words?|text|titles?|captions?|picture|colou?rs?)\b",
    re.IGNORECASE,
)


def _spared(clauses: list[Clause], context: Context) -> list[Clause]:
    """ "Everything warmer, leave the last one alone": what is guarded is left out of the whole film."""
    guards = [c for c in clauses if c.intent == "guard" and c.own and not PART.search(c.text)]
    safe = {i for c in guards for r in c.own for i in r.ids}
    rest = tuple(i for i in context.ids if i not in safe)
    if not safe or not rest:
        return clauses
    left = [Ref(0, 0, rest, "place")]
    return [
        replace(c, refs=left) if c.intent in MAKING and c.ids is None and not c.own else c
        for c in clauses
    ]


def _spoken_of_before(out: list[Clause], text: str, context: Context) -> tuple[str, ...] | None:
    """The scenes of the deed before, of all deeds for "both"; or of a remark, when none is selected."""
    named = [c for c in out if c.own and c.intent not in SILENT]
    if len(named) > 1 and BOTH.search(text):
        return tuple(i for i in context.ids if any(i in (c.ids or ()) for c in named))
    if named or context.selected_id:
        both = named and BOTH.search(text)
        return named[-1].ids if both else _acted_on(named[-1]) if named else None
    return next((c.ids for c in reversed(out) if c.own), None)


def _acted_on(c: Clause) -> tuple[str, ...] | None:
    """ "Put the swarm before the hollow, and give it two seconds": it is the one that moves."""
    moved = c.own[0].ids if c.intent == "reorder_scenes" and not SWAP.search(c.text) else ()
    return moved or c.ids


def read(text: str, said: Prepared, context: Context, inherited: tuple[str, ...] | None) -> Clause:
    """One text as one clause."""
    part = replace(whole(text, context), start=0, end=len(text))
    return clause_of(part, replace(said, text=text), context, inherited)


LONG = re.compile(
    r"\W*(?:please |can you |now )*(?:make|have|keep|get) it (?:to |about |around )*"
    r"(?:[2-9]\d|1\d\d|twenty|thirty|forty|fifty|sixty|ninety)(?:[- ]?five)?[- ]?(?:s|secs?|seconds)\W*",
    re.IGNORECASE,
)
"""No scene lasts so long: "make it 45 seconds" is about the film, whatever is selected."""


def clause_of(
    part: Part, said: Prepared, context: Context, inherited: tuple[str, ...] | None
) -> Clause:
    """A part with its scenes and words. What is refused by its form outranks the reader."""
    text = said.text[part.start : part.end]
    ranked = _possible(_agreeing(part), text, context)
    intent, sure = ranked[0]
    if intent != switch_of(text, intent):
        intent, sure = switch_of(text, intent), 0.9
    words = Said(text, intent, _moved(part.where, part), [s for s in _moved(part.slots, part) if s.name in TEXTS | {"voice"}], [s for s in _moved(tuple(whole_wishes(part, said.text)), part) if s.name in MANNERS], inherited or ())  # fmt: skip
    refs, lost = pointed(words, said, context)
    intent, sure = by_form(text, intent, refs) or (intent, sure)
    style = STYLED.search(text) if intent == "regenerate_visual" else None
    if style:
        part = replace(part, slots=(Span("style", part.start + style.start("style"), part.start + style.end("style")),))  # fmt: skip
        intent = "adjust_style"
        sure = sum(p for n, p in ranked if n in ("adjust_style", "regenerate_visual"))
    if intent == "edit_scene" and LONG.fullmatch(text) and not any(r.ids for r in refs if r.kind != "this"):  # fmt: skip
        intent = "update_project"
    made = Clause(text, refs, said, context, inherited, intent, sure, lost=lost, ranked=ranked)
    chosen = dict(zip(CHOICES, part.chosen, strict=True)) if part.chosen else {}
    return replace(made, slots=slots(part, said), apart=part.apart, chosen=chosen)


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
    film = before and before[-1].whole
    pointed = re.search(r"\b(?:this|it|here|that|him|her|them)\b", text, re.IGNORECASE)
    return context.model_copy(update={"selected": None}) if film and not pointed else context
