"""Reads a message as clauses: what each asks for, and which parts belong together."""

import re

from agent.offline.clauses import orders, pieces, with_noun
from agent.offline.context import Context
from agent.offline.net import SILENT, intents
from agent.offline.refs import find_refs
from agent.offline.second import looked_again
from agent.offline.target import Clause
from agent.offline.text import Prepared
from agent.offline.wording import without

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


WORDED = frozenset({"breakdown", "add_scene", "regenerate_visual", "adjust_style"})


def read(text: str, said: Prepared, context: Context, inherited: tuple[str, ...] | None) -> Clause:
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


def clauses_of(said: Prepared, context: Context, whole: Clause) -> list[Clause]:
    """The parts of a message that each stand for an edit; a part that does not is joined again."""
    parts = pieces(said.text)
    if len(parts) < 2:
        return [whole]
    out: list[Clause] = []
    for part in _with_lone_scenes(parts, context):
        inherited = next((c.ids for c in reversed(out) if c.own), None)
        text = with_noun(part, out[-1].text) if out else part
        clause = read(text, said, _seen_after(out, text, context), inherited)
        if out and _belongs(clause, out[-1]):
            joined = read(f"{out[-1].text}, {text}", said, context, out[-1].inherited)
            if joined.confidence >= 0.4:
                out[-1] = joined
                continue
        out.append(clause)
    out = [c for c in out if c.intent != "greeting"] or [whole]
    firm = [c for c in out if c.confidence >= 0.8 and c.intent not in SILENT]
    out = (
        [
            c
            for c in out
            if c in firm
            or c.own
            or c.confidence >= 0.4
            or len(c.text.split()) > 4
            or orders(c.text)
        ]
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
    lost = orders(clause.text) and before.intent not in WORDED
    return clause.confidence < 0.4 and before.intent not in SILENT and not clause.own and not lost


def _seen_after(before: list[Clause], text: str, context: Context) -> Context:
    """After "everything warmer", the parts that name no scene are about the whole film too."""
    whole = before and before[-1].whole
    pointed = re.search(r"\b(?:this|it|here|that|him|her|them)\b", text, re.IGNORECASE)
    return context.model_copy(update={"selected": None}) if whole and not pointed else context
