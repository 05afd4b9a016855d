"""Sends stored objects: ranges, not-modified, and nothing a browser would run in our name."""

from fastapi import Request, Response
from fastapi.responses import FileResponse
from psycopg.rows import DictRow

from store.identity.objects import LocalObjects
from store.identity.refusals import missing

_SHOWN = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/avif")
_SHOWN_KINDS = ("audio/", "video/")


def sent(
    request: Request, objects: LocalObjects, row: DictRow, download: str | None = None
) -> Response:
    """The object's bytes, or 304 when the client has them.

    Args:
        request: for its conditions; Range is answered by FileResponse.
        objects: where the bytes are.
        row: the object's row, already proved to be the caller's to read.
        download: name to save as; "" takes the object's own, None shows it in the browser.

    Raises:
        StorageRefused: not_found when the bytes are gone.
    """
    kept = row["metadata"]
    headers = {
        "etag": kept["eTag"],
        "cache-control": kept["cacheControl"],
        "x-content-type-options": "nosniff",
        # Whatever the bytes are, they get no scripts, no frames and no origin of ours.
        "content-security-policy": "default-src 'none'; sandbox",
    }
    if _has_it(request.headers.get("if-none-match", ""), kept["eTag"]):
        return Response(status_code=304, headers=headers)
    path = objects.path(row["version"])
    if not path.exists():
        raise missing()
    mime = str(kept["mimetype"])
    save_as = download or row["name"].rsplit("/", 1)[-1] if download is not None else None
    if save_as is None and mime not in _SHOWN and not mime.startswith(_SHOWN_KINDS):
        save_as = row["name"].rsplit("/", 1)[-1]
    return FileResponse(path, media_type=mime, headers=headers, filename=save_as)


def _has_it(asked: str, etag: str) -> bool:
    """If-None-Match compares weakly (RFC 9110, 13.1.2)."""
    known = {part.strip().removeprefix("W/") for part in asked.split(",")}
    return "*" in known or etag in known
