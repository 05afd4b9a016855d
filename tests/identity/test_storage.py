"""Files through supabase-py and plain HTTP, with a second person who must see nothing."""

import hashlib
import uuid
from urllib.parse import quote

import pytest
from storage3.exceptions import StorageApiError

PNG = bytes.fromhex("89504e470d0a1a0a") + b"picture" * 1_000


async def upload(client, name: str, body: bytes = PNG, **options: str):
    return await client.storage.from_("uploads").upload(
        name, body, {"content-type": "image/png", **options}
    )


async def test_upload_download_and_description(mine):
    client, home = mine
    kept = await client.storage.from_("uploads").upload(
        f"{home}/a b/ü.png",
        PNG,
        {"content-type": "image/png", "cache-control": "60", "metadata": {"scene": "s1"}},
    )
    assert kept.full_path == f"uploads/{home}/a b/ü.png"
    assert await client.storage.from_("uploads").download(f"{home}/a b/ü.png") == PNG
    info = await client.storage.from_("uploads").info(f"{home}/a b/ü.png")
    assert (info["size"], info["content_type"], info["metadata"]) == (
        len(PNG),
        "image/png",
        {"scene": "s1"},
    )
    assert info["etag"] == f'"{hashlib.md5(PNG).hexdigest()}"'
    assert info["cache_control"] == "max-age=60"
    assert await client.storage.from_("uploads").exists(f"{home}/a b/ü.png")
    assert not await client.storage.from_("uploads").exists(f"{home}/nothing.png")


async def test_a_name_is_taken_once_unless_replaced(site, mine):
    client, home = mine
    await upload(client, f"{home}/one.png")
    with pytest.raises(StorageApiError) as refused:
        await upload(client, f"{home}/one.png", b"other")
    assert (refused.value.status, refused.value.code) == ("409", "Duplicate")
    before = files_of(site, home)
    await upload(client, f"{home}/one.png", b"second", upsert="true")
    await client.storage.from_("uploads").update(
        f"{home}/one.png", b"third", {"content-type": "image/png"}
    )
    assert await client.storage.from_("uploads").download(f"{home}/one.png") == b"third"
    assert not any(path.exists() for path in before)
    assert len(files_of(site, home)) == 1


def files_of(site, home: str):
    versions = site.sql("select version from storage.objects where starts_with(name, %s)", home)
    return [site.home / "storage" / v[:2] / uuid.UUID(v).hex for (v,) in versions]


async def test_a_second_person_sees_and_changes_nothing(site, mine, stranger):
    client, home = mine
    await upload(client, f"{home}/secret.png")
    theirs = stranger.storage.from_("uploads")
    for attempt in (
        theirs.download(f"{home}/secret.png"),
        theirs.info(f"{home}/secret.png"),
        theirs.create_signed_url(f"{home}/secret.png", 60),
    ):
        with pytest.raises(StorageApiError) as refused:
            await attempt
        assert refused.value.code == "not_found"
    for attempt in (
        theirs.upload(f"{home}/planted.png", PNG, {"content-type": "image/png"}),
        theirs.upload(f"{home}/secret.png", b"x", {"content-type": "image/png", "upsert": "true"}),
        theirs.update(f"{home}/secret.png", b"x", {"content-type": "image/png"}),
        theirs.create_signed_upload_url(f"{home}/planted.png"),
    ):
        with pytest.raises(StorageApiError) as refused:
            await attempt
        assert (refused.value.status, refused.value.code) == ("404", "not_found")
    assert await theirs.list(home) == []
    assert await theirs.remove([f"{home}/secret.png"]) == []
    listed = await theirs.create_signed_urls([f"{home}/secret.png"], 60)
    assert listed[0]["error"]
    assert not listed[0]["signedURL"]
    assert await client.storage.from_("uploads").download(f"{home}/secret.png") == PNG


async def test_without_a_person_nothing_is_seen_or_written(site, mine):
    client, home = mine
    await upload(client, f"{home}/secret.png")
    nobody = (await site.client()).storage.from_("uploads")
    with pytest.raises(StorageApiError) as refused:
        await nobody.download(f"{home}/secret.png")
    assert refused.value.code == "not_found"
    with pytest.raises(StorageApiError):
        await nobody.upload(f"{home}/x.png", PNG, {"content-type": "image/png"})
    answer = site.http.get(f"{site.url}/storage/v1/object/uploads/{home}/secret.png")
    assert (answer.status_code, answer.json()["statusCode"]) == (404, "404")


async def test_films_files_are_read_by_their_owner_and_written_by_the_server(site, mine, stranger):
    client, home = mine
    with pytest.raises(StorageApiError) as refused:
        await client.storage.from_("media").upload(
            f"{home}/film.mp4", b"film", {"content-type": "video/mp4"}
        )
    assert refused.value.status == "403"
    server = await site.staff()
    await server.storage.from_("media").upload(
        f"{home}/film.mp4", b"film", {"content-type": "video/mp4"}
    )
    assert await client.storage.from_("media").download(f"{home}/film.mp4") == b"film"
    with pytest.raises(StorageApiError):
        await stranger.storage.from_("media").download(f"{home}/film.mp4")


async def test_folders_are_listed_level_by_level(mine):
    client, home = mine
    for name in ("b/1.png", "b/2.png", "b/c/3.png", "a.png", "z.png"):
        await upload(client, f"{home}/{name}", name.encode())
    uploads = client.storage.from_("uploads")
    top = await uploads.list(home)
    assert [(e["name"], e["id"] is None) for e in top] == [
        ("a.png", False),
        ("b", True),
        ("z.png", False),
    ]
    assert top[0]["metadata"]["size"] == 5
    below = await uploads.list(f"{home}/b", {"sortBy": {"column": "name", "order": "desc"}})
    assert [e["name"] for e in below] == ["c", "2.png", "1.png"]
    assert [e["name"] for e in await uploads.list(home, {"limit": 1, "offset": 2})] == ["z.png"]
    assert [e["name"] for e in await uploads.list(home, {"search": "PNG"})] == ["a.png", "z.png"]


async def test_removing_takes_rows_and_bytes(site, mine):
    client, home = mine
    for name in ("1.png", "2.png"):
        await upload(client, f"{home}/{name}")
    files = files_of(site, home)
    assert all(path.stat().st_size == len(PNG) for path in files)
    gone = await client.storage.from_("uploads").remove(
        [f"{home}/1.png", f"{home}/2.png", f"{home}/3.png"]
    )
    assert sorted(entry["name"] for entry in gone) == [f"{home}/1.png", f"{home}/2.png"]
    assert not any(path.exists() for path in files)


@pytest.mark.parametrize(
    "name", ["../x.png", "a/../../x.png", "a//b.png", "./a.png", "a/./b.png", "a\x00b", ""]
)
def test_names_never_become_paths(bearer, mine, name):
    quoted = quote(name).replace(".", "%2e")
    answer = bearer.post(
        f"/object/uploads/{mine[1]}/{quoted}", content=PNG, headers={"content-type": "image/png"}
    )
    assert answer.status_code in (400, 404, 405)
    assert "Id" not in answer.text


async def test_a_buckets_limits_hold(site, mine, bearer):
    client, home = mine
    with pytest.raises(StorageApiError) as refused:
        await client.storage.from_("uploads").upload(
            f"{home}/x.html", b"<html>", {"content-type": "text/html"}
        )
    assert refused.value.status == "415"
    big = b"x" * (2_097_152 + 1)
    with pytest.raises(StorageApiError) as refused:
        await client.storage.from_("avatars").upload(
            f"{home}/a.png", big, {"content-type": "image/png"}
        )
    assert refused.value.status == "413"
    streamed = bearer.post(
        f"/object/avatars/{home}/a.png", content=iter([big]), headers={"content-type": "image/png"}
    )
    assert streamed.json()["statusCode"] == "413"
    with pytest.raises(StorageApiError) as refused:
        await client.storage.from_("nowhere").upload(
            f"{home}/a.png", PNG, {"content-type": "image/png"}
        )
    assert refused.value.code == "Bucket not found"
    left = [path for path in (site.home / "storage").rglob("*") if path.suffix == ".part"]
    assert left == []


async def test_public_buckets_are_for_everybody_and_only_they(site, mine):
    client, home = mine
    await client.storage.from_("avatars").upload(
        f"{home}/me.png", PNG, {"content-type": "image/png"}
    )
    assert (
        site.http.get(
            await client.storage.from_("avatars").get_public_url(f"{home}/me.png")
        ).content
        == PNG
    )
    await upload(client, f"{home}/me.png")
    closed = site.http.get(await client.storage.from_("uploads").get_public_url(f"{home}/me.png"))
    assert closed.json()["error"] == "Bucket not found"


async def test_buckets_are_seen_by_people_and_the_server(site, mine):
    assert {b.id for b in await mine[0].storage.list_buckets()} == {"media", "uploads", "avatars"}
    assert {b.id for b in await (await site.staff()).storage.list_buckets()} == {
        "media",
        "uploads",
        "avatars",
    }
    assert await (await site.client()).storage.list_buckets() == []
