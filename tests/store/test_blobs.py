"""Files by name: in a folder, and in Supabase Storage (the local server speaks its protocol)."""

import socket
import threading
import time
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from storage3 import AsyncStorageClient

from api.local.mount import mount_local_supabase
from film.errors import Forbidden, Invalid, NotFound, Unavailable
from store.blobs.folder import FolderBlobs
from store.blobs.supabase import SupabaseBlobs
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects

KEY = "u1/f1/a picture.png"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "made.png"
    path.write_bytes(b"first")
    return path


def opened(blobs, link):
    parts = urlsplit(link)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    key = unquote(parts.path).removeprefix("/media/")
    return blobs.opened(key, asked["exp"], asked["sig"], asked.get("download", ""))


async def test_a_file_is_kept_replaced_and_forgotten(blobs, source):
    await blobs.put(KEY, source, "image/png")
    source.write_bytes(b"second")
    await blobs.put(KEY, source, "image/png")
    assert (await blobs.fetch(KEY)).read_bytes() == b"second"
    assert len(list(source.parent.glob("blobs/files/*/*"))) == 1
    await blobs.remove([KEY, "never/was"])
    with pytest.raises(NotFound):
        await blobs.fetch(KEY)


async def test_a_link_opens_its_own_file_only_and_expires(blobs, source):
    await blobs.put(KEY, source, "image/png")
    link = await blobs.url(KEY, 60, download="film é.png")
    assert opened(blobs, link) == (await blobs.fetch(KEY), "image/png")
    await blobs.put("u2/secret", source, "image/png")
    for forged in (
        link.replace("u1/f1/a%20picture.png", "u2/secret"),
        link.replace("exp=", "exp=9"),
        link.replace("sig=", "sig=0"),
        link.replace("film", "other"),
    ):
        with pytest.raises(NotFound):
            opened(blobs, forged)
    with pytest.raises(Forbidden):
        opened(blobs, await blobs.url(KEY, -1))


async def test_names_cannot_lead_out_of_the_folder(blobs, source, tmp_path):
    before = {p for p in tmp_path.rglob("*") if "blobs" not in p.parts}
    await blobs.put("../../../escape", source, "text/plain")
    assert (await blobs.fetch("../../../escape")).is_relative_to(tmp_path / "blobs")
    assert {p for p in tmp_path.rglob("*") if "blobs" not in p.parts} == before
    with pytest.raises(Invalid):
        await blobs.put("", source, "text/plain")


async def test_the_secret_survives_a_restart(blobs, source, tmp_path):
    await blobs.put(KEY, source, "image/png")
    link = await blobs.url(KEY)
    again = FolderBlobs(tmp_path)
    assert opened(again, link)[1] == "image/png"
    assert (tmp_path / "blobs" / "secret").stat().st_mode & 0o077 == 0


@pytest.fixture
def project(postgres_server, database, tmp_path):
    """(url, secret key) of a local project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    auth = LocalIdentity(postgres_server.dsn(database, "supabase_auth_admin"), tmp_path, url)
    objects = LocalObjects(
        postgres_server.dsn(database, "supabase_storage_admin"), tmp_path / "storage"
    )

    @asynccontextmanager
    async def lifespan(_):
        async with auth, objects:
            yield

    app = FastAPI(lifespan=lifespan)
    mount_local_supabase(app, auth, objects)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    end = time.monotonic() + 15
    while not server.started and time.monotonic() < end:
        time.sleep(0.01)
    yield url, auth.keys.secret
    server.should_exit = True
    thread.join(15)


async def test_supabase_storage_keeps_serves_and_forgets(project, source, tmp_path):
    blobs = SupabaseBlobs(*project, cache=tmp_path / "cache1")
    elsewhere = SupabaseBlobs(*project, cache=tmp_path / "cache2", cache_bytes=8)
    await blobs.put(KEY, source, "image/png")
    source.write_bytes(b"second")
    await blobs.put(KEY, source, "image/png")
    path = await elsewhere.fetch(KEY)
    assert (path.read_bytes(), path.suffix) == (b"second", ".png")
    async with httpx.AsyncClient() as web:
        answer = await web.get(await blobs.url(KEY, 60, download="film.png"))
    assert (answer.content, answer.headers["content-type"]) == (b"second", "image/png")
    assert "film.png" in answer.headers["content-disposition"]
    await blobs.put("u1/f1/b.png", source, "image/png")
    await elsewhere.fetch("u1/f1/b.png")
    assert len(list((tmp_path / "cache2").iterdir())) == 1
    await blobs.remove([KEY, "never/was"])
    for gone in (blobs.fetch(KEY), blobs.url(KEY), elsewhere.fetch(KEY)):
        with pytest.raises(NotFound):
            await gone
    await blobs.close()
    await elsewhere.close()


@pytest.mark.parametrize("kind", ["folder", "supabase"])
async def test_all_of_a_persons_files_go_at_once_and_nobody_elses(
    kind, project, blobs, source, tmp_path
):
    """On Supabase also those that people put into the other buckets themselves."""
    url, secret = project
    remote = SupabaseBlobs(url, secret, cache=tmp_path / "cache")
    kept = blobs if kind == "folder" else remote
    mine = ["u1/f1/a.png", "u1/f1/deep/er/b.png", "u1/avatar/c.webp", "u1/d.png"]
    theirs = ["u10/f1/a.png", "u2/u1/a.png"]
    for key in (*mine, *theirs):
        await kept.put(key, source, "image/png")
    direct = AsyncStorageClient(
        f"{url}/storage/v1/", {"apikey": secret, "authorization": f"Bearer {secret}"}
    )
    for bucket in ("uploads", "avatars"):
        await direct.from_(bucket).upload("u1/own.png", b"x", {"content-type": "image/png"})
        await direct.from_(bucket).upload("u2/own.png", b"x", {"content-type": "image/png"})
    await kept.remove_under("u1/")
    for key in mine:
        with pytest.raises(NotFound):
            await kept.fetch(key)
    for key in theirs:
        assert (await kept.fetch(key)).read_bytes() == b"first"
    if kind == "supabase":
        for bucket in ("uploads", "avatars"):
            listed = [f["name"] for f in await direct.from_(bucket).list()]
            assert listed == ["u2"], bucket
    await kept.remove_under("nobody/")
    await remote.close()
    await direct.session.aclose()


async def test_an_unreachable_storage_is_a_sentence(tmp_path, source):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        blobs = SupabaseBlobs(f"http://127.0.0.1:{probe.getsockname()[1]}", "k", tmp_path / "c")
        with pytest.raises(Unavailable):
            await blobs.put(KEY, source, "image/png")
    await blobs.close()
