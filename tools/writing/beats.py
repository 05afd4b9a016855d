"""The form of an idea: scenes that are spelled out, and openings that only introduce it."""

import re

EXPLAIN = re.compile(
    r"explain(?:ing)?\s+(?P<topic>[^,.:;]+?)(?:(?<!how)(?<!what)\s+(?:to|for)\s+(?P<whom>[^,.:;]+))?(?P<more>[,.:;]\s.+)?$",
    re.IGNORECASE,
)

TO_WHOM = re.compile(
    r"^explain(?:ing)? (?:to|for) (?P<whom>(?:(?!how\b|why\b|what\b)[\w-]+ ){0,4}?[\w-]+) (?P<topic>(?:how|why|what|when|where) [^,.:;]+)",
    re.IGNORECASE,
)
""" "Explain to children how tides work": whom it is for stands before what it is about."""


def told(text: str) -> str:
    """Without "once upon a time", and "explain X to somebody" as a question."""
    text = re.sub(
        r"^(?:once upon a time,?\s+(?:there (?:was|lived)\s+)?|there (?:was|is|lives|lived)\s+(?:once\s+)?)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = TO_WHOM.sub(r"explain \g<topic> to \g<whom>", text)
    m = EXPLAIN.match(text)
    if not m:
        return text
    topic = m["topic"] if re.match(r"(?:how|why|what)\b", m["topic"]) else f"how {m['topic']} works"
    whom = f", for {m['whom']}" if m["whom"] else ""
    return f"{topic}{m['more'] or ''}{whom}"


def read_beats(text: str) -> list[str]:
    """Scenes the person spelled out: "Scene 1: ... Scene 2: ..." or a numbered list; word for word."""
    marked = re.split(
        r"(?:^|[\s;.,])(?:scene|shot|beat|escena|szene|scène|scena|cena|scène)\s*\d{1,3}\s*[:.)–-]\s*",
        text,
        flags=re.IGNORECASE,
    )
    if len(marked) > 2:
        return [m.strip(" ;,\n") for m in marked[1:] if m.strip(" ;,.\n")]
    listed = re.findall(r"(?m)^\s*(?:\d{1,2}[.):]|[-*•])\s+(.+?)\s*$", text)
    if len(listed) > 1:
        return [x.strip() for x in listed]
    inline = re.split(r"(?:^|\s)\(?\d{1,2}[.):]\s+", text)
    return (
        [x.strip(" ;,") for x in inline[1:] if x.strip()]
        if len(inline) > 3 and re.search(r"\b1[.):]\s", text)
        else []
    )
