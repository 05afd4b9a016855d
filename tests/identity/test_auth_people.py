"""People through supabase-py: in, out, change, come back."""

import pytest
from supabase_auth.errors import (
    AuthApiError,
    AuthInvalidCredentialsError,
    AuthInvalidJwtError,
    AuthSessionMissingError,
    AuthWeakPasswordError,
)

from supabase import AsyncClient

PASSWORD = "correct horse"


async def test_sign_up_signs_in_at_once(site, email):
    answer = await (await site.client()).auth.sign_up(
        {"email": email.upper(), "password": PASSWORD, "options": {"data": {"name": "Ada"}}}
    )
    assert answer.session is not None
    assert answer.user is not None
    assert answer.user.email == email
    assert answer.user.user_metadata == {"name": "Ada"}
    assert answer.user.app_metadata == {"provider": "email", "providers": ["email"]}
    assert answer.user.email_confirmed_at is not None
    assert answer.session.expires_in == 3_600


async def test_a_taken_address_is_refused(site, signed_up, email):
    await signed_up()
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.sign_up({"email": email.title(), "password": PASSWORD})
    assert (refused.value.status, refused.value.code) == (422, "user_already_exists")


async def test_a_short_password_is_refused_with_its_reason(site, email):
    with pytest.raises(AuthWeakPasswordError) as refused:
        await (await site.client()).auth.sign_up({"email": email, "password": "123"})
    assert refused.value.reasons == ["length"]
    assert refused.value.to_dict()["status"] == 422


@pytest.mark.parametrize(
    "address", ["nobody", "a b@example.test", "a@b", "<x>@example.test", "a@b.c\nto:x"]
)
async def test_what_is_no_address_is_refused(site, address):
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.sign_up({"email": address, "password": PASSWORD})
    assert refused.value.code == "validation_failed"


async def test_phones_are_not_offered(site):
    client = await site.client()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_up({"phone": "+15551234567", "password": PASSWORD})
    assert refused.value.code == "phone_provider_disabled"
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_in_with_password({"phone": "+15551234567", "password": PASSWORD})
    assert refused.value.code == "phone_provider_disabled"
    with pytest.raises(AuthApiError):
        await client.auth.sign_in_with_otp({"phone": "+15551234567"})


async def test_password_sign_in(site, signed_up, email):
    await signed_up()
    client = await site.client()
    answer = await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    assert answer.user is not None
    assert answer.user.email == email
    assert answer.user.last_sign_in_at is not None


async def test_wrong_password_and_unknown_person_sound_the_same(site, signed_up, email):
    await signed_up()
    said = []
    for address in (email, f"un{email}"):
        with pytest.raises(AuthApiError) as refused:
            await (await site.client()).auth.sign_in_with_password(
                {"email": address, "password": "wrong horse"}
            )
        said.append((refused.value.status, refused.value.code, refused.value.message))
    assert said == [(400, "invalid_credentials", "Invalid login credentials")] * 2


async def test_sign_in_needs_credentials(site):
    with pytest.raises(AuthInvalidCredentialsError):
        await (await site.client()).auth.sign_in_with_password({})


async def test_other_ways_in_are_refused_in_words(site, email):
    client = await site.client()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_in_with_otp({"email": email})
    assert refused.value.code == "otp_disabled"
    with pytest.raises(AuthApiError, match=r"SAML 2.0 is disabled"):
        await client.auth.sign_in_with_sso({"domain": "example.test"})
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_in_with_id_token({"provider": "google", "token": "123456"})
    assert refused.value.code == "provider_disabled"
    assert (await client.auth.sign_in_with_oauth({"provider": "google"})).url


async def test_anonymous_start(site):
    answer = await (await site.client()).auth.sign_in_anonymously(
        {"options": {"data": {"from": "landing"}}}
    )
    assert answer.user is not None
    assert answer.user.is_anonymous
    assert answer.user.email == ""
    assert answer.user.identities == []
    assert answer.user.user_metadata == {"from": "landing"}


async def test_an_anonymous_person_becomes_permanent_with_id_and_rows(site, email):
    client: AsyncClient = await site.client()
    before = (await client.auth.sign_in_anonymously()).user
    assert before is not None
    site.sql(
        "insert into projects (id, user_id, document) values (%s, %s, '{}')",
        before.id[:8],
        before.id,
    )
    after = (await client.auth.update_user({"email": email, "password": PASSWORD})).user
    assert (after.id, after.email, after.is_anonymous) == (before.id, email, False)
    again = await (await site.client()).auth.sign_in_with_password(
        {"email": email, "password": PASSWORD}
    )
    assert again.user is not None
    assert again.user.id == before.id
    assert again.user.identities is not None
    assert again.user.identities[0].provider == "email"
    assert site.sql("select user_id::text from projects where id = %s", before.id[:8]) == [
        (before.id,)
    ]
    refreshed = await client.auth.refresh_session()
    claims = await client.auth.get_claims(refreshed.session.access_token)
    assert claims["claims"]["is_anonymous"] is False


async def test_an_anonymous_person_needs_an_address_for_a_password(site):
    client = await site.client()
    await client.auth.sign_in_anonymously()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.update_user({"password": PASSWORD})
    assert refused.value.code == "validation_failed"


async def test_an_anonymous_person_cannot_take_a_known_address(site, signed_up, email):
    await signed_up()
    client = await site.client()
    await client.auth.sign_in_anonymously()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.update_user({"email": email, "password": PASSWORD})
    assert refused.value.code == "email_exists"


async def test_get_user(signed_up, email):
    client = await signed_up()
    answer = await client.auth.get_user()
    assert answer.user.email == email


async def test_own_metadata_is_merged_and_app_metadata_is_out_of_reach(signed_up):
    client = await signed_up()
    await client.auth.update_user({"data": {"name": "Ada", "mood": "calm"}})
    answer = await client.auth.update_user(
        {"data": {"mood": None, "role": "admin"}, "app_metadata": {"role": "admin"}}
    )
    assert answer.user.user_metadata == {"name": "Ada", "role": "admin"}
    assert "role" not in answer.user.app_metadata


async def test_a_new_password_replaces_the_old_and_ends_other_sign_ins(site, signed_up, email):
    here = await signed_up()
    there = await site.client()
    await there.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    await here.auth.update_user({"password": "123e5a"})
    await here.auth.get_user()
    with pytest.raises(AuthApiError) as refused:
        await there.auth.refresh_session()
    assert refused.value.code == "refresh_token_not_found"
    await there.auth.sign_in_with_password({"email": email, "password": "123e5a"})
    with pytest.raises(AuthApiError):
        await there.auth.sign_in_with_password({"email": email, "password": PASSWORD})


async def test_the_same_password_is_no_new_password(signed_up):
    client = await signed_up()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.update_user({"password": PASSWORD})
    assert refused.value.code == "same_password"


async def test_identities_and_factors(signed_up, email):
    client = await signed_up()
    identities = await client.auth.get_user_identities()
    assert identities.identities[0].identity_data["email"] == email
    factors = await client.auth.mfa.list_factors()
    assert (factors.all, factors.totp, factors.phone) == ([], [], [])
    level = await client.auth.mfa.get_authenticator_assurance_level()
    assert (level.current_level, level.next_level) == ("aal1", "aal1")
    assert level.current_authentication_methods[0].method == "password"


async def test_linking_needs_somebody_signed_in(site):
    with pytest.raises(AuthSessionMissingError):
        await (await site.client()).auth.link_identity({"provider": "google"})


async def test_claims_are_checked_with_the_published_key(site, signed_up, email):
    client = await signed_up()
    assert await (await site.client()).auth.get_claims() is None
    found = await client.auth.get_claims()
    assert found["claims"]["email"] == email
    assert found["claims"]["iss"] == f"{site.url}/auth/v1"
    published = site.http.get(f"{site.url}/auth/v1/.well-known/jwks.json")
    assert [key["kid"] for key in published.json()["keys"]] == [found["headers"]["kid"]]
    assert "d" not in published.json()["keys"][0]


async def test_a_made_up_token_is_refused(site):
    with pytest.raises(AuthInvalidJwtError):
        await (await site.client()).auth.set_session("invalid.token.here", "invalid")


async def test_health_and_settings_need_no_key(site):
    assert site.http.get(f"{site.url}/auth/v1/health").json()["name"] == "GoTrue"
    settings = site.http.get(f"{site.url}/auth/v1/settings").json()
    assert settings["mailer_autoconfirm"] is True
    assert settings["external"] == {"email": True, "phone": False, "anonymous_users": True}
