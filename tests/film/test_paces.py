"""How long things take: known at first, learned later, added up as they are made."""

import pytest

from film.paces import PRIORS, Pace, Paces, name_of, together


def test_our_own_jobs_replace_what_a_maker_is_known_for_and_only_that_makers() -> None:
    known = {("visual", "draft"): Pace(p50_s=93, p90_s=208, queue="io")}
    makers = {"visual": "fal:kling", "audio": "embedded", "music": "embedded"}
    paces = Paces(makers, known)
    assert paces.of("visual", "draft").p50_s == 93
    assert paces.of("visual", "high") == PRIORS["visual", "high"]
    paces.learn({name_of("visual", "draft", "fal:kling"): Pace(p50_s=70, p90_s=140)})
    assert paces.of("visual", "draft") == Pace(p50_s=70, p90_s=140, queue="io")
    assert Paces({**makers, "visual": "fal:wan"}, known).of("visual", "draft").p50_s == 93
    assert paces.of("render", "1080p") == PRIORS["render", "high"]


@pytest.mark.parametrize(
    ("count", "queue", "p50_s", "p90_s"),
    [(1, "io", 90, 200), (3, "io", 90, 200), (10, "io", 180, 290), (4, "media", 180, 290)],
)
def test_pieces_are_made_side_by_side(count: int, queue: str, p50_s: int, p90_s: int) -> None:
    whole = together([Pace(p50_s=90, p90_s=200, queue=queue)] * count)  # type: ignore[arg-type]
    assert (whole.p50_s, whole.p90_s) == (p50_s, p90_s)


def test_queues_do_not_wait_for_each_other() -> None:
    waiting, drawing = Pace(p50_s=90, p90_s=200, queue="io"), Pace(p50_s=4, p90_s=7)
    assert together([waiting, drawing, drawing]).p50_s == 90
    assert together([]).p50_s == 0
