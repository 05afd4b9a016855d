"""How many scenes a film has, how long they are, and which step of the arc each one is."""

import re

STORY = (
    "open",
    "want",
    "want",
    "detail",
    "detail",
    "beat",
    "trouble",
    "trouble",
    "low",
    "turn",
    "turn",
    "climax",
    "climax",
    "close",
)
"""A long story tries twice, fails twice and is helped twice; a short one does all that once."""
ORDER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "story": (STORY, ("open", "close", "trouble", "turn", "want", "climax", "low", "detail", "turn", "trouble", "want", "detail", "climax", "beat")),
    "product": (
        ("hook", "meet", "use", "detail", "feel", "proof", "cta"),
        ("meet", "cta", "hook", "use", "detail", "feel", "proof"),
    ),
    "explainer": (
        ("question", "why", "step1", "step", "look", "step_last", "answer", "close"),
        ("question", "close", "step1", "why", "step_last", "look", "answer", "step"),
    ),
    "why": (
        ("question", "why", "look", "step1", "step", "step_last", "answer", "close"),
        ("question", "close", "answer", "look", "why", "step1", "step_last", "step"),
    ),
    "what": (
        ("question", "why", "step1", "look", "step", "step_last", "answer", "close"),
        ("question", "close", "step1", "step_last", "why", "look", "answer", "step"),
    ),
    "history": (
        ("question", "why", "step1", "step", "look", "step_last", "answer", "close"),
        ("question", "close", "step1", "why", "step_last", "look", "step", "answer"),
    ),
    "howto": (
        ("question", "why", "need", "step1", "step", "zoom", "step", "mistake", "step_last", "answer"),
        ("question", "answer", "need", "step1", "step_last", "mistake", "step", "why", "zoom", "step"),
    ),
    "felt": (
        ("question", "why", "step1", "step", "zoom", "step", "mistake", "step_last", "answer"),
        ("question", "answer", "step1", "why", "step_last", "mistake", "step", "zoom", "step"),
    ),
    "invitation": (("hook", "what", "who", "detail", "when", "close"), ("what", "when", "close", "detail", "hook", "who")),
    "tribute": (("open", "place", "hands", "people", "hard", "lesson", "close"), ("open", "close", "hands", "people", "lesson", "place", "hard")),
    "news": (("headline", "where", "what", "why", "voices", "next"), ("headline", "what", "next", "where", "why", "voices")),
}  # fmt: skip
FRAME = {
    "hook": "detail", "meet": "want", "use": "turn", "feel": "climax", "proof": "beat", "cta": "close",
    "question": "open", "why": "want", "step": "beat", "step1": "beat", "step_last": "beat", "zoom": "detail", "mistake": "low", "answer": "close", "need": "beat", "look": "detail",
    "what": "want", "who": "climax", "when": "beat", "place": "beat", "hands": "detail", "people": "beat", "hard": "low", "lesson": "turn",
    "headline": "open", "where": "beat", "voices": "want", "next": "close",
}  # fmt: skip


LEAST_TENTHS = 30
"""A scene is not cut below three seconds for the sake of another."""
OFFERED, LEAST_OFFERED = 3, 4
"""Scenes of an offer besides its facts, and at least."""
FRAMED = 2
"""Scenes around the steps of an explanation: its question and its answer."""
COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def steps_asked(text: str) -> int:
    """How many steps an explanation is to have: "in four easy steps" has 4; 0 when it does not say."""
    said = re.search(r"\b(?:in|with) (\d|[a-z]+) (?:\w+ )?steps\b", text, re.IGNORECASE)
    number = said[1].lower() if said else ""
    return int(number) if number.isdigit() else COUNTED.get(number, 0)


def scene_count(duration_s: float, asked: int | None) -> int:
    """About one scene for each five and a half seconds: three to eight, to fourteen in long films."""
    if asked:
        return min(30, max(1, asked))
    most = 8 if duration_s <= 60 else 14
    return max(
        1 if duration_s < 5 else 2 if duration_s < 9 else 3, min(most, round(duration_s / 5.5))
    )


def roles(kind: str, count: int, asked: int = 0, needs: bool = False) -> list[str]:
    """The step of each scene of a kind of film, or of the arc that tells it. Short films keep the steps that carry; long ones get moments between.

    An explanation "in four steps" has these four, between its question and its answer; with `needs`
    what is needed comes before them.
    """
    if asked > 1 and count == asked + FRAMED + needs:
        first = ["question", *["need"] * needs, "step1"]
        return [*first, *["step"] * (asked - 2), "step_last", "answer"]
    order, weight = ORDER.get(kind, ORDER["story"])
    places = _places(order, weight, min(count, len(order)))
    chosen = [order[i] for i in places]
    extra = count - len(chosen)
    filler = next((role for role in ("look", "step") if role in order), "beat")
    spots = {round((k + 1) * (count - 1) / (extra + 1)) for k in range(extra)}
    steps = iter(chosen)
    return [filler if i in spots else next(steps, filler) for i in range(count)]


def around(count: int, told: list[int]) -> list[str]:
    """The steps of an explanation that says itself what there is to say: `told` are the scenes that say it."""
    lead = ["question", "why"][: told[0]]
    left = count - len(lead) - len(told) - 1
    return [*lead, *["step"] * len(told), *["look"] * left, "close"][:count]


def _places(order: tuple[str, ...], weight: tuple[str, ...], count: int) -> list[int]:
    """Indices of the most important steps, in the arc's order."""
    taken: list[int] = []
    for role in weight[:count]:
        taken.append(next(i for i, r in enumerate(order) if r == role and i not in taken))
    return sorted(taken)


def lengths_for(words: list[int], duration_s: float, words_a_second: float) -> list[float]:
    """Lengths that add up exactly, each long enough for the words it has to carry where that is possible.

    Scenes that have to carry nothing in particular (0 words) share what is left.
    """
    need = [-(-n * 10 // words_a_second) + 1 if n else 0 for n in words]
    tenths, equal = round(duration_s * 10), round(duration_s * 10) // len(words)
    long = {i: int(n) for i, n in enumerate(need) if n > equal}
    left, others = tenths - sum(long.values()), len(words) - len(long)
    if not long or not others or left < others * min(equal, LEAST_TENTHS):
        return lengths(duration_s, len(words))
    each, rest = divmod(left, others)
    out = [long.get(i, each) for i in range(len(words))]
    out[max(i for i in range(len(words)) if i not in long)] += rest
    return [t / 10 for t in out]


def lengths(duration_s: float, count: int) -> list[float]:
    """Equal lengths in tenths of a second that add up exactly."""
    tenths = max(count * 10, round(duration_s * 10))
    base, rest = divmod(tenths, count)
    return [(base + (1 if i >= count - rest else 0)) / 10 for i in range(count)]
