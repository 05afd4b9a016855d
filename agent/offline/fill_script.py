"""Parameters of the tools that change one scene's script."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_words import rewritten
from agent.offline.refs import Ref
from agent.offline.target import Clause
from agent.offline.wording import without

TITLE = re.compile(r"\b(?:re-?titled?|titled?|re-?named?|called?|heading|name)\b", re.IGNORECASE)
VISUAL = re.compile(r"\b(?:description|visual|desc|picture text)\b", re.IGNORECASE)
SILENT = re.compile(
    r"\b(?:narration|words|text|line|script)\s*(?::|=|->|→|is)\s*(?:none|nothing|empty|blank)\b|\b(?:no(?: more)?|without(?: any)?|remove|take (?:away|off)|mute|delete|drop|loses?|cut|take out|get rid of|erase|kill|leave)\b.*\b(?:narration|words|text|spoken words|voice text|script|speech|lines?|talking|sentences?)\b|\b(?:take|cut) the (?:narration|words|text|talking|line|(?:spoken )?sentence) out\b|\bsilen(?:t|ce)\b|\bno (?:more )?(?:narrator|voice|voice-?over|vo)\b|\bnobody (?:should |must )?(?:talks?|speaks?)\b",
    re.IGNORECASE,
)  # fmt: skip


OVERLAID = re.compile(
    r"\b(?:put|show|add|write|place|display|overlay|have)\b.{0,30}QUOTE[A-J]QUOTE (?:over|across|on top of|onto) (?:the )?(?!end\b)|\b(?:text|title) overlay\b",
    re.IGNORECASE,
)
"""Letters that are to be seen in the picture: nothing that is spoken."""


def edit_scene(c: Clause) -> list[Call] | None:
    """Length, title or texts; one call a scene."""
    if OVERLAID.search(c.text) and c.ids:
        shown = c.said.restore(c.text).strip(" .")
        return [Call(tool="regenerate_visual", args={"scene_ids": list(c.ids), "instruction": shown})]  # fmt: skip
    if changed := _rewritten(c):
        return changed[0]
    if each := _one_each(c):
        return each
    ids = c.ids or (
        c.context.ids if c.whole or re.search(r"\beach\b|\bapiece\b", c.text, re.IGNORECASE) else ()
    )
    if not ids:
        return None
    texts = _texts(c)
    if texts is None:
        return None
    if len(ids) > 1 and any(texts.values()):
        return None
    if texts:
        lasting = _beside_texts(c, texts, next(iter(ids)))
        return [Call(tool="edit_scene", args={"scene_id": i, **texts, **lasting}) for i in ids]
    lengths = [_length(without(c.text, c.own), i, c) for i in ids]
    return (
        [_lasting(i, s) for i, s in zip(ids, lengths, strict=True) if s] if all(lengths) else None
    )


def _beside_texts(c: Clause, texts: dict[str, str], scene_id: str) -> dict[str, int | float]:
    """ "Title Butter, 6 seconds": the length that is said beside new words."""
    rest = without(c.text, c.own)
    for words in texts.values():
        rest = rest.replace(words, " ") if words else rest
    seconds = _length(rest, scene_id, c) if measures.lengths(rest) else None
    return {"duration_s": measures.tidy(min(60, max(1, seconds)))} if seconds else {}


def _rewritten(c: Clause) -> tuple[list[Call] | None] | None:
    """A scene with its words changed in part; (None,) when it is not clear where; None when nothing such is said."""
    if c.words("title") or c.words("visual") or not (change := rewritten(c)):
        return None
    scene_id, words = change
    return ([Call(tool="edit_scene", args={"scene_id": scene_id, "narration": words})] if words else None,)  # fmt: skip


def _one_each(c: Clause) -> list[Call]:
    """ "Hook 3, bottle 4 s": every scene with a length or a title of its own."""
    refs = [r for r in c.own if len(r.ids) == 1]
    if len(refs) < 2 or len(refs) != len(c.own):
        return []
    titles = c.slots.get("title", ())
    titles = titles if len(titles) == len(refs) else _quoted_titles(c, refs)
    if len(titles) == len(refs):
        return [Call(tool="edit_scene", args={"scene_id": r.ids[0], "title": t}) for r, t in zip(refs, titles, strict=True)]  # fmt: skip
    ends = [*(r.start for r in refs[1:]), len(c.text)]
    said = [_length(c.text[r.end : end], r.ids[0], c) for r, end in zip(refs, ends, strict=True)]
    return (
        [_lasting(r.ids[0], s) for r, s in zip(refs, said, strict=True) if s] if all(said) else []
    )


def _quoted_titles(c: Clause, refs: list[Ref]) -> tuple[str, ...]:
    """ "Retitle 2 "Early", 9 "Taken"": every scene with the quotation after it."""
    ends = [*(r.start for r in refs[1:]), len(c.text)]
    said = [c.said.quoted(c.text[r.end : end]) for r, end in zip(refs, ends, strict=True)]
    return tuple(s for s in said if s) if TITLE.search(c.text) else ()


def _length(text: str, scene_id: str, c: Clause) -> float | None:
    scene = c.context.scene(scene_id)
    text = INSTEAD.sub(" ", text)
    now_s = scene.duration_s if scene else 5.0
    apart = BY.search(text.lower()) or (THAN.search(text.lower()) and not measures.lengths(text))
    return (None if apart else _bare_number(text)) or new_length(text, now_s)


def _lasting(scene_id: str, seconds: float) -> Call:
    tidy = measures.tidy(min(60, max(1, seconds)))
    return Call(tool="edit_scene", args={"scene_id": scene_id, "duration_s": tidy})


def _bare_number(text: str) -> float | None:
    """ "only the quiz 15", "cat to twelve", "six seconds? Make it four": a number alone, after any length."""
    lengths = measures.lengths(text)
    after = lengths[-1].end if lengths else 0
    found = re.findall(BARE, text[after:], re.IGNORECASE)
    seconds = measures.number(found[-1]) if found and found[-1].lower() != "one" else None
    return float(seconds) if seconds and 1 <= seconds <= 60 else None


BARE = rf"(?<![\w:.])({measures.NUM})(?=\W*$|[,.!?;)]|\s+(?:would|will|is|max|tops|flat|please|pls|then|at most|no|and)\b)"


PICTURED = re.compile(
    r"\b(?:(?:picture|image)(?:'s)? (?:text|description|desc)|(?:text|description) of the (?:picture|image)|visual(?: (?:text|description))?|description)\b"
    r"[^:.]*(?::|\b(?:should|shall|must|to) (?:read|say|be)\b:?)\s*(?P<words>\w.*?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""The picture's description, as it is to be written."""


def _texts(c: Clause) -> dict[str, str] | None:
    """The new texts by name; None when what is said can be none."""
    if (seen := PICTURED.search(c.text)) and "QUOTE" not in seen["words"]:
        return {"visual": seen["words"]}
    said = {n: c.words(n) for n in ("title", "visual", "narration") if c.words(n)}
    if said:
        return None if _loose(said, c) else said
    quote = c.said.wanted(c.text)
    if quote:
        kind = "visual" if VISUAL.search(c.text) else "title" if TITLE.search(c.text) else "narration"  # fmt: skip
        return {kind: quote}
    return {"narration": ""} if SILENT.search(c.text) else {}


SPOKEN = r"(?:\b(?:says?|reads?|saying)|[:=])\s*\W*"


def _loose(said: dict[str, str], c: Clause) -> bool:
    """A word such as "match." that nothing leads to is not all that is spoken."""
    word = said.get("narration", "")
    lone = re.fullmatch(r"[a-z'-]+[.!?]?", word) and word not in c.said.quotes.values()
    led = re.search(SPOKEN + re.escape(word), c.text, re.IGNORECASE)
    return len(said) == 1 and bool(lone) and not led


IN_ALL = re.compile(
    rf"\b(?P<n>{measures.NUM})(?: ?{measures.SECOND})? (?:in (?:all|total)|altogether|total)\b"
)
TOTAL = re.compile(r"\b(?:total|overall|in all|altogether|all in)\b")


MORE = re.compile(
    r"(?:^|\s)\+\s?\d|\b(?:seconds?|secs?|s) of more\b|\b(?:another|extra|additional|add|plus|longer by|extend (?:it |this )?by|(?:give|gets?|needs?|wants?) (?:it |this )?(?:another|an extra))\b|\b(?:extend|lengthen|stretch|prolong|increase|expand|longer)\w*\b.*\bby\b"
    r"|\b(?:seconds?|secs?|s|minutes?|half)\s+(?:more|longer|extra)\b|\bmore\s+(?:seconds?|secs?)\b|\d ?s (?:more|longer)\b|\bmore (?:for|on|in)\b",
    re.IGNORECASE,
)


INSTEAD = re.compile(
    rf"\b(?:instead of|rather than|not|down from|up from)\s+(?:the |just |only |its )*{measures.NUM}(?:[ -]?(?:seconds?|secs?|s|minutes?|min))?\b",
    re.IGNORECASE,
)


def new_length(text: str, now_s: float) -> float | None:
    """A scene's or film's new length in seconds from absolute or relative words."""
    low = INSTEAD.sub(" ", text.lower())
    if whole := IN_ALL.search(low):
        return measures.number(whole["n"])
    found = measures.lengths(low)
    if found:
        amount = found[-1].seconds
        if (MORE.search(low) and not TOTAL.search(low)) or TOO_SHORT.search(low):
            return now_s + amount
        less = LESS.search(low) and not GOAL.search(low) and not TOTAL.search(low)
        return now_s - amount if less or TOO_LONG.search(low) else amount
    if than := THAN.search(low):
        step = measures.number(than["n"]) or 0.0
        return now_s + (-step if than["way"] in ("less", "shorter", "fewer") else step)
    if by := BY.search(low):
        step = measures.number(by["n"]) or 0.0
        return now_s + (-step if SHORTER.search(low) else step)
    factor = relative(low)
    return None if factor is None else max(1.0, now_s * factor)


LESS = re.compile(
    r"(?:^|\s)(?:minus |[-−–])\s?\d|\b(?:shave|take|knock|cut|trim|lose)\b.*\boff\b|\b(?:seconds?|secs?|s|minutes?)\s+(?:shorter|less|fewer|quicker)\b"
    r"|\bshorter by\b|\blose\b|\b(?:shorten|cut|trim|reduc|tighten)\w*\b.*\bby\b",
    re.IGNORECASE,
)
GOAL = re.compile(rf"\bto (?:\w+ )?{measures.NUM}\b", re.IGNORECASE)
TOO_LONG = re.compile(r"\b(?:seconds?|secs?|s) too long\b|\btoo long by\b")
TOO_SHORT = re.compile(r"\b(?:seconds?|secs?|s) too short\b|\btoo short by\b")
THAN = re.compile(rf"\b(?P<n>{measures.NUM}) (?P<way>more|less|longer|shorter|fewer)\b")
BY = re.compile(rf"\bby (?P<n>{measures.NUM})\b(?! ?(?:%|percent|half|third|to\b))")
SHORTER = re.compile(r"\b(?:short\w*|less|cut|trim\w*|reduc\w*|tighten\w*)\b")


def relative(low: str) -> float | None:
    """The factor of "twice as long", "half", "a bit shorter"."""
    table = [
        (r"\b(?:twice|two times|2x|2 times) (?:shorter|quicker|as short)\b", 0.5), (r"\b(?:three times|3x) (?:shorter|quicker|as short)\b", 1 / 3),
        (r"\b(?:twice|double|two times|2x|doubled)\b", 2.0), (r"\b(?:three times|triple|3x)\b", 3.0),
        (r"\b(?:half|halve|halved|50 ?%)\b", 0.5), (r"\b(?:a third)\b", 1 / 3), (r"\b(?:a (?:bit|little|tad|touch)|slightly|somewhat)\b.*\b(?:shorter|shorten|quicker)\b|\bshorten\b.*\b(?:a bit|a little|slightly)\b", 0.8),
        (r"\b(?:a (?:bit|little|tad|touch)|slightly|somewhat)\b.*\b(?:longer|lengthen)\b|\b(?:extend|lengthen)\b.*\b(?:a bit|a little|slightly)\b", 1.2), (r"\b(?:much|way|far|a lot) shorter\b", 0.5), (r"\b(?:much|way|far|a lot) longer\b", 2.0),
        (r"\b(?:shorter|shorten|trim|tighten|drags|too long)\b", 0.75), (r"\b(?:longer|lengthen|extend|too short)\b", 1.35),
    ]  # fmt: skip
    return next((f for pattern, f in table if re.search(pattern, low)), None)


HURRIED = re.compile(
    r"\b(?:rush(?:ed|es|ing)?|hurried|hasty|abrupt\w*|too (?:fast|quick|short|sudden)|breathless|over too soon)\b",
    re.IGNORECASE,
)
DRAGS = re.compile(
    r"\b(?:drag(?:s|ging)?|slow|too (?:slow|long)|boring|lags?|endless|goes on)\b", re.IGNORECASE
)


def paced(c: Clause) -> list[Call]:
    """What a complaint about the pace may want: the scene longer, or shorter."""
    factor = 1.35 if HURRIED.search(c.text) else 0.75 if DRAGS.search(c.text) else 0.0
    scene = c.context.scene(c.ids[0]) if c.ids and len(c.ids) == 1 else None
    if not factor or scene is None:
        return []
    seconds = measures.tidy(min(60, max(1, scene.duration_s * factor)))
    return [Call(tool="edit_scene", args={"scene_id": scene.id, "duration_s": seconds})]
