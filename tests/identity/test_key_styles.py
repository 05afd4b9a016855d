"""supabase-py with both styles of API keys, behind a gateway that lets nobody pass without one."""

import pytest
from storage3.exceptions import StorageApiError
from supabase_auth.errors import AuthApiError

from tests.identity.conftest import keys_of
from tests.identity.gateway import NONE, WRONG

PNG = bytes.fromhex("89504e470d0a1a0a") + b"picture"
BOTH = pytest.mark.parametrize("style", ["sb_", "legacy"])


@BOTH
async def test_a_persons_life_in_the_python_client(guarded, email, style):
    publishable, _ = keys_of(guarded, style)
    ada = await guarded.client(publishable)
    started = await ada.auth.sign_in_anonymously()
    await ada.auth.update_user({"email": email, "password": "correct horse"})
    renewed = await ada.auth.refresh_session()
    assert renewed.user.id == started.user.id
    assert (await ada.auth.get_claims())["claims"]["is_anonymous"] is False
    elsewhere = await guarded.client(publishable)
    with pytest.raises(AuthApiError) as refused:
        await elsewhere.auth.sign_in_with_password({"email": email, "password": "wrong horse"})
    assert refused.value.code == "invalid_credentials"
    await elsewhere.auth.sign_in_with_password({"email": email, "password": "correct horse"})
    files, name = ada.storage.from_("uploads"), f"{started.user.id}/a.png"
    await files.upload(name, PNG, {"content-type": "image/png"})
    assert await files.download(name) == PNG
    assert [f["name"] for f in await files.list(started.user.id)] == ["a.png"]
    signed = await files.create_signed_url(name, 60)
    opened = guarded.http.get(signed["signedURL"], headers={"apikey": publishable})
    assert opened.content == PNG
    link = await files.create_signed_upload_url(f"{started.user.id}/b.png")
    await files.upload_to_signed_url(
        link["path"], link["token"], PNG, {"content-type": "image/png"}
    )
    assert len(await files.remove([name, f"{started.user.id}/b.png"])) == 2
    await ada.auth.sign_out()
    with pytest.raises(AuthApiError):
        await elsewhere.auth.refresh_session()


@BOTH
async def test_the_server_in_the_python_client(guarded, email, style):
    publishable, secret = keys_of(guarded, style)
    staff = await guarded.client(secret)
    made = await staff.auth.admin.create_user(
        {"email": email, "password": "correct horse", "email_confirm": True}
    )
    assert (await staff.auth.admin.get_user_by_id(made.user.id)).user.email == email
    link = await staff.auth.admin.generate_link({"type": "recovery", "email": email})
    person = await guarded.client(publishable)
    proof = {"token_hash": link.properties.hashed_token, "type": "recovery"}
    assert (await person.auth.verify_otp(proof)).user.id == made.user.id
    film = f"{made.user.id}/film.png"
    await staff.storage.from_("media").upload(film, PNG, {"content-type": "image/png"})
    assert await person.storage.from_("media").download(film) == PNG
    assert await person.storage.from_("media").remove([film]) == []
    with pytest.raises(StorageApiError):
        await person.storage.from_("media").upload(f"{made.user.id}/mine.png", PNG)
    assert {b.id for b in await staff.storage.list_buckets()} == {"media", "uploads", "avatars"}
    await staff.auth.admin.delete_user(made.user.id)
    with pytest.raises(AuthApiError):
        await person.auth.get_user()


@BOTH
async def test_a_publishable_key_is_no_server_and_a_forged_one_is_nobody(guarded, email, style):
    publishable, _ = keys_of(guarded, style)
    with pytest.raises(AuthApiError):
        await (await guarded.client(publishable)).auth.admin.list_users()
    head, _, rest = publishable.rpartition(publishable[-8])
    forged = f"{head}{'A' if publishable[-8] != 'A' else 'B'}{rest}"
    assert forged != publishable
    with pytest.raises(AuthApiError) as refused:
        await (await guarded.client(forged)).auth.sign_in_anonymously()
    assert refused.value.message == WRONG["message"]
    bare = guarded.http.post(f"{guarded.url}/auth/v1/signup", json={})
    assert (bare.status_code, bare.json()) == (401, NONE)
