"""Decides the tool calls of one message without an LLM. Pure; only the utterance is instruction.

Scene texts, titles and history are data: they help to find what "the storm" means and nothing else.
"""

import re
from dataclasses import replace

from agent.offline import replies
from agent.offline.clauses import corrected, pieces
from agent.offline.context import Call, Context, Decision, Guess
from agent.offline.features import URL
from agent.offline.fill import fill
from agent.offline.net import SILENT, intents
from agent.offline.refs import find_refs
from agent.offline.second import looked_again, reconciled
from agent.offline.target import Clause
from agent.offline.text import Prepared, prepare
from agent.offline.wording import without

SURE = 0.5
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
FORBID = re.compile(
    r"^\W*(?:and |but |also |please |pls |so |no,? )*(?:do not|don't|dont|never|without)\s+(?!like|want|need|think|love|really|care|worry|you (?!dare|ever))\w+",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"^\W*(?:and |so |but |hmm |um |ok |okay )*(?:what (?:if|happens|would happen)|should (?:i|we)\b|do you think|why|how come|would it|shall we|is it (?:better|possible)|which (?:one|scene)s? (?:is|are|do)|can i (?!have|get|see|download|save|watch)|how do(?:es)? (?:i|this|the)|who are)\b",
    re.IGNORECASE,
)
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
MERGE = frozenset(
    {
        "adjust_style",
        "regenerate_visual",
        "regenerate_audio",
        "set_music",
        "set_captions",
        "update_project",
        "export_video",
        "add_scene",
    }
)


def decide(utterance: str, context: Context) -> Decision:
    """Read one message and say which tools to call, in order, or ask back with guesses."""
    said = prepare(utterance)
    if not re.search(r"\w", said.text) and not said.quotes:
        return _ask(context)
    if URL.search(said.text):
        return Decision(reply=replies.decline(said.text), intent="decline")
    said = replace(said, text=corrected(_with_titles(said, context)))
    whole = _read(said.text, said, context, None)
    if whole.intent == "breakdown" and whole.confidence >= needed(whole):
        return _settle([whole], context)
    clauses = _clauses(said, context, whole)
    return _settle(clauses, context)


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
    return 0.45 if clause.intent in FREE else SURE


def _read(text: str, said: Prepared, context: Context, inherited: tuple[str, ...] | None) -> Clause:
    """Classify one clause. Prohibitions and questions by form outrank the classifier."""
    refs = find_refs(text, context)
    ranked = _possible(intents(text, context, refs), text, context)
    intent, sure = ranked[0]
    if FORBID.match(text):
        intent, sure = "guard", 0.95
    elif (
        ASKS.match(text)
        and intent not in SILENT
        and intent not in ("check_credits", "check_progress", "export_video", "list_versions")
    ):
        intent, sure = "question", 0.8
    return looked_again(Clause(text, refs, said, context, inherited, intent, sure))


def _possible(
    ranked: list[tuple[str, float]], text: str, context: Context
) -> list[tuple[str, float]]:
    """Without scenes, a told story is an idea; what needs scenes is only meant if one is named."""
    if context.scenes or re.search(
        r"\bscenes? \d|\bscene (?:one|two|three|four|five)\b", text, re.IGNORECASE
    ):
        return ranked
    told = len(text.split()) >= 5 and not re.search(r"\?\s*$", text)
    weigh = {"breakdown": 3.0 if told else 1.0}
    left = [(i, p * weigh.get(i, 1.0)) for i, p in ranked if i in EMPTY or i in SILENT]
    total = sum(p for _, p in left)
    return sorted(((i, p / total) for i, p in left), key=lambda x: -x[1])


def _clauses(said: Prepared, context: Context, whole: Clause) -> list[Clause]:
    """The parts of a message that each stand for an edit; a part that does not is joined again."""
    parts = pieces(said.text)
    if len(parts) < 2:
        return [whole]
    out: list[Clause] = []
    for text in _with_lone_scenes(parts, context):
        inherited = next((c.ids for c in reversed(out) if c.own), None)
        clause = _read(text, said, context, inherited)
        if out and _belongs(clause, out[-1]):
            joined = _read(f"{out[-1].text}, {text}", said, context, out[-1].inherited)
            out[-1] = joined if joined.confidence >= 0.4 else out[-1]
            continue
        out.append(clause)
    out = [c for c in out if c.intent != "greeting"] or [whole]
    firm = [c for c in out if c.confidence >= 0.8 and c.intent not in SILENT]
    out = (
        [c for c in out if c in firm or c.own or c.confidence >= 0.4 or len(c.text.split()) > 4]
        if firm
        else out
    )
    return [whole] if len(out) == 1 and whole.intent == out[0].intent else out


def _with_lone_scenes(parts: list[str], context: Context) -> list[str]:
    """ "throw out scene 1, the last scene": a part that only names a scene goes with its neighbour."""
    out: list[str] = []
    lone = ""
    for part in parts:
        refs = [r for r in find_refs(part, context) if r.kind in ("place", "title", "time")]
        bare = refs and not re.search(
            r"\w", re.sub(r"\b(?:and|the|in|for|of)\b", "", without(part, refs))
        )
        if bare and out:
            out[-1] = f"{out[-1]} and {part}"
        elif bare:
            lone = f"{lone}{part} and "
        else:
            out.append(lone + part)
            lone = ""
    return [*out, lone.removesuffix(" and ")] if lone else out


def _belongs(clause: Clause, before: Clause) -> bool:
    """Is this part only the rest of the part before?"""
    if clause.intent in ("greeting", "guard"):
        return False
    if re.match(
        r"(?:please )?(?:change|turn|make|set) (?:it|that|this) (?:to|into) QUOTE",
        clause.text,
        re.IGNORECASE,
    ):
        return True
    if (
        clause.intent == before.intent
        and clause.intent in MERGE
        and not clause.own
        and not clause.whole
    ):
        return True
    return clause.confidence < 0.4 and before.intent not in SILENT and not clause.own


def _settle(clauses: list[Clause], context: Context) -> Decision:
    """Fill every clause; the weakest decides whether anything is done."""
    acting = [c for c in clauses if c.intent not in SILENT]
    if not acting:
        return _talk(clauses[0], context)
    calls: list[Call] = []
    for clause in acting:
        if clause.missing:
            return Decision(
                reply=replies.missing(clause.missing, context),
                intent=clause.intent,
                confidence=clause.confidence,
            )
        if clause.intent in NEEDS_SCENES and not context.scenes:
            return Decision(
                reply=replies.missing((), context),
                intent=clause.intent,
                confidence=clause.confidence,
            )
        filled = fill(clause)
        if filled is None or clause.confidence < needed(clause):
            return _unsure(clause, context, filled)
        calls += filled
    calls = reconciled(calls)
    sure = min(c.confidence for c in acting)
    return Decision(
        calls=calls,
        reply=replies.announce(calls, context),
        confidence=round(sure, 3),
        intent=acting[0].intent,
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
    return _ask(context)


def _ask(context: Context) -> Decision:
    reply, guesses = replies.vague(context)
    return Decision(reply=reply, guesses=guesses, intent="vague", confidence=0.0)


def _unsure(clause: Clause, context: Context, filled: list[Call] | None) -> Decision:
    """Below its confidence it never acts: it shows its best readings."""
    options = [*(filled or [])[:1]]
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
