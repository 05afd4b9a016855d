"""Parameters of stopping, and of the questions about money and progress."""

import re

from agent.offline.context import Call
from agent.offline.target import Clause

BEING_MADE = re.compile(
    r"\b(?:the|that) (?:one|scene|shot|picture)s?\b.{0,12}\b(?:being (?:made|generated|rendered)|rendering|generating|running|in progress|in the works|cooking)\b",
    re.IGNORECASE,
)


def cancel_generation(c: Clause) -> list[Call] | None:
    """Everything, unless scenes are named."""
    running = [s.id for s in c.context.ordered if s.status == "generating"]
    if running and not c.own and BEING_MADE.search(c.text):
        return [Call(tool="cancel_generation", args={"scene_ids": running})]
    named = bool(c.own) or (c.points and re.search(r"\bthis\b", c.text, re.IGNORECASE))
    return [Call(tool="cancel_generation", args=dict(c.scenes()) if named else {})]


USAGE = re.compile(
    r"\b(?:did (?:\w+ ){1,5}cost|(?:has|have) (?:\w+ ){1,5}cost|up to (?:now|today)|did we spend|taken out|spending so far|used|spent|spend so far|usage|history|gone|charged?|burn(?:ed|t)?|where (?:did|have)|so far|lose|lost|went|did i spend|did that|did you|have we used|cost me so far)\b",
    re.IGNORECASE,
)
ESTIMATE = re.compile(
    r"\b(?:costs?|ballpark|rough figure|price|pricey|pricing|estimate|quote|afford|enough|expensive|cheap|take|need|charge|set me back|damage|would|will|pay|how much (?:is|for|to)|worth|run me|generate|make|how many credits (?:for|does))\b",
    re.IGNORECASE,
)
BALANCE = re.compile(
    r"\b(?:in the (?:pot|bank|account|kitty|tank)|left|balance|remain\w*|do i have|have i got|have we got|do we have|my credits|remaining|broke|in my account|got)\b",
    re.IGNORECASE,
)


def check_credits(c: Clause) -> list[Call] | None:
    """Balance, usage or estimate."""
    text = c.text
    about = "balance"
    if USAGE.search(text) and not re.search(
        r"\b(?:left|remain\w*|would|will)\b", text, re.IGNORECASE
    ):
        about = "usage"
    elif (
        (
            ESTIMATE.search(text)
            and not (
                BALANCE.search(text)
                and not re.search(r"\b(?:enough|cost|price|afford)\b", text, re.IGNORECASE)
            )
        )
        or c.own
        or re.fullmatch(r"(?:and )?how much\??", text.strip(), re.IGNORECASE)
    ):
        about = "estimate"
    args: dict[str, object] = {"about": about}
    if about == "estimate" and (
        c.own or (c.points and re.search(r"\bthis (?:scene|one|shot)\b", text, re.IGNORECASE))
    ):
        args |= c.scenes()
    return [Call(tool="check_credits", args=args)]


def check_progress(_c: Clause) -> list[Call] | None:
    """Has no parameters."""
    return [Call(tool="check_progress")]
