"""Files in Supabase Storage, with a cache on this machine for those that are worked on."""

import asyncio
import hashlib
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
from storage3 import AsyncStorageClient
from storage3._async.file_api import AsyncBucketProxy
from storage3.exceptions import StorageApiError
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from film.errors import NotFound, Unavailable

BUCKET = "media"
BUCKETS = (BUCKET, "uploads", "avatars")
"""All that supabase/migrations make; in each, a file's first folder is its owner's id."""
PAGE = 1_000
_patiently = retry(
    retry=retry_if_exception_type(Unavailable),
    stop=stop_after_attempt(3),
    wait=wait_exponential_jitter(multiplier=0.3, max=5),
    reraise=True,
)


class SupabaseBlobs:
    """film.ports.Blobs over a bucket. Acts with the secret key: a film's files are written by us."""

    def __init__(
        self,
        url: str,
        secret_key: str,
        cache: Path,
        bucket: str = BUCKET,
        cache_bytes: int = 10_000_000_000,
    ) -> None:
        """`url` is the project's (SUPABASE_URL); the cache keeps the files used last."""
        self._http = httpx.AsyncClient(timeout=httpx.Timeout(60, connect=10))
        headers = {"apikey": secret_key, "authorization": f"Bearer {secret_key}"}
        self._client = AsyncStorageClient(
            f"{url.rstrip('/')}/storage/v1/", headers, http_client=self._http
        )
        self._files = self._client.from_(bucket)
        self._cache, self._cache_bytes = cache, cache_bytes
        cache.mkdir(parents=True, exist_ok=True)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def put(self, key: str, source: Path, mime: str) -> None:
        """Upload a file, over an older one of that name too. Raises Unavailable."""
        await self._upload(key, source, mime)
        await asyncio.to_thread(self._remember, key, source)

    async def fetch(self, key: str) -> Path:
        """The cached file, downloaded first when it is not there. Raises NotFound, Unavailable."""
        path = self._cached(key)
        if not await asyncio.to_thread(path.exists):
            await self._download(key, path)
            await asyncio.to_thread(self._trim, path)
        return path

    async def url(self, key: str, seconds: int = 3600, download: str | None = None) -> str:
        """A link that works for that long; `download` names the saved file. Raises NotFound."""
        return await self._link(key, seconds, download)

    async def remove(self, keys: list[str]) -> None:
        """Forget files; missing ones are no error."""
        if not keys:
            return
        await self._remove_from(self._files, keys)
        for key in keys:
            self._cached(key).unlink(missing_ok=True)

    async def remove_under(self, prefix: str) -> None:
        """Forget every file whose name starts so, in all buckets. Raises Unavailable."""
        for name in BUCKETS:
            files = self._client.from_(name)
            while keys := await self._some_under(files, prefix.rstrip("/")):
                await self._remove_from(files, keys)
                for key in keys:
                    self._cached(key).unlink(missing_ok=True)

    @_patiently
    async def _some_under(self, files: AsyncBucketProxy, folder: str) -> list[str]:
        """Up to a page of names below a folder, folders within it looked into."""
        with _plainly():
            listed = await files.list(folder, {"limit": PAGE})
        keys = [f"{folder}/{entry['name']}" for entry in listed if entry["id"]]
        for entry in listed:
            if not keys and not entry["id"]:
                keys = await self._some_under(files, f"{folder}/{entry['name']}")
        return keys

    @_patiently
    async def _remove_from(self, files: AsyncBucketProxy, keys: list[str]) -> None:
        with _plainly():
            await files.remove(keys)

    @_patiently
    async def _upload(self, key: str, source: Path, mime: str) -> None:
        options: Mapping[str, str] = {"content-type": mime, "upsert": "true"}
        with _plainly():
            await self._files.upload(key, source, {**options})  # pyright: ignore[reportArgumentType]

    @_patiently
    async def _download(self, key: str, path: Path) -> None:
        """Stream into a side file, then rename: a broken download is never seen."""
        link = await self._link(key, 600, None)
        part = path.with_suffix(f".{uuid4().hex}.part")
        try:
            with _plainly():
                async with self._http.stream("GET", link) as answer:
                    answer.raise_for_status()
                    with part.open("wb") as file:
                        async for piece in answer.aiter_bytes(1 << 20):
                            await asyncio.to_thread(file.write, piece)
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)

    @_patiently
    async def _link(self, key: str, seconds: int, download: str | None) -> str:
        with _plainly():
            made = await self._files.create_signed_url(
                key, seconds, {"download": download} if download else {}
            )
        return str(made["signedURL"])

    def _cached(self, key: str) -> Path:
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self._cache / f"{digest}{Path(key).suffix}"

    def _remember(self, key: str, source: Path) -> None:
        path = self._cached(key)
        part = path.with_suffix(f".{uuid4().hex}.part")
        shutil.copyfile(source, part)
        part.rename(path)
        self._trim(path)

    def _trim(self, keep: Path) -> None:
        """Drop the files used longest ago until the cache is within its size."""
        files = sorted(
            ((p, p.stat()) for p in self._cache.iterdir() if p != keep),
            key=lambda found: found[1].st_atime,
        )
        size = sum(stat.st_size for _, stat in files) + keep.stat().st_size
        for path, stat in files:
            if size <= self._cache_bytes:
                return
            path.unlink(missing_ok=True)
            size -= stat.st_size


@contextmanager
def _plainly() -> Generator[None]:
    """What the storage says, in our errors."""
    try:
        yield
    except StorageApiError as error:
        if str(error.status) in ("400", "404"):
            raise NotFound("There is no such file.") from error
        raise Unavailable(f"The file storage refused: {error.message}") from error
    except httpx.HTTPError as error:
        raise Unavailable("The file storage does not answer; check SUPABASE_URL.") from error
