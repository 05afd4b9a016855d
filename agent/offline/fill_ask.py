"""Parameters of stopping, and of the questions about money and progress."""

import re

from agent.offline.context import Call
from agent.offline.fill_media import unmade
from agent.offline.target import Clause

BEING_MADE = re.compile(
    r"\b(?:the|that) (?:one|scene|shot|picture)s?\b.{0,12}\b(?:being (?:made|generated|rendered)|rendering|generating|running|in progress|in the works|cooking)\b",
    re.IGNORECASE,
)


HERE = re.compile(r"\b(?:it|here)\b|^\W*cancel,", re.IGNORECASE)


ALONE = re.compile(r"\W*(?:please )?(?:stop|cancel|abort|halt|quit)(?: please| now)?\W*", re.IGNORECASE)  # fmt: skip


def cancel_generation(c: Clause) -> list[Call] | None:
    """Everything, unless scenes are named."""
    running = [s.id for s in c.context.ordered if s.status == "generating"]
    if running and not c.own and BEING_MADE.search(c.text):
        return [Call(tool="cancel_generation", args={"scene_ids": running})]
    chosen = c.context.scene(c.context.selected_id) if c.context.selected_id else None
    here = HERE.search(c.text) or ALONE.fullmatch(c.text)
    if chosen and chosen.status == "generating" and here and not c.own:
        return [Call(tool="cancel_generation", args={"scene_ids": [chosen.id]})]
    spoken = r"\b(?:it|this|that one|them|those)\b" if c.inherited else r"\b(?:this|that one)\b"
    named = bool(c.own) or (c.points and re.search(spoken, c.text, re.IGNORECASE))
    return [Call(tool="cancel_generation", args=dict(c.scenes()) if named else {})]


POINTED = re.compile(
    r"\b(?:this|that|it|here|these|those|both|(?:an?|one more) (?:new|second|third|fourth|fresh|different|another|other)(?: (?:one|version|take|picture|voice|try|recording))?|(?:another|one more) (?:one|version|take|picture|voice|try)|its|the price)\b(?! (?:film|movie|video|whole))",
    re.IGNORECASE,
)


BARE = re.compile(
    r"\W*(?:the |say |please |what'?s |an? )*(?:estimate|price|cost|quote|how much)\W*(?:please)?\W*",
    re.IGNORECASE,
)
LEFT = re.compile(r"\b(?:balance|left|remain\w*|still have)\b", re.IGNORECASE)
SPENT = re.compile(r"\b(?:spent|used|usage|paid)\b", re.IGNORECASE)
ASKED = {"balance": LEFT, "usage": SPENT}


def check_credits(c: Clause) -> list[Call] | None:
    """Balance, usage or estimate."""
    about = c.choice("balance", "usage", "estimate") or "balance"
    both = about != "estimate" and LEFT.search(c.text) and SPENT.search(c.text)
    if both:
        first = sorted(("balance", "usage"), key=lambda a: ASKED[a].search(c.text).start())  # pyright: ignore[reportOptionalMemberAccess]
        return [Call(tool="check_credits", args={"about": a}) for a in first]
    args: dict[str, object] = {"about": about}
    if about == "estimate" and (left := unmade(c)):
        args["scene_ids"] = left
    elif about == "estimate" and (c.own or POINTED.search(c.text) or BARE.fullmatch(c.text)):
        args |= c.scenes()
    return [Call(tool="check_credits", args=args)]


def check_progress(_c: Clause) -> list[Call] | None:
    """Has no parameters."""
    return [Call(tool="check_progress")]
