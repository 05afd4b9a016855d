"""Takes uploads, raw or as multipart, streamed to disk with the bucket's limits."""

import hashlib
import json
import os
import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import anyio
from fastapi import Request
from psycopg.rows import DictRow
from starlette.datastructures import FormData, UploadFile

from store.identity.objects import Bytes, LocalObjects
from store.identity.refusals import StorageRefused

CHUNK_BYTES = 1 << 20
DEFAULT_LIMIT_BYTES = 100 * 1024 * 1024
# Boundaries and small fields around a multipart file.
ENVELOPE_BYTES = 64 * 1024


@dataclass(frozen=True)
class Incoming:
    """An upload before its bytes are read."""

    chunks: AsyncIterator[bytes]
    mime: str
    cache_control: str
    user_metadata: dict[str, Any] | None


async def received(request: Request, objects: LocalObjects, bucket: DictRow) -> Bytes:
    """Write the request's file under a random name and describe it.

    Raises:
        StorageRefused: Payload too large, invalid_mime_type, InvalidRequest.
    """
    limit = bucket["file_size_limit"] or DEFAULT_LIMIT_BYTES
    form = request.headers.get("content-type", "").startswith("multipart/form-data")
    _check_announced(request, limit + ENVELOPE_BYTES if form else limit, needed=form)
    async with _incoming(request, form) as incoming:
        _check_mime(incoming.mime, bucket["allowed_mime_types"])
        return await _written(incoming, objects, limit)


def checked_name(name: str) -> str:
    """An object's name, if it is one: no empty or dot steps, no control characters.

    Raises:
        StorageRefused: InvalidKey.
    """
    steps = name.split("/")
    if len(name) > 1_024 or not name.isprintable() or any(s in ("", ".", "..") for s in steps):
        raise StorageRefused(400, "InvalidKey", "Invalid key")
    return name


def _too_large() -> StorageRefused:
    return StorageRefused(413, "Payload too large", "The object exceeded the maximum allowed size")


def _check_announced(request: Request, limit: int, *, needed: bool) -> None:
    announced = request.headers.get("content-length")
    if announced is None and needed:
        raise StorageRefused(411, "MissingContentLength", "A form needs a Content-Length")
    if announced is not None and (not announced.isdecimal() or int(announced) > limit):
        raise _too_large()


def _check_mime(mime: str, allowed: list[str] | None) -> None:
    for pattern in allowed or [mime]:
        kind, _, sub = pattern.partition("/")
        if mime == pattern or (sub == "*" and mime.startswith(f"{kind}/")):
            return
    raise StorageRefused(415, "invalid_mime_type", f"mime type {mime} is not supported")


def _mime_of(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower() or "application/octet-stream"


@asynccontextmanager
async def _incoming(request: Request, form: bool) -> AsyncGenerator[Incoming]:
    """The upload, until the block ends; a form's temporary files are closed then."""
    if form:
        async with request.form(max_files=1, max_fields=8) as parts:
            yield _from_form(parts)
        return
    yield Incoming(
        chunks=request.stream(),
        mime=_mime_of(request.headers.get("content-type")),
        cache_control=request.headers.get("cache-control", "no-cache"),
        user_metadata=None,
    )


def _from_form(form: FormData) -> Incoming:
    files = [part for part in form.values() if isinstance(part, UploadFile)]
    if not files:
        raise StorageRefused(400, "InvalidRequest", "The form holds no file")
    age = str(form.get("cacheControl", "3600"))
    return Incoming(
        chunks=_of_file(files[0]),
        mime=_mime_of(files[0].content_type),
        cache_control=f"max-age={age}" if age.isdecimal() else "no-cache",
        user_metadata=_metadata(form.get("metadata")),
    )


def _metadata(given: object) -> dict[str, Any] | None:
    if not isinstance(given, str) or not given:
        return None
    try:
        found: Any = json.loads(given)
    except ValueError as bad:
        raise StorageRefused(400, "InvalidRequest", "metadata is not JSON") from bad
    return cast("dict[str, Any]", found) if isinstance(found, dict) else None


async def _of_file(part: UploadFile) -> AsyncIterator[bytes]:
    while chunk := await part.read(CHUNK_BYTES):
        yield chunk


async def _written(incoming: Incoming, objects: LocalObjects, limit: int) -> Bytes:
    version = str(uuid.uuid4())
    path = objects.path(version)
    size, digest = 0, hashlib.md5(usedforsecurity=False)
    await anyio.Path(path.parent).mkdir(parents=True, exist_ok=True, mode=0o700)
    part = anyio.Path(path.with_suffix(".part"))
    try:
        async with await anyio.open_file(part, "xb") as out:
            async for chunk in incoming.chunks:
                size += len(chunk)
                if size > limit:
                    raise _too_large()
                digest.update(chunk)
                await out.write(chunk)
            await out.flush()
            await anyio.to_thread.run_sync(os.fsync, out.wrapped.fileno())
        await part.rename(path)
    finally:
        await part.unlink(missing_ok=True)
    return Bytes(
        version,
        {
            "eTag": f'"{digest.hexdigest()}"',
            "size": size,
            "mimetype": incoming.mime,
            "cacheControl": incoming.cache_control,
            "lastModified": datetime.now(UTC).isoformat(),
            "contentLength": size,
            "httpStatusCode": 200,
        },
        incoming.user_metadata,
    )
