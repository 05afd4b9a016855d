"""What the owner of a host decides reaches the doors: closed sign-up, proved addresses, spending."""

import httpx
import pytest

from api.app import create_app, unasked_limits
from worker.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
ADA = {"email": "ada@example.test", "password": "correct horse"}


@pytest.fixture
async def at(settings):
    """Sign up at a host that has these settings; returns the answer and the mails it wrote."""

    async def sign_up(body, **changes):
        app = create_app(settings.model_copy(update=changes))
        identity = app.state.local_identity
        transport = httpx.ASGITransport(app=app)
        headers = {"apikey": identity.keys.publishable}
        async with (
            identity,
            httpx.AsyncClient(
                transport=transport, base_url="http://x.test", headers=headers
            ) as http,
        ):
            answer = await http.post("/auth/v1/signup", json=body)
            told = (await http.get("/auth/v1/settings")).json()
        return answer, told, identity.outbox.letters()

    return sign_up


async def test_new_people_get_in_at_once_unless_the_host_says_otherwise(at):
    answer, told, letters = await at(ADA)
    assert "access_token" in answer.json()
    assert (told["disable_signup"], told["mailer_autoconfirm"], letters) == (False, True, [])


async def test_a_host_that_wants_addresses_proved_mails_a_link_first(at):
    answer, told, letters = await at(ADA, confirm_mail=True)
    assert answer.status_code == 200
    assert "access_token" not in answer.json()
    assert told["mailer_autoconfirm"] is False
    assert [(m.to, m.kind) for m in letters] == [(ADA["email"], "signup")]


@pytest.mark.parametrize("body", [ADA, {}])
async def test_a_closed_host_takes_nobody_new_not_even_without_a_name(at, body):
    answer, told, _ = await at(body, sign_up=False)
    assert (answer.status_code, answer.json()["error_code"]) == (422, "signup_disabled")
    assert told["disable_signup"] is True


async def test_a_person_may_want_to_be_asked_sooner_than_the_host(store, seat, tmp_path):
    limits = unasked_limits(Settings(home=tmp_path, auto_approve=50, _env_file=None), store)
    assert (await limits(seat)).auto_approve == 50
    for own in (10, 0, 80):
        await store.profiles.update(seat, auto_approve=own)
        assert (await limits(seat)).auto_approve == own
