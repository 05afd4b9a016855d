"""Where a new scene goes: after, before or between others, at a number, at the start or the end."""

import re

from agent.offline import grammar, measures
from agent.offline.context import Context
from agent.offline.matching import best_scene, meant, stems
from agent.offline.refs import find_refs
from agent.offline.refs_counted import listed

OF_FILM = r"(?:\s+of\s+(?:the\s+|my\s+|our\s+)?(?:film|movie|video|thing|story|it|all|everything))?"
CLOSELY = r"(?:(?:right|just|directly|immediately|straight|shortly|somewhere|come|comes|coming|goes|go|it|is|be)\s+)*"
SUBJECT = r"(?:[,.;!]?\s*\b(?:and\s+|so\s+)?(?:(?:that|it|this|which|he|she|they|the new one|that one|this one|place it|put it|insert it|put that|best)(?:'s)?\s+)?(?:(?:should|must|has to|have to|can|could|would|goes?|comes?|come|belongs?|fits?|sits?|is|be|being|to be|appears?)\s+)*)?"
RELATION = re.compile(
    rf"{SUBJECT}\b{CLOSELY}(?P<how>prior to|after|before|in between|between|btw|following|follow|in the middle of|in front of|ahead of|behind|preceding)\s+",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"(?:(?:the|our|my|that|all the)\s+)?(?P<np>[\w'-]+(?:\s+(?!(?:where|with|which|showing|who|that|when|there|we|i|so|please|and|should|because|as)\b)[\w'-]+){0,4})",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    rf"{SUBJECT}\b(?:(?:at|as|in|to|into)\s+)?(?:the\s+)?(?:position|place|pos|spot|slot|number|no\.)\s*#?\s*(?P<n>{grammar.N})\b"
    rf"|\bas\s+(?:scene|number|the new)\s*#?\s*(?P<as>{grammar.N})\b|\b(?:new|as) scene (?P<new>{grammar.N})\b(?!\s*[,:]?\s*(?:{measures.SECOND})\b)"
    rf"|{SUBJECT}\b(?:as|in|into)\s+(?:the\s+|a\s+|my\s+)?(?P<nth>{grammar.ORD})(?:\s+(?:one|scene|place|spot|position|slot|shot))?(?=\s*(?:$|[,.;:!?]|with\b|please\b|showing\b))"
    rf"|[,.;]?\s*(?:and\s+)?\b(?:it|this|that|which|he|she)?\s*(?:(?:should|must|has to|can|could|needs to)\s+(?:come|go|be)|goes|comes|be)\s+(?:as\s+|in\s+)?(?:the\s+)?(?:very\s+)?(?P<comes>{grammar.ORD})(?:\s+(?:one|scene|place|spot|position))?(?=\s*(?:$|[,.;:!?]))",
    re.IGNORECASE,
)
START = re.compile(
    rf"{SUBJECT}\b(?:right\s+|all the way\s+)?(?:(?:at|to|in|on|as|into|from)\s+(?:the\s+)?(?:very\s+)?(?:start|beginning|front|top|first place|opening|opener){OF_FILM}(?:\s+scene)?|before everything(?: else)?|before anything(?: else)?(?: happens)?|up front)\b",
    re.IGNORECASE,
)
END = re.compile(
    rf"{SUBJECT}\b(?:right\s+|all the way\s+|one\s+)?(?:(?:at|to|in|on|as|into)\s+(?:the\s+)?(?:very\s+)?(?:end|ending|back|bottom|finish|last place|closing|closer|finale){OF_FILM}(?:\s+scene)?|after everything(?: else)?|after all (?:of )?(?:that|this|the rest))\b",
    re.IGNORECASE,
)
MADE = r"(?:(?:please|let's|lets|can|could|we|i|you|and|have|maybe|add|put|make|give|me|want|need|a|an|new|should|would|like|insert|create|start|begin|open|it|with|the|film|us|also|to|there|be)\s+)*"
OPENS = re.compile(
    rf"^\W*{MADE}(?:(?:new|extra|short|quick|different|proper|better)\s+)*(?:opening|intro|opener|establishing|starting|first)\b(?!\s+(?:of|in|up)\b)|(?:^\W*|[.:]\s+)(?:(?:please|let's|can we|could we|may we|how about we|what if we|one thing:|and|maybe|it should|we should|i want to|i'd like to|has to|must|should)\s+)*(?:open|begin|start)s?\s+(?:(?:the|our|my|this)\s+(?:film|movie|video|story|thing)\s+|it\s+)?(?:on|with)\b",
    re.IGNORECASE,
)


LED = re.compile(
    rf"^\W*(?:(?:insert|add|put|new scene|new|one)\W+)*(?:(?:at|as|for|in|on)\s+)?(?:the\s+)?(?:(?P<nth>{grammar.ORD})(?:\s+(?:place|position|spot|slot|scene))?|(?:at|position|place|slot|spot)\s+(?P<n>{grammar.N}))\s*[:–—-]\s*(?=\w)|[,;]\s*(?:slot|place|position|spot)\s+(?P<n2>{grammar.N})\W*$|[,;]\s*(?P<nth2>{grammar.ORD})(?:\s+(?:one|place|scene|position|spot|slot))?\W*$"
    rf"|\b(?:at|in|on|as)\s+(?:the\s+)?(?P<nth3>{grammar.ORD})\s+(?:place|position|spot|slot)\b\s*:?|\b(?:scene|shot|one)\s+(?P<nth4>first)(?=\s+(?:where|with|that|of|in which)\b)",
    re.IGNORECASE,
)


def _led(text: str, context: Context) -> tuple[int | None, str] | None:
    """ "Third place: someone dusting an album", "a phone buzzing, slot 5"."""
    m = LED.search(text)
    said = m and next((g for g in m.groups() if g), None)
    if not m or not said:
        return None
    count, low = len(context.scenes), said.lower()
    if re.search(r"\blast\b|penultimate", low):
        spot = count + (0 if re.search(r"to|but|penult|second|next|one", low) else 1)
    else:
        spot = (listed(said, context) or [0])[0]
    return ((spot if 0 < spot <= count else None), cut(text, m.start(), m.end())) if spot else None


def place(text: str, context: Context) -> tuple[int | None, str]:
    """The position asked for (None is the end), and the text without the words that say so."""
    for find in (_beside, _led, _numbered):
        found = find(text, context)
        if found:
            return found
    start = START.search(text)
    if start:
        return 1, cut(text, start.start(), start.end())
    if OPENS.search(text):
        return 1, text
    end = END.search(text)
    return None, cut(text, end.start(), end.end()) if end else text


def _beside(text: str, context: Context) -> tuple[int | None, str] | None:
    """After, before or between scenes that are named by number, title or what is in them."""
    refs = find_refs(text, context)
    for m in RELATION.finditer(text):
        near = [r for r in refs if r.ids and r.start <= m.end() + 4 and r.end > m.end()]
        ids, end = (near[0].ids, near[0].end) if near else described(text, m.end(), context)
        if not ids:
            continue
        how = m["how"].lower()
        spots = [context.ids.index(i) for i in ids]
        if how.endswith(("between", "btw", "middle of")):
            later = [r for r in refs if r.ids and r.start >= end]
            other = (later[0].ids, later[0].end) if later else _joined(text, end, context)
            if len(spots) < 2 and other[0]:
                spots, end = [*spots, *(context.ids.index(i) for i in other[0])], other[1]
            return min(spots) + 2, cut(text, m.start(), end)
        before = how in ("before", "prior to", "in front of", "ahead of", "preceding")
        return (min(spots) + 1 if before else max(spots) + 2), cut(text, m.start(), end)
    return None


def _joined(text: str, at: int, context: Context) -> tuple[tuple[str, ...], int]:
    and_then = re.match(r"\s+and\s+", text[at:])
    return described(text, at + and_then.end(), context) if and_then else ((), at)


def described(text: str, at: int, context: Context) -> tuple[tuple[str, ...], int]:
    """The scene that the words at `at` describe, and where these words end."""
    m = NEAR.match(text, at)
    if not m:
        return (), at
    pointed = re.match(r"(?:the|our|my|that|all the)\s", m[0], re.IGNORECASE)
    last = re.match(r"\s*(?:$|[,.;:!?])", text[m.end() :])
    best = best_scene(stems(m["np"]), context) if pointed or last else None
    scene = context.scene(best) if best else None
    if not scene:
        return (), at
    known = set(stems(f"{scene.title} {scene.visual} {scene.narration}"))
    said = [
        (w, {meant(s, context.scenes) for s in stems(w[0])})
        for w in re.finditer(r"[\w'-]+", m["np"])
    ]
    return (scene.id,), m.start("np") + max(w.end() for w, found in said if found & known)


def _numbered(text: str, context: Context) -> tuple[int | None, str] | None:
    m = NUMBERED.search(text)
    if not m:
        return None
    count = len(context.scenes)
    said = next(g for g in m.groups() if g)
    spot = (listed(said, context) or [0])[0]
    last = re.search(r"\b(?:last|final|closing)\b", said, re.IGNORECASE)
    if not spot and not last:
        return None
    if last and not re.search(r"\bto|but\b", said, re.IGNORECASE):
        spot = count + 1
    return (spot if spot <= count else None), cut(text, m.start(), m.end())


def cut(text: str, start: int, end: int) -> str:
    """`text` without that passage."""
    return f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}".strip()
