"""Where a shot plays, by the words of its description."""

from media.pictures.spec.tables import phrases, table
from media.pictures.spec.text import Text

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
ASKING = ("how", "why", "what", "explained", "tips", "explainer", "guide", "lesson")
"""Words of an explanation: its object becomes a symbol beside the title, not a product."""
OUTSIDE = ("above the street", "over the street", "onto the street", "to the street")
"""How a room says that the street is outside."""
BEFORE_HOUSE = ("in front of a house", "in front of a small house", "house with lit windows")
FURNITURE = ("table", "desk", "sofa", "couch")
"""What stands in a room unless the words say out of doors."""
VEHICLES = ("car", "taxi", "bus", "truck", "van", "bicycle", "traffic")


def setting_of(text: Text, style: str, peopled: bool, objects: bool) -> str:
    """The place with the most words; without any, a place that suits what is shown."""
    bonus = _bonus(text) | (
        {"idea": -9.0} if peopled else {}
    )  # love is no diagram where two are seen
    found = _outright(text) or text.best("setting", bonus)
    if found == "city" and text.any(*VEHICLES):
        return "street"
    if found == "interior" and text.any("outside", "outdoors") and not text.any("window", "door"):
        return "field"
    if found:
        return found
    if style in ("noir", "neon"):
        return "city"
    if peopled:
        return "interior" if role_room(text) else "field"
    return "studio" if objects and not text.any(*ASKING) else "idea"


def _outright(text: Text) -> str | None:
    """Words that settle the place whatever else is said."""
    if text.any("cockpit", "control room", "indoors"):
        return "interior"
    if text.any("abstract", "infographic", "title card", "logo", "motion graphics"):
        return "idea"
    if text.any(*BEFORE_HOUSE) and not text.has("street"):
        return "field"
    return None


def _bonus(text: Text) -> dict[str, float]:
    """What a setting's words count more or less than one each."""
    weak = phrases("weak")["words"]
    bonus = {
        name: SETTING_BONUS.get(name, 0.0)
        - 0.7 * text.score(tuple(e for e in entries if e in weak))
        for name, entries in phrases("setting").items()
    }
    if text.any(*OUTSIDE):
        bonus["street"] = -2.0
    elif text.any("street", "alley", "sidewalk", "crosswalk"):
        bonus["street"] = 4.0
    if text.any("garden", "terrace", "balcony", "outdoors", "outside") and text.any(*FURNITURE):
        bonus["field"] = 2.0
    return bonus


def role_room(text: Text) -> str | None:
    """Where somebody's trade is at home."""
    rooms: dict[str, str] = table("things")["role_rooms"]
    return next((room for role, room in rooms.items() if text.has(role)), None)
