"""Chooses what is seen: framing, place, subject, light and motion, in words the picture maker can draw."""

import re

from tools.writing import plan
from tools.writing.desk import Desk
from tools.writing.drawn import SEEN, building, landmark, seen_happen, subject
from tools.writing.english import capital
from tools.writing.explained import BOOKS, board
from tools.writing.forms import there_of
from tools.writing.idea import Idea
from tools.writing.library import BOARD, Frame, frames
from tools.writing.lines import PICTURED, SLOT
from tools.writing.objects import acting, done_to
from tools.writing.steps import list_of
from tools.writing.topic import HOWTO

THINGS = frozenset({"explainer", "product", "invitation"})
ROOFED = re.compile(
    r"\b(?:underwater|surface|space|spaceship|cabin in|room|kitchen|workshop|bakery with|hall|hallway|library|classroom|bookshop|office|gym|stage|cafe with|cafe table|train with|laptop|shop full|window|table|reef|classroom|kitchen|desks|bar)\b"
)
SIDES = (
    "",
    ", seen from the side",
    ", seen from the other side",
    ", seen once more",
    ", seen from above",
)
"""How one picture is told from another that has the same words."""
SIZES = (
    ("Wide shot", "slow push in"),
    ("Medium shot", "gentle pan right"),
    ("Medium wide shot", "slow pan left"),
    ("Medium shot", "slow pull back"),
)
"""How pictures that lines bring with them are framed, scene after scene; the first leaves room for a title."""
FRAMED = re.compile(r"(?:Wide|Medium|Close|Macro|View|Aerial|Low)\b")
LIVED_IN = re.compile(
    r"\s+(?:in|on|at)\s+(?:my|our|his|her|their)\s+(?:street|town|village|city|road|neighbourhood)$"
)
"""Where somebody is known: the picture has a place of its own."""
OPEN_AIR = re.compile(
    r"\b(?:long morning shadows|mist in the air|sky|clouds|rain|mist opens|Aerial|stars|sunrise)\b"
)


def shot(desk: Desk, step: str, index: int, moment: str = "") -> tuple[str, str]:
    """(what is seen, how the camera moves) of one scene. Indoors and under water there is no sky.

    `moment` is what the narration tells (`lines.choose`): the picture shows the same.
    """
    role = plan.FRAME.get(step, step)
    at = _place(desk, role, index)
    if step in ("headline", "what", "why") and seen_happen(desk.idea):
        moment = "doing"
    if (
        moment == "doing"
        and desk.idea.kind == "tribute"
        and (not desk.idea.doing or landmark(desk.idea))
    ):
        moment = f"{PICTURED}{{the}} {{at}}"
    if moment.startswith(PICTURED):
        return _pictured(desk, moment[len(PICTURED) :], at, index)
    happening = _happening(desk, role) if moment == "doing" else ""
    options = _options(desk, role, moment if happening or moment == "own" else "")
    frame = _frame(desk, _by_turns(options, len(desk.told)), at)
    visual = _filled(desk, frame.visual, at, happening, step)
    visual = _fresh(desk, visual)
    hard = "contrast" in desk.manner.light and desk.manner.light not in visual
    return f"{visual}, {desk.manner.light}" if hard else visual, frame.motion


def _frame(desk: Desk, options: list[Frame], at: str) -> Frame:
    """One of the options that was not used yet and fits the place."""
    dry = [f for f in options if not (ROOFED.search(at) and OPEN_AIR.search(f.visual))] or options
    if "person" in subject(desk):
        dry = [f for f in dry if "laid out" not in f.visual] or dry
    fresh = [f for f in dry if f.visual not in desk.used]
    spares = (*options, *(f for f in frames() if f.role == _spare(desk)))
    spare = [f for f in spares if f.visual not in desk.used]
    frame = desk.dice.choice(fresh or spare or dry)
    desk.used.add(frame.visual)
    return frame


def _fresh(desk: Desk, visual: str) -> str:
    """The picture's words; where they are already taken, with another side to them."""
    visual = next((f"{visual}{s}" for s in SIDES if f"{visual}{s}" not in desk.used), visual)
    desk.used.add(visual)
    return visual


def _spare(desk: Desk) -> str:
    """Framings for any step, where a long film has used up those of the step."""
    if desk.idea.kind != "explainer" or HOWTO.match(desk.idea.topic):
        return "beat"
    return "board_beat" if desk.world in (BOARD, BOOKS) else "explain_beat"


def _filled(desk: Desk, visual: str, at: str, happening: str = "", step: str = "") -> str:
    """The words of a picture with its slots filled."""
    whom = subject(desk, step)
    there, view = there_of(desk.idea.text)
    the = re.sub(r"^an?\s", "the ", whom) if whom != desk.idea.a else desk.idea.the
    seen = {
        "a": whom,
        "the": the,
        "name": the,
        "Name": the,
        "at": at,
        "place": re.sub(r"^(?:in front of|in|on|at|near)\s+", "", at),
        "own": next(iter(desk.own_things()), the),
        "act": happening,
        "light": desk.manner.light,
        "there": there,
        "view": view,
        "list": list_of(desk.idea.text) or the,
        "what": done_to(desk.idea.topic) or "two hands",
        "acting": acting(desk.idea.topic) or "at work",
    }
    if desk.idea.kind == "explainer":
        seen |= {"real": whom, "board": board(desk)}
    return capital(SLOT.sub(lambda m: seen[m[1]], visual))


def _proper(read: Idea) -> str:
    """The name of whom it is about, whose capital stays."""
    known = read.kind == "product" or read.name != capital(read.short)
    return read.name if read.name and known else "~"


def _pictured(desk: Desk, picture: str, at: str, index: int) -> tuple[str, str]:
    """The picture that a line brings with it, each time seen from another distance."""
    size, motion = SIZES[index % len(SIZES)]
    visual = _filled(desk, picture, at)
    if not FRAMED.match(visual):
        named = (
            re.match(r"[A-Z]\w* [A-Z]", visual)
            or re.match(r"[A-Z]", picture)
            or visual.startswith(_proper(desk.idea))
        )  # "Bruno" keeps the capital, "the dog" loses it
        visual = f"{size}: {visual if named else visual[:1].lower() + visual[1:]}"
    return _fresh(desk, f"{visual}, {desk.manner.light}"), motion


def scenery(desk: Desk, step: str, index: int) -> dict[str, str]:
    """The place of a scene for its narration, the same that its picture shows."""
    somewhere = _place(desk, plan.FRAME.get(step, step), index)
    return {"somewhere": somewhere, "Somewhere": capital(somewhere)}


def _happening(desk: Desk, role: str) -> str:
    """What the idea says that somebody does, as a picture shows it; empty when nothing can be seen of it."""
    shown = ("open", "want", "detail") if desk.idea.kind == "tribute" else ("open", "want")
    doing = desk.idea.doing if role in shown or desk.idea.kind == "news" else ""
    there = desk.own_place.rsplit(" ", 1)[-1] if desk.own_place else "-"
    doing = re.sub(rf"\s+(?:in|on|at)\s+(?:\w+\s+){{1,3}}{re.escape(there)}$", "", doing)
    return re.sub(r"\b(?:my|our)\b", "the", LIVED_IN.sub("", doing))


def _options(desk: Desk, role: str, moment: str) -> list[Frame]:
    """The framings for a step: those that show the moment, the idea's own thing, or the step."""
    kind = desk.idea.kind
    lifeless = kind in THINGS or (kind == "news" and SEEN.match(desk.idea.short))
    names = [f"thing_{role}" if lifeless else role]
    if kind == "explainer" and not HOWTO.match(desk.idea.topic):
        names.insert(0, f"{'board' if desk.world in (BOARD, BOOKS) else 'explain'}_{role}")
    if desk.idea.kind == "news" and not lifeless and not seen_happen(desk.idea):
        names.insert(0, f"news_{role}")
    elif desk.idea.venue or (kind == "product" and subject(desk) == "a team of people"):
        names.insert(0, f"crowd_{role}")
    elif moment == "doing":
        names.insert(0, "act_open" if role == "open" else "act_any")
    elif desk.own_things() and kind not in THINGS and (moment == "own" or desk.dice.random() < 0.6):
        names.insert(0, f"own_{role}")
    found = [[f for f in frames() if f.role == name] for name in names]
    return next(
        options for options in [*found, [f for f in frames() if f.role == "beat"]] if options
    )


def _by_turns(options: list[Frame], index: int) -> list[Frame]:
    """The thing itself and the board take turns."""
    wanted = [f for f in options if ("{board}" in f.visual) == bool(index % 2)]
    return wanted or options


def _place(desk: Desk, role: str, index: int) -> str:
    """First and last scene share a place, the idea's own where it names one.

    Between them what is offered and explained is seen in several; a tale and a notice stay.
    """
    seen = desk.idea.kind == "news" and SEEN.match(desk.idea.short)
    if (
        not seen
        and re.search(r"\b(?:bridge|castle|station)$", desk.idea.short)
        and (desk.idea.kind not in THINGS)
    ):
        the = desk.idea.the
        around = (f"in front of {the}", f"near {the}", f"on a hill above {the}")
        return around[index % 3] if role != "close" else around[0]
    if not seen and building(desk.idea) and desk.idea.kind not in THINGS:
        the = re.sub(r"^(?:my|our)\s", "the ", desk.idea.the)
        around = (
            f"in the street in front of {the}",
            f"at the window of {the}",
            f"in the doorway of {the}",
        )
        return around[index % 3] if role != "close" else around[0]
    places = desk.world.places
    if desk.idea.kind == "explainer" and ROOFED.search(places[0]):
        places = tuple(p for p in places if ROOFED.search(p) and "street" not in p)
    if desk.own_place and (desk.stays or index == 0 or role == "close" or not desk.world.words):
        return desk.own_place
    if desk.stays and desk.sky.weather:  # rain is met out of doors
        places = tuple(p for p in places if not ROOFED.search(p)) or places
    stays = desk.stays or desk.idea.venue or index == 0 or role == "close"
    return places[0] if stays else places[index % len(places)]
