"""Ideas that say it themselves: a search for a cat, an apology, a job, a rule, a thank-you, an anniversary.

Their own words are the film, sentence by sentence; around them stand a few lines that add no fact.
"""

import re

from pydantic import BaseModel

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.english import capital, with_article
from tools.writing.facts import spoken
from tools.writing.library import arc
from tools.writing.lines import PICTURED, WORDS_A_SECOND, filled, limit
from tools.writing.naming import name_of
from tools.writing.patterns import ANIMAL
from tools.writing.people import gender_of
from tools.writing.shots import scenery, shot
from tools.writing.titles import headline
from tools.writing.told import WrittenScene, fitting, opening

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        ("lost", r"^(?:lost|missing|wanted)(?: (?:cat|dog|pet|parrot|tortoise|rabbit|bird|kitten|puppy))?\s*[:!,–-]|\bmissing since\b|\b(?:has|have) (?:anyone|anybody|you) seen (?:my|our)\b"),
        ("sorry", r"^(?:so |very )*sorry (?:for|about|that)\b|^(?:we(?:'re| are)|i(?:'m| am)) (?:so |very |really |deeply |truly )*sorry\b|^(?:an? )?apolog\w+\b"),
        ("job", r"^(?:job (?:ad|advert|offer|posting|opening)|vacancy|help wanted|now hiring)\b|^(?:we(?:'re| are)|our [\w ]+? is) (?:now |still )?(?:looking for|hiring|searching for)\b"),
        ("rules", r"^(?:(?:health and )?safety (?:notice|reminder|message|rules?|first)|warning|reminder|please note|house rules)\s*[:!–-]|^(?:please )?(?:remember to|do not|don't)\b|^please (?:remember|do not|don't|keep|lock|close|wear|wash|leave|use|put|turn)\b"),
        ("thanks", r"^(?:a )?(?:big |huge |special |heartfelt )*(?:thank you|thanks|thank-you)\b(?!.*\bfor (?:a|my|our) (?:video|film))"),
        ("years", r"^the two of us\b|^\w+ years of (?:us|marriage)\b|^(?:(?:for )?(?:our|my parents'?|mum and dad'?s?) )(?:\w+ )?(?:wedding )?anniversary\b(?!.*\b(?:party|join|invite|come)\b)"),
        ("verse", r"^(?=.*\b(?:I|I'm|I'll|my|me)\b)(?=.*\byour?\b)(?!.*\b(?:we sell|video|film|company)\b)[^.:]+,[^.:]+,[^.:]+$"),
    )
)  # fmt: skip
LABEL = re.compile(
    r"^(?:lost(?: \w+)?|missing(?: \w+)?|wanted|job (?:ad|advert|offer|posting|opening)|vacancy|help wanted|now hiring|(?:health and )?safety \w+|warning|reminder|please note|house rules)\s*[:!,–-]\s*",
    re.IGNORECASE,
)
LISTED = re.compile(r",\s+(?:and |but )?(?=[\w'’-]+(?: [\w'’-]+)+)")
LOST_THING = re.compile(
    r"(?:[Oo]ne|[Aa]n?|[Mm]y|[Oo]ur|[Tt]he) ((?:[\w-]+ ){0,2}?[\w-]+)(?= (?:on|in|at|near|with|since|from)\b|[,.]|$)"
)
THANKED = re.compile(
    r"\b(?:to|for) ((?:the |our |my |all )(?:[\w-]+ ?){1,3}?)(?= who\b| for\b| that\b|[,.]|$)"
)
CALL = re.compile(r"\d{3}|@|\bcall\b", re.IGNORECASE)


class Notice(BaseModel):
    """An idea that says it itself: its form, and its own words part by part."""

    form: str = ""
    parts: tuple[str, ...] = ()
    text: str = ""


def titled(notice: Notice) -> str:
    """What the film of a notice is called."""
    first = notice.parts[0].rstrip(".!?")
    if notice.form == "lost":
        return headline(f"have you seen {_words(notice)['name']}?")
    if notice.form == "job":
        sought = re.search(
            r"\b(?:looking for|hiring|searching for) ((?:an? |two |three )?[\w-]+(?: (?!in\b|at\b|for\b|to\b|with\b|on\b|who\b)[\w-]+){0,3})",
            first,
        )
        return f"{headline(sought[1])} Wanted" if sought else "We Are Hiring"
    if whom := _thanked(notice):
        return headline(f"For {whom}")
    named = {"sorry": "We Are Sorry", "thanks": "Thank You"}
    return named.get(notice.form) or headline(opening(first))


def read_notice(text: str) -> Notice:
    """The form of an idea and its own words; empty for ideas that want a story made of them."""
    said = re.sub(r"\s+", " ", text).strip()
    form = next((form for form, pattern in FORMS if pattern.search(said)), "")
    if not form:
        return Notice()
    said = LABEL.sub("", said)
    said = re.sub(
        r"^(?:has|have) (?:anyone|anybody|you) seen (?=my|our)", "", said, flags=re.IGNORECASE
    )
    parts = [p for s in re.split(r"(?<=[.!?])\s+", said) for p in _clauses(s)]
    return Notice(form=form, parts=tuple(_sentence(p) for p in _joined(parts)), text=said)


def _joined(parts: list[str]) -> list[str]:
    """The parts, one of a single word as the beginning of the next: "Rocky, brown labrador"."""
    out: list[str] = []
    for part in (p for p in parts if spoken(p)):
        lone = bool(out) and spoken(out[-1]) == 1
        out[-1:] = [f"{out[-1].rstrip('.!?')}, {part}"] if lone else [*out[-1:], part]
    return out


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; a list of single words stays whole."""
    parts = LISTED.split(sentence)
    return [p for p in (x.strip(" ,") for x in parts) if p]


def _sentence(part: str) -> str:
    part = capital(re.sub(r"^(?:and|but) (?=(?:still|we|they|our)\b)", "And ", part.strip()))
    return part if part[-1:] in ".!?" else f"{part}."


def from_notice(
    desk: Desk, notice: Notice, duration_s: float, asked: int | None
) -> list[WrittenScene]:
    """The film of a notice: its words in their order, one line before, one after, some between."""
    count = plan.scene_count(duration_s, asked)
    count = count if asked else min(count, len(notice.parts) + 4)
    roles = _roles(notice, count, limit(duration_s * (count - 1) / count))
    words = [sum(map(spoken, r)) if not isinstance(r, str) else 0 for r in roles]
    lengths = plan.lengths_for(words, duration_s, WORDS_A_SECOND)
    scenes: list[WrittenScene] = []
    for i, (role, length) in enumerate(zip(roles, lengths, strict=True)):
        words = _words(notice) | scenery(desk, "beat", i)
        kind = role if isinstance(role, str) else "mid"
        texts = arc("notice")[f"{notice.form}_{kind}"]
        line, picture = (
            _own(desk, notice, role, limit(length)) if not isinstance(role, str) else ("", "")
        )
        if not line:
            line, picture = _chosen(desk, texts.lines, texts.seen, words, limit(length))
        picture = picture.replace("{who}", words["who"]).replace("{name}", words["name"])
        visual, motion = shot(
            desk, "beat", i, PICTURED + (picture or "wide shot of {place}, {prop} in front")
        )
        visual = desk.sky.told(desk.sky.seen(visual, "beat"), line)
        title = _title(desk, role, [t for r in texts.titles if (t := filled(r, words))], i)
        scenes.append(
            WrittenScene(
                title=title, visual=visual, motion=motion, narration=line, duration_s=length
            )
        )
    return scenes


def _title(desk: Desk, role: str | tuple[str, ...], titles: list[str], index: int) -> str:
    """Own words are called by their first words, where these are few."""
    own = [] if isinstance(role, str) else [headline(opening(role[0]))]
    short = [t for t in own if spoken(t) <= 5]
    return desk.pick(short) or desk.pick(titles) or f"Part {index + 1}"


def _roles(notice: Notice, count: int, room: int) -> list[str | tuple[str, ...]]:
    """What each scene is: own words (as a tuple), or one of the lines around them.

    `room` is how many words fit beside a last line; own words that need more have all scenes.
    """
    closing = notice.form in ("lost", "job") and CALL.search(notice.parts[-1]) is not None
    own = count if closing or sum(map(spoken, notice.parts)) > room else count - 1
    groups = _grouped(notice.parts, max(1, own))
    spare = count - len(groups)
    close = spare > 0 and not closing
    spare -= close
    opened = spare > 0 and notice.form not in ("job", "sorry")
    spare -= opened
    roles: list[str | tuple[str, ...]] = list(groups)
    for k in range(spare):
        roles.insert(min(len(roles), 1 + 2 * k), "mid")
    if closing and roles[-1] == "mid":
        roles.insert(0, roles.pop())
    return ["open"] * opened + roles + ["close"] * close


def _grouped(parts: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    """The parts as at most `count` groups, the shortest neighbours together."""
    groups: list[tuple[str, ...]] = [(p,) for p in parts]
    while len(groups) > count:
        sizes = [sum(map(spoken, groups[i] + groups[i + 1])) for i in range(len(groups) - 1)]
        i = sizes.index(min(sizes))
        groups[i : i + 2] = [groups[i] + groups[i + 1]]
    return groups


def _own(desk: Desk, notice: Notice, group: tuple[str, ...], most: int) -> tuple[str, str]:
    """As many of its own words as fit, and their picture."""
    line = ""
    for part in group:
        more = f"{line} {part}".strip()
        line = more if spoken(more) <= most else line
    line = line or next((cut for p in group if (cut := fitting(p, most))), "")
    desk.used.add(line.lower())
    return line, _picture(notice, line)


def _picture(notice: Notice, line: str) -> str:
    """What is seen while the own words are said: whom it is about, or what the words say."""
    who = _who(notice)
    if notice.form == "lost":
        return "a phone in two hands, {at}" if CALL.search(line) else f"{who}, {{at}}"
    if notice.form in ("rules", "job"):
        seen = "a worker with {prop}" if notice.form == "rules" else "people at work"
        return f"{seen}, {{at}}"
    if notice.form == "years":
        return "a couple side by side, {at}" if spoken(line) < 7 else f"a couple, {_plain(line)}"
    if notice.form == "verse" and not re.search(r"\b(?:I|me|we|you|I'm)\b", line):
        return re.sub(
            r"\b(?:my|our|your)\b", "the", f"{line[:1].lower()}{line[1:].rstrip('.!?')}, {{at}}"
        )
    thanked = re.sub(r"^(?:our|my|all) ", "the ", _thanked(notice)) or "people"
    teller = {"verse": "a lone figure", "sorry": "a person", "thanks": thanked}[notice.form]
    return f"{teller} {{at}}, {{prop}} close by"


def _plain(line: str) -> str:
    return re.sub(r"^(?:and )?(?:we|they|i) ", "as they ", line.rstrip(".!?"), flags=re.IGNORECASE)


def _who(notice: Notice) -> str:
    """Who a search is for, as a picture says it: "a grey cat"."""
    about = " ".join(notice.parts[:2])
    said = re.search(
        rf"\b(?:(?!(?:our|my|the|an?)\b)[\w-]+ ){{0,2}}?{ANIMAL.pattern}", about, re.IGNORECASE
    )
    return with_article(said[0].lower()) if said else "the place where it was last seen"


def _thanked(notice: Notice) -> str:
    """Whom a thank-you is for: "our teachers"; empty when it does not say."""
    whom = THANKED.search(notice.parts[0])
    return whom[1].strip() if whom and notice.form == "thanks" else ""


def _words(notice: Notice) -> dict[str, str]:
    """The slots of the lines around: the name of whom it is about."""
    lone = re.match(r"([A-Z][a-z]+),", notice.parts[0])
    name = lone[1] if lone else name_of(notice.text, notice.parts[0])
    known = ANIMAL.search(notice.text)
    thing = LOST_THING.match(notice.parts[0])
    called = (
        name
        or (f"the {thing[1]}" if thing and not known else "")
        or (f"our {known[0].lower()}" if known else "it")
    )
    them = {"she": "her", "he": "him"}.get(gender_of(name), "them" if name else "it")
    words = {"name": called, "them": them, "who": _who(notice)}
    return words | {capital(k): capital(v) for k, v in words.items()}


def _chosen(
    desk: Desk, lines: tuple[str, ...], seen: dict[str, str], words: dict[str, str], most: int
) -> tuple[str, str]:
    rows = [
        (line, seen[raw]) for raw in lines if (line := filled(raw, words)) and spoken(line) <= most
    ]
    line = desk.pick([a for a, _ in rows if desk.sky.fits(a)]) or desk.pick([a for a, _ in rows])
    return line, next((p for a, p in rows if a == line), "")
