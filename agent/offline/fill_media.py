"""Parameters of the tools that make media."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.lexicon import LOOK, TONE
from agent.offline.target import Clause
from agent.offline.wording import plain, wish, without


def generate_scene(c: Clause) -> list[Call] | None:
    """Which scenes, and how good when that is said."""
    left = unmade(c)
    which = {"scene_ids": left} if left else _which(c)
    return [Call(tool="generate_scene", args={**which, **_effort(c)})]


def _which(c: Clause) -> dict[str, list[str]]:
    """The scenes named; without a name the one just spoken of or selected, if it is pointed at."""
    if c.own:
        return c.scenes()
    some = c.context.selected_id and c.chosen.get("some", 0.0) > SOME
    pointed = some or c.points or ANEW.search(c.text) or ALONE.fullmatch(plain(c.text))
    return c.scenes() if pointed and not c.whole else {}


SOME = 0.8
"""How likely some scenes must be meant where one is selected and none is named."""
ANEW = re.compile(r"\b(?:again|anew|once more)\b", re.IGNORECASE)
ALONE = re.compile(r"(?:generate|make|produce|render|shoot|film|go)", re.IGNORECASE)


def _effort(c: Clause) -> dict[str, object]:
    found = measures.first_of(measures.EFFORT, UNMADE.sub("", c.text))
    effort = found[0] if found else c.choice("draft", "standard", "high")
    return {"quality": effort} if effort else {}


UNMADE = re.compile(
    r"\b(?:missing|remaining|(?:the|all the) (?:rest|others)(?! (?:of|in))|unfinished|undone|unmade|unshot|not (?:yet )?(?:made|generated|done|rendered|shot|ready|produced|filmed)|(?:aren'?t|isn'?t|are not|is not) (?:\w+ )?(?:made|generated|done|rendered|shot|ready|there)|(?:hasn'?t|has not) been \w+|(?:haven'?t|have not|don'?t have|have no|has no|with no|without) (?:got )?(?:any|pictures?|media|one|been \w+)(?: yet)?|without (?:pictures|media|a picture)|(?:that are|still) (?:an? )?(?:missing|drafts?|left|empty)|(?:the|all|any|my|our) drafts|(?:ones?|scenes?|two|three|four|those) (?:that (?:are|is) |which (?:are|is) )?(?:still )?(?:empty|blank|open)|(?:empty|blank|open) (?:ones|scenes)|don't have (?:pictures|media|a picture)|drafts? (?:ones|scenes)|(?:two|three|four|five|six) drafts)\b",
    re.IGNORECASE,
)


def unmade(c: Clause) -> list[str]:
    """The scenes without a picture, when those are asked for and others have one."""
    if not UNMADE.search(c.text):
        return []
    left = [s.id for s in c.context.ordered if not s.visual_versions and s.status != "generating"]
    named = [i for i in left if i in (c.ids or ())] if c.own else []
    if named:
        return named if len(named) > 1 else []
    return left if len(left) < len(c.context.scenes) else []


def regenerate_visual(c: Clause) -> list[Call] | None:
    """What must be different in the picture; nothing for another take."""
    told = mended(c.words("instruction"))
    if not told and (_first(c) or PAIR.search(c.text)):
        return generate_scene(c)
    told = told or _complaint(c)
    return [
        Call(
            tool="regenerate_visual", args={**c.scenes(), **({"instruction": told} if told else {})}
        )
    ]


WANTED = re.compile(r"\b(?:give|needs?|wants?|get|lacks?|without)\b.{0,60}\b(?:pictures?|images?|visuals?)\b", re.IGNORECASE)  # fmt: skip


PAIR = re.compile(
    r"\b(?:picture|image|visual)s? (?:and|\+|&) (?:the )?(?:sound|voice|audio|narration)\b|\b(?:sound|voice|audio|narration) (?:and|\+|&) (?:the )?(?:picture|image|visual)s?\b",
    re.IGNORECASE,
)
"""Both parts of a scene are to be made anew."""


def _first(c: Clause) -> bool:
    """ "Give the lava scene a picture" where none of the scenes named has one."""
    scenes = [c.context.scene(r) for r in c.ids or ()] if c.own else []
    plain = WANTED.search(c.text) and not ANEW_TAKE.search(c.text)
    return bool(scenes and plain) and not any(s and s.visual_versions for s in scenes)


ANEW_TAKE = re.compile(
    r"\b(?:again|anew|another|new(?:ly)?|once more|one more|re-?\w+|retry|try|different(?:ly)?|fresh|better|nicer|other|over)\b",
    re.IGNORECASE,
)


def _complaint(c: Clause) -> str:
    """All that was said, where no words of a wish were seen: "rain looks like milk"."""
    text = c.said.restore(c.text).strip(" .,;:!-")
    if DIFFERS.search(text):
        return text
    return "" if ANEW_TAKE.search(text) or len(text.split()) < 3 else text


DIFFERS = re.compile(r"\b(?:looks?|is|are) (?:\w+ )?different(?:ly)? (?:in|from)\b", re.IGNORECASE)
"""A complaint, not the wish for another take: "he looks different in every scene"."""


def adjust_style(c: Clause) -> list[Call] | None:
    """How it looks (style) or feels (tone); None when neither is said."""
    told = {n: c.words(n) for n in ("tone", "style")}
    said = {n: mended(w) for n, w in told.items() if set(w.lower().split()) - SIZES} or _manner(c)
    if len(said) == 1:
        said = {_kind(*next(iter(said.items()))): v for v in said.values()}
    if said.get("tone") == said.get("style"):
        said.pop("style", None)
    return [Call(tool="adjust_style", args={**said, **c.scenes()})] if said else None


def _kind(name: str, said: str) -> str:
    """Words that are only of feeling are a tone: "scarier"."""
    heard = set(re.findall(r"[\w-]+", said.lower())) - SIZES
    return "tone" if heard and heard <= TONE - LOOK else name


SIZES = frozenset({"a", "more", "less", "little", "bit", "much", "very", "too", "and", "so", "way", "not"})  # fmt: skip


def _manner(c: Clause) -> dict[str, str]:
    """What is left of the clause when no words of a parameter were seen in it."""
    rest = wish(without(c.text, [r for r in c.refs if r.kind != "this"]))
    if not re.search(r"\w{3}", rest) or UNSAID.fullmatch(rest):
        return {}
    heard = set(re.findall(r"[\w-]+", rest.lower()))
    return {"tone" if heard & TONE and not heard & (LOOK - TONE) else "style": mended(rest)}


UNSAID = re.compile(
    r"(?:different|better|other|another|change|nicer|good|cooler|again|it|this|more|less)",
    re.IGNORECASE,
)
OPPOSITE = {
    "dark": "brighter", "gloomy": "brighter", "bright": "darker", "light": "darker", "cold": "warmer", "warm": "cooler", "sad": "happier", "serious": "lighter",
    "grim": "lighter", "depressing": "more hopeful", "scary": "gentler", "boring": "more exciting", "flat": "more contrast", "dull": "livelier", "harsh": "softer", "busy": "calmer",
    "blurry": "sharper", "soft": "sharper", "dim": "brighter", "colourful": "muted", "colorful": "muted", "cheerful": "more serious", "silly": "more serious", "slow": "livelier",
}  # fmt: skip
EXCESS = re.compile(
    r"(?:it'?s |is |looks? |feels? )*(?:way |much |far |a (?:bit|little) |a touch |just )*too (?:much )?(?P<what>\w+)(?: (?:and|or) (?P<more>\w+))?\W*",
    re.IGNORECASE,
)


def mended(text: str) -> str:
    """A bare fault turned into the wish behind it: "too dark" is "brighter, not too dark"."""
    found = EXCESS.fullmatch(text)
    if not found:
        return text
    faults = [w.lower() for w in (found["what"], found["more"]) if w]
    better = [OPPOSITE[w] for w in faults if w in OPPOSITE]
    return ", ".join([*better, f"less {' and '.join(faults)}"])
