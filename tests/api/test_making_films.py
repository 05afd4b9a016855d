"""New films, their names and their language, as the doors of HTTP take them."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
IDEA = "a lighthouse keeper who loses his hat"
FILMS = "/api/projects"


@pytest.fixture
async def ada(site):
    return (await site.person()).headers


async def made(site, headers, **body):
    answer = await site.http.post(FILMS, json=body, headers=headers)
    return answer.status_code, answer.json()


async def titles(site, headers):
    listed = (await site.http.get(FILMS, headers=headers)).json()["items"]
    return sorted(film["title"] for film in listed)


async def test_no_door_gives_a_film_a_blank_name(site, ada):
    _, film = await made(site, ada, title=" The  Keeper ")
    at = f"{FILMS}/{film['project']['id']}"
    setting = {"edits": [{"op": "settings", "title": " "}]}
    for method, path, body in (
        ("POST", FILMS, {"title": "  "}),
        ("PATCH", at, {"title": "\u200b"}),
        ("POST", f"{at}/tools/update_project", {"title": " \n"}),
        ("POST", f"{at}/edits", setting),
    ):
        answer = await site.http.request(method, path, json=body, headers=ada)
        assert answer.status_code == 422
        assert answer.json()["detail"].endswith("title is blank; say it in words that can be read.")
    assert await titles(site, ada) == ["The Keeper"]


@pytest.mark.parametrize(
    "edit",
    [
        {"op": "settings", "captions_style": "bold " * 2_000},
        {"op": "settings", "language": "en" * 2_000},
        {"op": "settings", "voice": "deep " * 2_000},
        {"op": "music", "mood": "calm " * 2_000},
    ],
)
async def test_a_setting_is_a_few_words(site, ada, edit):
    _, film = await made(site, ada, title="The Keeper")
    at = f"{FILMS}/{film['project']['id']}"
    answer = await site.http.post(f"{at}/edits", json={"edits": [edit]}, headers=ada)
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("characters at most; shorten it.")


async def test_an_idea_that_cannot_be_written_leaves_no_film_behind(site, ada):
    status, said = await made(site, ada, idea="ein Hund, der seinen Ball auf dem Mond sucht")
    assert (status, "English" in said["detail"]) == (422, True)
    assert await titles(site, ada) == []


async def test_the_same_request_sent_again_makes_one_film(site, ada):
    key = {**ada, "Idempotency-Key": "submit-1"}
    first, second = [(await made(site, key, idea=IDEA))[1] for _ in range(2)]
    assert second["project"] == first["project"]
    assert len(await titles(site, ada)) == 1
    bea = (await site.person()).headers
    _, other = await made(site, {**bea, "Idempotency-Key": "submit-1"}, idea=IDEA)
    assert other["project"]["id"] != first["project"]["id"]


@pytest.mark.parametrize("asked", [{"language": "de"}, {"idea": f"{IDEA}, in German"}])
async def test_a_film_that_is_written_in_another_language_than_asked_says_so(site, ada, asked):
    _, film = await made(site, ada, **{"idea": IDEA, **asked})
    assert film["project"]["settings"]["language"] == "en"
    assert film["note"].startswith("The narration is in English: without a language model")
    _, english = await made(site, ada, idea=IDEA, language="en")
    assert english["note"] == ""
