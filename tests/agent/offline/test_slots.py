"""What the slot rules read out of a clause whose tool is known, on one film."""

from dataclasses import replace
from typing import Any

import pytest

from agent.offline.context import Context
from agent.offline.fill import fill
from agent.offline.ranges import ranged
from agent.offline.reading import read
from agent.offline.refs import find_refs
from agent.offline.text import prepare

TITLES = {
    "Pip wakes up": "A small penguin yawns in an igloo",
    "The lost fish": "Pip searches under the ice with a torch",
    "The polar bear": "A huge bear leans down to help",
    "Fish party": "Animals dance around a cake",
    "Storm over the bay": "Lightning above high waves",
    "The X-ray": "An x-ray of a wooden panel",
    "Night market": "Stalls with red lanterns",
    "The letter": "An old man reads a letter",
}
FILM = Context.model_validate(
    {
        "project": {"music": {"enabled": True, "mood": "slow cello", "volume": 0.6}},
        "scenes": [
            {
                "id": f"s{n + 20}",
                "position": n,
                "title": t,
                "visual": v,
                "visual_versions": 2,
                "audio_versions": 2,
            }
            for n, (t, v) in enumerate(TITLES.items(), 1)
        ],
    }
)


def args_of(tool: str, text: str) -> dict[str, Any]:
    """The parameters of the one call that the clause is filled into."""
    said = prepare(text)
    calls = fill(replace(read(said.text, said, FILM, None), intent=tool))
    assert calls is not None
    assert [c.tool for c in calls] == [tool]
    return calls[0].args


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the voice for five and six as a whisper", [5, 6]),
        ("generate 5 through 8 but leave out 7", [5, 6, 8]),
        ("make all scenes darker but not 3", [1, 2, 4, 5, 6, 7, 8]),
        ("storm darker", [5]),
        ("the X-ray and the night market", [6, 7]),
        ("around the 12 second mark it flickers", [3]),
        ("2, 4 and the last one are too dark", [2, 4, 8]),
        ("add two or three birds to the sky", []),
        ("make it between 4 and 6 seconds", []),
        ("make 3 warmer than scene 5", [3]),
    ],
)
def test_scenes_that_a_sentence_names(text: str, places: list[int]):
    named = {i for r in find_refs(text, FILM) for i in r.ids if r.kind not in ("all", "this")}
    assert sorted(FILM.ids.index(i) + 1 for i in named) == places


@pytest.mark.parametrize(
    ("tool", "text", "expected"),
    [
        ("set_music", "music down to twenty percent, don't turn it off", {"volume": 0.2}),
        ("set_music", "how about a gentle accordion, at 30 percent so you hear her", {"mood": "gentle accordion", "volume": 0.3}),
        ("set_music", "half as loud please", {"volume": 0.3}),
        ("set_music", "the cello is too gloomy, give me something with ukulele", {"mood": "ukulele"}),
        ("set_music", "no music its annoying", {"enabled": False}),
        ("add_scene", "add a shot after the night market where a child waves", {"description": "a child waves", "position": 8}),
        ("add_scene", "a silly seal who juggles. he should come right before the party", {"description": "a silly seal who juggles", "position": 4}),
        ("restore_version", "second version of the letter please", {"scene_id": "s28", "version": 2}),
        ("adjust_style", "the last scene is too dark", {"style": "brighter, less dark", "scene_ids": ["s28"]}),
        ("regenerate_audio", "she mispronounces Hanoi in scene 7, it's ha-NOY", {"scene_ids": ["s27"], "instruction": "pronounce Hanoi as ha-NOY"}),
        ("update_project", "16x9 -> 1x1 for the feed", {"aspect_ratio": "1:1"}),
        ("breakdown", "teaser for handmade soap, square, 20 seconds, minimal", {"idea": "teaser for handmade soap", "aspect_ratio": "1:1", "duration_s": 20, "style": "minimal"}),
    ],
)  # fmt: skip
def test_parameters_of_a_clause(tool: str, text: str, expected: dict[str, Any]):
    assert args_of(tool, text) == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("exchange 7 and 8? The X-ray precedes the market.", [1, 2, 3, 4, 5, 6, 8, 7]),
        ("put the storm before the lost fish", [1, 5, 2, 3, 4, 6, 7, 8]),
        ("move scene 4 up one", [1, 2, 4, 3, 5, 6, 7, 8]),
        ("put the first scene last", [2, 3, 4, 5, 6, 7, 8, 1]),
        ("make the letter scene number 3", [1, 2, 8, 3, 4, 5, 6, 7]),
        ("5 to 2", [1, 5, 2, 3, 4, 6, 7, 8]),
        ("last goes first, the rest stays in order", [8, 1, 2, 3, 4, 5, 6, 7]),
        ("the X-ray opens, the lost fish closes", [6, 1, 3, 4, 5, 7, 8, 2]),
        ("x-ray before storm", [1, 2, 3, 4, 6, 5, 7, 8]),
        ("storm second to last", [1, 2, 3, 4, 6, 7, 5, 8]),
        ("storm, night market, letter, the others as they come", [5, 7, 8, 1, 2, 3, 4, 6]),
        ("2 last, storm first", [5, 1, 3, 4, 6, 7, 8, 2]),
        ("begin with the storm, end with the x-ray", [5, 1, 2, 3, 4, 7, 8, 6]),
        ("night market first, then everything else in its order", [7, 1, 2, 3, 4, 5, 6, 8]),
        ("penultimate and last change places", [1, 2, 3, 4, 5, 6, 8, 7]),
        (
            "x-ray and storm are in the wrong order: first x-ray, then storm",
            [1, 2, 3, 4, 6, 5, 7, 8],
        ),
        ("reverse order. The letter opens", [8, 7, 6, 5, 4, 3, 2, 1]),
    ],
)
def test_orders_of_scenes(text: str, order: list[int]):
    assert args_of("reorder_scenes", text)["order"] == [f"s{n + 20}" for n in order]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2 darker", [2]),
        ("the storm through the letter warmer", [5, 6, 7, 8]),
        ("from the x-ray onward bluer", [6, 7, 8]),
        ("the one after the storm", [6]),
        ("first half warmer", [1, 2, 3, 4]),
        ("every third scene starting with 2", [2, 5, 8]),
        ("both fish scenes", [2, 4]),
    ],
)
def test_scenes_by_ranges_shares_and_groups(text: str, places: list[int]):
    refs = ranged(text, find_refs(text, FILM), FILM)
    assert [i for r in refs for i in r.ids] == [f"s{n + 20}" for n in places]


@pytest.mark.parametrize(
    ("tool", "text", "expected"),
    [
        ("set_music", "the cello down to a whisper", {"volume": 0.1}),
        ("set_music", "cut the music to a fifth", {"volume": 0.2}),
        ("set_music", "cello at sixty percent", {"volume": 0.6}),
        ("restore_version", "the letter: back to pic 2", {"scene_id": "s28", "part": "visual", "version": 2}),
        ("restore_version", "take one of the letter", {"scene_id": "s28", "version": 1}),
        ("edit_scene", "scene 2 longer by 3", {"scene_id": "s22", "duration_s": 8}),
        ("export_video", "one file in ultra HD", {"quality": "4k"}),
    ],
)  # fmt: skip
def test_numbers_in_the_words_of_people(tool: str, text: str, expected: dict[str, Any]):
    assert args_of(tool, text) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("the frist one agian", "the first one again"), ("two ovens and a kora", "two ovens and a kora")],
)  # fmt: skip
def test_letters_that_changed_places(typed: str, meant: str):
    assert prepare(typed).text == meant
