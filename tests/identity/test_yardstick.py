"""The in-scope cases of supabase-py's own auth test suite, each with the test of ours that holds it.

Source: https://github.com/supabase/supabase-py, src/auth/tests/_async/test_gotrue_admin_api.py and
test_gotrue.py. Left out there, as not in our scope: second factors beyond their list (3 cases), codes
of providers and linked identities (3 cases), symmetric keys (1 case) and OAuth clients (6 cases).
"""

import ast
import sys
from pathlib import Path

import pytest
from supabase_auth.errors import (
    AuthApiError,
    AuthImplicitGrantRedirectError,
    AuthInvalidCredentialsError,
    AuthRetryableError,
)

HERE = Path(__file__).parent
CASES = {
    "create_user_should_create_a_new_user": "staff.test_staff_makes_an_account",
    "create_user_with_user_metadata": "staff.test_staff_makes_an_account",
    "create_user_with_user_and_app_metadata": "staff.test_staff_makes_an_account",
    "create_user_with_app_metadata": "staff.test_staff_makes_an_account",
    "list_users_should_return_registered_users": "staff.test_staff_lists_people_by_page",
    "get_user_by_id_should_a_registered_user": "staff.test_staff_finds_one_person",
    "modify_email_using_update_user_by_id": "staff.test_staff_changes_the_address",
    "modify_user_metadata_using_update_user_by_id": "staff.test_staff_changes_metadata",
    "modify_app_metadata_using_update_user_by_id": "staff.test_staff_changes_metadata",
    "modify_confirm_email_using_update_user_by_id": "staff.test_staff_confirms_an_address",
    "delete_user_should_be_able_delete_an_existing_user": "staff.test_staff_deletes_a_person_with_their_rows",
    "generate_link_supports_sign_up": "staff.test_a_link_for_sign_up",
    "generate_link_supports_updating_emails": "staff.test_a_link_for_a_new_address",
    "invite_user_by_email": "staff.test_an_invitation_is_mailed",
    "invalid_credential_sign_in_with_phone": "people.test_phones_are_not_offered",
    "invalid_credential_sign_in_with_email": "people.test_wrong_password_and_unknown_person_sound_the_same",
    "sign_in_with_otp_email": "people.test_other_ways_in_are_refused_in_words",
    "sign_in_with_otp_phone": "people.test_phones_are_not_offered",
    "sign_in_with_id_token": "people.test_other_ways_in_are_refused_in_words",
    "sign_in_with_sso": "people.test_other_ways_in_are_refused_in_words",
    "sign_in_with_oauth": "people.test_other_ways_in_are_refused_in_words",
    "sign_in_anonymously": "people.test_anonymous_start",
    "weak_email_password_error": "people.test_a_short_password_is_refused_with_its_reason",
    "weak_phone_password_error": "people.test_phones_are_not_offered",
    "link_identity_missing_session": "people.test_linking_needs_somebody_signed_in",
    "get_user_identities": "people.test_identities_and_factors",
    "list_factors": "people.test_identities_and_factors",
    "update_user": "people.test_a_new_password_replaces_the_old_and_ends_other_sign_ins",
    "get_claims_returns_none_when_session_is_none": "people.test_claims_are_checked_with_the_published_key",
    "get_claims_fetches_jwks_to_verify_asymmetric_jwt": "people.test_claims_are_checked_with_the_published_key",
    "set_session_with_valid_tokens": "sign_ins.test_set_session_with_good_tokens",
    "set_session_with_expired_token": "sign_ins.test_set_session_with_an_expired_token_refreshes",
    "set_session_with_invalid_token": "people.test_a_made_up_token_is_refused",
    "refresh_session": "sign_ins.test_refresh_gives_new_tokens_and_keeps_the_sign_in",
    "sign_out_with_an_valid_access_token": "sign_ins.test_staff_signs_a_token_out",
    "sign_out_with_an_invalid_access_token": "sign_ins.test_staff_signs_a_token_out",
    "get_item_from_memory_storage": "sign_ins.test_memory_storage_keeps_and_forgets_the_sign_in",
    "remove_item_from_memory_storage": "sign_ins.test_memory_storage_keeps_and_forgets_the_sign_in",
    "recover_and_refresh": "sign_ins.test_memory_storage_keeps_and_forgets_the_sign_in",
    "start_auto_refresh_token": "yardstick.test_a_client_that_refreshes_by_itself_stays_signed_in",
    "reset_password_for_email": "mail.test_recovery_leads_to_a_new_password",
    "reauthenticate": "mail.test_a_code_to_the_own_address",
    "resend": "yardstick.test_sending_again_what_was_never_sent",
    "resend_missing_credentials": "yardstick.test_sending_again_what_was_never_sent",
    "get_user_fetches_a_user_by_their_access_token": "people.test_get_user",
    "sign_in_with_password": "people.test_password_sign_in",
    "sign_in_with_otp": "yardstick.test_a_mailed_code_alone_is_refused_in_words",
    "sign_out": "sign_ins.test_sign_out_by_scope",
    "verify_otp": "mail.test_six_digits_do_the_same_and_five_wrong_ones_end_them",
    "set_session_without_refresh_token": "sign_ins.test_set_session_with_an_expired_token_refreshes",
    "jwks_ttl_cache_behavior": "yardstick.test_the_published_key_is_asked_for_once",
    "initialize_from_url": "yardstick.test_the_address_a_mail_leads_to_signs_in",
    "get_authenticator_assurance_level": "yardstick.test_a_password_is_the_first_level",
    "verify_otp_with_non_existent_phone_number": "mail.test_codes_to_phones_are_never_good",
    "verify_otp_with_invalid_phone_number": "mail.test_codes_to_phones_are_never_good",
}


def functions_of(room: str) -> set[str]:
    name = "test_yardstick.py" if room == "yardstick" else f"test_auth_{room}.py"
    body = ast.parse((HERE / name).read_text("utf-8")).body
    return {f.name for f in body if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_at_least_forty_cases_of_the_official_suite_are_held(capsys):
    rooms = {place.partition(".")[0] for place in CASES.values()}
    there = {f"{room}.{name}" for room in rooms for name in functions_of(room)}
    assert set(CASES.values()) - there == set(), "these tests of ours are gone"
    with capsys.disabled():
        sys.stdout.write(f"\nsupabase-py's auth suite: {len(CASES)} cases in scope are held\n")
    assert len(CASES) >= 40


async def test_a_client_that_refreshes_by_itself_stays_signed_in(site, signed_up, email):
    client = await signed_up()
    client.auth._auto_refresh_token = True
    before = await client.auth.get_session()
    again = await client.auth.sign_in_with_password({"email": email, "password": "correct horse"})
    await client.auth._start_auto_refresh_token(0)
    await client.auth._recover_and_refresh()
    assert again.session.access_token != before.access_token
    assert (await client.auth.get_user()).user.email == email
    await client.auth.sign_out()


async def test_sending_again_what_was_never_sent(site, email):
    """An address says nothing of whether it is known; phones are refused in words."""
    client = await site.client()
    answer = await client.auth.resend({"type": "email_change", "email": email})
    assert answer.user is None
    with pytest.raises(AuthApiError) as refused:
        await client.auth.resend({"type": "sms", "phone": "+15551234567"})
    assert refused.value.status in (400, 422)
    assert [m for m in site.identity.outbox.letters() if m.to == email] == []


async def test_a_mailed_code_alone_is_refused_in_words(site, email):
    client = await site.client()
    with pytest.raises(AuthApiError) as refused:
        await client.auth.sign_in_with_otp({"email": email})
    assert refused.value.code == "otp_disabled"
    with pytest.raises(AuthInvalidCredentialsError):
        await client.auth.sign_in_with_otp({})


async def test_the_published_key_is_asked_for_once(site, signed_up):
    client = await signed_up()
    await client.auth.get_claims()
    assert [key["kid"] for key in client.auth._jwks["keys"]] == [site.identity.keys.kid]
    client.auth._url = "http://127.0.0.1:1"
    assert (await client.auth.get_claims())["claims"]["role"] == "authenticated"
    client.auth._jwks_cached_at -= 601
    with pytest.raises(AuthRetryableError):
        await client.auth.get_claims()


async def test_the_address_a_mail_leads_to_signs_in(site, signed_up, email):
    await signed_up()
    link = await (await site.staff()).auth.admin.generate_link({"type": "recovery", "email": email})
    landing = site.http.get(link.properties.action_link).headers["location"]
    client = await site.client()
    # The Python client reads what follows a question mark, the browser's what follows a hash.
    await client.auth.initialize_from_url(landing.replace("#", "?"))
    assert (await client.auth.get_session()).user.email == email
    used = site.http.get(link.properties.action_link).headers["location"]
    with pytest.raises(AuthImplicitGrantRedirectError) as refused:
        await client.auth.initialize_from_url(used.replace("#", "?"))
    assert "invalid or has expired" in refused.value.message


async def test_a_password_is_the_first_level(site, signed_up):
    nobody = await (await site.client()).auth.mfa.get_authenticator_assurance_level()
    assert (nobody.current_level, nobody.current_authentication_methods) == (None, [])
    person = await (await signed_up()).auth.mfa.get_authenticator_assurance_level()
    assert (person.current_level, person.next_level) == ("aal1", "aal1")
    assert [m.method for m in person.current_authentication_methods] == ["password"]
