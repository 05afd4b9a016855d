"""Scenes that are meant by their number: scene 3, the second one, five and six, 1 to 4."""

import re

from agent.offline import grammar as g
from agent.offline.context import Context
from agent.offline.measures import ORDINALS, SECOND, number
from agent.offline.refs_named import Kind, Ref


def _place(text: str, context: Context) -> int:
    """A word or numeral as a 1-based position; "last" is the number of scenes."""
    low = text.lower().strip()
    count = len(context.scenes)
    named = {
        "last": count,
        "very last": count,
        "very first": 1,
        "final": count,
        "closing": count,
        "opening": 1,
        "penultimate": count - 1,
    }
    if low in named:
        return named[low]
    if re.fullmatch(g.FROM_END, low):
        return count + 1 - _place(re.split(r"[- ]", low)[0], context)
    if re.match(r"(?:second|2nd|next|one)[- ].*last|last but one", low):
        return count - 1
    if low == "middle":
        return (count + 1) // 2
    if low in ORDINALS:
        return ORDINALS.index(low) + 1
    return int(number(re.sub(r"(?:st|nd|rd|th)$", "", low)) or 0)


def _ref(m: re.Match[str], places: list[int], context: Context, kind: Kind = "place") -> Ref:
    ids = context.ids
    good = list(dict.fromkeys(p for p in places if 1 <= p <= len(ids)))
    bad = tuple(p for p in places if not 1 <= p <= len(ids))
    return Ref(m.start(), m.end(), tuple(ids[p - 1] for p in good), kind, bad)


def listed(text: str, context: Context) -> list[int]:
    """Positions in "1, 3 to 5 and the last"."""
    places: list[int] = []
    for a, b in re.findall(
        rf"({g.FROM_END}|{g.N}|{g.ORD})(?:{g.THROUGH}(?:(?:scenes?|number|#|the)\s*)?({g.N}|{g.ORD}))?",
        text,
        re.IGNORECASE,
    ):
        first = _place(a, context)
        last = _place(b, context) if b else first
        places.extend(range(first, last + 1) if 0 <= last - first <= 40 else [first, last])
    return places


CODE = re.compile(r"(?<![@\w])[a-z]{1,3}_?\d{1,3}(?!\w)", re.IGNORECASE)


def coded(text: str, context: Context) -> list[Ref]:
    """ "n3 to 8 s", "s2": a scene by its id; s2 is the second one, as people count."""
    ids = {i.lower(): i for i in context.ids}
    found: list[Ref] = []
    for m in CODE.finditer(text):
        word = m[0].lower()
        nth = int(word[1:]) if re.fullmatch(r"s\d+", word) else 0
        one = context.ids[nth - 1] if 0 < nth <= len(ids) else ids.get(word)
        found += [Ref(m.start(), m.end(), (one,), "place")] if one else []
    return found


def numbered(text: str, context: Context) -> list[Ref]:
    """Scenes 3, 4 to 6, #7 and @s2."""
    found: list[Ref] = []
    for m in g.NUMBERED.finditer(text):
        if m["at"]:
            known = m["at"] in context.ids
            found.append(
                Ref(
                    m.start(),
                    m.end(),
                    (m["at"],) if known else (),
                    "place",
                    () if known else (int(m["at"][1:]),),
                )
            )
            continue
        span = m["list"] or m["hash"]
        start, end = m.span("list") if m["list"] else m.span("hash")
        plural = bool(
            re.match(r"(?:the\s+)?(?:scenes|shots|clips|parts|numbers|nos)", m[0], re.IGNORECASE)
        )
        single = re.match(rf"({g.N})\s+to\s+(?:scene\s+)?{g.N}", span, re.IGNORECASE)
        ranged = re.search(r"\bfrom\s+$", text[: m.start()], re.IGNORECASE)
        if single and not plural and not ranged:
            end, span = start + single.end(1), single[1]
        ref = _ref(m, listed(span, context), context)
        found.append(Ref(m.start(), end, ref.ids, "place", ref.missing))
    return found


def first_n(text: str, context: Context) -> list[Ref]:
    """The first two, the last three."""
    found: list[Ref] = []
    for m in g.FIRST_N.finditer(text):
        many = (m["n"] or m["n2"]).lower()
        n = int(number(many) or {"couple": 2, "few": 3}.get(many.split()[0], 0))
        count = len(context.scenes)
        if n > max(12, count):  # "the final 1080"
            continue
        front = (m["which"] or m["which2"]).lower() in ("first", "opening")
        found.append(
            _ref(
                m,
                list(range(1, n + 1)) if front else list(range(count - n + 1, count + 1)),
                context,
            )
        )
    return found


SUPERLATIVE = re.compile(
    r"\b(?:the\s+|my\s+|our\s+)?(?:(?P<n>two|three|2|3)\s+)?(?P<how>longest|shortest)(?:\s+(?P<n2>two|three|2|3))?(?:\s+(?:scenes?|ones?|shots?|clips?|bits?))?\b(?!\s+(?:version|take|possible))",
    re.IGNORECASE,
)
HALF = re.compile(
    r"\b(?:the\s+)?(?P<which>first|second|last|other|front|back)\s+half\b(?!\s+(?:a |an )?(?:second|minute|sec|of (?:the )?(?:line|sentence|text)))(?:\s+of (?:the |it\b)?(?:film|movie|video)?)?",
    re.IGNORECASE,
)
EVERY = re.compile(
    rf"\bevery\s+(?P<nth>other|second|2nd|third|3rd|fourth|4th)\s+(?:one|scene|shot|clip)\b(?:\W+(?:begin|start)\w*\s+(?:with|from|at)\s+(?:the\s+|scene\s+|number\s+)?(?P<first>{g.N}|{g.ORD})\b)?",
    re.IGNORECASE,
)


def shares(text: str, context: Context) -> list[Ref]:
    """The longest, the two shortest, the second half, every other one."""
    found: list[Ref] = []
    places = range(1, len(context.ids) + 1)
    for m in SUPERLATIVE.finditer(text):
        n = int(number(m["n"] or m["n2"] or "1") or 1)
        sign = -1 if m["how"].lower() == "longest" else 1
        by_length = sorted(context.ordered, key=lambda s: sign * s.duration_s)
        chosen = {s.id for s in by_length[:n]}
        found.append(_ref(m, [p for p in places if context.ids[p - 1] in chosen], context))
    for m in HALF.finditer(text) if len(context.ids) > 1 else ():
        half = len(context.ids) // 2
        front = m["which"].lower() in ("first", "front")
        found.append(_ref(m, [p for p in places if (p <= half) == front], context))
    for m in EVERY.finditer(text):
        step = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(m["nth"].lower(), 4)
        first = _place(m["first"], context) if m["first"] else step
        found.append(_ref(m, list(range(first, len(context.ids) + 1, step)), context))
    return found


def ordinals(text: str, context: Context) -> list[Ref]:
    """The second one, the last scene."""
    return [
        _ref(m, listed(m["list"] or m.groupdict().get("made") or "", context), context)
        for p in (g.ORDINAL, g.PICTURED, g.ORDINAL_BARE)
        for m in p.finditer(text)
    ]


def bare(text: str, context: Context) -> list[Ref]:
    """Numbers after a verb or at the start: cut 3, 4 needs rain."""
    found: list[Ref] = []
    for m in (
        *g.BARE_START.finditer(text),
        *g.BARE_AFTER.finditer(text),
        *g.NAMED_ANEW.finditer(text),
    ):
        name = "list" if m["list"] else "one"
        if AMOUNT.search(text[: m.start(name)]):
            continue
        ref = _ref(m, listed(m[name], context), context)
        found.append(Ref(m.start(name), m.end(name), ref.ids, "place", ref.missing))
    for m in g.LONE.finditer(text):
        place = int(m["list"])
        if (
            not AMOUNT.search(text[: m.start("list")])
            and 1 <= place <= len(context.ids)
            and not g.COUNTED.match(text, m.end())
        ):
            found.append(Ref(m.start("list"), m.end(), (context.ids[place - 1],), "place"))
    return found


AMOUNT = re.compile(rf"\d\s*{SECOND},?\s+(?:not|instead of|rather than)\s+$", re.IGNORECASE)
"""Before a number that is another length: "5 seconds, not 4"."""
CHANGED = re.compile(
    r"\b(?:from|between)\s*$|\b(?:maybe|about|around|like|every|lasts?|last for|cost|than)\s*$",
    re.IGNORECASE,
)
LED = re.compile(
    rf"(?:^|[,.;:!?(—–-]|\b{g.BARE_BEFORE})\s*(?:just\s+|only\s+|both\s+)*$", re.IGNORECASE
)


def joined(text: str, context: Context) -> list[Ref]:
    """ "Five and six", "5 through 8": numbers in a row that count nothing are scenes."""
    found: list[Ref] = []
    for m in g.JOINED.finditer(text):
        places, before = listed(m["list"], context), text[: m.start()]
        in_film = all(1 <= p <= len(context.ids) for p in places) and len(set(places)) > 1
        one = re.match(r"one\b", m["list"], re.IGNORECASE) and not LED.search(before)
        if (
            in_film
            and not one
            and not CHANGED.search(before)
            and not g.COUNTED.match(text, m.end())
        ):
            found.append(_ref(m, places, context))
    return found
