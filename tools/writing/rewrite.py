"""Says a scene's texts another way: "shorter", "funnier", "replace the dog with a cat". Never invents facts."""

import re
from zlib import crc32

from tools.writing.english import capital
from tools.writing.facts import spoken as words_in

TAGS: dict[str, tuple[str, ...]] = {
    "funny": (
        "Nobody was more surprised.", "It seemed like a good idea at the time.", "The neighbours have questions.", "There were witnesses.",
        "It went better in rehearsal.", "In a manner of speaking.", "Do not ask about the second time.", "Somebody will have to clean this up.",
        "As planned. More or less.", "The manual says otherwise.",
    ),
    "sad": (
        "It was never quite the same.", "Nobody said goodbye.", "And then it was quiet.", "You could hear what was missing.", "It rained for a long time after.",
        "No one came.", "That was the last time.", "Only the echo stayed.",
    ),
    "happy": (
        "And it was wonderful.", "You could hear the laughing from the street.", "What a day.", "Nothing could go wrong now.", "It felt like the first day of summer.",
        "Even the rain was warm.", "Everyone stayed a little longer.",
    ),
    "scary": ("Something was there.", "And the door was open.", "It was not alone.", "Then the light went out.", "It had been listening.", "Do not turn around."),
    "dramatic": ("Everything depended on it.", "There was no way back.", "It was now, or not at all.", "And nothing would ever be the same.", "One chance."),
    "hopeful": ("It was a beginning.", "And somewhere, a light.", "Tomorrow, then.", "It was enough to go on.", "Something had started."),
    "romantic": ("And neither looked away.", "It took one look.", "Their hands almost touched.", "You could have warmed your hands on it."),
    "poetic": ("Like breath on glass.", "As quiet as snow.", "And the light held still.", "Time folded its hands."),
}  # fmt: skip
FEELINGS = [
    ("funny", r"funn|humou?r|comed|silly|witty|joke|playful|light-?hearted|ironic|quirky"), ("sad", r"sad|melanchol|griev|tragic|heartbreak|somb|wistful"),
    ("happy", r"happ|cheer|joy|upbeat|warm|brighter|sweeter|excit"), ("scary", r"scar|spook|creep|tense|suspens|dark|horror|eerie"),
    ("dramatic", r"dramatic|epic|intense|powerful|stronger|punch|serious"), ("hopeful", r"hope|uplift|inspir|optimis"), ("romantic", r"romant|love|tender"),
    ("poetic", r"poet|lyric|dream"),
]  # fmt: skip
SIMPLE = {
    "approximately": "about", "utilise": "use", "utilize": "use", "commence": "start", "commenced": "started", "purchase": "buy", "purchased": "bought", "however": "but",
    "therefore": "so", "numerous": "many", "assist": "help", "demonstrate": "show", "subsequently": "then", "additional": "more", "sufficient": "enough", "attempt": "try",
    "attempted": "tried", "observe": "see", "observed": "saw", "reside": "live", "resides": "lives", "discover": "find", "discovered": "found", "immense": "huge",
    "enormous": "very big", "illuminate": "light", "illuminated": "lit", "nevertheless": "still", "beautiful": "lovely", "ancient": "very old", "remember": "think of",
}  # fmt: skip
MORE = (
    "It took its time.", "Nobody was in a hurry.", "You could hear the wind in it.", "And for a while, that was all.", "The light did the rest.",
    "It is a small thing. It matters.", "There was time.", "Look a little longer.",
)  # fmt: skip


def narration(text: str, wish: str, limit_words: int) -> str:
    """The narration another way, at most `limit_words` words (0 means no limit).

    A wish that cannot be met leaves the words as they are: another delivery is still possible.
    """
    low = wish.lower()
    exact = re.search(r"\"([^\"]+)\"|“([^”]+)”", wish)
    if exact:
        return next(g for g in exact.groups() if g)
    result = text.strip()
    if re.search(
        r"short|tight|brief|trim|concise|fewer words|cut|less (?:text|talk|words)|too long", low
    ):
        result = shorter(result)
    if re.search(r"simpl|easier|plain|for (?:kids|children)|clearer|less complicated", low):
        result = simpler(result)
    feeling = next((name for name, pattern in FEELINGS if re.search(pattern, low)), None)
    room = limit_words or 10_000
    if feeling and not re.search(
        rf"\b(?:less|not so|not as)\b.*(?:{dict(FEELINGS)[feeling]})", low
    ):
        result = _with_line(result, TAGS[feeling], room)
    elif not re.search(r"too long", low) and re.search(
        r"\blong|more (?:words|detail)|expand|extend", low
    ):
        result = _with_line(result, MORE, room)
    elif (
        re.search(r"again|differen|rewrite|another|vary|other words|rephrase|new", low)
        and result == text.strip()
    ):
        result = _turned(result)
    return _fit(result, room)


def shorter(text: str) -> str:
    """About six tenths of the words: whole sentences first, then whole clauses, then fillers."""
    aim = max(2, round(words_in(text) * 0.6))
    sentences = re.split(r"(?<=[.!?])\s+", text)
    if len(sentences) > 1:
        kept: list[str] = []
        for sentence in sentences:
            if kept and words_in(" ".join([*kept, sentence])) > aim:
                break
            kept.append(sentence)
        return " ".join(kept)
    for pattern in (
        r"\s*[;:–—]\s+",
        r",\s+",
        r"\s+(?=(?:because|while|although|which|when|before|after|until|as if|so that|and then|and|but)\b)",
    ):
        parts = re.split(pattern, text.rstrip("."))
        if len(parts) > 1 and words_in(parts[0]) >= 2:
            return parts[0].strip(" ,") + "."
    return re.sub(
        r"\s+(?:very|really|quite|rather|just|simply|always|actually|finally|once again|itself|himself|herself)\b",
        "",
        text,
    )


def simpler(text: str) -> str:
    """Everyday words and one thought a sentence."""
    plain = re.sub(r"[A-Za-z]+", lambda m: _same_case(m[0], SIMPLE.get(m[0].lower(), m[0])), text)
    parts = re.split(r"\s*[;–—]\s+|,\s+(?=(?:and|but|so|which|while|because)\b)", plain)
    return " ".join(
        capital(re.sub(r"^(?:and|which|while)\s+", "", p).strip(" ,").rstrip(".!?"))
        + (p.strip()[-1] if p.strip()[-1:] in "!?" else ".")
        for p in parts
        if p.strip()
    )


def _same_case(old: str, new: str) -> str:
    return capital(new) if old[:1].isupper() else new


def _with_line(text: str, lines: tuple[str, ...], room: int) -> str:
    """One more line that fits; when there is no room, a shorter text with it."""
    start = crc32(text.encode()) % len(lines)
    turned = [*lines[start:], *lines[:start]]
    for base in (text, shorter(text)):
        for line in turned:
            if line not in base and words_in(base) + words_in(line) <= room:
                return f"{base} {line}".strip()
    return min((x for x in turned if words_in(x) <= room), key=words_in, default=text)


def _turned(text: str) -> str:
    """The same sentences, last one first when that still reads."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    free = all(
        not re.match(
            r"(?:and|but|so|then|it|they|he|she|until|without|because|that|this)\b",
            s,
            re.IGNORECASE,
        )
        for s in sentences
    )
    return " ".join(reversed(sentences)) if len(sentences) == 2 and free else text


def _fit(text: str, room: int) -> str:
    while words_in(text) > room:
        less = shorter(text)
        if less == text:
            return " ".join(text.split()[:room]).rstrip(" ,;:") + "."
        text = less
    return text


REPLACE = (
    re.compile(
        r"\b(?:replace|swap|switch|exchange|change)\s+(?:out\s+)?(?P<x>.+?)\s+(?:with|for|by|to|into)\s+(?P<y>.+)$",
        re.IGNORECASE,
    ),
    re.compile(r"\bturn\s+(?P<x>.+?)\s+into\s+(?P<y>.+)$", re.IGNORECASE),
    re.compile(
        r"^(?:have |show |use |put |with |i want |we need |there should be )?(?P<y>.+?)\s+(?:instead of|rather than|not|in place of)\s+(?P<x>.+)$",
        re.IGNORECASE,
    ),
)
REMOVE = re.compile(
    r"^(?:please\s+)?(?:remove|delete|lose|drop|take out|take away|get rid of|without|no|erase|cut)\s+(?:the\s+|any\s+|all\s+)?(?P<x>.+?)(?:\s+out)?(?:\s+from (?:it|the (?:picture|scene|image|background)))?$|^take\s+(?:the\s+)?(?P<x2>.+?)\s+(?:out|away)$",
    re.IGNORECASE,
)
ADD = re.compile(
    r"^(?:please\s+)?(?:add|put|include|insert|give (?:him|her|it|them)|show|there (?:should|must) be|have|see|we need|i want)\s+(?P<x>.+)$",
    re.IGNORECASE,
)
MAKE = re.compile(
    r"^(?:please\s+)?make (?:the |his |her |their )?(?P<x>[\w -]+?)\s+(?P<y>[\w-]+)$", re.IGNORECASE
)


COLOUR = re.compile(r"\b(?:red|blue|green|yellow|orange|purple|pink|black|white|gr[ea]y|brown)\s+$")
ASKED = re.compile(
    r"^(?:(?:he|she|it|they) )?(?:should|must|needs to|ought to)\s+(?:be\s+)?"
    r"|^(?:please\s+)?make (?:it|this)\s+(?:look\s+|more\s+)?"
)
JOINS = re.compile(
    r"(?:without|with|showing|holding|wearing|carrying|in|on|at|under|behind)\b|\w+ing\b"
    r"|(?:much |a bit |far )?\w+er$|(?:autumn|winter|spring|summer|night|day)$",
    re.IGNORECASE,
)


def visual(text: str, wish: str) -> str:
    """The picture's description with a wish worked in; what cannot be placed is added at the end."""
    wish = wish.strip().rstrip(".!")
    for pattern in REPLACE:
        m = pattern.search(wish)
        if m:
            changed = _exchanged(text, m["x"], m["y"])
            return changed or _added(text, f"{_noun(m['y'])} instead of {_noun(m['x'])}")
    gone = REMOVE.match(wish)
    if gone:
        x = gone["x"] or gone["x2"]
        return _removed(text, x) or _added(text, f"without {x}")
    make = MAKE.match(wish)
    if make and (painted := _painted(text, make["x"], make["y"])):
        return painted
    add = ADD.match(wish)
    return _added(text, _noun(add["x"]) if add else ASKED.sub("", wish))


def _noun(phrase: str) -> str:
    end = r"\s+(?:in|into|to) (?:it|the (?:picture|scene|image|frame))$"
    return re.sub(end, "", phrase.strip(), flags=re.IGNORECASE)


def _find(text: str, what: str) -> re.Match[str] | None:
    """The noun phrase in a text: with its article, by all its words, else by its last word."""
    bare = re.sub(
        r"^(?:an?|the|that|this|those|these|some|any|all|his|her|their|its|my|our)\s+",
        "",
        what.strip(),
        flags=re.IGNORECASE,
    )
    head = bare.split()[-1] if bare.split() else bare
    for words in (re.escape(bare), rf"(?:[\w-]+\s+){{0,2}}?{re.escape(head)}"):
        m = re.search(
            rf"\b(?P<article>(?:an?|the|his|her|their|its|two|some)\s+)?{words}\b",
            text,
            re.IGNORECASE,
        )
        if m:
            return m
    return None


def _exchanged(text: str, old: str, new: str) -> str | None:
    m = _find(text, old)
    if not m:
        return None
    fresh = _noun(new)
    article = (m["article"] or "").strip()
    bare = re.sub(r"^(?:an?|the|some)\s+", "", fresh, flags=re.IGNORECASE)
    if article.lower() in ("a", "an"):
        plural = (bare == fresh and re.search(r"[^s]s$", bare)) or bare in (
            "snow",
            "rain",
            "people",
            "children",
            "fog",
        )
        fresh = bare if plural else f"{'an' if bare[:1].lower() in 'aeiou' else 'a'} {bare}"
    elif article:
        fresh = f"{article} {bare}"
    start = capital(fresh) if m[0][:1].isupper() else fresh
    return text[: m.start()] + start + text[m.end() :]


def _removed(text: str, what: str) -> str | None:
    m = _find(text, what)
    if not m:
        return None
    lead = re.search(
        r"[,;]?\s*\b(?:with|and|beside|near|behind|under|holding|carrying|wearing|in front of|next to)\s*$|[,;]\s*$",
        text[: m.start()],
    )
    if not lead:
        return None
    rest = re.match(
        r"\s+(?:in the (?:background|foreground|distance|frame)|nearby|behind (?:it|them|him|her))",
        text[m.end() :],
    )
    end = m.end() + (rest.end() if rest else 0)
    return re.sub(r"\s+([,.;])", r"\1", text[: lead.start()] + text[end:]).strip(" ,")


def _painted(text: str, what: str, look: str) -> str | None:
    m = _find(text, what)
    if not m:
        return None
    article = m["article"] or ""
    rest = m[0][len(article) :]
    if article.strip().lower() in ("a", "an"):
        article = "an " if look[:1].lower() in "aeiou" else "a "
    before = text[: m.start()]
    if COLOUR.search(f"{look} "):
        before, rest = COLOUR.sub("", before), COLOUR.sub("", rest)
    return f"{before}{article}{look} {rest}{text[m.end() :]}"


def _added(text: str, what: str) -> str:
    base = text.rstrip(" .,")
    if not base:
        return capital(what)
    joint = ", " if JOINS.match(what) else ", with "
    return f"{base}{joint}{what}"
