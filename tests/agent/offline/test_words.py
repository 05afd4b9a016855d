"""New words of a scene: exchanged in part, added to, whole from what leads to them; lengths told as differences."""

from typing import Any

import pytest

from agent.offline.brain import decide
from agent.offline.context import Call
from tests.agent.offline.shown import film_of

SHOWN = {
    "The harbour": "A misty harbour with fishing boats",
    "The blue van": "A blue van by the road, steam from its hood",
    "Plates": "A globe of puzzle pieces",
    "The bakery": "A baker hands out bread",
    "Storm": "A fishing boat in high waves",
}
SPOKEN = [
    "It all began here.",
    "The van broke down twice before Lagos.",
    "The crust is broken into plates. It drifts.",
    "We bake soil in nine days.",
    "Nobody slept on Monday.",
]


def calls_of(text: str, selected: int = 0, part: str = "scene") -> list[Call]:
    """What is decided on a film of five scenes that speak: ids s8 to s4."""
    film = film_of(SHOWN, selected, part)
    scenes = tuple(s.model_copy(update={"narration": n}) for s, n in zip(film.scenes, SPOKEN, strict=True))  # fmt: skip
    return decide(text, film.model_copy(update={"scenes": scenes})).calls


def args_of(text: str, selected: int = 0, part: str = "scene") -> dict[str, Any]:
    """The parameters of the one call that is decided on."""
    calls = calls_of(text, selected, part)
    assert len(calls) == 1, calls
    return calls[0].args


@pytest.mark.parametrize(
    ("text", "narration"),
    [
        ("change 'Lagos' to 'Sagres' in the van scene", "The van broke down twice before Sagres."),
        ("van scene: text fix, 'Lagos' → 'Sagres'", "The van broke down twice before Sagres."),
        ("Replace the word 'Lagos' in the narration of scene two with 'Porto'.", "The van broke down twice before Porto."),
        ('Say "tectonic plates" rather than "plates" in scene 3.', "The crust is broken into tectonic plates. It drifts."),
        ("have the narrator say 'in just over a week' rather than nine days", "We bake soil in just over a week."),
        ("Scene 5 narration says Monday; it's Tuesday. Correct and re-voice.", "Nobody slept on Tuesday."),
        ("Narration for scene 3, one more sentence at the end: 'Every single day.'", "The crust is broken into plates. It drifts. Every single day."),
    ],
)  # fmt: skip
def test_a_part_of_the_words_changes_and_the_rest_stays(text: str, narration: str):
    assert args_of(text)["narration"] == narration


@pytest.mark.parametrize(
    "text",
    [
        "swap 'Madrid' for 'Porto' in the van scene",
        "Minus ten would be better. Change the sentence of scene 1 to match.",
    ],
)
def test_words_that_fit_no_scene_are_asked_about(text: str):
    assert calls_of(text) == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("the text of the first scene should be It all starts with good tomatoes.", "narration", "It all starts with good tomatoes."),
        ("the voice in scene 4 should say Bread every day, never wait", "narration", "Bread every day, never wait"),
        ("rename Storm too The Downpor", "title", "The Downpor"),
        ("call the last scene your turn", "title", "your turn"),
        ("write into scene 4's picture text: A wheelbarrow full of dark soil beside a rose bed", "visual", "A wheelbarrow full of dark soil beside a rose bed"),
    ],
)  # fmt: skip
def test_new_words_are_whole(text: str, name: str, words: str):
    assert args_of(text)[name] == words


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Extend the harbour by two seconds", 8),
        ("Tighten the bakery by three seconds.", 3),
        ("Harbour -4s.", 2),
        ("the bakery two times shorter please", 3),
        ("Make scene 2 a little shorter, five seconds", 5),
    ],
)
def test_lengths_told_as_differences(text: str, seconds: float):
    assert args_of(text)["duration_s"] == seconds


@pytest.mark.parametrize(
    "text",
    [
        "new text for scene 4: 'We bake at night.' Written text only",
        "new line for scene 4: 'We bake at night.' Just the writing.",
    ],
)
def test_words_that_are_only_written_are_not_recorded(text: str):
    assert [(c.tool, c.args["narration"]) for c in calls_of(text)] == [
        ("edit_scene", "We bake at night.")
    ]


@pytest.mark.parametrize(
    ("text", "selected", "tool"),
    [
        ("Grainier and darker. Title: Autumn 1962", 2, "edit_scene"),
        ("the last scene needs fireflies in the picture and a title like 'Home'", 0, "edit_scene"),
        ("call the film Autumn 1962", 2, "update_project"),
        ("new title: Autumn 1962", 0, "update_project"),
    ],
)
def test_whose_title_it_is(text: str, selected: int, tool: str):
    assert [c.tool for c in calls_of(text, selected) if "title" in c.args] == [tool]


@pytest.mark.parametrize(
    ("text", "instruction", "voice"),
    [
        ("do it in a spooky voice lol", None, "spooky"),
        ('Re-read scene 2, emphasis on "twice"', 'emphasis on "twice"', None),
    ],
)
def test_how_it_is_spoken_is_said_once(text: str, instruction: str | None, voice: str | None):
    made = args_of(text, 2, "audio")
    assert (made.get("instruction"), made.get("voice"), made.get("narration")) == (instruction, voice, None)  # fmt: skip
