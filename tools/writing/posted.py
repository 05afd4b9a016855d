"""The film of an idea that says it itself: its own words, sentence by sentence.

Around them stand a few lines that add no fact.
"""

import re

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.english import capital, with_article
from tools.writing.library import arc
from tools.writing.lines import PICTURED, WORDS_A_SECOND, filled, limit
from tools.writing.manner import FUR
from tools.writing.naming import name_of
from tools.writing.notice import Notice
from tools.writing.patterns import ANIMAL
from tools.writing.people import gender_of
from tools.writing.shots import scenery, shot
from tools.writing.steps import spoken
from tools.writing.titles import headline
from tools.writing.told import WrittenScene, fitting, opening

LOST_THING = re.compile(
    r"(?:(?:[Oo]ne|[Aa]n?|[Mm]y|[Oo]ur|[Tt]he) )?((?:[\w-]+ ){0,2}?[\w-]+)(?= (?:on|in|at|near|with|since|from)\b|[,.]|$)"
)
THANKED = re.compile(
    r"\b(?:to|for) ((?:the |our |my |all )(?:[\w-]+ ?){1,3}?)(?= who\b| for\b| that\b|[,.]|$)"
)
LOOK = re.compile(
    rf"({FUR.pattern}(?: and {FUR.pattern})?)( with [\w ]+?)?(?=[,.]|$| (?:last|seen|since|near|ran|flew|call)\b)",
    re.IGNORECASE,
)
"""The colour of an animal and what else is seen of it: "grey with white paws"."""
OFFERED = re.compile(r"[A-Z]\w+, (an? [\w -]+?)(?= with\b|[,.]|$)")
""" "Grolla, a walnut bread with sea salt": what has a name is shown as what it is."""
MARKED = re.compile(
    rf"(?:[Ww]ith |[Hh]as |[Ww]ears )?((?:an? )?(?:{FUR.pattern}) [a-z]+)\.?$", re.IGNORECASE
)
"""A part of a notice that only says a mark: "white paws"."""
SOUGHT = re.compile(
    r"(?:(?:looking|searching) for|hiring|need|needed) (?:an? |two |three |new )*((?:[\w-]+ ){0,2}?[\w-]+?)s?(?=$|[,.!]| (?:in|at|for|to|with|on|who|from)\b)|^((?:[\w-]+ ){0,2}[\w-]+) (?:wanted|needed)\b",
    re.IGNORECASE,
)
TONE = {
    "lost": "hopeful", "found": "friendly", "sorry": "serious", "job": "friendly", "note": "friendly",
    "rules": "friendly", "thanks": "warm", "years": "romantic", "offer": "cheerful", "jubilee": "warm", "verse": "quiet", "news": "serious",
}  # fmt: skip
"""How the film of a notice feels: a reminder is no loss."""
PETS = re.compile(
    rf"{ANIMAL.pattern},? (?:called |named )?(?!with\b|in\b|on\b|at\b|near\b|last\b|since\b|and\b|has\b|is\b|who\b|from\b|answers\b)([A-Za-z][\w'-]+)(?=,|$| (?:last|has|is|ran|flew|answers|since)\b)",
    re.IGNORECASE,
)
"""The name of a pet, with or without its capital: "lost cat miso, grey"."""
SHOWN = {
    "lost": ("{who}, {at}", "close-up of {who}, {at}", "{who} seen from the side, {at}"),
    "found": ("{who}, {at}", "close-up of {who}, {at}", "{who} seen from the side, {at}"),
    "job": ("{who} at work, {at}", "close-up of two hands at work, {at}", "{who} smiling, {at}", "two people at work, {at}"),
    "rules": ("{person}, {at}", "close-up of {person}, {at}", "{person} showing it to another, {at}"),
    "note": ("wide shot of {place}, a sign in front", "a sheet of paper on a door, {at}", "a person reading a sheet of paper, {at}"),
    "jubilee": ("{who}, {at}", "{who} seen from the side, {at}", "close-up of a framed photograph, {at}"),
    "news": ("a reporter with a microphone, {at}", "wide shot of {place}", "people standing close together, {at}", "a reporter with a microphone seen from the side, {at}"),
    "offer": ("{who}, {at}", "people looking at {who}, {at}", "close-up of {who}, {at}"),
}  # fmt: skip
"""What is seen while a notice says its own words."""
DANGER = re.compile(
    r"\b(?:helmets?|gloves|machines?|site|forklift|ladders?|shift|goggles|boots|tools?|factory|workers?)\b",
    re.IGNORECASE,
)
BY_NAME = re.compile(
    r"\b[Tt]hank(?:s| you)(?: so much| very much)?,? ((?:dear )?(?:[a-z]+ )?(?:Mr |Mrs |Ms |Dr )?[A-Z]\w+)"
)
CALL = re.compile(r"\d[\d /()-]{5,}|@|\b(?:call|phone|ring|text|write to)\b", re.IGNORECASE)


def titled(notice: Notice) -> str:
    """What the film of a notice is called."""
    first = notice.parts[0].rstrip(".!?")
    if notice.form == "lost":
        return headline(f"have you seen {_words(notice)['name']}?")
    if notice.form == "job":
        sought = _who(notice)
        return f"{headline(sought)} Wanted" if sought != "a person" else "We Are Hiring"
    if whom := _thanked(notice):
        return headline(f"For {whom}")
    named = {"sorry": "We Are Sorry", "thanks": "Thank You"}
    return named.get(notice.form) or headline(opening(first))


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
        for slot in ("who", "name", "person"):
            picture = picture.replace(f"{{{slot}}}", words[slot])
        visual, motion = shot(desk, "beat", i, PICTURED + (picture or "wide shot of {place}"))
        visual = desk.sky.told(desk.sky.seen(visual, "beat"), line)
        title = _title(desk, role, [t for r in texts.titles if (t := filled(r, words))], line, i)
        scenes.append(
            WrittenScene(
                title=title, visual=visual, motion=motion, narration=line, duration_s=length
            )
        )
    return scenes


def _title(
    desk: Desk, role: str | tuple[str, ...], titles: list[str], line: str, index: int
) -> str:
    """Own words are called by their first words, where these are few."""
    if not isinstance(role, str) and CALL.search(role[0]) and spoken(role[0]) < 8:
        titles, role = ["Get In Touch", "Call Us", "Write To Us"], "call"
    own = [] if isinstance(role, str) else [headline(opening(role[0]))]
    short = [t for t in own if spoken(t) <= 5]
    spare = [] if spoken(line) > 5 else [headline(line.rstrip(".!?"))]
    return desk.pick(short) or desk.pick(titles) or desk.pick(spare) or f"Part {index + 1}"


def _roles(notice: Notice, count: int, room: int) -> list[str | tuple[str, ...]]:
    """What each scene is: own words (as a tuple), or one of the lines around them.

    `room` is how many words fit beside a last line; own words that need more have all scenes.
    """
    closing = notice.form in ("lost", "found", "job") and CALL.search(notice.parts[-1]) is not None
    own = count if closing or sum(map(spoken, notice.parts)) > room else count - 1
    groups = _grouped(notice.parts, max(1, own))
    spare = count - len(groups)
    close = spare > 0 and not closing
    spare -= close
    opened = spare > 0 and notice.form not in ("job", "sorry", "note", "offer", "found")
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
    return line, _picture(desk, notice, line)


def _picture(desk: Desk, notice: Notice, line: str) -> str:
    """What is seen while the own words are said: whom it is about, or what the words say."""
    if notice.form in ("lost", "found", "job") and CALL.search(line):
        shows = "" if notice.form == "job" else ", {who} on its screen"
        return f"a phone in two hands{shows}, {{at}}"
    if notice.form in SHOWN:
        shown = SHOWN[notice.form]
        left = [p for p in shown if p not in desk.used] or list(shown)
        desk.used.add(left[0])
        return left[0]
    if notice.form == "years":
        seen = _plain(line)
        return f"a couple, {seen}" if seen.startswith("as they") else "a couple side by side, {at}"
    if notice.form == "verse" and not re.search(r"\b(?:I|me|we|you|I'm)\b", line):
        return re.sub(
            r"\b(?:my|our|your)\b", "the", f"{line[:1].lower()}{line[1:].rstrip('.!?')}, {{at}}"
        )
    thanked = re.sub(r"^(?:our|my|all) ", "the ", _thanked(notice)) or "people"
    thanked = re.sub(r"^([a-z]+) [A-Z]\w+$", lambda m: with_article(m[1]), thanked)
    teller = {"verse": "a lone figure", "sorry": "a person", "thanks": thanked}[notice.form]
    return f"{teller} {{at}}"


def _plain(line: str) -> str:
    return re.sub(r"^(?:and )?(?:we|they|i) ", "as they ", line.rstrip(".!?"), flags=re.IGNORECASE)


def _who(notice: Notice) -> str:
    """Who a notice is about, as a picture says it: "a grey cat with white paws", "a carpenter"."""
    if notice.form == "job":
        found = SOUGHT.search(notice.text)
        whole = re.match(r"((?:[\w-]+ ){0,2}[\w-]+) (?:for|in|at)\b", notice.text)
        named = (found[1] or found[2]) if found else whole[1] if whole else "person"
        return with_article(named.lower())
    if notice.form == "offer" and (new := OFFERED.match(notice.text)):
        return new[1]
    if notice.form == "jubilee":
        kept = re.search(r"\b(?:our|my|the) ((?:[\w-]+ )?[\w-]+?)(?=$|[,.]| turns)", notice.text)
        return f"the people of the {kept[1].lower()}" if kept else "people"
    about = " ".join(notice.parts[:3])
    said = re.search(
        rf"\b(?:(?!(?:our|my|the|an?|lost|missing|found)\b)[\w-]+ ){{0,2}}?{ANIMAL.pattern}",
        about,
        re.IGNORECASE,
    )
    if not said:
        thing = LOST_THING.match(notice.parts[0])
        there = "the place where it was last seen"
        if not thing:
            return there
        return f"a {thing[1].lower()}" if " of " in thing[1] else with_article(thing[1].lower())
    animal = said[0].lower()
    look = LOOK.search(about) if not FUR.search(animal) else None
    if not look:
        marks = next((m[1] for p in notice.parts if (m := MARKED.match(p))), "")
        return with_article(animal) + (f" with {marks.lower()}" if marks else "")
    return with_article(f"{look[1].lower()} {animal}") + (look[2] or "").lower()


def _thanked(notice: Notice) -> str:
    """Whom a thank-you is for: "our teachers"; empty when it does not say."""
    if re.search(r"\bto (?:everyone|everybody|all)\b", notice.parts[0]):
        return ""
    whom = THANKED.search(notice.parts[0]) or BY_NAME.search(notice.parts[0])
    return whom[1].strip() if whom and notice.form == "thanks" else ""


def _words(notice: Notice) -> dict[str, str]:
    """The slots of the lines around: the name of whom it is about."""
    lone = re.match(r"([A-Z][a-z]+),", notice.parts[0])
    known = ANIMAL.search(notice.text)
    answers = re.search(r"\b(?:answers to|named|called) ([A-Za-z]\w+)", notice.text)
    pet = (answers or PETS.search(notice.text)) if notice.form == "lost" else None
    name = capital(pet[1]) if pet and not FUR.fullmatch(pet[1]) else ""
    name = name or (lone[1] if lone else name_of(notice.text, notice.parts[0]))
    thing = LOST_THING.match(notice.parts[0])
    called = (
        name
        or (f"the {thing[1][:1].lower()}{thing[1][1:]}" if thing and not known else "")
        or (f"our {known[0].lower()}" if known else "it")
    )
    them = {"she": "her", "he": "him"}.get(gender_of(name), "them" if name else "it")
    person = "a worker" if DANGER.search(notice.text) else "a person"
    words = {
        "name": called,
        "them": them,
        "who": _who(notice),
        "person": person,
        "pet": known[0].lower() if known else "",
    }
    return words | {capital(k): capital(v) for k, v in words.items()}


def _chosen(
    desk: Desk, lines: tuple[str, ...], seen: dict[str, str], words: dict[str, str], most: int
) -> tuple[str, str]:
    rows = [
        (line, seen[raw]) for raw in lines if (line := filled(raw, words)) and spoken(line) <= most
    ]
    line = desk.pick([a for a, _ in rows if desk.sky.fits(a)]) or desk.pick([a for a, _ in rows])
    return line, next((p for a, p in rows if a == line), "")
