"""New words of a scene that are told as a change of those it has: a part exchanged, or a sentence added."""

import re

from agent.offline.context import SceneSeen
from agent.offline.pieces import MARK
from agent.offline.target import Clause
from agent.offline.text import EVERYDAY

QUOTED = r"QUOTE[A-J]QUOTE"
KIND = r"(?:(?:the |this |that |a )?(?:old |new )?(?:words?|phrases?|names?|bit|part|terms?|numbers?|spelling)\s+)?"
THERE = r"(?:\s+(?:in|of|from|at) (?:(?!\b(?:to|with|for|by|into)\b)[^.;:!?]){1,60}?)?"
EXCHANGES = (
    rf"\b(?:change|swap|replace|exchange|substitute|correct|fix|alter|turn|switch)\s+(?:out\s+)?{KIND}(?P<old>{QUOTED}){THERE}\s*,?\s+(?:to|with|for|by|into)\s+{KIND}(?P<new>{QUOTED})",
    rf"(?P<old>{QUOTED})\s*(?:->|→|=>|➜)\s*(?P<new>{QUOTED})",
    rf"(?P<old>{QUOTED})\s+(?:should|must|needs? to|has to|ought to|shall)\s+(?:be|become|read|say)\s+{KIND}(?P<new>{QUOTED})",
    r"\bthe word (?P<old>[\w'’-]+) (?:should|must|needs? to|has to|ought to) (?:be|become|read) (?:the word )?(?P<new>[\w'’-]+)(?=[\s.,;!]|$)",
    rf"(?P<old>{QUOTED})\s+(?:becomes|is now|turns into)\s+{KIND}(?P<new>{QUOTED})",
    rf"(?P<new>{QUOTED})\s*,?\s*(?:rather than|instead of|in place of|and not|not)\s+{KIND}(?P<old>{QUOTED}|[\w'’-]+(?: [\w'’-]+){{0,3}})",
    rf"\b(?:instead of|rather than)\s+{KIND}(?P<old>{QUOTED})\s*,?\s*(?:it should |they should )?(?:say|use|put|have|write|read)?\s*:?\s*{KIND}(?P<new>{QUOTED})",
    r"\b(?:says?|reads?)\s+(?P<old>[\w'’-]+)\s*[,;.:–-]+\s*(?:but |and )?(?:it'?s|it is|it should be|should be|that'?s)\s+(?P<new>[\w'’-]+)(?=[\s.,;!]|$)",
)
"""How people say that `new` is to stand where `old` stands; both alone, so that nothing else is taken for them."""
EXCHANGE = [re.compile(e, re.IGNORECASE) for e in EXCHANGES]
RATHER = re.compile(
    r"\b(?:say|says|read|reads|be|it'?s|is)\s+(?P<new>[\w'’-]+(?: [\w'’-]+){0,3}),?\s+(?:and |but )?(?:not|instead of|rather than)\s+(?P<old>[\w'’-]+(?: [\w'’-]+){0,2}?)(?=\s*(?:[.,;!]|$))",
    re.IGNORECASE,
)
"""The same without quotation marks: only where the scene says `old`."""
ADDED = re.compile(
    rf"\b(?:add|append|tack on|attach|insert|(?:one|another|a) (?:more |further |last |new )?(?:sentence|line|words?))\b[^.!?]{{0,60}}?(?P<new>{QUOTED})",
    re.IGNORECASE,
)
AT_END = re.compile(r"\b(?:at|to|on) (?:the|its) (?:very )?end\b|\bafterwards\b|\b(?:one|another) more\b", re.IGNORECASE)  # fmt: skip
AT_START = re.compile(r"\b(?:at|to|in) (?:the|its) (?:very )?(?:start|beginning|front)\b|\bin front\b", re.IGNORECASE)  # fmt: skip
BEHIND = re.compile(rf"\bafter\s+{KIND}(?P<old>{QUOTED}|[\w'’-]+(?: [\w'’-]+){{0,4}}?)(?=,?\s+(?:add|insert|put|append|comes?|say)\b|\s*[:,.]|\s*$)", re.IGNORECASE)  # fmt: skip
MORE = re.compile(r"\bone (?:more |further |last )?(?:sentence|line|words?)\b", re.IGNORECASE)
"""Here "one" is no scene."""
WHOLE = re.compile(r"(?:\S+\s+){3,}\S+")
"""So many words may be all that is to be spoken, whatever stood there before."""


def rewritten(c: Clause) -> tuple[str, str] | None:
    """The scene and its whole new words. None: nothing is said as a change of the present ones.

    Both are empty when such a change is told but fits no scene, or several: it must be asked.
    """
    if found := next((m for e in EXCHANGE if (m := e.search(c.text)) and _fits_form(m)), None):
        old, new = (_bare(c, found[n]) for n in ("old", "new"))
        made = {s.id: t for s in _meant(c) if (t := exchanged(s.narration, old, new))}
        if len(made) == 1:
            return next(iter(made.items()))
        names_it = any(s.title.lower() == old.lower() for s in c.context.scenes)
        return None if names_it or WHOLE.fullmatch(new) else ("", "")
    if found := RATHER.search(c.text):
        made = {s.id: t for s in _meant(c) if (t := exchanged(s.narration, found["old"], found["new"]))}  # fmt: skip
        return next(iter(made.items())) if len(made) == 1 else None
    if found := ADDED.search(c.text):
        return _longer(c, _bare(c, found["new"]))
    return None


def _fits_form(found: re.Match[str]) -> bool:
    """ "Says Monday; it's Tuesday" exchanges words; "says Hanoi, it's ha-NOY" tells how it is spoken."""
    new = found["new"]
    named = found[0].lower().startswith("the word ")
    return named or bool(MARK.search(new)) or new.lower() in EVERYDAY or new.isdigit()


def _bare(c: Clause, text: str) -> str:
    return (c.said.quoted(text) or text).strip(" ,;")


def _meant(c: Clause) -> list[SceneSeen]:
    """The scenes that are named; else the selected one; else any."""
    ids = c.ids or c.context.ids
    if len(ids) > 1 and c.ids and MORE.search(c.text):
        ids = [i for i in ids if i != c.context.ids[0]]
    return [s for s in c.context.scenes if s.id in ids]


def exchanged(narration: str, old: str, new: str) -> str:
    """`narration` with `new` where `old` stands as whole words; empty where it does not stand exactly once."""
    old = old.strip().rstrip(".!?") or old
    places = [*re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", narration, re.IGNORECASE)]
    if len(places) != 1:
        return ""
    before, after = narration[: places[0].start()], narration[places[0].end() :]
    if places[0][0][:1].isupper() and not old[:1].isupper():
        new = new[:1].upper() + new[1:]
    if after[:1] in tuple(".!?,;"):
        new = new.rstrip(".!?,;")
    return before + _unsaid(before, new, after) + after


def _unsaid(before: str, new: str, after: str) -> str:
    """`new` without what stands beside it already: "in nine days" and "in a week" are "in a week"."""
    words, lead, tail = new.split(), before.lower().split(), re.findall(r"[\w'-]+", after.lower())
    low = [w.lower() for w in words]
    many = range(len(words) - 1, 0, -1)
    first = next((k for k in many if low[:k] == lead[-k:]), 0)
    last = next((k for k in many if k < len(words) - first and low[-k:] == tail[:k]), 0)
    return " ".join(words[first : len(words) - last])


def _longer(c: Clause, new: str) -> tuple[str, str] | None:
    """The present words with a sentence more, where one scene is meant and it is told where it goes."""
    behind = BEHIND.search(c.text)
    old = _bare(c, behind["old"]) if behind else ""
    scenes = [s for s in _meant(c) if s.narration]
    if old and (inside := [s for s in scenes if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", s.narration, re.IGNORECASE)]):  # fmt: skip
        return (inside[0].id, _after(inside[0].narration, old, new)) if len(inside) == 1 else ("", "")  # fmt: skip
    start, end = AT_START.search(c.text), AT_END.search(c.text)
    if not start and not end:
        return None
    if len(scenes) != 1 or not c.ids:
        return "", ""
    now = scenes[0].narration
    return scenes[0].id, f"{new} {now}" if start and not end else f"{now} {new}"


def _after(narration: str, old: str, new: str) -> str:
    """`new` behind `old`; a sentence goes behind the sentence in which that stands."""
    at = re.search(rf"(?<!\w){re.escape(old)}(?!\w)", narration, re.IGNORECASE)
    cut = at.end() if at else len(narration)
    if new[:1].isupper():
        stop = re.search(r"[.!?]+", narration[cut:])
        cut = cut + stop.end() if stop else len(narration)
    return f"{narration[:cut]} {new}{narration[cut:]}".strip()
