"""Text that no form would send, at every door: a refusal in words, never a breakdown."""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from api.local.gates import Gates
from tests.api.doors import TABLE
from tests.api.test_limits import MANY, turnstile
from tests.api.test_rights import ada, filled  # noqa: F401 - the fixture is used by name
from tests.identity.conftest import OFTEN

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
TEXTS = ("a\0b", "\ud800", "x" * 20_000, "99999999999999999999")
THINGS = ("a\0b", "\ud800", 10**30, {"a\0": ["\0", "\ud800"]})
UNENDING = "/api/projects/{project_id}/events"


def poisoned(given: Any, thing: Any):
    """`given` once for each place in it, with the thing put there; and the thing alone."""
    yield thing
    if isinstance(given, dict):
        for name, value in given.items():
            yield from ({**given, name: inner} for inner in poisoned(value, thing))
        yield {**given, "data": thing, "user_metadata": thing, "app_metadata": thing}
    if isinstance(given, list):
        yield from ([inner] for value in given for inner in poisoned(value, thing))


def encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


async def breaks(site, method, path, headers, **sent) -> bool:
    answer = await site.http.request(method, path, headers=headers, **sent)
    return answer.status_code >= 500 and "not built yet" not in answer.text


@pytest.fixture(autouse=True)
def unlimited(site):
    """A refusal for haste would hide what a door makes of a text."""
    site.app.state.turnstile = turnstile("", MANY)
    site.app.state.gates = Gates(OFTEN, {})


@pytest.mark.parametrize("text", TEXTS, ids=("zero", "half", "long", "number"))
async def test_no_text_in_an_address_breaks_a_door(site, ada, text):  # noqa: F811
    owner, names = ada
    broken = []
    for (method, path), how in TABLE.items():
        if how.last:
            continue
        plain, body = filled(how.params, names), {"json": filled(how.json, names)}
        odd = [
            (filled(path, {**names, name: encoded(text)}), plain)
            for name in names
            if f"{{{name}}}" in path
        ]
        odd += [
            (f"{filled(path, names)}?{name}={encoded(text)}", {})
            for name in how.params
            if path != UNENDING
        ]
        for where, params in odd:
            address = f"{where}?{urlencode(params)}" if params else where
            if await breaks(site, method, address, owner.headers, **body):
                broken.append((method, address[:120]))
    assert not broken, "\n".join(map(str, broken))


@pytest.mark.parametrize("thing", THINGS, ids=("zero", "half", "number", "within"))
async def test_no_body_breaks_a_door(site, ada, thing):  # noqa: F811
    owner, names = ada
    broken = []
    headers = {**owner.headers, "content-type": "application/json"}
    staff = {**headers, "authorization": f"Bearer {site.app.state.local_identity.keys.secret}"}
    for (method, path), how in TABLE.items():
        if how.last or how.json is None:
            continue
        who = staff if how.forged == {403} and how.nobody == {404} else headers
        for body in poisoned(filled(how.json, names), thing):
            said = json.dumps(body)
            if await breaks(site, method, filled(path, names), who, content=said):
                broken.append((method, path, said[:120]))
    assert not broken, "\n".join(map(str, broken))
