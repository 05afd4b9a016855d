"""What is said of a request that makes no sense: what is wrong, in words, and what would be right."""

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
ORDER = "/api/projects/{}/tools/reorder_scenes"
CASES = (
    ("/api/projects", {"duration_s": "long"}, "duration_s must be a whole number."),
    ("/api/projects", {"duration_s": 2.5}, "duration_s must be a whole number."),
    ("/api/projects", {"duration_s": 4}, "duration_s must be 5 at least; choose more."),
    ("/api/projects", {"title": 3}, "title must be a text."),
    ("/api/projects", {"lenght": 3}, "lenght is not known here; leave it out."),
    ("/api/projects", {"quality": "best"}, "quality must be 'draft', 'standard' or 'high'."),
    ("/api/projects", ["title"], "The body must be a JSON object."),
    (ORDER, {}, "order is missing; send it."),
    ("/api/projects/{}/uploads", {}, "file is missing; send it. part is missing; send it."),
    (ORDER, {"order": []}, "order is too short: it needs 1 or more."),
    (ORDER, {"order": "s1"}, "order must be a list."),
    (ORDER, {"order": ["1"]}, r"order.0 must look like ^s\d{1,4}$."),
    ("/api/projects/{}/edits", {"edits": [{}]}, "edits.0 must say in 'op' what it is."),
)


@pytest.fixture
async def ada(site):
    return await site.person()


@pytest.mark.parametrize(("path", "body", "said"), CASES, ids=[said[:24] for *_, said in CASES])
async def test_a_request_that_makes_no_sense_is_told_what_would(site, ada, path, body, said):
    film = await site.film(ada)
    answer = await site.http.post(path.format(film), json=body, headers=ada.headers)
    assert (answer.status_code, answer.json()["detail"]) == (422, said)


@pytest.mark.parametrize(
    "path", ["/api/projects/{}/uploads", "/api/projects/{}/reference", "/api/me/avatar"]
)
async def test_a_file_without_a_name_is_told_so(site, ada, path):
    sent = {"part": (None, "music"), "file": (None, b"RIFF")}
    door = path.format(await site.film(ada))
    answer = await site.http.post(door, files=sent, headers=ada.headers)
    said = "file must be a file with a name; choose it and send it again."
    assert (answer.status_code, answer.json()["detail"]) == (422, said)


async def test_a_form_that_cannot_be_read_is_told_so(site, ada):
    headers = {**ada.headers, "content-type": "multipart/form-data"}
    door = f"/api/projects/{await site.film(ada)}/uploads"
    answer = await site.http.post(door, content=b"--x", headers=headers)
    assert (answer.status_code, answer.json()["detail"][:25]) == (400, "The form cannot be read: ")


@pytest.mark.parametrize(
    "body", [b'{"title":"\xff"}', b"[" * 50_000, b'{"a":' + b"9" * 6000 + b"}"]
)
async def test_what_breaks_the_reader_is_told_so(site, ada, body):
    headers = {**ada.headers, "content-type": "application/json"}
    answer = await site.http.post("/api/projects", content=body, headers=headers)
    said = "The body cannot be read as JSON. Send it in UTF-8"
    assert (answer.status_code, answer.json()["detail"][: len(said)]) == (400, said)


async def test_a_value_called_query_is_named(site, ada):
    long = {"query": "a" * 300}
    answer = await site.http.get("/api/projects", params=long, headers=ada.headers)
    assert answer.json()["detail"] == "query may have 200 characters at most; shorten it."


async def test_what_is_no_json_is_told_so(site, ada):
    headers = {**ada.headers, "content-type": "application/json"}
    answer = await site.http.post("/api/projects", content="{", headers=headers)
    assert answer.json()["detail"].startswith("The body is not JSON that can be read: ")


@pytest.mark.parametrize("given", ["x", "-1", "1.5", '"abc"', "9" * 40, "\u00b2".encode("latin-1")])
async def test_a_revision_that_cannot_be_read_changes_nothing(site, ada, given):
    film = await site.film(ada)
    headers = {**ada.headers, "If-Match": given}
    path = f"/api/projects/{film}/tools/update_project"
    answer = await site.http.post(path, json={"title": "Lost"}, headers=headers)
    assert (answer.status_code, answer.json()["detail"][:9]) == (422, "If-Match ")
    for fresh in ('"0"', 'W/"1"', "*"):
        headers["If-Match"] = fresh
        answer = await site.http.post(path, json={"title": f"Kept {fresh}"}, headers=headers)
        assert answer.status_code == 200


async def test_a_message_that_starts_again_names_its_conversation(site, ada):
    film = await site.film(ada)
    said = {"text": "Make it darker", "fork_run_id": "r1"}
    answer = await site.http.post(f"/api/projects/{film}/messages", json=said, headers=ada.headers)
    assert (answer.status_code, "thread_id" in answer.json()["detail"]) == (422, True)
