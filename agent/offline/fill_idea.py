"""Parameters of a new film: the idea in the person's words, and the wishes that stood around it."""

import re
from dataclasses import replace

from agent.offline import measures
from agent.offline.context import Call, Context
from agent.offline.fill_film import SHAPES
from agent.offline.lexicon import LANGUAGES
from agent.offline.target import Clause
from tools.writing.wishes import STYLES, TONES, read_wishes

THROWN = 0.9
"""How likely it must be that scenes may be thrown away."""
AFRESH = re.compile(
    r"\b(?:start(?:ing)? (?:over|again|afresh|from scratch|anew)|from scratch|scrap|bin (?:all|it|this|everything)|throw (?:out |away )?(?:it|everything|all|that|this|the)|plan it (?:fresh|anew)|new concept|scrap |forget (?:that|the|it|everything)|replace (?:the |this |it|everything)|instead|different brief|new (?:film|story|idea|movie|brief)|write (?:a new|another)|another one|delete everything|ditch|chuck|begin(?:ning)? (?:new|anew|again)|fresh (?:board|start)|rubbish|useless|discard)\b",
    re.IGNORECASE,
)


FRESH_IDEA = re.compile(
    r"^.*?\b(?:(?:fresh|new) (?:board|storyboard|start|film|story) (?:on|about|with)\b|new (?:concept|idea|story|brief|film)(?:\s+is\b|\s*:|,)|(?:start|begin)(?:ning|ing)? (?:over|again|new|anew|afresh|from scratch|from zero)(?:\s+with\s+(?:an? (?:story|film|video) about\s+)?|\s*:|,)|plan it (?:fresh|again|anew)\s*[:,])\s*(?=\w)",
    re.IGNORECASE | re.DOTALL,
)


SHORT = 7
"""Words that a style or a tone between two commas has at most."""
SURE = re.compile(
    rf"(?:(?:in|with)\s+)?(?:an?\s+)?(?P<style>(?:[\w&'-]+\s+){{1,{SHORT}}}(?:style|look)|like (?:an? |old |the )[\w' -]+)",
    re.IGNORECASE,
)
MANNER = rf"(?:{TONES}|reassuring|solemn|luxurious|cosy|cozy|honest|no[- ]nonsense|down to earth|matter[- ]of[- ]fact|respectful|bold|fun|friendly|lively|moving|proud)"
FELT = re.compile(
    rf"(?:(?:make it|keep it|it should be|with an?|an?|in an?|but|and)\s+)*(?P<tone>(?:(?:very|a bit|quite|really)\s+)?{MANNER}(?:\s*(?:and|but|&|yet)\s+(?:not\s+)?[\w-]+)?(?:\s+like\s+[\w' -]+)?)(?:\s+(?:tone|mood|feel|vibe))?",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    rf"\W*\b(?:(?:narrated |spoken |told )?(?:in|auf)|language:?)\s+(?P<in>{'|'.join(LANGUAGES)})\b|(?:^|[,.;]\s*)(?P<alone>{'|'.join(LANGUAGES)})(?=\W*$|[,.;])",
    re.IGNORECASE,
)
STOP = re.compile(r"\s*[,;\n]+\s*|[.!?]+(?:\s+|$)")
CARRIER = re.compile(
    r"^(?:(?:an? )?(?:[\w-]+ style |new |short |little )*(?:film|video|vid|movie|clip|spot)\s+(?:about|on)\s+|(?:something|(?:an? )?(?:film|video|clip))\s+to\s+(?=\w)|to\s+(?=\w)|(?:spot|film|video|clip)\s+on\s+|(?:for|about|of)\s+(?=\w))",
    re.IGNORECASE,
)
EMPTY_IDEA = re.compile(
    r"(?:an? |the |new |short |nice )*(?:video|film|movie|clip|story|something)\W*", re.IGNORECASE
)


def _plainly(text: str) -> str:
    """Lengths like "two and a half minutes" as plain seconds; "at 2:30" is a time of day."""
    for found in reversed(measures.lengths(text)):
        said = text[found.start : found.end]
        clock = ":" in said and re.search(r"\b(?:at|by|until|from|to)\s+$", text[: found.start])
        if re.search(r"\band\b|:|^an?\b|^one min", said) and not clock and found.seconds >= 5:
            text = f"{text[: found.start]}{found.seconds:g} seconds{text[found.end :]}"
    return text


def _beside(idea: str, wish: str | None) -> str | None:
    """A style or tone that the idea itself does not hold."""
    return wish if wish and wish.lower() not in idea.lower() else None


def _manners(c: Clause, text: str) -> tuple[str, str]:
    """Style and tone: whole pieces between two stops that are nothing else, and what the reader saw."""
    pieces = [p.strip() for p in STOP.split(text)]
    looks = [m["style"] for p in pieces if (m := SURE.fullmatch(p))]
    looks += [m[1] for p in pieces if (m := LEADS.match(p))]
    feels = [m["tone"] for p in pieces if (m := FELT.fullmatch(p)) and not STYLED.fullmatch(p)]
    taken = " | ".join([*looks, *feels]).lower()
    seen = {n: [w for w in c.slots.get(n, ()) if w and w.lower() not in taken] for n in OWN}
    known = [w for w in seen["tone"] if STYLED.fullmatch(w)]  # "minimal" is a look
    looks += [*seen["style"], *known]
    feels += [w for w in seen["tone"] if w not in known]
    return ", ".join(dict.fromkeys(looks)), ", ".join(dict.fromkeys(feels))


LEADS = re.compile(r"(?:an? )?([\w-]+ style) (?:film|video|movie|clip)\b", re.IGNORECASE)
OWN = ("style", "tone")
STYLED = re.compile(rf"(?:an? )?(?:{STYLES})(?: (?:style|look))?", re.IGNORECASE)


def _idea(c: Clause, text: str, manner: str) -> str:
    """All words that tell the story, each with the piece it stands in; "my nonno | built it"."""
    told: list[str] = []
    for words in c.slots.get("idea", ()):
        at = text.find(words)
        if not words or (words.lower() in manner.lower() and len(words.split()) < 3):
            continue
        rest = re.split(STOP, text[at + len(words) :], maxsplit=1)[0] if at >= 0 else ""
        whole = not (words.endswith('"') or measures.aspect(rest) or "scenes" in rest)
        more = (
            whole
            and not measures.lengths(rest)
            and not SPOKEN.search(rest)
            and RUNS_ON.fullmatch(rest)
        )
        told.append(_bare(words + (rest if more else "")))
    return ", ".join(w for w in told if w)


RUNS_ON = re.compile(
    r"\s+(?:(?!(?:please|pls|in|for|with|as|and|style|look)\b)[\w'-]+\s*){1,3}", re.IGNORECASE
)


def _bare(idea: str) -> str:
    """Without quotation marks around all of it and "a film about" before it."""
    idea = idea.strip(" ,.;:")
    while len(idea) > 2 and idea[0] == idea[-1] == '"' and idea.count('"') == 2:
        idea = idea[1:-1].strip()
    return CARRIER.sub("", idea, count=1)


def breakdown(c: Clause) -> list[Call] | None:
    """The idea, and the wishes that stood around it."""
    text = c.said.restore(c.text)
    wishes = read_wishes(_plainly(FRESH_IDEA.sub("", text, count=1)))
    if not re.search(r"\w", wishes.idea) or EMPTY_IDEA.fullmatch(wishes.idea.strip()):
        return None
    style, tone = _manners(c, text)
    idea = _idea(c, text, f"{style} | {tone}") or _bare(wishes.idea)
    style = style or _beside(idea, wishes.style)
    tone = tone or _beside(f"{idea} {style}", wishes.tone)
    spoken = SPOKEN.search(text)
    args: dict[str, object] = {"idea": idea.strip(" ,.;:") or wishes.idea}
    if wishes.duration_s:
        args["duration_s"] = min(600, max(5, round(wishes.duration_s)))
    shape = "" if measures.no_shape(text) else c.choice(*SHAPES)
    optional = {
        "aspect_ratio": wishes.aspect or shape,
        "style": None if style == tone else style,
        "tone": tone,
        "scene_count": wishes.scene_count,
        "language": LANGUAGES[(spoken["in"] or spoken["alone"]).lower()]
        if spoken
        else wishes.language,
    }
    args |= {k: v for k, v in optional.items() if v}
    if c.context.scenes and (c.chosen.get("replace", 0) > THROWN or AFRESH.search(text)):
        args["replace"] = True
    return [Call(tool="breakdown", args=args)]


def one_brief(clauses: list[Clause], context: Context) -> list[Clause]:
    """A message that asks for a new film is one order, in however many sentences it is told."""
    briefs = [c for c in clauses if c.intent == "breakdown"]
    fresh = not context.scenes or any(AFRESH.search(c.text) for c in briefs)
    if not briefs or not fresh:
        return clauses
    parts = [c for c in clauses if c in briefs or (c.intent in SETTINGS and not c.words("title"))]
    if len(parts) < 2:
        return clauses
    slots: dict[str, tuple[str, ...]] = {}
    for c in parts:
        slots |= {n: (*slots.get(n, ()), *words) for n, words in c.slots.items()}
    chosen = {n: max(c.chosen.get(n, 0.0) for c in parts) for p in parts for n in p.chosen}
    one = replace(briefs[0], text=" ".join(c.text for c in parts), slots=slots, chosen=chosen)
    left = [c for c in clauses if not any(c is p for p in parts)]
    return [one, *left]


SETTINGS = frozenset({"update_project", "adjust_style"})
"""What is wished beside a new film belongs to it."""
