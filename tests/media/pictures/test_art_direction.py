"""What an art director asks of a shot: told things in hands, faces, scale, and shots that differ."""

import numpy as np
import pytest

from film.making import WAYS, PictureOrder
from media.pictures.compositor import Compositor
from media.pictures.harbour import TOP
from media.pictures.people_casting import HEIGHTS, faces_us
from media.pictures.scenes import build
from media.pictures.spec.parse import parse
from media.pictures.spec.shot import ShotSpec
from media.pictures.spec.title import title_of

SIZE = (320, 180)


def spec_of(visual: str, seed: int = 8) -> ShotSpec:
    return parse(PictureOrder(visual=visual, seed=seed))


def frame(spec: ShotSpec) -> np.ndarray:
    return Compositor(build(spec, *SIZE), 5).frame(1).astype(int)


def changed(spec: ShotSpec, **without: object) -> tuple[np.ndarray, np.ndarray]:
    """The columns and rows that differ from the same shot with something taken away."""
    gone = np.abs(frame(spec) - frame(spec.model_copy(update=without))).max(axis=2) > 30
    return np.flatnonzero(gone.any(axis=0)), np.flatnonzero(gone.any(axis=1))


@pytest.mark.parametrize(
    "visual",
    [
        "Medium shot: the boy bringing her fish, at the harbour",
        "Medium shot of a man who carries a birthday cake through a kitchen",
        "Medium shot: a woman with a red book in a field",
    ],
)
def test_what_somebody_brings_is_before_the_chest(visual: str) -> None:
    spec = spec_of(visual)
    assert spec.posture == "hold"
    columns, rows = changed(spec, sprites=("no such thing",))
    head = build(spec, *SIZE).heads[0].area
    middle = (SIZE[0] - head.centerX()) if spec.mirrored else head.centerX()
    assert abs(columns.mean() - middle) < 0.06 * SIZE[0]
    assert head.bottom() < rows[0] + 6
    assert rows[-1] < head.bottom() + 5 * head.height()


def test_a_fish_is_a_thing_ashore_and_an_animal_in_the_water() -> None:
    for caught in ("a boy brings her fish", "Close-up of the fish, at the harbour"):
        assert spec_of(caught).sprites == ("herring",)
        assert not spec_of(caught).animals
    for alive in ("a fish swims in the harbour", "a fish in a reef", "a boy and a fish in a bowl"):
        assert "fish" in spec_of(alive).animals


def test_what_lies_beside_an_animal_lies_before_its_nose() -> None:
    spec = spec_of("Wide shot: the cat beside the fish, at the harbour").model_copy(
        update={"mirrored": False}
    )
    fish, _ = changed(spec, sprites=())
    nose = build(spec, *SIZE).heads[0].area.left()
    assert fish.max() < nose + 12
    assert nose - fish.max() < 30


def test_everybody_of_a_band_has_an_instrument() -> None:
    band = spec_of("Medium shot: a brass band on the village green")
    assert len(band.cast) == len(band.sprites) == 3
    assert "house" not in band.props


def test_one_thing_is_held_once() -> None:
    one = spec_of("Medium shot: a man and a woman holding a book in a field")
    two = one.model_copy(update={"sprites": ("open-book", "no such thing")})
    assert (frame(one) != frame(two)).any()  # the second one's hands are down


@pytest.mark.parametrize(
    ("visual", "face"),
    [
        ("Medium shot of a woman in a field", True),
        ("Wide shot of a woman in a kitchen", True),
        ("Wide shot of a woman in a field", False),
        ("Medium shot of a woman in a field, seen from behind", False),
        ("Medium shot of a woman who looks out over the sea", False),
    ],
)
def test_faces_are_seen_near_by_and_in_rooms(visual: str, face: bool) -> None:
    spec = spec_of(visual)
    assert faces_us(build(spec, *SIZE), spec.cast[0]) is face


def test_hands_that_are_told_are_there() -> None:
    with_hands = spec_of("Close shot of two hands with a pizza in a kitchen")
    columns, rows = changed(with_hands, details=with_hands.details - {"hands"})
    assert columns.max() - columns.min() > 0.3 * SIZE[0]
    assert rows.max() > 0.85 * SIZE[1]


def test_the_first_thing_named_is_the_subject() -> None:
    spec = spec_of(
        "Medium shot of the waterproof backpack in a living room, a ceramic bowl close by"
    )
    assert spec.sprites[0] == "backpack"
    first, second = spec.sprites
    subject, other = (
        np.ptp(changed(spec, sprites=shown)[1])
        for shown in (("no such thing", second), (first, "no such thing"))
    )
    assert subject > 1.25 * other


def test_small_things_lie_on_a_table_and_not_on_the_floor() -> None:
    assert build(spec_of("a worker with goggles and gloves nearby, in a workshop"), *SIZE).table
    assert not build(spec_of("a boy and a football in a living room"), *SIZE).table


def test_a_house_is_taller_than_who_stands_before_it() -> None:
    for framing in ("Wide", "Medium"):
        spec = spec_of(f"{framing} shot: a woman in front of a house in a meadow")
        _, rows = changed(spec, props=())
        assert np.ptp(rows) > 1.5 * HEIGHTS[spec.shot] * SIZE[1] or rows[0] == 0


def test_a_nearer_shot_brings_the_place_nearer() -> None:
    zooms = [
        build(spec_of(f"{size} shot of a fox in a meadow"), *SIZE).items[0].lens.zoom
        for size in ("Wide", "Medium", "Close")
    ]
    assert zooms[0] == 1
    assert zooms[0] < zooms[1] < zooms[2]


def test_scenes_are_seen_from_both_sides() -> None:
    turned = {spec_of("a fox in a meadow", seed=WAYS * n).mirrored for n in range(4)}
    assert turned == {True, False}


@pytest.mark.parametrize("place", ["on a football pitch", "in a garden", "at a train station"])
def test_a_pitch_a_garden_and_a_platform_are_no_meadow(place: str) -> None:
    meadow, there = (frame(spec_of(f"a dog {where}")) for where in ("on grass", place))
    assert (np.abs(meadow - there).max(axis=2) > 30).mean() > 0.08


def test_who_is_at_a_long_table_sits_behind_it() -> None:
    spec = spec_of("Medium shot: a woman at a long table with food outside in the evening")
    assert spec.setting == "field"
    items = build(spec, *SIZE).items
    depths = [item.depth for item in items]
    assert max(depths) >= 0.86
    columns, _ = changed(spec, props=())
    assert np.ptp(columns) > 0.5 * SIZE[0]


@pytest.mark.parametrize(
    ("visual", "title"),
    [
        ("Wide establishing shot on an empty stage set: a safety training", "A safety training"),
        ("Medium wide shot: entropy", "Entropy"),
        ("Wide open questions", "Wide open questions"),
    ],
)
def test_the_camera_is_never_the_title(visual: str, title: str) -> None:
    assert title_of(visual) == title


def test_a_crowd_is_more_than_those_who_are_cast() -> None:
    spec = spec_of("Wide shot of a crowd of guests in a garden")
    few, _ = changed(spec.model_copy(update={"details": spec.details - {"crowd"}}), cast=())
    many, _ = changed(spec, cast=())
    assert len(many) > 1.5 * len(few)


def test_the_land_goes_by_outside_a_train_and_nowhere_else() -> None:
    def moved(visual: str) -> float:
        drawn = Compositor(build(spec_of(visual), *SIZE), 8)
        first, later = (drawn.frame(t).astype(int).copy() for t in (1.0, 1.4))
        window = np.abs(first - later).max(axis=2)[25:80, 60:260]
        return float((window > 24).mean())

    assert moved("Wide shot of a woman in a train compartment") > 0.05
    assert moved("Wide shot of a woman in the lantern room of a lighthouse") < 0.05


def test_who_walks_takes_steps() -> None:
    def widths(visual: str) -> list[int]:
        """How far apart the feet are at moments of a second and a half, px."""
        spec = spec_of(visual)
        walked, empty = (
            Compositor(build(s, *SIZE), 60) for s in (spec, spec.model_copy(update={"cast": ()}))
        )
        found = []
        for t in np.arange(0, 1.5, 0.1):
            feet, ground = (c.frame(float(t)).astype(int)[146:154] for c in (walked, empty))
            columns = np.flatnonzero((np.abs(feet - ground).max(axis=2) > 70).any(axis=0))
            found.append(int(np.ptp(columns)))
        return found

    walk, stand = (widths(f"Wide shot of a man {how} in snow") for how in ("walking", "standing"))
    assert max(walk) > min(walk) + 5
    assert max(stand) <= min(stand) + 3


def test_what_is_told_to_be_in_the_foreground_is_larger_and_lower() -> None:
    near, by = (
        spec_of(f"Wide shot of a meadow, a woman, a copper pot {where}")
        for where in ("in the foreground", "beside her")
    )
    rows = [changed(spec, sprites=())[1] for spec in (near, by)]
    assert np.ptp(rows[0]) > 1.5 * np.ptp(rows[1])
    assert rows[0][-1] > rows[1][-1]


def test_a_room_that_is_named_goes_before_what_lies_in_it() -> None:
    assert spec_of("a woman with a letter in a kitchen").room == "kitchen"
    assert spec_of("a woman with a letter in a room").room == "library"


def test_a_long_thing_is_held_at_its_length() -> None:
    fish, ball = (
        changed(spec_of(f"Medium shot: a woman holding a {thing} in a field"), sprites=("no",))[0]
        for thing in ("fish", "football")
    )
    assert np.ptp(fish) > 1.15 * np.ptp(ball)


def test_a_forest_turns_in_autumn() -> None:
    green, turned = (
        frame(spec_of(f"Wide shot of a fox in a forest{when}")) for when in ("", ", in autumn")
    )
    warmth = [(f[:90, :, 2] - f[:90, :, 0]).mean() for f in (green, turned)]
    assert warmth[1] > warmth[0] + 40


def test_a_boat_near_by_on_a_beach_lies_ashore() -> None:
    ashore, afloat = (
        changed(spec_of(f"{size} shot of a red boat on a beach"), props=())[1]
        for size in ("Medium", "Wide")
    )
    assert ashore[-1] > afloat[-1]
    assert build(spec_of("Close-up of a cup on a table in a garden"), *SIZE).table


def test_an_empty_ground_has_nobody_in_the_stand() -> None:
    full, empty = (frame(spec_of(f"Wide shot of {how} stadium")) for how in ("a", "an empty"))
    stand = np.s_[92:112]
    assert (
        np.abs(np.diff(empty[stand], axis=1)).mean()
        < 0.6 * np.abs(np.diff(full[stand], axis=1)).mean()
    )


def test_a_train_stands_on_the_rails_before_the_platform() -> None:
    assert not spec_of("An empty train station at night").props
    spec = spec_of("Wide shot: a train at a railway platform")
    _, rows = changed(spec, props=())
    assert rows.max() < 0.83 * SIZE[1]


def test_a_gym_is_no_living_room() -> None:
    gym, home = (frame(spec_of(f"a woman in {room}")) for room in ("a gym", "a living room"))
    assert (np.abs(gym - home).max(axis=2) > 40).mean() > 0.2


def test_what_somebody_reads_is_in_their_hands() -> None:
    spec = spec_of("A grandfather reads a book to a child in a living room")
    assert spec.posture == "hold"
    assert build(spec, *SIZE).table is None


def test_who_wears_a_pack_is_seen_from_both_sides() -> None:
    for visual, face in (
        ("Medium shot of two travellers in snow", True),
        ("Medium shot of two travellers in snow, seen from behind", False),
    ):
        spec = spec_of(visual)
        assert faces_us(build(spec, *SIZE), spec.cast[0]) is face
        bare = tuple(p.model_copy(update={"carries": ""}) for p in spec.cast)
        assert changed(spec, cast=bare)[0].size


@pytest.mark.parametrize("size", ["Wide", "Medium", "Close"])
def test_the_quay_stays_under_what_lies_on_it(size: str) -> None:
    stage = build(spec_of(f"{size} shot of the fish at the harbour"), *SIZE)
    lens = next(i for i in stage.items if round(i.depth, 2) == 0.86).lens
    edge = lens.y + (TOP * stage.height - lens.y) * lens.zoom
    assert edge < (stage.ground - 0.02) * stage.height
