"""Which revisions are undone together: those of a turn, also where it waited for an approval."""

from datetime import UTC, datetime

from film.history import resumed, stacks
from film.ports import Revision


def made(number: int, run_id: str | None, turn: str = "") -> Revision:
    return Revision(
        number=number, run_id=run_id, author="assistant", summary=f"c{number}", kind="edit",
        turn=turn, at=datetime.now(UTC),
    )  # fmt: skip


def test_a_turn_that_went_on_after_its_approval_is_one_group():
    then = resumed("r1")
    done, _ = stacks(
        [made(1, "r1", "Music down."), made(2, then, "Warmer."), made(3, then, "Warmer.")]
    )
    assert [(g.numbers, g.summary) for g in done] == [((1, 2, 3), "Music down. Warmer.")]


def test_what_came_between_parts_them():
    done, _ = stacks([made(1, "r1"), made(2, None), made(3, resumed("r1"))])
    assert [g.numbers for g in done] == [(1,), (2,), (3,)]


def test_changes_by_hand_and_other_turns_stand_alone():
    done, _ = stacks([made(1, None), made(2, None), made(3, "a"), made(4, "a"), made(5, "b")])
    assert [(g.numbers, g.summary) for g in done] == [
        ((1,), "c1"), ((2,), "c2"), ((3, 4), "c3; c4"), ((5,), "c5"),
    ]  # fmt: skip
