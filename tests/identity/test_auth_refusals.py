"""How the auth server says no: two shapes, rate limits, closed doors, no secrets."""

import uuid

import httpx
import pytest

from api.local.gates import BY_ADDRESS, Gates
from store.identity.limits import Limits, Rate
from store.identity.local import Rules
from tests.identity.conftest import LOOPBACK, OFTEN, running


@pytest.fixture
def http(site):
    headers = {"apikey": site.identity.keys.publishable}
    with httpx.Client(verify=LOOPBACK, base_url=f"{site.url}/auth/v1", headers=headers) as client:
        yield client


def test_errors_in_the_older_shape(http):
    answer = http.post("/token?grant_type=password", json={"email": "a@b.test", "password": "x"})
    assert answer.status_code == 400
    assert answer.json() == {
        "code": 400,
        "error_code": "invalid_credentials",
        "msg": "Invalid login credentials",
    }
    assert "x-supabase-api-version" not in answer.headers


def test_errors_in_the_newer_shape(http):
    answer = http.post(
        "/token?grant_type=password",
        json={"email": "a@b.test", "password": "x"},
        headers={"x-supabase-api-version": "2024-01-01"},
    )
    assert answer.json() == {"code": "invalid_credentials", "message": "Invalid login credentials"}
    assert answer.headers["x-supabase-api-version"] == "2024-01-01"
    assert answer.headers["x-sb-error-code"] == "invalid_credentials"


@pytest.mark.parametrize(
    ("newer", "head"),
    [(True, {"code": "weak_password"}), (False, {"code": 422, "error_code": "weak_password"})],
)
def test_a_weak_password_tells_its_reasons_in_both_shapes(http, newer, head):
    headers = {"x-supabase-api-version": "2024-01-01"} if newer else {}
    answer = http.post(
        "/signup", json={"email": f"{uuid.uuid4()}@b.test", "password": "x"}, headers=headers
    )
    assert answer.status_code == 422
    body = answer.json()
    assert body["weak_password"] == {"reasons": ["length"]}
    assert {name: body[name] for name in head} == head


def test_a_body_that_is_no_json_is_refused_in_gotrues_words(http):
    answer = http.post("/signup", content=b"{", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "bad_json")
    answer = http.post("/signup", json={"email": ["x"], "password": "hush-hush"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "validation_failed")
    assert "hush" not in answer.text


def test_without_a_key_nothing_opens(site):
    for method, path in [
        ("POST", "signup"),
        ("POST", "token?grant_type=password"),
        ("GET", "user"),
        ("POST", "recover"),
    ]:
        answer = site.http.request(method, f"{site.url}/auth/v1/{path}", json={"email": "a@b.test"})
        assert (answer.status_code, answer.json()["error_code"]) == (401, "no_authorization")


def test_a_key_is_no_person(http):
    answer = http.get("/user")
    assert (answer.status_code, answer.json()["error_code"]) == (403, "bad_jwt")


def test_too_many_tries_at_one_account_wait(postgres_server, tmp_path):
    gates = Gates(OFTEN, {"sign_in": Rate(3, 60), "mail": Rate(1, 60)})
    with running(postgres_server, tmp_path, Rules(), gates) as site:
        headers = {"apikey": site.identity.keys.publishable}
        with httpx.Client(verify=LOOPBACK, base_url=f"{site.url}/auth/v1", headers=headers) as http:
            tries = [
                http.post("/token?grant_type=password", json={"email": name, "password": "x"})
                for name in ["a@b.test"] * 4 + ["A@b.test ", "other@b.test"]
            ]
            assert [t.status_code for t in tries] == [400, 400, 400, 429, 429, 400]
            assert tries[3].json()["error_code"] == "over_request_rate_limit"
            assert 1 <= int(tries[3].headers["retry-after"]) <= 20
            mails = [http.post("/recover", json={"email": "nobody@b.test"}) for _ in range(2)]
            assert [m.status_code for m in mails] == [200, 429]
            assert mails[1].json()["error_code"] == "over_email_send_rate_limit"


def test_too_many_anonymous_starts_from_one_address_wait(postgres_server, tmp_path):
    gates = Gates({**BY_ADDRESS, "anonymous": Rate(2, 3_600)})
    with running(postgres_server, tmp_path, Rules(), gates) as site:
        headers = {"apikey": site.identity.keys.publishable}
        answers = [
            site.http.post(f"{site.url}/auth/v1/signup", headers=headers, json={}) for _ in range(3)
        ]
        assert [a.status_code for a in answers] == [200, 200, 429]
        assert 1_700 <= int(answers[2].headers["retry-after"]) <= 1_800


def test_closed_sign_up_refuses_everybody(postgres_server, tmp_path):
    with running(postgres_server, tmp_path, Rules(allow_signup=False), Gates(OFTEN)) as site:
        headers = {"apikey": site.identity.keys.publishable}
        for body in ({}, {"email": "a@b.test", "password": "correct horse"}):
            answer = site.http.post(f"{site.url}/auth/v1/signup", headers=headers, json=body)
            assert (answer.status_code, answer.json()["error_code"]) == (422, "signup_disabled")
        assert site.http.get(f"{site.url}/auth/v1/settings").json()["disable_signup"] is True


def test_a_bucket_refills_evenly_and_the_told_wait_suffices():
    now = [0.0]
    limits = Limits(clock=lambda: now[0])
    rate = Rate(2, 60)
    assert [limits.wait_s("a", rate) for _ in range(3)] == [0, 0, 30]
    assert limits.wait_s("b", rate) == 0
    now[0] = 29
    assert limits.wait_s("a", rate) == 1
    now[0] = 30
    assert limits.wait_s("a", rate) == 0
    assert limits.wait_s("a", rate) == 30


def test_no_secret_of_a_person_is_kept_in_clear(site, http):
    address, password = f"{uuid.uuid4()}@b.test", "a-canary-password"
    grant = http.post("/signup", json={"email": address, "password": password}).json()
    rows = site.sql(
        "select u::text || s::text || t::text from auth.users u join auth.sessions s on s.user_id = u.id"
        " join auth.refresh_tokens t on t.session_id = s.id where u.email = %s",
        address,
    )
    assert len(rows) == 1
    assert "$argon2id$" in rows[0][0]
    assert password not in rows[0][0]
    assert grant["refresh_token"] not in rows[0][0]
    assert "encrypted_password" not in str(grant)
