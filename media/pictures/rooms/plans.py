"""The plans of all rooms: tones, window, furniture and lamps."""

from dataclasses import dataclass, replace

from film.shots import Room as RoomName
from media.pictures.rooms import bakery, decor, goods, gym, home, public, work
from media.pictures.rooms.kit import Piece, books
from media.pictures.spec.shot import ShotSpec


@dataclass(frozen=True)
class Plan:
    """A room's furniture: (piece, left, right) in parts of a wide frame, its tones and lamps.

    `window` is left, top, right, bottom in the frame; None for a room without one.
    """

    wall: str
    floor: str
    pieces: tuple[tuple[str, float, float], ...]
    window: tuple[float, float, float, float] | None = (0.06, 0.1, 0.34, 0.56)
    lamps: tuple[float, ...] = ()
    panels: bool = True
    curtain: str = ""


PIECES: dict[str, Piece] = {
    "bookcase": public.bookcase,
    "counter": public.counter,
    "kitchen": home.kitchen_row,
    "brick oven": bakery.brick_oven,
    "bread rack": bakery.bread_rack,
    "desk": work.desk_with_screen,
    "screens": work.screens,
    "lab": work.lab_bench,
    "bed": home.bed,
    "hospital": public.hospital_bed,
    "blackboard": work.blackboard,
    "tools": work.tool_wall,
    "sofa": home.sofa,
    "fireplace": home.fireplace,
    "shop": public.shop_shelves,
    "pictures": decor.pictures,
    "plant": decor.plant,
    "curtains": public.curtains,
    "lens": public.lens,
    "seats": public.train_seats,
    "books": public.half_shelf(books),
    "goods": goods.goods_rack,
    "flower buckets": goods.flower_buckets,
    "barber": goods.barber_chairs,
    "wall bars": gym.wall_bars,
    "weights": gym.weights,
}
PLANS: dict[RoomName, Plan] = {
    "living room": Plan("#6b7f86", "#8a6a4c", (("sofa", 0.5, 0.8), ("pictures", 0.46, 0.84), ("plant", 0.36, 0.44)), curtain="#b5714f"),
    "library": Plan("#5b3d34", "#6b4630", (("bookcase", 0.5, 1.06),), lamps=(0.44,), curtain="#8f3a30"),
    "kitchen": Plan("#a8b4a2", "#9a7450", (("kitchen", 0.42, 1.06),), lamps=(0.62, 0.8)),
    "cafe": Plan("#7a4f3a", "#8a6242", (("counter", 0.46, 1.06), ("plant", 0.36, 0.44)), lamps=(0.56, 0.72, 0.88)),
    "office": Plan("#7d8d99", "#7a7064", (("desk", 0.52, 0.86), ("books", 0.56, 0.94), ("plant", 0.9, 1.0)), window=(0.05, 0.08, 0.46, 0.58), panels=False),
    "bedroom": Plan("#7a6f8f", "#8a6a4c", (("bed", 0.5, 0.92), ("pictures", 0.54, 0.9)), lamps=(0.95,), curtain="#5a6a9a"),
    "workshop": Plan("#7f6b55", "#6f5a44", (("tools", 0.44, 0.98),), lamps=(0.56, 0.8), panels=False),
    "classroom": Plan("#c2b48f", "#9a7450", (("blackboard", 0.42, 0.96),), lamps=()),
    "laboratory": Plan("#5f7688", "#4a5866", (("lab", 0.4, 1.04),), window=(0.04, 0.1, 0.34, 0.5), lamps=(0.5, 0.76), panels=False),
    "museum": Plan("#b3a998", "#7a6450", (("pictures", 0.06, 0.94),), window=None, lamps=(0.22, 0.5, 0.78), panels=False),
    "shop": Plan("#a89a86", "#8a7a68", (("shop", 0.48, 1.06), ("plant", 0.38, 0.45)), lamps=(0.6, 0.84)),
    "cockpit": Plan("#2b3644", "#222b36", (("screens", -0.06, 1.06),), window=(0.03, 0.06, 0.97, 0.46), panels=False),
    "lantern room": Plan("#8b9296", "#4b5257", (("lens", 0.76, 0.94),), window=(-0.04, 0.05, 1.04, 0.6), panels=False),
    "train": Plan("#6f5a4a", "#4c4038", (("seats", -0.06, 1.06),), window=(0.05, 0.1, 0.95, 0.5), lamps=(0.25, 0.75)),
    "stage": Plan("#2a1a22", "#6b4630", (("curtains", 0.0, 1.0),), window=None, panels=False),
    "hospital": Plan("#a9c2c4", "#8fa3a6", (("hospital", 0.48, 0.86), ("plant", 0.92, 1.0)), panels=False),
}  # fmt: skip
BAKERY = Plan(
    "#c9b596",
    "#9a7450",
    (("brick oven", 0.44, 0.78), ("bread rack", 0.84, 1.06)),
    lamps=(0.4, 0.81),
)
"""A kitchen whose words speak of a bakery or a wood-fired oven."""

GYM = Plan(
    "#b9c2c6",
    "#b98a54",
    (("wall bars", 0.42, 0.74), ("weights", 0.8, 1.04)),
    window=(0.04, 0.06, 0.36, 0.36),
    lamps=(0.3, 0.56, 0.82),
    panels=False,
)


def _sells(spec: ShotSpec) -> tuple[tuple[str, float, float], ...]:
    """The furniture of a shop by its trade."""
    if spec.trade == "barber":
        return (("barber", 0.42, 0.84), ("goods", 0.9, 1.06))
    if spec.trade in ("florist", "plants"):
        return (("flower buckets", 0.42, 0.76), ("goods", 0.8, 1.06))
    if spec.trade == "bookshop":
        return (("bookcase", 0.44, 1.06),)
    if spec.trade == "bicycles":
        return (("tools", 0.42, 0.74), ("goods", 0.78, 1.06))
    return (("goods", 0.44, 0.72), ("goods", 0.76, 1.06))


def plan_of(spec: ShotSpec) -> Plan:
    """The plan of a shot's room, with what its words ask for."""
    plan = GYM if "gym" in spec.details else PLANS[spec.room]
    if spec.trade and spec.room == "shop" and "brick oven" not in spec.details:
        return replace(plan, pieces=_sells(spec))
    if "fireplace" in spec.details and spec.room in ("living room", "library", "bedroom"):
        return replace(plan, pieces=(("fireplace", 0.62, 0.82), ("books", 0.86, 1.06)))
    if "brick oven" in spec.details and spec.room in ("kitchen", "shop"):
        alone = spec.shot != "wide" and not (spec.cast or spec.sprites or spec.props)
        near = (("brick oven", 0.22, 0.78), ("bread rack", 0.84, 1.06))
        return replace(BAKERY, pieces=near, window=None) if alone else BAKERY
    if spec.board and spec.room == "classroom" and spec.shot != "wide":
        left = 0.3 if spec.shot == "medium" else 0.1
        near = (("blackboard", left, 1.0 if left > 0.2 else 0.9),)
        return replace(plan, pieces=near, window=None if spec.shot == "close" else plan.window)
    return plan
