"""What the secret key may do, through supabase-py's admin API, and nobody else."""

import pytest
from supabase_auth.errors import AuthApiError

PASSWORD = "correct horse"


async def create(site, email, **more):
    admin = (await site.staff()).auth.admin
    return (await admin.create_user({"email": email, "password": PASSWORD, **more})).user


async def test_staff_makes_an_account(site, email):
    user = await create(
        site,
        email,
        email_confirm=True,
        user_metadata={"name": "Ada"},
        app_metadata={"role": "admin"},
    )
    assert (user.email, user.user_metadata) == (email, {"name": "Ada"})
    assert user.app_metadata == {"provider": "email", "providers": ["email"], "role": "admin"}
    signed_in = await (await site.client()).auth.sign_in_with_password(
        {"email": email, "password": PASSWORD}
    )
    assert (await site.identity.checker.claims(signed_in.session.access_token))["app_metadata"][
        "role"
    ] == "admin"


async def test_a_taken_address_is_refused_to_staff_too(site, email):
    await create(site, email)
    with pytest.raises(AuthApiError) as refused:
        await create(site, email.upper())
    assert refused.value.code == "email_exists"


async def test_staff_lists_people_by_page(site, email):
    for number in range(3):
        await create(site, f"{number}-{email}")
    admin = (await site.staff()).auth.admin
    assert [u.email for u in await admin.list_users(page=1, per_page=2)] == [
        f"2-{email}",
        f"1-{email}",
    ]
    assert f"0-{email}" in [u.email for u in await admin.list_users(page=2, per_page=2)]


async def test_staff_finds_one_person(site, email):
    user = await create(site, email)
    admin = (await site.staff()).auth.admin
    assert (await admin.get_user_by_id(user.id)).user.email == email
    with pytest.raises(AuthApiError) as refused:
        await admin.get_user_by_id("00000000-0000-4000-8000-000000000000")
    assert (refused.value.status, refused.value.code) == (404, "user_not_found")


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"user_metadata": {"color": "yellow"}}, "user_metadata", {"color": "yellow"}),
        (
            {"app_metadata": {"roles": ["publisher"]}},
            "app_metadata",
            {"provider": "email", "providers": ["email"], "roles": ["publisher"]},
        ),
    ],
)
async def test_staff_changes_metadata(site, email, change, field, expected):
    user = await create(site, email)
    changed = (await (await site.staff()).auth.admin.update_user_by_id(user.id, change)).user
    assert getattr(changed, field) == expected
    assert changed.email == email


async def test_staff_changes_the_address(site, email):
    user = await create(site, email)
    admin = (await site.staff()).auth.admin
    assert (
        await admin.update_user_by_id(user.id, {"email": f"new_{email}"})
    ).user.email == f"new_{email}"


async def test_staff_confirms_an_address(strict_site, email):
    client = await strict_site.client()
    user = (await client.auth.sign_up({"email": email, "password": PASSWORD})).user
    admin = (await strict_site.staff()).auth.admin
    changed = (await admin.update_user_by_id(user.id, {"email_confirm": True})).user
    assert changed.email_confirmed_at is not None
    assert (await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})).session


async def test_staff_sets_a_password_and_bans(site, email):
    user = await create(site, email, email_confirm=True)
    admin = (await site.staff()).auth.admin
    await admin.update_user_by_id(user.id, {"password": "another horse"})
    client = await site.client()
    signed_in = await client.auth.sign_in_with_password(
        {"email": email, "password": "another horse"}
    )
    await admin.update_user_by_id(user.id, {"ban_duration": "24h"})
    with pytest.raises(AuthApiError) as refused:
        await client.auth.refresh_session(signed_in.session.refresh_token)
    assert refused.value.code == "user_banned"
    await admin.update_user_by_id(user.id, {"ban_duration": "none"})
    assert (await client.auth.refresh_session(signed_in.session.refresh_token)).session


async def test_staff_deletes_a_person_with_their_rows(site, email):
    user = await create(site, email, email_confirm=True)
    client = await site.client()
    await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    site.sql(
        "insert into projects (id, user_id, document) values (%s, %s, '{}')", user.id[:8], user.id
    )
    await (await site.staff()).auth.admin.delete_user(user.id)
    assert site.sql("select 1 from projects where user_id = %s", user.id) == []
    with pytest.raises(AuthApiError) as refused:
        await client.auth.get_user()
    assert refused.value.code == "user_not_found"


async def test_a_link_for_sign_up(site, email):
    link = await (await site.staff()).auth.admin.generate_link(
        {
            "type": "signup",
            "email": email,
            "password": PASSWORD,
            "options": {"data": {"status": "alpha"}},
        }
    )
    assert link.user.user_metadata == {"status": "alpha"}
    assert link.properties.action_link.startswith(f"{site.url}/auth/v1/verify?token=")
    client = await site.client()
    answer = await client.auth.verify_otp(
        {"token_hash": link.properties.hashed_token, "type": "signup"}
    )
    assert answer.user.email == email


async def test_a_link_for_a_new_address(site, email):
    await create(site, email, email_confirm=True)
    link = await (await site.staff()).auth.admin.generate_link(
        {"type": "email_change_current", "email": email, "new_email": f"new-{email}"}
    )
    assert link.user.new_email == f"new-{email}"
    answer = await (await site.client()).auth.verify_otp(
        {"email": f"new-{email}", "token": link.properties.email_otp, "type": "email_change"}
    )
    assert answer.user.email == f"new-{email}"


async def test_an_invitation_is_mailed(site, email):
    admin = (await site.staff()).auth.admin
    answer = await admin.invite_user_by_email(email, {"data": {"status": "alpha"}})
    assert answer.user.invited_at is not None
    assert answer.user.user_metadata == {"status": "alpha"}
    assert site.letter(email, "invite")


async def test_nobody_else_is_staff(site, signed_up):
    person = await signed_up()
    bearer = (await person.auth.get_session()).access_token
    keys = site.identity.keys
    for headers, status in [
        ({"apikey": keys.publishable}, 404),
        ({"apikey": keys.publishable, "authorization": f"Bearer {keys.publishable}"}, 404),
        ({"apikey": keys.secret, "authorization": f"Bearer {bearer}"}, 404),
        ({"authorization": "Bearer sb_secret_guess"}, 403),
        ({}, 404),
    ]:
        for method, path in [("GET", "admin/users"), ("POST", "admin/users"), ("POST", "invite")]:
            answer = site.http.request(
                method, f"{site.url}/auth/v1/{path}", headers=headers, json={"email": "x@y.test"}
            )
            assert answer.status_code == status, (headers, path, answer.text)
