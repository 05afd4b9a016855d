"""The steps and the list of things that an idea gives itself."""

import re

from tools.writing.english import ing_form
from tools.writing.patterns import STEP

LISTED = 4
"""Words that one thing of a list has at most."""
DONE = re.compile(r"(?!an? |the |some |one |two |three |\d)[a-z]+ (?!and\b|or\b)\w", re.IGNORECASE)
"""What somebody does in a list of steps, whatever the verb: "hum a low note"; "milk and eggs" is no step."""
NEXT = re.compile(r"^(?:first|then|next|finally|and|after that|at last|last),?\s+", re.IGNORECASE)


def spoken(text: str) -> int:
    """Words of a line."""
    return len(re.findall(r"[\w'’-]+", text))


def how_many(text: str) -> str:
    """ "three ingredients" of "a three-ingredient bread"; empty when an idea does not count them."""
    said = re.search(
        r"\b(two|three|four|five|six|seven|eight|\d)[- ](ingredient|tool|thing)s?\b",
        text,
        re.IGNORECASE,
    )
    return f"{said[1].lower()} {said[2].lower()}s" if said else ""


def list_of(text: str) -> str:
    """Three things or more that an idea lists, as one phrase: "flour, butter and cold water"."""
    for part in re.split(r"[.;:!]\s+|\b(?:you need|needs?|ingredients|with|from)\s", text):
        named = [
            p.strip(" .") for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", part) if p.strip(" .")
        ]
        if len(named) >= 3 and all(spoken(p) <= LISTED and not STEP.match(p) for p in named):
            return f"{', '.join(named[:-1])} and {named[-1]}"
    return ""


def steps_told(text: str) -> list[str]:
    """The steps that an idea gives itself, in its own words: "mix", "let it rest for an hour"."""
    parts = re.split(r"[.;:!]\s+|,\s*(?:and\s+)?(?:then\s+)?|\s+(?:and\s+)?then\s+", text)
    steps: list[str] = []
    told = bool(re.match(r"(?:how|what) to [^.:]+: ", text, re.IGNORECASE))
    for part in parts[told:]:
        bare = NEXT.sub("", part.strip(" ."))
        if STEP.match(bare) or (told and DONE.match(bare)):
            steps.append(bare)
        elif steps and bare:  # "mix flour, milk and eggs" is one step
            steps[-1] += f", {bare}"
    return [s for s in steps if spoken(s) > 1]


def being_done(step: str) -> str:
    """ "peel six apples" as a picture says it: "peeling six apples"."""
    verb, _, rest = step.partition(" ")
    rest = re.sub(
        r"\s*\b(?:for )?(?:about )?(?:\d+|an?|ten|twenty|half an) (?:minutes?|hours?|seconds?)\b.*$",
        "",
        rest,
    )
    return f"{ing_form(verb) or ('being' if verb == 'be' else verb)} {rest}".strip()


def told_step(text: str, number: int) -> str:
    """The step of that number, if the idea gives it."""
    steps = steps_told(text)
    return steps[number - 1] if 0 < number <= len(steps) else ""
