"""Sign-ins through supabase-py: refresh, reuse, ending them."""

import asyncio
import time

import jwt
import pytest
from supabase_auth.errors import AuthApiError, AuthSessionMissingError

PASSWORD = "correct horse"


def age(site, refresh_token_count: int, seconds: int, user_id: str) -> None:
    changed = site.sql(
        "update auth.refresh_tokens set updated_at = updated_at - make_interval(secs => %s)"
        " where user_id = %s returning 1",
        seconds,
        user_id,
    )
    assert len(changed) == refresh_token_count


async def test_refresh_gives_new_tokens_and_keeps_the_sign_in(signed_up):
    client = await signed_up()
    before = await client.auth.get_session()
    after = (await client.auth.refresh_session()).session
    assert after.refresh_token != before.refresh_token
    old, new = (
        jwt.decode(s.access_token, options={"verify_signature": False}) for s in (before, after)
    )
    assert old["session_id"] == new["session_id"]
    assert old["amr"] == new["amr"]


async def test_two_tabs_may_refresh_at_once(site, signed_up):
    client = await signed_up()
    token = (await client.auth.get_session()).refresh_token
    tabs = [await site.client(), await site.client()]
    both = await asyncio.gather(*(tab.auth.refresh_session(token) for tab in tabs))
    for answer in both:
        assert (
            await (await site.client()).auth.refresh_session(answer.session.refresh_token)
        ).session


async def test_reuse_after_the_grace_ends_the_whole_family(site, signed_up):
    client = await signed_up()
    first = await client.auth.get_session()
    second = (await client.auth.refresh_session()).session
    age(site, 2, 11, first.user.id)
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.refresh_session(first.refresh_token)
    assert refused.value.code == "refresh_token_already_used"
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.refresh_session(second.refresh_token)
    assert refused.value.code == "refresh_token_not_found"
    with pytest.raises(AuthApiError) as refused:
        await client.auth.get_user(second.access_token)
    assert refused.value.code == "session_not_found"


async def test_reuse_within_the_grace_passes(site, signed_up):
    client = await signed_up()
    first = await client.auth.get_session()
    await client.auth.refresh_session()
    age(site, 2, 5, first.user.id)
    assert (await (await site.client()).auth.refresh_session(first.refresh_token)).session


async def test_reuse_ends_one_family_only(site, signed_up, email):
    client = await signed_up()
    first = await client.auth.get_session()
    elsewhere = await site.client()
    await elsewhere.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    await client.auth.refresh_session()
    age(site, 3, 60, first.user.id)
    with pytest.raises(AuthApiError):
        await (await site.client()).auth.refresh_session(first.refresh_token)
    assert (await elsewhere.auth.refresh_session()).session


async def test_an_invented_refresh_token_is_unknown(site):
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.refresh_session("invented")
    assert (refused.value.status, refused.value.code) == (400, "refresh_token_not_found")


async def test_refresh_tokens_are_kept_as_hashes(site, signed_up):
    client = await signed_up()
    session = await client.auth.get_session()
    kept = site.sql("select token from auth.refresh_tokens where user_id = %s", session.user.id)
    assert len(kept) == 1
    assert session.refresh_token not in kept[0][0]


async def test_set_session_with_good_tokens(site, signed_up, email):
    session = await (await signed_up()).auth.get_session()
    answer = await (await site.client()).auth.set_session(
        session.access_token, session.refresh_token
    )
    assert answer.user.email == email
    assert answer.session.access_token == session.access_token


async def test_set_session_with_an_expired_token_refreshes(site, signed_up, email):
    session = await (await signed_up()).auth.get_session()
    claims = jwt.decode(session.access_token, options={"verify_signature": False})
    expired = site.identity.keys.sign(
        {**claims, "iat": int(time.time()) - 7_200, "exp": int(time.time()) - 3_600}
    )
    answer = await (await site.client()).auth.set_session(expired, session.refresh_token)
    assert answer.user.email == email
    assert answer.session.refresh_token != session.refresh_token
    with pytest.raises(AuthSessionMissingError):
        await (await site.client()).auth.set_session(expired, "")


async def test_an_expired_token_opens_nothing(site, signed_up):
    session = await (await signed_up()).auth.get_session()
    claims = jwt.decode(session.access_token, options={"verify_signature": False})
    expired = site.identity.keys.sign(
        {**claims, "iat": int(time.time()) - 7_200, "exp": int(time.time()) - 3_600}
    )
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.get_user(expired)
    assert (refused.value.status, refused.value.code) == (403, "bad_jwt")


@pytest.mark.parametrize(
    ("scope", "here_stays", "there_stays"),
    [("global", False, False), ("local", False, True), ("others", True, False)],
)
async def test_sign_out_by_scope(site, signed_up, email, scope, here_stays, there_stays):
    here = await signed_up()
    there = await site.client()
    await there.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    stays = {here: here_stays, there: there_stays}
    tokens = {client: (await client.auth.get_session()).refresh_token for client in stays}
    await here.auth.sign_out({"scope": scope})
    for client, expected in stays.items():
        fresh = await site.client()
        if expected:
            assert (await fresh.auth.refresh_session(tokens[client])).session
        else:
            with pytest.raises(AuthApiError):
                await fresh.auth.refresh_session(tokens[client])


async def test_staff_signs_a_token_out(site, signed_up):
    client = await signed_up()
    session = await client.auth.get_session()
    await (await site.staff()).auth.admin.sign_out(session.access_token)
    with pytest.raises(AuthApiError):
        await client.auth.refresh_session()
    with pytest.raises(AuthApiError):
        await (await site.staff()).auth.admin.sign_out("this-is-a-bad-token")


async def test_the_list_of_sign_ins_and_ending_one(site, signed_up, email):
    here = await signed_up()
    there = await site.client()
    await there.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    bearer = {
        "authorization": f"Bearer {(await here.auth.get_session()).access_token}",
        "user-agent": "Test",
    }
    listed = site.http.get(f"{site.url}/auth/v1/sessions", headers=bearer).json()
    assert sorted(entry["current"] for entry in listed) == [False, True]
    assert {entry["address"] for entry in listed} == {"127.0.0.1"}
    other = next(entry["id"] for entry in listed if not entry["current"])
    assert (
        site.http.delete(f"{site.url}/auth/v1/sessions/{other}", headers=bearer).status_code == 204
    )
    with pytest.raises(AuthApiError):
        await there.auth.refresh_session()
    assert len(site.http.get(f"{site.url}/auth/v1/sessions", headers=bearer).json()) == 1


async def test_nobody_ends_somebody_elses_sign_in(site, signed_up, email):
    owner = await signed_up()
    stranger = await signed_up(f"other-{email}")
    mine = jwt.decode(
        (await owner.auth.get_session()).access_token, options={"verify_signature": False}
    )
    bearer = {"authorization": f"Bearer {(await stranger.auth.get_session()).access_token}"}
    gone = site.http.delete(f"{site.url}/auth/v1/sessions/{mine['session_id']}", headers=bearer)
    assert gone.status_code == 404
    assert (await owner.auth.refresh_session()).session


async def test_memory_storage_keeps_and_forgets_the_sign_in(signed_up):
    client = await signed_up()
    key = client.auth._storage_key
    assert await client.auth._storage.get_item(key) is not None
    await client.auth._recover_and_refresh()
    await client.auth._storage.remove_item(key)
    assert await client.auth.get_session() is None
