"""parse(order) -> ShotSpec: everything a shot shows, read from the order's words by tables.

Words change only what they name: chance comes from the order's seed and the place, so "darker",
"rain" or "no people" leave the composition as it was.
"""

import hashlib
import re
from typing import Any

from film.making import PictureOrder
from media.pictures.spec import people as who
from media.pictures.spec.shot import Move, ShotSpec
from media.pictures.spec.tables import phrases, table
from media.pictures.spec.text import Text, is_latin, read
from media.pictures.spec.things import animals, props, sprites, symbols

USUAL_TIME = {
    "city": "sunset",
    "desert": "sunset",
    "forest": "dawn",
    "sea": "golden",
    "mountain": "dawn",
    "lake": "dawn",
    "canyon": "golden",
    "market": "dusk",
    "beach": "golden",
}
MOVES: tuple[Move, ...] = ("push", "pan_right", "drift", "pull", "pan_left", "tilt_up")
SETTING_BONUS = {
    "interior": 0.9,
    "underwater": 0.9,
    "space": 0.9,
    "market": 0.9,
    "lake": 0.9,
    "waterfall": 1.4,
    "bamboo": 1.4,
    "jungle": 0.9,
    "canyon": 0.9,
    "farmland": 1.4,
    "cave": 0.9,
    "studio": -0.5,
    "idea": -0.6,
}
TITLE_LENGTH = 40
ASKING = ("how", "why", "what", "explained", "tips", "explainer", "guide", "lesson")
"""Words of an explanation: its object becomes a symbol beside the title, not a product."""
VEHICLES = ("car", "taxi", "bus", "truck", "van", "bicycle", "traffic")
POSTURES = {name: tuple(words.split()) for name, words in table("things")["postures"].items()}
MOUNTS = ("horse", "pony", "donkey", "camel", "elephant", "zebra", "unicorn", "dragon", "stag")
DETAILS = frozenset(table("things")["details"].split())


def parse(order: PictureOrder) -> ShotSpec:
    """The shot an order asks for. Never fails: what the words leave open has a usual answer."""
    text = read(order.visual)
    wish = read(f"{order.visual} {order.motion} {order.style} {order.tone}")
    cast = who.people(text, order.cast, order.film_seed)
    beasts = animals(text)
    things = props(text)
    icons = tuple(i for i in sprites(text, beasts, things) if not (cast and i == "crown"))
    style = _style(order)
    setting = _setting(text, style, bool(cast or beasts or things), bool(icons))
    weather = _weather(wish, setting)
    posture = _posture(text, bool(icons))
    if posture == "ride" and setting == "interior":
        posture = "stand"
    if posture == "ride" and cast and not {*beasts, *things} & {*MOUNTS, "bicycle"}:
        beasts = ("horse", *beasts)[:3]
    if setting == "idea" and not icons:
        icons = symbols(text)
    facts: dict[str, Any] = {
        "setting": setting,
        "room": text.best("room") or _role_room(text) or "living room",
        "time": _time(text, wish, setting, style, weather),
        "weather": weather,
        "style": style,
        "cast": cast,
        "posture": posture,
        "animals": beasts,
        "props": things,
        "sprites": icons,
        "shot": _size(text, order),
        "motif": text.best("motif") or "rings",
        "title": _title(order.visual) if setting == "idea" else "",
        "details": frozenset(d for d in DETAILS if text.has(d)),
        "exposure": _level(wish, "brighter", "darker"),
        "warmth": _level(wish, "warmer", "colder"),
        "seed": _seed(order, setting),
    }
    facts["move"] = _move(order, facts["seed"])
    return ShotSpec(**facts)


def _style(order: PictureOrder) -> str:
    """The picture's own words first, then the film's style, then cinematic."""
    inline = read(order.visual)
    strong = {
        k: v for k, v in phrases("style").items() if k not in ("cinematic", "minimal", "pastel")
    }
    for name, words in strong.items():
        if inline.score(words):
            return name
    if "style" in inline.words or "look" in inline.words:
        named = inline.best("style")
        if named:
            return named
    return read(order.style).best("style") or "cinematic"


def _setting(text: Text, style: str, peopled: bool, objects: bool) -> str:
    """The place with the most words; without any, a place that suits what is shown."""
    found = _outright(text) or text.best("setting", _bonus(text))
    if found == "city" and text.any(*VEHICLES):
        return "street"
    if found:
        return found
    if style in ("noir", "neon"):
        return "city"
    if peopled:
        return "interior" if _role_room(text) else "field"
    return "studio" if objects and not text.any(*ASKING) else "idea"


def _outright(text: Text) -> str | None:
    """Words that settle the place whatever else is said."""
    if text.any("cockpit", "control room", "indoors"):
        return "interior"
    if text.any("abstract", "infographic", "title card", "logo", "motion graphics"):
        return "idea"
    return None


def _bonus(text: Text) -> dict[str, float]:
    """What a setting's words count more or less than one each."""
    weak = phrases("weak")["words"]
    bonus = {
        name: SETTING_BONUS.get(name, 0.0)
        - 0.7 * text.score(tuple(e for e in entries if e in weak))
        for name, entries in phrases("setting").items()
    }
    if text.any("street", "alley", "sidewalk", "crosswalk"):
        bonus["street"] = 4.0
    if text.any("garden", "terrace", "balcony", "outdoors", "outside") and text.any(*FURNITURE):
        bonus["field"] = 2.0
    return bonus


def _role_room(text: Text) -> str | None:
    rooms: dict[str, str] = table("things")["role_rooms"]
    return next((room for role, room in rooms.items() if text.has(role)), None)


def _posture(text: Text, objects: bool) -> str:
    """How the people are; only who has an object can hold it."""
    found = (name for name, words in POSTURES.items() if text.any(*words))
    return next((name for name in found if name != "hold" or objects), "stand")


def _weather(wish: Text, setting: str) -> tuple[str, ...]:
    found = [w for w in wish.all("weather") if w not in wish.banned]
    if setting == "underwater":
        return ("bubbles",)
    if setting == "snow" and "snow" not in found:
        found.append("snow")
    if setting in ("space", "studio", "idea"):
        found = [w for w in found if w == "confetti"]
    return tuple(found)


def _time(text: Text, wish: Text, setting: str, style: str, weather: tuple[str, ...]) -> str:
    """Named time; rain and storms make it grey, and stay so at night."""
    named = text.best("time") or wish.best("time")
    dark = bool(wish.score(phrases("time")["night"]))
    if wish.score(phrases("time")["storm"]):
        return "stormnight" if dark else "storm"
    if dark and "rain" in weather:
        return "stormnight"
    if style in ("noir", "neon") and named in (None, "overcast"):
        return "stormnight" if "rain" in weather else "night"
    if named == "overcast" or (named is None and weather and weather[0] in ("rain", "fog")):
        others = [t for t in text.all("time") if t not in ("overcast", "storm")]
        return others[0] if others else "overcast"
    if named:
        return named
    return USUAL_TIME.get(setting, "day")


def _size(text: Text, order: PictureOrder) -> str:
    named = text.best("shot") or read(f"{order.motion} {order.style}").best("shot")
    return named or "wide"


def _move(order: PictureOrder, seed: int) -> str:
    named = read(order.motion).best("move") or read(order.visual).best("move")
    return named or MOVES[seed % len(MOVES)]


def _level(wish: Text, up: str, down: str) -> int:
    """-2..2: how often the words ask for more or less."""
    count = sum(wish.words.count(w) for w in phrases("exposure")[up])
    count -= sum(wish.words.count(w) for w in phrases("exposure")[down])
    strong = 2 if wish.any("much", "far", "very", "even") else 1
    return max(-2, min(2, count * strong))


def _seed(order: PictureOrder, setting: str) -> int:
    digest = hashlib.sha256(f"{order.film_seed}/{order.seed}/{setting}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


LEADS = re.compile(
    r"^(?:an? |the |our )?(?:abstract |minimal |short )*(?:title card|logo reveal|launch video|explainer video|"
    r"explainer|onboarding video|animation|video|concept|commercial|intro|outro|teaser|logo|trailer)"
    r"(?: (?:for|of|about|on|showing))?(?: an? )?[:\s]*",
    re.IGNORECASE,
)
TRAILING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "with",
        "by",
        "from",
        "at",
        "how",
        "is",
        "are",
        "our",
        "your",
    ]
)

FURNITURE = ("table", "desk", "sofa", "couch")
"""What stands in a room unless the words say out of doors."""
WISHES = frozenset(w for words in phrases("exposure").values() for w in words) | {"please", "more"}
"""Words of a wish about a picture: they are done, not written on it."""


def _title(visual: str) -> str:
    """A few words of an abstract subject; nothing when the font could not write them."""
    plain = " ".join(visual.split())
    if not is_latin(plain):
        return ""
    quoted = [part for part in plain.split('"')[1::2] if part.strip()]
    if quoted:
        return quoted[0][:48]
    words = re.split(r"[.,;:!?()|]", LEADS.sub("", plain))[0].split()
    kept: list[str] = []
    for word in words[:6]:
        if len(" ".join([*kept, word])) > TITLE_LENGTH:
            break
        kept.append(word)
    if len(kept) < len(words):  # cut before the half phrase that is left over
        starts = [i for i, word in enumerate(kept) if i > 1 and word.lower() in TRAILING]
        kept = kept[: starts[-1]] if starts else kept
    if not {w.lower() for w in kept} - WISHES:
        return ""
    while kept and kept[-1].lower() in TRAILING:
        kept.pop()
    title = " ".join(kept)
    return title[:1].upper() + title[1:]
