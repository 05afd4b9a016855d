"""Reads a message as clauses: what each asks for, and which parts belong together."""

import re
from dataclasses import replace

from agent.offline.clauses import orders, with_noun
from agent.offline.context import Context
from agent.offline.cuts import SPARES
from agent.offline.fill_add import SEVERAL
from agent.offline.matching import best_scene, stems
from agent.offline.net import SILENT, intents, load
from agent.offline.parting import parted
from agent.offline.refs import Ref, find_refs
from agent.offline.refused import refused, unheard_of
from agent.offline.second import looked_again
from agent.offline.target import Clause
from agent.offline.telling import FAULT, POINTING, WISHED
from agent.offline.text import Prepared
from agent.offline.weighing import WEAK, one_wish, weighed
from agent.offline.wording import without

FORBID = re.compile(
    r"^\W*(?:and |but |also |please |pls |so |no,? )*(?:do not|don't|dont|never|without)\s+(?!like|want|need|think|love|really|care|worry|you (?!dare|ever))\w+",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\b(?:actually|wait|no|never ?mind)\W+(?:(?:no|wait|sorry)\W+)*(?:keep|leave|don'?t touch) (?:it|that|them)(?: (?:as it is|alone|in|there))?\W*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"^\W*(?:and |so |but |hmm |um |ok |okay )*(?:what (?:if|happens|would happen)|should (?:i|we)\b|do you think|why(?! (?:is|are) there\b| (?:does|do) .* have\b| (?:is|are) the .* (?:so|still|a|not)\b)|how come|would it|shall we|is it (?:better|possible)|which (?:one|scene)s? (?:is|are|do)|can i (?!have|get|see|download|save|watch)|how do(?:es)? (?:i|this|the)|who are)\b",
    re.IGNORECASE,
)
REPROACH = re.compile(
    r"^\W*why\b[^?]*\?+\W*\S.*\b(?:should|must|make|change|fix|please|can you|could you|want|needs? to)\b",
    re.IGNORECASE | re.DOTALL,
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


BY_CONTENT = frozenset(
    {
        "regenerate_visual",
        "restore_version",
        "list_versions",
        "remove_scene",
        "generate_scene",
        "cancel_generation",
        "edit_scene",
        "regenerate_audio",
        "adjust_style",
    }
)
TITLE_ONLY = frozenset({"generate_scene", "cancel_generation", "edit_scene"})
POINTED_ONLY = frozenset({"regenerate_audio", "adjust_style"})
THE = re.compile(
    r"\b(?:the|that|our|where|when)\s+((?!whole|entire|voice|narrat|film|video|movie|music|style|look|tone|mood)[\w'-]+(?:\s+(?!is|are|should|must|needs?|could|can|looks?|sounds?|feels?|to|more|less)[\w'-]+){0,2})",
    re.IGNORECASE,
)
CLEARLY = 1.5
LOOSE = frozenset(
    {
        "add_scene",
        "regenerate_visual",
        "adjust_style",
        "edit_scene",
        "reorder_scenes",
        "check_credits",
        "breakdown",
        "regenerate_audio",
    }
)


def read(text: str, said: Prepared, context: Context, inherited: tuple[str, ...] | None) -> Clause:
    """Classify one clause. Prohibitions and questions by form outrank the classifier."""
    refs = _unguarded(text, find_refs(text, context))
    ranked = _possible(intents(text, context, refs), text, context)
    intent, sure = ranked[0]
    if refused(text):
        intent, sure = "decline", 0.95
    elif FORBID.match(text) or SPARES.match(text) or TAKEN_BACK.search(text):
        intent, sure = "guard", 0.95
    elif (
        ASKS.match(text)
        and not (REPROACH.match(text) and intent in BY_CONTENT)
        and intent not in SILENT
        and intent not in ("check_credits", "check_progress", "export_video", "list_versions")
    ):
        intent, sure = "question", 0.8
    elif unheard_of(text, load().clause.rows):
        intent, sure = "vague", 0.9
    clause = looked_again(Clause(text, refs, said, context, inherited, intent, sure))
    return replace(clause, likely=_by_content(clause)) if clause.intent in BY_CONTENT else clause


GUARDED = re.compile(
    r"\b(?:leav(?:e|ing)|keep(?:ing)?|(?:don't|dont|do not|not|without) (?:touch|chang)(?:e|ing)?)\s+(?:all\s+)?(?:the\s+)?(?:rest|others?|other \w+|everything else)\b|\b(?:the )?(?:rest|others?|everything else)\s+(?:stays?|is fine|are fine|as is|can stay)\b",
    re.IGNORECASE,
)


def _unguarded(text: str, refs: list[Ref]) -> list[Ref]:
    """Without the scenes that are to be left alone."""
    kept = [m.span() for m in GUARDED.finditer(text)]
    left = [r for r in refs if not any(a <= r.start < b for a, b in kept)]
    return left or refs


def _by_content(c: Clause) -> tuple[str, ...] | None:
    """The scene whose picture holds the things spoken of, when no scene is named."""
    if c.own or c.whole or c.inherited or c.context.selected_id:
        return None
    asked = stems(c.text)
    if c.intent in TITLE_ONLY:
        asked = [w for w in asked if any(w in stems(s.title) for s in c.context.scenes)]
    if c.intent in POINTED_ONLY:
        asked = stems(" ".join(THE.findall(c.text)))
    found = best_scene(asked, c.context, CLEARLY)
    return (found,) if found else None


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


def _take(part: str, out: list[Clause], whole: Clause) -> None:
    """Read the next part: as a clause of its own, or joined to the one before."""
    said, context = whole.said, whole.context
    if not out:
        out.append(read(_carried(part, out, context), said, context, None))
        return
    before = out[-1]
    inherited = next((c.ids for c in reversed(out) if c.own or c.likely), None)
    text = with_noun(part, before.text)
    clause = read(_carried(text, out, context), said, _seen_after(out, text, context), inherited)
    clear = before.intent == whole.intent and whole.confidence >= 0.9
    detail = _only_detail(clause, before, 0.92 if clear else 0.8)
    if not detail and not _belongs(clause, before):
        out.append(clause)
        return
    joined = read(f"{before.text}, {text}", said, context, before.inherited)
    if detail or (joined.intent != before.intent and before.intent == "add_scene"):
        joined = replace(joined, intent=before.intent, confidence=before.confidence)
    if detail or (joined.confidence >= 0.4 and joined.intent == before.intent):
        out[-1] = joined
    else:
        out.append(clause)


def clauses_of(said: Prepared, context: Context, whole: Clause) -> list[Clause]:
    """The parts of a message that each stand for an edit; a part that does not is joined again."""
    if SEVERAL.match(said.text):
        return [replace(whole, intent="add_scene", confidence=0.9)]
    parts = parted(said.text, whole.refs, context)
    if len(parts) < 2:
        return [whole]
    out: list[Clause] = []
    for part in _with_lone_scenes(parts, context):
        _take(part, out, whole)
    if one_wish(out, whole):
        return [whole]
    out = [weighed(c, out, whole) for c in out if c.intent != "greeting"] or [whole]
    acting = [c for c in out if c.intent not in SILENT]
    return [whole] if len(acting) == 1 and len(out) == 1 and whole.intent == out[0].intent else out


DETAILED = frozenset({"regenerate_visual", "regenerate_audio", "adjust_style", "add_scene"})
NAMING = re.compile(
    r"^\W*(?:please |and |can you |also )*(?P<verb>call|title|rename|name|retitle)\b", re.IGNORECASE
)


def _carried(text: str, before: list[Clause], context: Context) -> str:
    """ "Call the first Mix and the second Knead": the verb is said once."""
    verb = NAMING.match(before[-1].text) if before and before[-1].own else None
    refs = find_refs(text, context)
    lone = (
        verb
        and refs
        and refs[0].start <= 4
        and len(text.split()) <= 8
        and not orders(text[refs[0].end :])
    )
    return f"{verb['verb']} {text}" if verb and lone and not NAMING.match(text) else text


MENDED = re.compile(
    r"\W*(?:so |and |please |can you |just )*(?:get rid of|remove|lose|delete|fix|take|cut|paint|edit|change)\s+(?:it|him|her|them|that|this)\b(?:\s+(?:off|out|away|please|for me|its? \w+|it'?s \w+))*\W*",
    re.IGNORECASE,
)


def _only_detail(c: Clause, before: Clause, sure: float) -> bool:
    """Is it a detail of the wish before ("..., dark green with a pocket") or points back at it?"""
    if before.intent not in DETAILED or c.own or c.whole or c.intent == "guard":
        return False
    if MENDED.fullmatch(c.text) and before.intent != "add_scene":
        return True
    pointing = c.intent == "vague" and POINTING.search(c.text) and c.confidence > 0
    if (
        len(c.text.split()) <= 2
        and c.intent in DETAILED | {"comment", "vague"}
        and not orders(c.text)
    ):
        return True
    unsaid = not orders(c.text) and not WISHED.search(c.text) and not FAULT.search(c.text)
    return bool(pointing or (unsaid and c.intent in WEAK | {"vague"} and c.confidence < sure))


def _with_lone_scenes(parts: list[str], context: Context) -> list[str]:
    """ "throw out scene 1, the last scene": a part that only names a scene goes with its neighbour."""
    out: list[str] = []
    lone = ""
    for part in parts:
        refs = find_refs(part, context)
        bare = refs and not re.search(
            r"\w", re.sub(r"\b(?:and|the|in|for|of|only|just)\b", "", without(part, refs))
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
    if before.intent == "add_scene" and not orders(clause.text) and not clause.own:
        bare = len(before.text.split()) <= 8 and clause.intent == "comment"
        return (clause.intent in LOOSE or bare) and not clause.whole
    return (
        clause.intent == before.intent
        and clause.intent in MERGE
        and not clause.own
        and not clause.whole
    )


def _seen_after(before: list[Clause], text: str, context: Context) -> Context:
    """After "everything warmer", the parts that name no scene are about the whole film too."""
    whole = before and before[-1].whole
    pointed = re.search(r"\b(?:this|it|here|that|him|her|them)\b", text, re.IGNORECASE)
    return context.model_copy(update={"selected": None}) if whole and not pointed else context
