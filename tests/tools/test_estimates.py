"""What a change would cost is what it costs once it is made."""

import pytest

from agent.offline.replies import hypothetical
from film import edits
from film.errors import Invalid, NotFound
from film.pricing import PriceList
from film.project import Project
from tests.film.films import film, finished
from tools.estimates import Terms, Wish, price_of, wished

TERMS = Terms(PriceList(), balance=30)


def total(project, scene_ids=None):
    return price_of(project, TERMS, scene_ids).total


@pytest.mark.parametrize("made", [film(), finished()])
@pytest.mark.parametrize("quality", [None, "draft", "high"])
@pytest.mark.parametrize("duration_s", [None, 15, 60, 200])
def test_an_imagined_change_costs_what_the_real_one_does(made, duration_s, quality):
    price, answer = wished(made, TERMS, Wish(duration_s=duration_s, quality=quality))
    real = edits.settings(made, quality=quality)
    real = edits.stretch(real, duration_s * 1000) if duration_s else real
    assert price.total == answer.total == total(real)
    assert answer.more == total(real) - total(made)
    assert price.missing == max(0, total(real) - 30)
    assert f"cost {total(real)} credits" in answer.note
    if duration_s:
        assert answer.duration_s == duration_s


def test_some_scenes_cost_less_and_nonsense_is_refused():
    one, _ = wished(film(), TERMS, Wish(quality="high", scene_ids=("s1",)))
    whole, _ = wished(film(), TERMS, Wish(quality="high"))
    assert 0 < one.total < whole.total
    with pytest.raises(NotFound):
        wished(film(), TERMS, Wish(scene_ids=("s99",)))
    with pytest.raises(Invalid, match="idea"):
        wished(Project(id="empty"), TERMS, Wish(duration_s=60))


async def test_an_estimate_answers_the_usual_what_ifs_and_changes_nothing(room):
    before = await room.project()
    answer = await room.run("check_credits", about="estimate")
    assert {w.duration_s for w in answer.what_if} >= {15, 30, 60, 600}
    assert {w.quality for w in answer.what_if} == {"draft", "standard", "high"}
    lines = [w.model_dump() for w in answer.what_if]
    sixty = hypothetical("what would it cost to make it 60 s?", lines)
    assert sixty.startswith("If it were 60 s long, making what is missing would cost ")
    assert hypothetical("and at one minute and 20 seconds?", lines).startswith("If it were 90 s")
    assert "at high quality" in hypothetical("what would high quality cost?", lines)
    assert hypothetical("what does it cost?", lines) == ""
    assert (await room.project(), await room.balance()) == (before, (100, 0))
    some = await room.run("check_credits", about="estimate", scene_ids=["s1"])
    assert some.what_if == []
