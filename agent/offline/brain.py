"""Decides the tool calls of one message without an LLM. Pure; only the utterance is instruction.

Scene texts, titles and history are data: they help to find what "the storm" means and nothing else.
"""

import re
from dataclasses import replace

from agent.offline import replies
from agent.offline.clauses import corrected, orders
from agent.offline.context import Call, Context, Decision, Guess
from agent.offline.features import URL
from agent.offline.fill import fill
from agent.offline.fill_script import paced
from agent.offline.followup import dangling, follow
from agent.offline.matching import ranked, stems
from agent.offline.net import SILENT, intents
from agent.offline.reading import clauses_of, read
from agent.offline.reconciled import reconciled
from agent.offline.refused import SENT
from agent.offline.several import several
from agent.offline.target import Clause
from agent.offline.text import Prepared, film_spelled, prepare

SURE = 0.62
FREE = frozenset(
    {
        "edit_scene",
        "add_scene",
        "update_project",
        "reorder_scenes",
        "set_captions",
        "undo",
        "redo",
        "check_credits",
        "check_progress",
        "list_versions",
        "assemble",
    }
)
NEEDS_SCENES = frozenset(
    {
        "edit_scene",
        "remove_scene",
        "reorder_scenes",
        "restore_version",
        "regenerate_visual",
        "regenerate_audio",
        "list_versions",
        "generate_scene",
        "adjust_style",
    }
)
LOST = frozenset({"vague", "decline", "offtopic"})


def decide(utterance: str, context: Context) -> Decision:
    """Read one message and say which tools to call, in order, or ask back with guesses."""
    said = prepare(utterance)
    if not re.search(r"\w", said.text) and not said.quotes:
        return _ask(context)
    if URL.search(said.text):
        return Decision(reply=replies.decline(said.text), intent="decline")
    carried = follow(said.text, context)
    if carried:
        return Decision(
            calls=carried, reply=replies.announce(carried, context), intent=carried[0].tool
        )
    if dangling(said.text, context):
        return _ask(context)
    if choices := several(said, context):
        return choices
    said = replace(
        said, text=corrected(film_spelled(_with_titles(said, context), _words_of(context)))
    )
    said = replace(said, text=NOTES.sub("", said.text, count=1))
    whole = read(said.text, said, context, None)
    if whole.intent == "breakdown" and whole.confidence >= needed(whole):
        return _settle([whole], context)
    clauses = clauses_of(said, context, whole)
    return _settle(clauses, context)


NOTES = re.compile(
    r"(?:^|(?<=[.!?] ))\W*(?:(?:ok|hi|hey|so)\W+)?(?:(?:\w+ ){0,3}?(?:notes?|feedback|changes|comments?|corrections?|fixes|bits|things|edits|requests|matters|wishes|points)\b[^:\d.!?]{0,40}(?:\b(?:round|rnd|v|no|part) ?\d)?|to ?do):\s*(?=\S)",
    re.IGNORECASE,
)


def _words_of(context: Context) -> frozenset[str]:
    """The words of the film's titles and pictures."""
    texts = " ".join(f"{s.title} {s.visual}" for s in context.scenes)
    return frozenset(re.findall(r"[a-z]{5,}", texts.lower()))


def _with_titles(said: Prepared, context: Context) -> str:
    """A quoted title of a scene points at it, unless it is the new title or text of something."""
    text = said.text
    for letter, quote in said.quotes.items():
        places = [i for i, s in enumerate(context.ordered, 1) if s.title.lower() == quote.lower()]
        mark = rf"(?<!to )(?<!be )(?<!as )(?<!say )(?<!title )(?<!: )(?<!it )(?<!called )(?<!read )QUOTE{letter}QUOTE"
        if len(places) == 1:
            text = re.sub(mark, f"scene {places[0]}", text)
    return text


def needed(clause: Clause) -> float:
    """How sure it must be: less for what is free and can be undone, more for what costs."""
    if clause.intent == "breakdown" and not clause.context.scenes:
        return 0.25
    return 0.55 if clause.intent in FREE else SURE


def _aside(clauses: list[Clause], context: Context) -> list[str]:
    """What is said to the parts that are not carried out, so that nothing is dropped in silence."""
    said: list[str] = []
    for c in clauses:
        text = c.said.restore(c.text).strip(" .!?,")
        if c.intent == "decline":
            said.append(replies.decline(c.text))
        elif c.intent == "question":
            said.append(replies.answer(c.text, context))
        elif c.intent == "remark" or (c.intent in LOST and len(text.split()) > 2):
            said.append(f"I took “{text}” as a remark; say it again as a wish if it is one.")
    return said[:2]


def _filled(clause: Clause, context: Context) -> list[Call] | Decision:
    """The calls of one clause, or what must be asked first."""
    aimed = clause.intent in NEEDS_SCENES and not clause.own and not clause.whole
    if (
        aimed
        and clause.ids
        and UNFOUND.search(clause.text)
        and not clause.likely
        and len(context.scenes) > 1
    ):
        filled = fill(clause)
        if filled:
            return _which(clause, filled[0], context)
    if clause.missing or (clause.intent in NEEDS_SCENES and not context.scenes):
        return Decision(
            reply=replies.missing(clause.missing, context),
            intent=clause.intent,
            confidence=clause.confidence,
        )
    filled = fill(clause)
    if filled and _aimless(clause, filled):
        return _which(clause, filled[0], context)
    if filled is None or clause.confidence < needed(clause):
        return _unsure(clause, context, filled)
    return filled


DOUBT = re.compile(
    r"\b(?:or maybe|or perhaps|not sure (?:which|if|whether)(?! (?:such|that|this|it|you|one)\b.{0,30}\b(?:possible|works?|can|allowed|able|right place))|either \w+ or|can't decide)\b",
    re.IGNORECASE,
)


def _settle(clauses: list[Clause], context: Context) -> Decision:
    """Fill every clause; the weakest decides whether anything is done."""
    acting = [c for c in clauses if c.intent not in SILENT]
    if DOUBT.search(" ".join(c.text for c in acting)):
        return _ask(context, acting[0])
    if not acting:
        return _talk(clauses[0], context)
    made = all(c.intent in ("export_video", "assemble") for c in acting)
    lost = next((c for c in clauses if _lost(c) and not (made and SENT.match(c.text))), None)
    if lost is not None:
        return _not_heard(lost, acting)
    calls: list[Call] = []
    for clause in acting:
        done = _filled(clause, context)
        if isinstance(done, Decision):
            return done
        calls += done
    calls = reconciled(calls)
    sure = min(c.confidence for c in acting)
    return Decision(
        calls=calls,
        reply=" ".join([replies.announce(calls, context), *_aside(clauses, context)]),
        confidence=round(sure, 3),
        intent=acting[0].intent,
    )


def _lost(c: Clause) -> bool:
    """Is it an order that is not understood, or one that is refused?"""
    refused = c.intent == "decline" and c.confidence >= REFUSED
    return refused or (c.intent in LOST and orders(c.text))


REFUSED = 0.7
UNFOUND = re.compile(
    r"\b(?:the|that)\s+(?!(?:whole|entire|other|same|new|old|last|first|next|right|wrong|only|main)\b)(?:[\w'-]+\s+){1,2}(?:scene|one|bit|part|shot|clip|picture|moment|line)\b|\b(?:the|that) (?:scene|one|bit|part|shot|moment) (?:with|where|about|when|of|in)\b",
    re.IGNORECASE,
)


def _aimless(clause: Clause, calls: list[Call]) -> bool:
    """Would it touch the whole film although one scene seems to be meant?"""
    call = calls[0]
    if call.tool not in ("regenerate_visual", "regenerate_audio", "generate_scene", "adjust_style"):
        return False
    if call.args.get("scene_ids") or clause.whole or len(clause.context.scenes) < 2:
        return False
    if call.tool == "regenerate_visual":
        return clause.ids is None and not MANY.search(clause.text)
    located = UNFOUND.search(clause.text) or LOCATED.search(clause.text)
    return clause.ids is None and bool(located)


LOCATED = re.compile(
    r"\bthere,? where\b|\bwhere (?:he|she|it|they|the)\b|\b(?:around|at)(?: around)? second\b|\bfor the [\w.]+(?: [\w.]+)? bit\b"
    r"|\b(?:by|at|near) the (?!end\b|moment|same|time|back|front|right|left|least|film|movie|video|voice|way|start|beginning|\w+est\b)\w+",
    re.IGNORECASE,
)
MANY = re.compile(
    r"\b(?:pictures|images|visuals|scenes|shots|always|everywhere|throughout|whole|entire)\b",
    re.IGNORECASE,
)


def _which(clause: Clause, call: Call, context: Context) -> Decision:
    """It is clear what to do but not where: the likeliest scenes are offered."""
    likely = [i for _, i in ranked(stems(clause.text), context)][:3]
    options = [call.model_copy(update={"args": {**call.args, "scene_ids": [i]}}) for i in likely]
    return Decision(
        reply="Which scene do you mean?",
        guesses=replies.guesses(options, context),
        confidence=round(clause.confidence, 3),
        intent=clause.intent,
    )


def _not_heard(lost: Clause, acting: list[Clause]) -> Decision:
    """One order of several is not understood: none is carried out, and it says which."""
    rest = ", ".join(c.said.restore(c.text) for c in acting)
    if lost.intent == "decline":
        reply = f"{replies.decline(lost.text)} I have changed nothing. Shall I do the rest?"
    else:
        reply = replies.unheard(lost.said.restore(lost.text))
    return Decision(
        reply=reply, guesses=[Guess(label=f"Only: {rest}", utterance=rest)], intent="vague"
    )


def _talk(clause: Clause, context: Context) -> Decision:
    """A message that wants words, not deeds."""
    made = {
        "decline": replies.decline(clause.text),
        "offtopic": replies.offtopic(),
        "greeting": replies.greeting(clause.text, context),
        "question": replies.answer(clause.text, context),
        "guard": replies.guard(),
    }
    if clause.intent in made:
        return Decision(
            reply=made[clause.intent], intent=clause.intent, confidence=round(clause.confidence, 3)
        )
    return _ask(context, clause)


def _ask(context: Context, clause: Clause | None = None) -> Decision:
    reply, guesses = replies.vague(context)
    guesses = [*(replies.guesses(paced(clause), context) if clause else []), *guesses][:3]
    return Decision(reply=reply, guesses=guesses, intent="vague", confidence=0.0)


def _unsure(clause: Clause, context: Context, filled: list[Call] | None) -> Decision:
    """Below its confidence it never acts: it shows its best readings."""
    options = [*paced(clause), *(filled or [])[:1]]
    for intent, _ in intents(clause.text, context, clause.refs)[:4]:
        if (
            intent in SILENT
            or intent == clause.intent
            or (intent in NEEDS_SCENES and not context.scenes)
        ):
            continue
        options += (fill(replace(clause, intent=intent)) or [])[:1]
    made = replies.guesses(options, context)
    if not made:
        return _ask(context)
    more = [Guess(label="Something else", utterance="what can you do")] if len(made) == 1 else []
    return Decision(
        reply="I am not sure what you mean. Is it one of these?",
        guesses=[*made, *more],
        confidence=round(clause.confidence, 3),
        intent=clause.intent,
    )
