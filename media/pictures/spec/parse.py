"""parse(order) -> ShotSpec: everything a shot shows, read from the order's words by tables.

Words change only what they name: chance comes from the order's seed and the place, so "darker",
"rain" or "no people" leave the composition as it was.
"""

import hashlib
import re
from typing import Any

from film.making import WAYS, PictureOrder
from film.shots import Move
from media.pictures.spec import people as who
from media.pictures.spec.postures import caught, posture
from media.pictures.spec.products import product_of
from media.pictures.spec.setting import ASKING, FURNITURE, role_room, setting_of
from media.pictures.spec.shot import ShotSpec
from media.pictures.spec.tables import phrases, table
from media.pictures.spec.text import Text, read
from media.pictures.spec.things import animals, board, dyes, props, sprites, symbols
from media.pictures.spec.title import title_of
from media.pictures.spec.told import Seen, told
from media.pictures.spec.trades import trade_of

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
SAID = {
    "swimming": ("swim", "swims", "swimming", "swimmer", "surfer", "surfing", "diving", "mermaid"),
    "deck": ("on a fishing boat", "on a small boat", "on a boat", "on a ship", "on a ferry", "on deck", "on the deck", "on board", "aboard"),
    "tropical": ("tropical", "tropics", "palm", "lagoon", "caribbean", "hawaii", "bali", "maldives", "south sea", "coconut", "parrot", "paradise", "desert island", "flamingo"),
    "brick oven": ("brick oven", "wood fired oven", "wood oven", "stone oven", "pizza oven", "bakery", "glowing oven"),
    "old town": ("old town", "old city", "village", "hamlet", "small town", "little town", "fishing town", "harbour town", "hill town", "medieval", "cobbled", "cobble", "cobblestone", "lime tree", "town square", "narrow street", "steep street", "letter boxes", "bakery window", "old houses", "castle town",
                 "prague", "lisbon", "venice", "florence", "rome", "amsterdam", "porto", "seville", "edinburgh", "salzburg", "bruges", "krakow", "naples", "dubrovnik", "ghent", "tallinn", "heidelberg", "siena", "whitby", "verona"),
    "towers": ("city", "skyline", "skyscraper", "downtown", "metropolis", "urban", "tokyo", "new york", "shanghai", "dubai", "hong kong", "chicago", "manhattan", "future", "futuristic", "cyberpunk", "tower block", "high rise"),
    "pitch": ("pitch", "stadium", "running track", "football match", "football club", "football team", "football game", "touchline", "last match", "playing field"),
    "platform": ("platform", "train station", "railway station", "railway halt"),
    "gym": ("gym", "gymnasium", "fitness studio", "sports hall"),
    "foreground": ("in the foreground", "in soft focus in front", "large in front"),
    "hands": ("two hands", "both hands", "hands with", "hands hold", "hands holding", "hands of"),
    "laid out": ("laid out",),
    "away": ("from behind", "back to us", "back to the camera", "back turned", "look out", "looks out", "looking out", "gaze", "gazes", "gazing", "watches", "watching", "stares", "staring", "walk away", "walks away", "walking away", "into the distance"),
    "festoon": ("strings of lights", "string of lights", "fairy lights", "paper lanterns"),
}  # fmt: skip
"""Details that are said in several words."""
ASKING_WORDS = frozenset(("a", "at", "by", "during", "in", "it", "its", "make", "now", "of", "please", "set", "shot", "take", "the", "time"))  # fmt: skip
CLOSER = 1.14
SHOP_ROOMS = ("shop", "living room", "library", "cafe", "workshop")
AT_HOME = ("cafe", "restaurant", "pub", "bakery", "tea")
"""Trades with a room of their own among the rooms."""
MOUNTS = ("horse", "pony", "donkey", "camel", "elephant", "zebra", "unicorn", "dragon", "stag")
TO_US = ("to camera", "to the camera", "at the camera", "into the camera", "at us")
SEASON_WORDS = ("autumn", "winter")
DETAILS = frozenset(table("things")["details"].split())


def parse(order: PictureOrder) -> ShotSpec:
    """The shot an order asks for. Never fails: what the words leave open has a usual answer.

    What the picture shows comes from the order's typed shot, if it has one; wishes about light,
    style, size and camera that stand in the order's other words go before it.
    """
    style = _style(order)
    text = read(order.visual)
    seen = told(order.shot, order) if order.shot else _seen(text, order, style)
    wishes = f"{order.motion} {order.style} {order.tone}"
    wish = read(f"{seen.light} {wishes}")
    weather = _weather(wish, seen.setting)
    level = read(f"{order.visual} {wishes}")
    seed = _seed(order, seen.setting)
    facts: dict[str, Any] = {
        **_composed(seen, text),
        **_shop(seen, text),
        "time": _time(
            read(_asked(order, "time") or seen.light), wish, seen.setting, style, weather
        ),
        "weather": weather,
        "style": style,
        "shot": _size(seen, order),
        "move": _move(seen, order, seed),
        "motif": seen.motif or "rings",
        "dyes": _dyes(text, seen, order),
        "details": _details(text, wish),
        "exposure": _level(level, "brighter", "darker"),
        "warmth": _level(level, "warmer", "colder"),
        "seed": seed,
    }
    facts |= _product(facts, order.visual)
    if symbol := board(order.visual):  # what is drawn on the board is not in the room as well
        wide = facts["shot"] == "wide"  # nearer, what lies about would hide the board
        left = tuple(s for s in facts["sprites"] if s != symbol and wide)
        facts |= {"board": symbol, "animals": (), "sprites": left}
    return _another_way(ShotSpec(**facts), order.seed)


def _product(facts: dict[str, Any], visual: str) -> dict[str, str]:
    """The product that a near shot is of and that nothing else stands for; else nothing."""
    built = {*facts["props"]} - {"lamp"}
    shown = facts["cast"] or facts["animals"] or built or facts["trade"]
    text = read(visual)
    near = facts["shot"] != "wide" and not board(visual)
    placed = facts["setting"] in ("interior", "studio", "idea") or text.any(*FURNITURE, "hand")
    if shown or not near or not placed or text.any(*ASKING):
        return {}
    name = product_of(visual)
    if not name:
        return {}
    bare = facts["setting"] == "idea"
    return {"label": name, "title": ""} | ({"setting": "studio"} if bare else {})


def _shop(seen: Seen, text: Text) -> dict[str, str]:
    """The shop that is named, and its room; a shot told by a model keeps the room it has."""
    trade = trade_of(text)
    room = seen.room or role_room(text) or "living room"
    if trade and room in SHOP_ROOMS and trade not in AT_HOME:
        room = "shop"
    return {"trade": trade, "room": room}


def _another_way(spec: ShotSpec, seed: int) -> ShotSpec:
    """Takes of one shot differ in framing and light, so that there is something to choose from.

    What has words on it keeps its framing, and a shot that is close already comes no closer.
    """
    way, framed = seed % WAYS, spec.setting != "idea"
    turned = framed and (way in (1, 3)) != bool(seed // WAYS % 2)  # so do neighbouring shots
    closer = CLOSER if framed and way in (2, 3) and spec.shot == "wide" else 1.0
    warmth = max(-2, min(2, spec.warmth + (0, 1, -1, 0)[way]))
    return spec.model_copy(update={"mirrored": turned, "closer": closer, "warmth": warmth})


def _details(text: Text, wish: Text) -> frozenset[str]:
    """Words that builders look at; of wishes only the season. "without" says something was removed."""
    found = {d for d in DETAILS if text.has(d)} | {s for s in SEASON_WORDS if wish.has(s)}
    found |= {"without"} if text.banned else set()
    found |= {"storm"} if wish.score(phrases("time")["storm"]) else set()
    found |= {name for name, words in SAID.items() if text.any(*words)}
    return frozenset(found | ({"portrait"} if text.any(*TO_US) else set()))


def _seen(text: Text, order: PictureOrder, style: str) -> Seen:
    """What the words show, by the tables."""
    cast = who.people(text, order.cast, order.film_seed)
    beasts, things = _beasts(text, order), props(text)
    icons = sprites(text, beasts, things, max(2, len(cast)) if text.any("holding") else 2)
    icons = tuple(i for i in icons if not (cast and i == "crown"))
    named = who.people(Text(text.plain), order.cast, 0) if text.banned else cast
    setting = setting_of(text, style, bool(named or beasts or things), bool(icons))
    if caught(text, beasts, setting):
        beasts, icons = tuple(b for b in beasts if b != "fish"), ("herring", *icons)[:2]
    facts: dict[str, Any] = {
        "setting": setting,
        "room": text.best("room", {room: 0.5 for room in phrases("room") if text.has(room)}),
        "cast": cast,
        "posture": posture(text, bool(icons)),
        "animals": beasts,
        "props": things,
        "sprites": icons,
        "size": read(re.sub(r"\bclose (?:by|to|beside)\b", "", order.visual.lower())).best("shot"),
        "move": read(order.visual).best("move"),
        "motif": text.best("motif"),
        "title": title_of(order.visual) if setting == "idea" else "",
        "light": order.visual,
    }
    return Seen(**facts)


def _beasts(text: Text, order: PictureOrder) -> tuple[str, ...]:
    """Animals in the words, and those of the cast that are only called by name."""
    found = animals(text)
    called = [b for b in who.beasts_named(text, order.cast) if b not in found]
    return (*called, *found)[:4]


def _dyes(text: Text, seen: Seen, order: PictureOrder) -> tuple[tuple[str, str], ...]:
    """Colours that the words give; an animal of the cast has the colour of its look where they give none."""
    found = dyes(text, (*seen.animals, *seen.props, *seen.sprites))
    looks = (read(figure.look) for figure in order.cast)
    known = {name for name, _ in found}
    return found + tuple(
        dye for look in looks for dye in dyes(look, seen.animals) if dye[0] not in known
    )


def _composed(seen: Seen, text: Text) -> dict[str, Any]:
    """What is set on the stage, made to fit: nobody rides indoors, a rider has a mount."""
    posture, beasts, icons = seen.posture, seen.animals, seen.sprites
    if posture == "ride" and seen.setting == "interior":
        posture = "stand"
    if posture == "ride" and seen.cast and not {*beasts, *seen.props} & {*MOUNTS, "bicycle"}:
        beasts = ("horse", *beasts)[:3]
    if seen.setting == "idea" and not icons:
        icons = symbols(text)
    kept = seen.model_dump(include={"setting", "props", "title"})
    return {**kept, "cast": seen.cast, "posture": posture, "animals": beasts, "sprites": icons}


def _style(order: PictureOrder) -> str:
    """The picture's own words first, then the film's style, then cinematic."""
    inline = read(order.visual)
    strong = {
        k: v for k, v in phrases("style").items() if k not in ("cinematic", "minimal", "pastel")
    }
    for name, words in strong.items():
        if inline.score(words):
            return name
    if ("style" in inline.words or "look" in inline.words) and (named := inline.best("style")):
        return named
    return read(order.style).best("style") or "cinematic"


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
    nightly = style == "neon" or (style == "noir" and wish.any("noir", "detective"))
    if nightly and named in (None, "overcast"):
        return "stormnight" if "rain" in weather else "night"
    if named == "overcast" or (named is None and weather and weather[0] in ("rain", "fog")):
        others = [t for t in text.all("time") if t not in ("overcast", "storm")]
        return others[0] if others else "overcast"
    if named:
        return named
    return USUAL_TIME.get(setting, "day")


def _asked(order: PictureOrder, section: str) -> str | None:
    """What a part of the style asks for outright: "at night", "closer"; the last such part counts.

    Such a part was said about the finished picture, so it goes before the description.
    """
    for part in reversed(order.style.lower().replace("-", " ").split(",")):
        words = part.split()
        kept = " ".join(w for w in words if w not in ASKING_WORDS)
        outright = len(words) == 1 or len(kept.split()) < len(words)
        for name, entries in phrases(section).items():
            if outright and kept in entries:
                return name
    return None


def _size(seen: Seen, order: PictureOrder) -> str:
    wished = read(f"{order.motion} {order.style}").best("shot")
    return _asked(order, "shot") or seen.size or wished or "wide"


def _move(seen: Seen, order: PictureOrder, seed: int) -> str:
    return read(order.motion).best("move") or seen.move or MOVES[seed % len(MOVES)]


def _level(wish: Text, up: str, down: str) -> int:
    """-2..2: how often the words ask for more or less."""
    count = sum(wish.words.count(w) for w in phrases("exposure")[up])
    count -= sum(wish.words.count(w) for w in phrases("exposure")[down])
    strong = 2 if wish.any("much", "far", "very", "even") else 1
    return max(-2, min(2, count * strong))


def _seed(order: PictureOrder, setting: str) -> int:
    digest = hashlib.sha256(f"{order.film_seed}/{order.seed}/{setting}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
