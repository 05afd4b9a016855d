"""What a clause begins like, and what the person took back while speaking."""

import re

from agent.offline.grammar import LISTED
from agent.offline.text import CORRECTION

VERBS = (
    r"(?:make|add|insert|put|remove|delete|cut|lose|drop|kill|get rid|take|throw|bin|move|swap|switch|turn|change|set|rename|retitle|call|title|name|give|use|replace|"
    r"render|export|download|send|generate|regenerate|redo|retake|reshoot|re-record|rerecord|record|shoot|film|produce|assemble|stitch|join|combine|merge|build|preview|undo|"
    r"restore|revert|bring|go|start|stop|cancel|abort|mute|unmute|lower|raise|show|shorten|lengthen|extend|trim|keep|leave|don't|do not|dont|let|have|apply|crop|reverse|reorder|colou?r|translate|say|"
    r"read|rewrite|tighten|brighten|darken|lighten|soften|slow|speed|stick|pop|open|end|close|finish|begin|check|tell|list|write|create|convert|enable|disable|hide|save|then|i want|i'd like|i need|can you|could you|please|"
    r"no (?:music|captions|subtitles|subs)|(?:music|captions|subtitles|subs|title|subtitle|voice|narrator|narration|aspect|format|language|style|tone|mood|quality|soundtrack|sound)\b|"
    r"(?:vertical|square|landscape)\b|darker|brighter|(?:the )?(?:scenes?|shots?|clips?|number|sc) #?\d|scenes? (?:one|two|three|four|five|six|seven|eight|nine|ten)\b|(?:the )?(?:first|second|third|fourth|fifth|sixth|last|final|opening) (?:scene|one|shot)|the (?:music|captions|subtitles|voice|narrator|title|rest|whole)\b|"
    r"(?:an? |the )?(?:\w+er|more \w+|less \w+|new|other|different|another|old) (?:vo |voice |background )?(?:voice|narrator|narration|music|soundtrack|picture|image|captions|subtitles)\b|(?:more|less|fewer) \w+|show\b|where\b|how (?:much|long|many)\b|"
    r"everything|all (?:the )?scenes|the (?:whole|entire)|undo\b|now\b|finally\b|after that\b)"
)
ORDER = re.compile(
    rf"(?:(?:and|also|please|just|now|then|can you|could you)\s+)*(?!please\b|can\b|could\b|then\b|now\b|finally\b|i want\b|i need\b|i'd like\b|don't\b|keep\b|leave\b|let\b|check\b|say\b|read\b){VERBS}",
    re.IGNORECASE,
)
NOUN = re.compile(
    r"\b(voice|narrator|music|song|soundtrack|picture|image|title|captions)\b", re.IGNORECASE
)
ONE = re.compile(
    r"\b((?:an?|another|some)\s+(?:\w+\s+){0,3}?)one\b(?!\s+(?:scene|of|second))", re.IGNORECASE
)


SOUND = r"(?:music|soundtrack|score)"
WRITTEN = r"(?:captions?|captons?|subtitles?|subs)"
JOINT = r"(?:\s*(?:,|&|\+|;)\s*|\s+(?:and|n)\s+|\s+)"
SWITCHED = re.compile(
    rf"(?P<a>(?:(?!\b{SOUND}\b).)*\b{WRITTEN}\b(?:\s+(?:on|off))?){JOINT}(?P<b>(?:(?!\b{WRITTEN}\b).)*\b{SOUND}\b.*)"
    rf"|(?P<c>(?:(?!\b{WRITTEN}\b).)*\b{SOUND}\b(?:\s+(?:on|off))?){JOINT}(?P<d>(?:(?!\b{SOUND}\b).)*\b{WRITTEN}\b.*)",
    re.IGNORECASE | re.DOTALL,
)
SHORT = 9
"""Words that two switches take together."""


def switched(text: str) -> list[tuple[str, str]]:
    """ "Captions on n music off" as two switches, each with its tool; nothing when it is not so."""
    m = SWITCHED.fullmatch(text.strip()) if len(text.split()) <= SHORT else None
    if not m:
        return []
    if m["a"]:
        return [("set_captions", m["a"]), ("set_music", m["b"])]
    return [("set_music", m["c"]), ("set_captions", m["d"])]


def switch_of(text: str, tool: str) -> str:
    """ "No subs" is about captions, whatever stands beside it; other tools stay as they are."""
    heard, written = (re.search(rf"\b{n}\b", text, re.IGNORECASE) for n in (SOUND, WRITTEN))
    if tool == "set_music" and written and not heard:
        return "set_captions"
    return "set_music" if tool == "set_captions" and heard and not written else tool


NARRATED = re.compile(
    r"\W*(?:and )?(?:(?:the |with )?(?:narrat\w+|voice(?:-?over)?|vo|text)(?: (?:says?|reads?|is|line))?\s*[:=]|(?:the )?(?:voice|narrator) says\b|(?:he|she|it) says\s*:)",
    re.IGNORECASE,
)
DETAILS = {
    "add_scene": NARRATED,
    "export_video": re.compile(r"\W*(?:go|now|please)\W*$", re.IGNORECASE),
}


def belongs(tool: str, text: str) -> bool:
    """Is it a detail of what was just asked for: what is said in the new scene, "go" after an export?"""
    return tool in DETAILS and bool(DETAILS[tool].match(text))


def orders(text: str) -> bool:
    """Does it begin like an order, so that losing it would be a broken promise?"""
    pointing = re.fullmatch(r"\w+ (?:it|this|that|them)(?: \w+)?\W*", text.strip())
    return bool(ORDER.match(text.strip())) and _words(text) >= 2 and not pointing


def with_noun(text: str, before: str) -> str:
    """ "I don't like the voice, use a deep one": the one is a voice."""
    noun = NOUN.search(before)
    if not noun or NOUN.search(text):
        return text
    return ONE.sub(lambda m: f"{m[1]}{noun[1].lower()}", text)


def corrected(text: str) -> str:
    """Apply "no sorry, I mean 3": what follows replaces the like of it before.

    When both sides hold a scene number, only that is exchanged; otherwise the later words win if
    they stand alone, and replace the last word or number if they are a mere detail.
    """
    found = list(CORRECTION.finditer(text))
    if not found or not text[: found[-1].start()].strip(" ,"):
        return text
    start = max((m.end() for m in BEFORE.finditer(text, 0, found[-1].start())), default=0)
    stop = BEHIND.search(text, found[-1].end() + 1)
    head, rest = text[:start], text[stop.start() :] if stop else ""
    before = text[start : found[-1].start()].strip(" ,")
    after = re.sub(
        r"^(?:that(?:'?s| is)|it(?:'?s| is)|i mean)\s+",
        "",
        text[found[-1].end() : stop.start() if stop else None].strip(" ,"),
        flags=re.IGNORECASE,
    )
    return f"{head}{_mended(before, after)}{rest}" if after else text


BEFORE = re.compile(
    rf"[.;!?]\s+|\n|,\s*(?:and|then|also|plus)\s+|\s(?:and|then)\s+(?={VERBS}\b)", re.IGNORECASE
)
"""Where the clause begins that is corrected: what stands before it still holds."""
BEHIND = re.compile(
    rf"[.;!?]\s|\n|,?\s(?:and|then|also|plus)\s+(?:then\s+)?(?={VERBS}\b)", re.IGNORECASE
)


WITHDRAWN = re.compile(
    r"(?:(?:that|it|they|this)\W+)?(?:(?:is|are|was|were|does|makes?|'s|s)\W+)*(?:n't|not|aren'?t|isn'?t|nonsense|never ?mind|forget it|no sense|leave (?:it|that)|stays?)\b.*",
    re.IGNORECASE,
)
"""What only takes back what was just said."""


def _mended(before: str, after: str) -> str:
    """The clause as it was meant."""
    if WITHDRAWN.fullmatch(after):
        return ""
    if same := _with_length(before, after) or _said_again(before, after):
        return same
    pair = re.fullmatch(rf"(?:scenes?\s+)?({LISTED})\W*", after, re.IGNORECASE)
    old = list(re.finditer(LISTED, before, re.IGNORECASE))
    if pair and old and len(re.findall(r"\d+|\w{3,}", pair[1])) > 1:
        return before[: old[-1].start()] + pair[1] + before[old[-1].end() :]
    last = re.search(rf"({PLACE})(?!.*{PLACE})", before, re.IGNORECASE)
    new = re.match(
        rf"(?:the\s+|scene\s+|number\s+)*({PLACE})\b(?!\s*(?:seconds?|s\b))", after, re.IGNORECASE
    )
    if new and _words(after) <= 4:
        return _with_place(before, after, last, new)
    if new or re.match(VERBS, after, re.IGNORECASE):
        return after
    return _with_detail(before, after)


NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"


def _with_length(before: str, after: str) -> str | None:
    """ "to 6 s, no wait, 5": a length was said last, so the number is a length."""
    old = re.search(rf"\b{NUMBER}(\s*(?:s|secs?|seconds?))\W*$", before, re.IGNORECASE)
    new = re.match(
        rf"({NUMBER})(?:\s*(?:s|secs?|seconds?))?\b(?:\W+{NUMBER})?\W*$", after, re.IGNORECASE
    )
    if old and new:
        return f"{before[: old.start()]}{new[1]}{old[1]}"
    again = re.fullmatch(
        rf"make (?:it|that) ({NUMBER}\s*(?:s|secs?|seconds?))\W*", after, re.IGNORECASE
    )
    said = re.findall(rf"\b{NUMBER}[\s-]*(?:s|secs?|seconds?)\b", before, re.IGNORECASE)
    return before.replace(said[0], again[1]) if again and len(said) == 1 else None


def _said_again(before: str, after: str) -> str | None:
    """ "goes last, I mean goes second to last" begins at the word said twice; "I mean the whole" only adds."""
    if re.fullmatch(
        r"(?:the )?(?:whole|entire|all)(?: (?:film|thing|movie|video|of it))?\W*",
        after,
        re.IGNORECASE,
    ):
        return f"{before}, {after}"
    ends = [re.search(r"\w+\W*$", x.lower()) for x in (before, after)]
    if (
        all(ends)
        and ends[0]
        and ends[1]
        and ends[0][0].strip(" .!") == ends[1][0].strip(" .!")
        and _words(after) > 1
    ):
        return after
    word = re.match(r"[a-z]{4,}\b", after, re.IGNORECASE)
    at = before.lower().rfind(f" {word[0].lower()} ") if word else -1
    if at <= 0 or re.match(VERBS, after, re.IGNORECASE):
        return None
    return f"{before[:at]} {after}"


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _with_place(before: str, after: str, last: re.Match[str] | None, new: re.Match[str]) -> str:
    """Only the scene was corrected."""
    if not last:
        return f"{before}, {after}" if re.match(VERBS, before, re.IGNORECASE) else after
    said = re.sub(r"[.!]+$", "", after)
    if (
        re.fullmatch(r"\w+", said)
        and not re.search(r"\d", last[1])
        and re.match(r"scene", last[1], re.IGNORECASE)
    ):
        said = f"scene {new[1]}"
    return f"{before[: last.start()]}{_scened(last[1], said)}{before[last.end() :]}".strip()


def _with_detail(before: str, after: str) -> str:
    """A word, a length or a shape was corrected."""
    tail = re.search(r"\b[\w:%.]+$", before)
    if not tail or _words(after) > 3:
        return after
    same = re.search(r"\d[\w ]*$", before) if re.match(r"\d", after) else tail
    return before[: (same or tail).start()] + after


PLACE = r"scenes?\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?!\s*(?:s\b|sec|min|k\b|%))|(?:the\s+)?(?:first|second|third|fourth|fifth|last)(?:\s+(?:scene|one))?"


def _scened(old: str, new: str) -> str:
    """Keep the word "scene" when only the number was corrected."""
    if re.match(r"scene", old, re.IGNORECASE) and re.fullmatch(
        r"\d+|one|two|three|four|five|six|seven|eight|nine|ten", new, re.IGNORECASE
    ):
        return f"scene {new}"
    return new
