"""What somebody sets out for in an idea, and the line in which it is reached: "to bring medicine back to her village"."""

import re

from tools.writing.cards import Entry
from tools.writing.english import base_form, ing_form
from tools.writing.steps import spoken
from tools.writing.tale.model import Clause
from tools.writing.tale.words import finite, third

SETS_OUT = frozenset(("travel", "climb", "fly", "swim", "come"))
"""Kinds of deeds that somebody does for the sake of another."""
MUST = re.compile(r"(?:has|have|tries|try|sets? (?:out|off)|races?|rush(?:es)?|fights?) to\b")
AIM = re.compile(
    r"(?:^|\s)to (?P<verb>[a-z]+)(?P<rest>(?: (?!(?:and|but|after|before|because|when|while|until|so|who|that)\b)[^\s,.;]+)*)"
)
NO_AIM = frozenset(("see", "be", "have", "know", "keep", "live", "stop", "get", "say"))
"""Verbs of which no one moment shows that they are done, unless somebody gets home."""
SOUGHT = re.compile(
    r"\b(?:search(?:es|ing)?|look(?:s|ing)?|hunt(?:s|ing)?)\b(?: [\w' -]+?)? for (?P<what>(?:an?|the|his|her|its|their|one) .+?)(?= before\b| until\b|,|$)"
)
"""What somebody looks for: "the note her mother left in it"."""
LEADS = ("In the end, ", "And so ", "At last, ")
LONGEST = 16


def goal_of(clause: Clause) -> tuple[str, str]:
    """("bring", "medicine back to her village"); empty where a deed is done for nothing else."""
    if clause.kind not in SETS_OUT and not MUST.match(clause.said):
        return "", ""
    for aim in AIM.finditer(clause.rest):
        verb, rest = aim["verb"], aim["rest"].strip()
        plain = verb not in NO_AIM or (verb == "get" and "home" in rest)
        if finite(verb, True) and plain and rest:
            return verb, rest
    return "", ""


def reached(clause: Clause, turn: int, sought: bool = False) -> Entry | None:
    """The line of a story in which its hero has got there; with `sought`, too, where they find what they look for."""
    verb, rest = goal_of(clause)
    if sought and (what := SOUGHT.search(clause.said)):
        verb, rest = "find", what["what"]
    rest = re.sub(r"^an? ", "the ", rest)
    line = f"{LEADS[turn % len(LEADS)]}{{the}} <{third(verb)}> {rest}."
    if not verb or base_form(clause.verb) == "want" or spoken(line) > LONGEST:
        return None
    picture = f"{{the}} {ing_form(verb)} {rest}"
    return Entry(
        role="end 1", title=("There", "In The End", "At Last")[turn % 3], line=line, picture=picture
    )
