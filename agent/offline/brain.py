"""Decides the tool calls of one message without an LLM. Pure; only the utterance is instruction.

Scene texts, titles and history are data: they help to find what "the storm" means and nothing else.
"""

import re
from dataclasses import dataclass, replace

from agent.offline import measures, replies
from agent.offline.asking import NEEDS_SCENES, ask, no_such_shape, not_heard, talk, unsure, which
from agent.offline.choices import ASKED
from agent.offline.clauses import corrected, orders
from agent.offline.context import Call, Context, Decision
from agent.offline.doubt import doubt
from agent.offline.fill import fill
from agent.offline.followup import dangling, follow, likewise
from agent.offline.pointing import music_meant
from agent.offline.provisos import idle, in_order, let_go, only_asks, only_written
from agent.offline.reader import LIKELIEST, OTHERWISE, SILENT, Way
from agent.offline.reading import clauses_of
from agent.offline.reconciled import moved, reconciled
from agent.offline.refused import SENT
from agent.offline.several import several
from agent.offline.target import Clause
from agent.offline.text import Prepared, film_spelled, prepare

CALM, MOST = 0.1, 0.4
"""Above the first doubt other readings are tried; above the second it asks back (docs/evaluation.md)."""
SOME = 0.8
"""When it is so likely that some scenes are meant and none is found, it asks which."""
SHAPED = frozenset({"update_project", "breakdown"})
LOST = frozenset({"vague", "decline", "offtopic"})


def decide(utterance: str, context: Context) -> Decision:
    """Read one message and say which tools to call, in order, or ask back with guesses."""
    said = heard(utterance, context)
    if isinstance(said, Decision):
        return said
    made = _least_doubtful(said, context)
    if only_asks(said.text, made.calls):
        return Decision(reply=replies.answer(said.text, context), intent="question")
    return made


def heard(utterance: str, context: Context) -> Prepared | Decision:
    """The message as it is to be read, or what is decided without reading it."""
    said = prepare(utterance)
    said = replace(said, text=music_meant(said.text, context))
    if not re.search(r"\w", said.text) and not said.quotes:
        return ask(context)
    if URL.search(said.text):
        return Decision(reply=replies.decline(said.text), intent="decline")
    if shape := measures.only_no_shape(said.text):
        return no_such_shape(shape)
    carried = follow(said.text, context)
    if carried:
        return Decision(
            calls=carried, reply=replies.announce(carried, context), intent=carried[0].tool
        )
    if dangling(said.text, context):
        return ask(context)
    if idle(said.text):
        return Decision(reply=replies.guard(), intent="guard")
    if choices := several(said, context):
        return choices
    said = replace(
        said, text=corrected(film_spelled(_with_titles(said, context), _words_of(context)))
    )
    return replace(said, text=let_go(NOTES.sub("", said.text, count=1)))


@dataclass(frozen=True)
class Reading:
    """One way to read a message: its parts, what is decided then, and how likely that is wrong (0 to 1)."""

    clauses: list[Clause]
    decision: Decision
    doubt: float


def _least_doubtful(said: Prepared, context: Context) -> Decision:
    """What the likeliest reading decides; where it is doubtful and another is less so, what that decides."""
    first = _weighed(said, context, LIKELIEST)
    acting = [c for c in first.clauses if c.intent not in SILENT]
    if not acting or first.doubt <= CALM:
        return first.decision
    best = min([first, *(_weighed(said, context, w) for w in OTHERWISE)], key=lambda r: r.doubt)
    if best.doubt <= MOST or not first.decision.calls:
        return (best if best.doubt <= MOST else first).decision
    weakest = min(acting, key=lambda c: c.confidence)
    return unsure(weakest, context, fill(weakest))


def read_as(said: Prepared, context: Context, way: Way) -> tuple[list[Clause], Decision]:
    """One way to read a message, and what is decided then."""
    clauses = in_order(only_written(clauses_of(said, context, way), said.text))
    return clauses, _settle(clauses, context)


def _weighed(said: Prepared, context: Context, way: Way) -> Reading:
    clauses, made = read_as(said, context, way)
    return Reading(
        clauses, made, doubt(said.text, clauses, made.calls, context) if made.calls else 1.0
    )


URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
NOTES = re.compile(
    r"(?:^|(?<=[.!?] ))\W*(?:(?:ok|hi|hey|so)\W+)?(?:(?:\w+ ){0,3}?(?:notes?|feedback|changes|comments?|corrections?|fixes|bits|things|edits|requests|matters|wishes|points)\b[^:\d.!?]{0,40}(?:\b(?:round|rnd|v|no|part) ?\d)?|to ?do):\s*(?=\S)",
    re.IGNORECASE,
)


def _words_of(context: Context) -> frozenset[str]:
    """The words of the film's titles and pictures."""
    texts = " ".join(f"{s.title} {s.visual}" for s in context.scenes)
    return frozenset(re.findall(r"[a-z]{4,}", texts.lower()))


def _with_titles(said: Prepared, context: Context) -> str:
    """A quoted title of a scene points at it, unless it is the new title or text of something."""
    text = said.text
    for letter, quote in said.quotes.items():
        places = [i for i, s in enumerate(context.ordered, 1) if s.title.lower() == quote.lower()]
        mark = rf"(?<!to )(?<!be )(?<!as )(?<!say )(?<!title )(?<!film )(?<!movie )(?<!project )(?<!: )(?<!it )(?<!called )(?<!read )(?<!rather than )(?<!instead of )QUOTE{letter}QUOTE"
        old = rf"(?<=name )QUOTE{letter}QUOTE(?= (?:to|as|into) )|(?<=title )QUOTE{letter}QUOTE(?= (?:to|as|into) )"
        if len(places) == 1:
            text = re.sub(f"{old}|{mark}", f"scene {places[0]}", text, flags=re.IGNORECASE)
    return text


def _aside(clauses: list[Clause], context: Context) -> list[str]:
    """What is said to the parts that are not carried out, so that nothing is dropped in silence."""
    said: list[str] = []
    for c in clauses:
        text = c.said.restore(c.text).strip(" .!?,")
        if c.intent in SHAPED and (shape := measures.no_shape(c.text)):
            said.append(replies.no_shape(shape))
        elif c.intent == "decline":
            said.append(replies.decline(c.text))
        elif c.intent == "question":
            said.append(replies.answer(c.text, context))
        elif c.intent == "remark" or (c.intent in LOST and len(text.split()) > 2):
            said.append(f"I took “{text}” as a remark; say it again as a wish if it is one.")
    return said[:2]


def _filled(clause: Clause, context: Context) -> list[Call] | Decision:
    """The calls of one clause, or what must be asked first."""
    if clause.missing or (clause.intent in NEEDS_SCENES and not context.scenes):
        return Decision(
            reply=replies.missing(clause.missing, context),
            intent=clause.intent,
            confidence=clause.confidence,
        )
    filled = fill(clause)
    if filled is None and (shape := measures.no_shape(clause.text)):
        return no_such_shape(shape)
    if not filled:
        return [] if filled == [] else unsure(clause, context, filled)
    return which(clause, filled[0], context) if _aimless(clause, filled[0]) else filled


DOUBT = re.compile(
    r"\b(?:or maybe|or perhaps|not sure (?:which|if|whether)(?! (?:such|that|this|it|you|one)\b.{0,30}\b(?:possible|works?|can|allowed|able|right place))|either \w+ or|can't decide)\b",
    re.IGNORECASE,
)


def _beside(c: Clause, acting: list[Clause]) -> bool:
    """ "Take the hexagons back. The rest of my edits hold.": words beside a wish that says it all."""
    twin = any(o is not c and o.intent == c.intent and fill(o) for o in acting)
    return (
        twin
        and not c.lost
        and not c.own
        and not any(c.slots.values())
        and not re.search(r"\d", c.text)
    )


DRAGS = re.compile(r"\W*(?:(?:it|this|that|the scene)\W+)?(?:\w+\W+){0,2}?(?:drags?|goes on|(?:too|so) (?:long|short|slow|quick))\b(?:\W+\w+){0,2}\W*", re.IGNORECASE)  # fmt: skip


def _why(c: Clause, calls: list[Call]) -> bool:
    """ "4 seconds, it drags": why the length that is asked for already."""
    asked = any(k.tool == "edit_scene" and "duration_s" in k.args for k in calls)
    return asked and not c.own and bool(DRAGS.fullmatch(c.text))


def _settle(clauses: list[Clause], context: Context) -> Decision:
    """Fill every clause; what cannot be filled is asked."""
    acting = [c for c in clauses if c.intent not in SILENT]
    if DOUBT.search(" ".join(c.text for c in acting)):
        return ask(context, acting[0])
    if not acting:
        return talk(clauses[0], context)
    made = all(c.intent in ("export_video", "assemble") for c in acting)
    lost = next((c for c in clauses if _lost(c) and not (made and SENT.match(c.text))), None)
    if lost is not None:
        return not_heard(lost, acting)
    calls: list[Call] = []
    for clause in acting:
        if _why(clause, calls):
            continue
        done = likewise(clause, calls) or _filled(replace(clause, context=moved(clause.context, calls)), context)  # fmt: skip
        if isinstance(done, Decision):
            if _beside(clause, acting):
                continue
            return done
        calls += done
    return _decided(reconciled(calls), acting, _aside(clauses, context), context)


def _decided(
    calls: list[Call], acting: list[Clause], aside: list[str], context: Context
) -> Decision:
    """The calls with what is said of them."""
    if not calls:
        return Decision(reply=replies.already(), intent=acting[0].intent)
    return Decision(
        calls=calls,
        reply=" ".join([replies.announce(calls, context), *aside]),
        confidence=round(min(c.confidence for c in acting), 3),
        intent=acting[0].intent,
    )


def _lost(c: Clause) -> bool:
    """Is it an order that is not understood?"""
    return c.intent == "vague" and orders(c.text)


PICTURED = frozenset({"regenerate_visual", "adjust_style"})
"""Here unknown words are rather something in the picture than another scene."""


def _aimless(clause: Clause, call: Call) -> bool:
    """Is a scene meant that is not found, or none named where one must be?"""
    if clause.intent not in NEEDS_SCENES or len(clause.context.scenes) < 2:
        return False
    if (
        clause.lost
        and not clause.context.selected_id
        and not (clause.inherited and clause.intent in PICTURED)
    ):
        return True
    everything = not call.args.get("scene_ids") and not clause.whole
    if not call.args.get("scene_ids") and SUCH.search(clause.text):
        return True
    if "some" in ASKED.get(call.tool, ()) and clause.chosen.get("some", 0.0) > SOME and everything:
        return True
    return call.tool == "regenerate_visual" and everything and not MANY.search(clause.text)


SUCH = re.compile(
    r"\b(?:all|every|each|any)(?:thing|\s+(?:of\s+)?(?:the\s+)?(?:scenes?|shots?|ones?|pictures?|clips?))\s+(?:with(?:out)?|where|who|that|which|in which|showing|has|have|between)\b|\bonly where\b",
    re.IGNORECASE,
)
"""Some scenes are described, not all: "every scene where he is alone"."""
MANY = re.compile(
    r"\b(?:pictures|images|visuals|scenes|shots|always|everywhere|throughout|whole|entire)\b",
    re.IGNORECASE,
)
