"""Links and bytes: signed for a while, in ranges, never run by a browser."""

import pytest
from storage3.exceptions import StorageApiError

from tests.identity.test_storage import PNG, upload


async def test_a_signed_link_opens_one_object_for_a_while(site, mine):
    client, home = mine
    await upload(client, f"{home}/a b.png")
    await upload(client, f"{home}/other.png")
    made = await client.storage.from_("uploads").create_signed_url(f"{home}/a b.png", 60)
    answer = site.http.get(made["signedURL"])
    assert (answer.status_code, answer.content) == (200, PNG)
    assert answer.headers["content-type"] == "image/png"
    saved = await client.storage.from_("uploads").create_signed_url(
        f"{home}/a b.png", 60, {"download": "mine.png"}
    )
    assert (
        'attachment; filename="mine.png"'
        in site.http.get(saved["signedURL"]).headers["content-disposition"]
    )
    wrong = site.http.get(made["signedURL"].replace("a%20b.png", "other.png"))
    assert (wrong.status_code, wrong.json()["error"]) == (400, "InvalidSignature")
    for seconds in (0, 10**9):
        with pytest.raises(StorageApiError):
            await client.storage.from_("uploads").create_signed_url(f"{home}/a b.png", seconds)


async def test_an_old_or_forged_link_is_refused(site, mine, stranger):
    client, home = mine
    await upload(client, f"{home}/a.png")
    person = (await stranger.auth.get_session()).access_token
    keys = site.identity.keys
    claims = {
        "aud": "pixora-storage",
        "url": f"uploads/{home}/a.png",
        "purpose": "download",
        "iat": 1,
    }
    old = keys.sign({**claims, "exp": 2})
    endless = keys.sign(claims)
    upload_link = (await client.storage.from_("uploads").create_signed_upload_url(f"{home}/b.png"))[
        "token"
    ]
    for token in (person, old, endless, upload_link, "x.y.z"):
        answer = site.http.get(
            f"{site.url}/storage/v1/object/sign/uploads/{home}/a.png", params={"token": token}
        )
        assert answer.status_code == 400
        assert PNG not in answer.content
    link = await client.storage.from_("uploads").create_signed_url(f"{home}/a.png", 60)
    token = link["signedURL"].split("token=")[1]
    bearer = {"apikey": keys.publishable, "authorization": f"Bearer {token}"}
    assert site.http.get(f"{site.url}/auth/v1/user", headers=bearer).status_code == 403


async def test_many_links_at_once(site, mine):
    client, home = mine
    await upload(client, f"{home}/a.png")
    made = await client.storage.from_("uploads").create_signed_urls(
        [f"{home}/a.png", f"{home}/b.png"], 60
    )
    assert site.http.get(made[0]["signedURL"]).content == PNG
    assert made[0]["error"] is None
    assert "does not exist" in made[1]["error"]


async def test_an_upload_link_writes_as_its_signer(site, mine):
    client, home = mine
    made = await client.storage.from_("uploads").create_signed_upload_url(f"{home}/later.png")
    nobody = await site.client()
    await nobody.storage.from_("uploads").upload_to_signed_url(
        f"{home}/later.png", made["token"], PNG, {"content-type": "image/png"}
    )
    assert await client.storage.from_("uploads").download(f"{home}/later.png") == PNG
    assert site.sql(
        "select owner_id from storage.objects where name = %s", f"{home}/later.png"
    ) == [(home,)]
    with pytest.raises(StorageApiError):
        await nobody.storage.from_("uploads").upload_to_signed_url(
            f"{home}/another.png", made["token"], PNG, {"content-type": "image/png"}
        )


def test_ranges_and_not_modified(bearer, mine):
    name = f"/object/uploads/{mine[1]}/raw.png"
    body = bytes(range(256)) * 40
    made = bearer.post(
        name, content=body, headers={"content-type": "image/png", "cache-control": "max-age=5"}
    )
    assert made.status_code == 200
    whole = bearer.get(name)
    assert (whole.content, whole.headers["accept-ranges"]) == (body, "bytes")
    part = bearer.get(name, headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, body[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(body)}"
    assert bearer.get(name, headers={"range": "bytes=-10"}).content == body[-10:]
    assert bearer.get(name, headers={"range": "bytes=99999-"}).status_code == 416
    etag = whole.headers["etag"]
    for asked in (etag, f'W/{etag}, "x"', "*"):
        unchanged = bearer.get(name, headers={"if-none-match": asked})
        assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (
            304,
            b"",
            etag,
        )
    assert bearer.get(name, headers={"if-none-match": '"x"'}).status_code == 200
    head = bearer.head(f"/object/authenticated/uploads/{mine[1]}/raw.png")
    assert (head.status_code, head.headers["content-length"], head.content) == (
        200,
        str(len(body)),
        b"",
    )


async def test_what_a_browser_might_run_is_never_run(site, mine):
    client, home = mine
    server = await site.staff()
    await server.storage.from_("media").upload(
        f"{home}/page.html", b"<script>1</script>", {"content-type": "text/html"}
    )
    link = await client.storage.from_("media").create_signed_url(f"{home}/page.html", 60)
    answer = site.http.get(link["signedURL"])
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
