"""Several scenes are selected: "these" are all of them."""

from typing import Any

import pytest

from agent.offline.brain import decide
from agent.offline.context import Selected
from tests.agent.offline.shown import film_of

FILM = film_of(
    {
        "Headline": "A map of the river",
        "Bridge": "Brown water over stones",
        "Boats": "Volunteers in yellow",
        "Gym": "Beds in rows",
        "Forecast": "A chart with clouds",
    },
    selected=3,
).model_copy(update={"also_selected": (Selected(scene_id="s4"),)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make these darker", [("adjust_style", {"scene_ids": ["s6", "s4"], "style": "darker"})]),
        ("delete them", [("remove_scene", {"scene_ids": ["s6", "s4"]})]),
        ("new pictures", [("regenerate_visual", {"scene_ids": ["s6", "s4"]})]),
        ("5 seconds each", [("edit_scene", {"scene_id": i, "duration_s": 5}) for i in ("s6", "s4")]),
        ("move these to the start", [("reorder_scenes", {"order": ["s6", "s4", "s8", "s7", "s5"]})]),
        ("make scene 1 darker", [("adjust_style", {"scene_ids": ["s8"], "style": "darker"})]),
    ],
)  # fmt: skip
def test_what_is_said_of_these_is_done_to_all_that_is_selected(
    text: str, expected: list[tuple[str, dict[str, Any]]]
):
    assert [(c.tool, c.args) for c in decide(text, FILM).calls] == expected
