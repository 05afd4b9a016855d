"""What is proved by mail: confirmation, recovery, a new address. Mails are read from the outbox."""

import re
import time
from urllib.parse import parse_qs, urlparse

import httpx
import pytest
from supabase_auth.errors import AuthApiError

from tests.identity.conftest import LOOPBACK

PASSWORD = "correct horse"


def secret_of(letter) -> str:
    link = re.search(r"http\S+", letter.text)
    assert link is not None
    return parse_qs(urlparse(link.group()).query)["token"][0]


def code_of(letter) -> str:
    code = re.search(r"code (\d{6})\b", letter.text)
    assert code is not None
    return code.group(1)


async def test_an_unconfirmed_person_cannot_sign_in_until_the_link_is_used(strict_site, email):
    client = await strict_site.client()
    answer = await client.auth.sign_up({"email": email, "password": PASSWORD})
    assert answer.session is None
    assert answer.user.email_confirmed_at is None
    assert answer.user.confirmation_sent_at is not None
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    assert refused.value.code == "email_not_confirmed"
    secret = secret_of(strict_site.letter(email, "signup"))
    proved = await client.auth.verify_otp({"token_hash": secret, "type": "signup"})
    assert proved.user.id == answer.user.id
    assert proved.user.email_confirmed_at is not None
    assert (await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})).session
    with pytest.raises(AuthApiError) as refused:
        await client.auth.verify_otp({"token_hash": secret, "type": "signup"})
    assert refused.value.code == "otp_expired"


async def test_six_digits_do_the_same_and_five_wrong_ones_end_them(strict_site, email):
    client = await strict_site.client()
    await client.auth.sign_up({"email": email, "password": PASSWORD})
    code = code_of(strict_site.letter(email, "signup"))
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(4):
        with pytest.raises(AuthApiError) as refused:
            await client.auth.verify_otp({"email": email, "token": wrong, "type": "email"})
        assert refused.value.message == "Token has expired or is invalid"
    assert (await client.auth.verify_otp({"email": email, "token": code, "type": "email"})).session
    await client.auth.reset_password_for_email(email)
    code = code_of(strict_site.letter(email, "recovery"))
    for token in [wrong] * 5 + [code]:
        with pytest.raises(AuthApiError):
            await client.auth.verify_otp({"email": email, "token": token, "type": "recovery"})


def shape(given):
    """Which names there are, and of what kind each value is, all the way down."""
    if isinstance(given, dict):
        return {name: shape(value) for name, value in given.items()}
    return [shape(value) for value in given] if isinstance(given, list) else type(given)


async def test_nobody_learns_by_sign_up_which_addresses_are_known(strict_site, email):
    client = await strict_site.client()
    first = await client.auth.sign_up({"email": email, "password": PASSWORD})
    secret = secret_of(strict_site.letter(email, "signup"))
    await client.auth.verify_otp({"token_hash": secret, "type": "signup"})
    again = await (await strict_site.client()).auth.sign_up(
        {"email": email, "password": "another horse"}
    )
    new = await (await strict_site.client()).auth.sign_up(
        {"email": f"new-{email}", "password": "another horse"}
    )
    assert again.session is None
    assert again.user.id != first.user.id
    assert shape(again.user.model_dump()) == shape(new.user.model_dump())
    assert (await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})).session


async def test_a_lost_confirmation_is_sent_again(strict_site, email):
    client = await strict_site.client()
    await client.auth.sign_up({"email": email, "password": PASSWORD})
    first = secret_of(strict_site.letter(email, "signup"))
    await client.auth.resend({"type": "signup", "email": email})
    until = time.monotonic() + 5
    while (second := secret_of(strict_site.letter(email, "signup"))) == first:
        assert time.monotonic() < until
    with pytest.raises(AuthApiError):
        await client.auth.verify_otp({"token_hash": first, "type": "signup"})
    assert (await client.auth.verify_otp({"token_hash": second, "type": "signup"})).session


async def test_resending_for_an_unknown_address_says_nothing(site, email):
    assert await (await site.client()).auth.resend({"type": "email_change", "email": email})
    with pytest.raises(AuthApiError):
        await (await site.client()).auth.resend({"type": "sms", "phone": "+112345678"})


async def test_recovery_leads_to_a_new_password(site, signed_up, email):
    await signed_up()
    client = await site.client()
    await client.auth.reset_password_for_email(email)
    letter = site.letter(email, "recovery")
    assert letter.subject == "Choose a new password for Pixora"
    await client.auth.verify_otp({"token_hash": secret_of(letter), "type": "recovery"})
    await client.auth.update_user({"password": "a better horse"})
    answer = await client.auth.sign_in_with_password({"email": email, "password": "a better horse"})
    assert answer.user.email == email


async def test_the_mailed_link_leads_back_signed_in(site, signed_up, email):
    await signed_up()
    client = await site.client()
    await client.auth.reset_password_for_email(email, {"redirect_to": f"{site.url}/new-password"})
    link = re.search(r"http\S+", site.letter(email, "recovery").text)
    opened = site.http.get(link.group())
    assert opened.status_code == 303
    assert opened.headers["cache-control"] == "no-store"
    where = urlparse(opened.headers["location"])
    assert where._replace(fragment="").geturl() == f"{site.url}/new-password"
    carried = {name: values[0] for name, values in parse_qs(where.fragment).items()}
    assert (carried["type"], carried["token_type"], carried["expires_in"]) == (
        "recovery",
        "bearer",
        "3600",
    )
    back = await client.auth.set_session(carried["access_token"], carried["refresh_token"])
    assert back.user.email == email
    again = urlparse(site.http.get(link.group()).headers["location"])
    assert parse_qs(again.fragment)["error_code"] == ["otp_expired"]


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.test/new-password",
        "//evil.test",
        "http://127.0.0.1@evil.test/",
        "http://127.0.0.1:1/",
        "http://127.0.0.1:99999/",
        "javascript:alert(1)",
        "/new-password",
        "",
    ],
)
def test_a_link_never_leads_out_of_the_studio(site, asked):
    assert site.identity.outbox.landing(asked) == f"{site.url}/"
    opened = site.http.get(
        f"{site.url}/auth/v1/verify",
        params={"token": "x", "type": "recovery", "redirect_to": asked},
    )
    assert opened.headers["location"].startswith(f"{site.url}/#error=")


def test_one_machine_has_several_names(site):
    other = f"{site.url.replace('127.0.0.1', 'localhost')}/new-password"
    assert site.identity.outbox.landing(other) == other


async def test_recovery_of_an_unknown_address_looks_the_same(site, signed_up, email):
    await signed_up()
    headers = {"apikey": site.identity.keys.publishable}
    async with httpx.AsyncClient(verify=LOOPBACK, headers=headers) as http:
        for address in (email, f"un{email}"):
            answer = await http.post(f"{site.url}/auth/v1/recover", json={"email": address})
            assert (answer.status_code, answer.json()) == (200, {})
    assert site.letter(email, "recovery")
    assert not [m for m in site.identity.outbox.letters() if m.to == f"un{email}"]


async def test_a_link_is_good_for_its_purpose_and_its_hour_only(site, signed_up, email):
    await signed_up()
    client = await site.client()
    await client.auth.reset_password_for_email(email)
    secret = secret_of(site.letter(email, "recovery"))
    with pytest.raises(AuthApiError):
        await client.auth.verify_otp({"token_hash": secret, "type": "email_change"})
    site.sql(
        "update auth.one_time_tokens set created_at = now() - interval '61 minutes' where relates_to = %s",
        email,
    )
    with pytest.raises(AuthApiError) as refused:
        await client.auth.verify_otp({"token_hash": secret, "type": "recovery"})
    assert (refused.value.status, refused.value.code) == (403, "otp_expired")


async def test_an_anonymous_person_proves_their_address_first(strict_site, email):
    client = await strict_site.client()
    before = (await client.auth.sign_in_anonymously()).user
    waiting = (await client.auth.update_user({"email": email, "password": PASSWORD})).user
    assert (waiting.new_email, waiting.is_anonymous, waiting.email) == (email, True, "")
    secret = secret_of(strict_site.letter(email, "email_change"))
    after = (await client.auth.verify_otp({"token_hash": secret, "type": "email_change"})).user
    assert (after.id, after.email, after.is_anonymous, after.new_email) == (
        before.id,
        email,
        False,
        None,
    )
    assert (await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})).session


async def test_a_code_to_the_own_address(site, signed_up, email):
    client = await signed_up()
    await client.auth.reauthenticate()
    assert code_of(site.letter(email, "reauthentication"))


async def test_mails_are_read_by_their_owner_only(site, signed_up, email):
    await signed_up()
    await (await site.client()).auth.reset_password_for_email(email)
    site.letter(email, "recovery")
    folder = site.identity.outbox.folder
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.parametrize(
    ("phone", "message"),
    [
        ("15551234567", "Token has expired or is invalid"),
        ("15551234567-invalid", "Invalid phone number format (E.164 required)"),
    ],
)
async def test_codes_to_phones_are_never_good(site, phone, message):
    with pytest.raises(AuthApiError) as refused:
        await (await site.client()).auth.verify_otp(
            {"phone": phone, "token": "123456", "type": "sms"}
        )
    assert refused.value.message == message
