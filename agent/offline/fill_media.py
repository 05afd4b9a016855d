"""Parameters of the tools that make media."""

import re

from agent.offline import measures
from agent.offline.context import Call
from agent.offline.fill_voice import KEEP
from agent.offline.lexicon import LOOK, TONE, TONE_NOUN
from agent.offline.refs import Ref
from agent.offline.target import Clause
from agent.offline.telling import telling
from agent.offline.wording import plain, telling_only, trimmed, wish, without

AGAIN = re.compile(
    r"^(?:(?:i |we )?(?:do not|don't|dont) (?:really )?(?:like|love|care for) [^,]{0,30}?(?:,|\band\b|$)|.*\b(?:is|looks) (?:ugly|bad|awful|horrible|terrible|weird|wrong|off|boring)\b[, ]*|make|do|try|give me|get|create|have|take|shoot|roll|please|could|you|i want|me|just|nothing like .*|looks nothing like .*)*"
    r"\s*(?:(?:an?|the|another|new|different|other|fresh|one more|alternative|better|more|again|re-?take|re-?do|re-?shoot|re-?gen(?:erate)?|re-?roll|retry|re-?render|take|try|version|picture|image|visuals?|clip|shot|photo|one|once|it|this|that|for|of|on|from|scratch|make|anew|over|scene|please|pls|thing|try|attempt|something else|else|option|go|scenes|render|need|needs|want|redo|draw|same voice|same narration)\b[\s,]*)*$",
    re.IGNORECASE,
)  # fmt: skip


def generate_scene(c: Clause) -> list[Call] | None:
    """Which scenes, and how good when that is said."""
    args: dict[str, object] = {}
    unmade = _unmade(c)
    if unmade:
        return [Call(tool="generate_scene", args={"scene_ids": unmade, **_effort(c)})]
    explicit = (
        bool(c.own)
        or c.points
        or bool(
            re.fullmatch(r"(?:generate|make|produce|render|shoot|film)", plain(c.text).lower())
            and c.context.selected_id
        )
    )
    if c.own or (
        explicit
        and not c.whole
        and re.search(
            r"\b(?:this|that|here|these|selected)\b|^(?:generate|render|shoot)\W*$",
            c.text,
            re.IGNORECASE,
        )
    ):
        args |= c.scenes()
    elif c.likely and not c.whole:
        args |= {"scene_ids": list(c.likely)}
    elif (
        c.inherited
        and c.points
        and not c.whole
        and re.search(
            r"\b(?:generate|render|shoot|that one|this one)\b|\bplease make it\b",
            c.text,
            re.IGNORECASE,
        )
    ):
        args |= {"scene_ids": list(c.inherited)}
    return [Call(tool="generate_scene", args={**args, **_effort(c)})]


def _effort(c: Clause) -> dict[str, object]:
    effort = measures.first_of(measures.EFFORT, c.text)
    return {"quality": effort[0]} if effort else {}


UNMADE = re.compile(
    r"\b(?:missing|remaining|(?:the|all the) (?:rest|others)(?! (?:of|in))|unfinished|undone|unmade|unshot|not (?:yet )?(?:made|generated|done|rendered|shot|ready)|(?:aren'?t|isn'?t|are not|is not) (?:\\w+ )?(?:made|generated|done|rendered|shot|ready|there)|(?:haven'?t|have not|don'?t have|have no|has no|without) (?:got )?(?:any|pictures?|media|one|been \\w+)(?: yet)?|without (?:pictures|media|a picture)|(?:that are|still) (?:missing|draft|left)|don't have (?:pictures|media|a picture)|drafts? (?:ones|scenes))\b",
    re.IGNORECASE,
)


def _unmade(c: Clause) -> list[str]:
    """The scenes without a picture, when those are asked for and others have one."""
    if not UNMADE.search(c.text):
        return []
    left = [s.id for s in c.context.ordered if not s.visual_versions]
    if c.own:
        return [i for i in left if i in (c.ids or ())] if len(c.ids or ()) > 1 else []
    return left if len(left) < len(c.context.scenes) else []


ANOTHER = re.compile(
    r"^(?:(?:re-?do|re-?make|re-?draw|re-?generate|re-?shoot|regen|change|make|give me|do|try|an?|another|new|different|the|this|that|fresh)\s+)+(?:picture|image|visuals?|photo|clip|shot|take|version|scene|one|it)\b\s*(?:again\s*)?(?:[:,.;–—-]\s*|(?:with|so that|but with|and|to)\s+)(?=\w)",
    re.IGNORECASE,
)
SHOWN = re.compile(
    r"^(?:(?:there|it|this|we|i|you) (?:ought to|should|must|needs? to|has to|have to|want to|would like to|could) (?:be|see|show|have)\b|there (?:is|are) (?:missing|no)\b(?=.* (?:should|add))|i (?:want|need)\b|please\b|show\b(?= (?:a|the|me)\b))\s*",
    re.IGNORECASE,
)


def regenerate_visual(c: Clause) -> list[Call] | None:
    """What must be different in the picture; nothing for another take."""
    text = KEEP.sub("", c.text)
    refs = [r for r in c.refs if (r in c.own and not _in_picture(r, c.text)) or r.kind == "all"]
    cut = without(text, refs) if text == c.text else _without_again(text, c)
    rest = plain(cut)
    rest = re.sub(
        r"^(?:should|must|needs? to|ought to|has to|could)\s+(?:please\s+)?",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = re.sub(
        r"^(?:be|have|see|want|need|needs|is|has|with)\s+(?=(?:an?|the|more|some|two|no)\b)",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    args: dict[str, object] = dict(c.scenes())
    rest = SHOWN.sub("", ANOTHER.sub("", telling(telling_only(rest), c.context)))
    if rest and not AGAIN.fullmatch(rest):
        args["instruction"] = c.said.restore(trimmed(rest))
    return [Call(tool="regenerate_visual", args=args)]


def _in_picture(ref: Ref, text: str) -> bool:
    """ "The apples should be green": a title that is spoken of as the thing it shows."""
    if ref.kind != "title":
        return False
    named = re.search(
        r"\b(?:scenes?|shots?|ones?|bits?|parts?|clips?|pictures?|images?|opening|ending|intro|outro|where|when)\b",
        text[ref.start : ref.end],
        re.IGNORECASE,
    )
    after = re.match(
        r"\s*(?:should|must|needs?|could|can|has to|have to|is|are|look|looks)\b", text[ref.end :]
    )
    before = re.search(
        r"\b(?:in|on|for|at|of|during)\s+(?:the\s+)?$", text[: ref.start], re.IGNORECASE
    )
    return bool(after and not named and not before)


def _without_again(text: str, c: Clause) -> str:
    """References are found anew, since dropping "keep the voice" moved them."""
    for ref in sorted(c.own, key=lambda r: -r.start):
        text = re.sub(
            rf"(?:\b(?:in|for|on|of|to|from|at)\s+)?{re.escape(c.text[ref.start : ref.end])}",
            " ",
            text,
            count=1,
        )
    return re.sub(r"\s+", " ", text).strip(" ,")


def adjust_style(c: Clause) -> list[Call] | None:
    """How it looks (style) or feels (tone); None when neither is said."""
    text = KEEP.sub("", c.text)
    refs = [r for r in c.refs if r.kind != "title" or r in c.own]
    cut = without(text, refs) if text == c.text else _without_again(text, c)
    told = _wished(telling(telling_only(cut), c.context, 3))
    rest = FILM.sub("", c.said.restore(wish(told)))
    if not re.search(r"\w", rest) or UNSAID.fullmatch(rest):
        return None
    return [Call(tool="adjust_style", args={**_style_and_tone(rest, told), **c.scenes()})]


FILM = re.compile(
    r"^(?:the )?(?:whole |entire )?(?:film|movie|video|thing)\b(?!\s+(?:grain|noir|look|burn|stock))\s*",
    re.IGNORECASE,
)
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
    r"\b(?:way |much |far |a (?:bit|little) |a touch |just )*too (?:much )?(?P<what>\w+)(?: (?:and|or) (?P<more>\w+))?",
    re.IGNORECASE,
)
COMPLAINT = re.compile(
    r"^\W*(?:(?:and|but|right now)\s+)*(?:it|this|that|they|he|she|the \w+|right now it|now it|\w+)?\s*(?:'s|\bis|\bare|'re|\blooks?|\bfeels?|\bseems?)\s+(?:just |all |really |kind of |kinda |pretty |very )*(?:so|too|way|a bit|a little|a tad|rather|not)\b|\b(?:i (?:hate|don'?t like)|looks? (?:a bit|so|too)|feels? (?:a bit|so|too|cold|flat|wrong|off))\b",
    re.IGNORECASE,
)


def _wished(text: str) -> str:
    """The pieces that say how it should be; where there is only a fault, its opposite."""
    pieces = [
        p
        for p in re.split(
            r"(?<=[.!?;])\s+|\s+[—–]+\s+|,\s+(?!and\b)|\s+(?=(?:could|can|would) (?:you|we|it)\b|i(?:'d| would) (?:like|love)\b|make it\b)",
            text,
        )
        if re.search(r"\w", p)
    ]
    wishes = [p for p in pieces if not COMPLAINT.search(p)]
    if wishes:
        said = ", ".join(p.strip(" .!?;,") for p in wishes)
        return re.sub(
            r"\s+(?:would|could|might) (?:help|be (?:nice|great|good|better|lovely)|do|work|suit)\b.*$",
            "",
            said,
        )
    faults = _faults(text)
    if not faults:
        return text
    return ", ".join(
        [*(OPPOSITE[w] for w in faults if w in OPPOSITE), f"less {' and '.join(faults)}"]
    )


def _faults(text: str) -> list[str]:
    found = EXCESS.search(text)
    return [w.lower() for w in (found["what"], found["more"]) if w] if found else []


def _style_and_tone(rest: str, told: str) -> dict[str, object]:
    """Words of feeling go to `tone`, everything else to `style`; a mixed list is divided."""
    parts = [p for p in re.split(r"\s*(?:,|\band\b)\s*", rest) if p.strip()]
    nouns = rf"\b(?:{'|'.join(sorted(TONE_NOUN))})\b"
    if re.search(nouns, told, re.IGNORECASE) and not _looks(rest, strict=True):
        bare = re.sub(
            rf"\b(?:the |a )?{nouns}(?:\s+(?:to|of voice|of|should be|like))?",
            " ",
            rest,
            flags=re.IGNORECASE,
        )
        return {"tone": wish(re.sub(r"\s+", " ", bare)) or rest}
    feelings = [p for p in parts if _feels(p) and not _looks(p)]
    others = [p for p in parts if p not in feelings]
    if not others or (feelings and not _looks(rest)):
        return {"tone": rest}
    if feelings and all(_looks(p) for p in others):
        return {"style": " and ".join(others), "tone": " and ".join(feelings)}
    return {"style": rest}


def _looks(text: str, strict: bool = False) -> bool:
    words = set(re.findall(r"[\w-]+", text.lower()))
    return bool(
        words
        & (
            (
                LOOK
                - TONE
                - {
                    "warm",
                    "warmer",
                    "light",
                    "lighter",
                    "dark",
                    "darker",
                    "soft",
                    "softer",
                    "cold",
                    "colder",
                }
            )
            if strict
            else LOOK
        )
    )


def _feels(text: str) -> bool:
    return bool(set(re.findall(r"[\w-]+", text.lower())) & TONE)
