"""What whole messages about a film, its music, captions and new scenes are read as."""

from typing import Any

import pytest

from agent.offline.brain import decide
from agent.offline.context import Context
from tests.agent.offline.test_slots import FILM

EMPTY = Context.model_validate({"project": {}, "scenes": []})


def done(text: str, context: Context = FILM) -> list[tuple[str, dict[str, Any]]]:
    return [(c.tool, c.args) for c in decide(text, context).calls]


def with_music(**music: Any) -> Context:
    project = FILM.project.model_copy(update={"music": {"volume": 0.6, **music}})
    return FILM.model_copy(update={"project": project})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It's Emil's 4th birthday on Sunday. Build me a 30 second invitation film, pirates, 4 scenes",
            {"idea": "It's Emil's 4th birthday on Sunday, invitation film, pirates", "duration_s": 30, "scene_count": 4},
        ),
        (
            "Film for my pizzeria, the oven is from 1911, my nonno built it. In Italian, thirty-five seconds, dramatic like opera.",
            {"idea": "my pizzeria, the oven is from 1911, my nonno built it", "duration_s": 35, "language": "it", "tone": "dramatic like opera"},
        ),
        (
            "We got married on a mountain in Georgia with goats everywhere! Please set up a two minute wedding film about that, romantic, like old postcards",
            {"idea": "We got married on a mountain in Georgia with goats everywhere, wedding film about that", "duration_s": 120, "style": "like old postcards", "tone": "romantic"},
        ),
        (
            "We're a bakery that only opens at night. Need a minute ten for our website, documentary look, reassuring tone",
            {"idea": "We're a bakery that only opens at night, website", "duration_s": 70, "style": "documentary look", "tone": "reassuring"},
        ),
        (
            '"A film about a snail who wants to win the race", square, cartoon style',
            {"idea": "a snail who wants to win the race", "aspect_ratio": "1:1", "style": "cartoon style"},
        ),
        (
            "a spot on second-hand bikes, dark & moody look, 9:16, upbeat",
            {"idea": "second-hand bikes", "aspect_ratio": "9:16", "style": "dark & moody look", "tone": "upbeat"},
        ),
        (
            "my cat goes to the moon, one scene each planet so 5 scenes, minimal style",
            {"idea": "my cat goes to the moon, one scene each planet", "scene_count": 5, "style": "minimal style"},
        ),
    ],
)  # fmt: skip
def test_a_new_film_in_several_sentences_is_one_order(text: str, expected: dict[str, Any]):
    assert done(text, EMPTY) == [("breakdown", expected)]


def test_a_film_that_replaces_another_keeps_its_idea():
    text = "Scrap these scenes and start again with an idea about urban beekeeping, 40 seconds. Yes, throw the old ones away."
    args = {"idea": "urban beekeeping", "duration_s": 40, "replace": True}
    assert done(text) == [("breakdown", args)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("never mind the music, make it darker", [("adjust_style", {"style": "darker"})]),
        ("oh nvm the captions - just make the film vertical", [("update_project", {"aspect_ratio": "9:16"})]),
        ("don't worry about the voice, but make scene 2 darker", [("adjust_style", {"style": "darker", "scene_ids": ["s22"]})]),
        ("never mind the music", []),
    ],
)  # fmt: skip
def test_what_is_let_go_first_leaves_the_wish_behind_it(text: str, expected: list[Any]):
    assert done(text) == expected


@pytest.mark.parametrize("text", ["square is dead, go 4:5", "21:9 please", "make it four to three"])
def test_a_shape_that_does_not_exist_is_never_another_one(text: str):
    made = decide(text, FILM)
    assert made.calls == []
    assert "16:9 (wide), 9:16 (upright) or 1:1 (square)" in made.reply


def test_a_new_film_in_no_shape_says_so_and_is_made():
    made = decide("a film about bees, 21:9, 40 seconds", EMPTY)
    assert made.calls[0].args == {"idea": "bees", "duration_s": 40}
    assert "There is no 21:9 here" in made.reply


@pytest.mark.parametrize(
    ("text", "tool", "expected"),
    [
        ("Add a double bass to the music", "set_music", {"mood": "double bass"}),
        ("make the music funny", "set_music", {"mood": "funny"}),
        ("music little smaller", "set_music", {"volume": 0.47}),
        ("the music a bit harder, I hear it almost not", "set_music", {"volume": 0.73}),
        ("Music: brighter, more upbeat", "set_music", {"mood": "brighter, more upbeat"}),
        ("captions at the top of the frame, the ticker covers them below", "set_captions", {"style": "at the top of the frame"}),
        ("Big friendly captions on", "set_captions", {"style": "big friendly", "enabled": True}),
        ("open the film with a new scene: a drone shot over the harbour", "add_scene", {"description": "a drone shot over the harbour", "position": 1}),
        ("add a short shot of a dog asleep on the sofa", "add_scene", {"description": "a dog asleep on the sofa"}),
        ("Add a scene at the end: the lights go out. Narration: 'Good night.'", "add_scene", {"description": "the lights go out", "narration": "Good night."}),
        ("just export with no captions in 4k", "export_video", {"quality": "4k", "captions": False}),
        ("generate scene 8 again? no, first tell me what it costs", "check_credits", {"about": "estimate", "scene_ids": ["s28"]}),
    ],
)  # fmt: skip
def test_one_wish_about_the_film(text: str, tool: str, expected: dict[str, Any]):
    assert done(text) == [(tool, expected)]


def test_an_instrument_that_plays_goes_and_comes_back():
    assert done("accordion out", with_music(enabled=True, mood="slow accordion")) == [
        ("set_music", {"enabled": False})
    ]
    assert done("ukulele back in but quietly", with_music(enabled=False, mood="ukulele")) == [
        ("set_music", {"enabled": True, "volume": 0.4})
    ]


def test_a_scene_is_added_beside_the_one_just_spoken_of():
    text = "make scene 3 darker and add a scene after it: a fox looks out of the hedge"
    added = {"description": "a fox looks out of the hedge", "position": 4}
    assert done(text)[1] == ("add_scene", added)


def test_a_shape_said_with_an_export_is_set_first():
    assert done("9:16. 1080. go") == [
        ("update_project", {"aspect_ratio": "9:16"}),
        ("export_video", {"quality": "1080p"}),
    ]


def test_a_length_that_is_taken_back_leaves_the_rest_of_the_wish():
    text = "Need a walkthrough film of a loft flat, 35s, luxurious, no wait make it 45s"
    ((tool, args),) = done(text, EMPTY)
    assert (tool, args["duration_s"], args["tone"]) == ("breakdown", 45, "luxurious")
