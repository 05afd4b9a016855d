"""Writes the zip that people get when they ask for their data."""

import asyncio
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from film.errors import NotFound
from film.ports import Blobs

_ABOUT_ME = ("sub", "email", "is_anonymous", "user_metadata")


async def write_archive(
    folder: Path,
    kept: Mapping[str, list[dict[str, Any]]],
    claims: Mapping[str, Any],
    blobs: Blobs,
) -> Path:
    """Write `data.json` and the files under `files/<film>/` into a zip in `folder`.

    A film's file that is gone from storage is named in data.json and missing in the zip.
    """
    archive = folder / "pixora-my-data.zip"
    account = {name: claims.get(name) for name in _ABOUT_ME}
    data = json.dumps({"account": account, **kept}, indent=2, default=str, ensure_ascii=False)
    await asyncio.to_thread(_start, archive, data)
    for row in kept["files"]:
        try:
            path = await blobs.fetch(row["key"])
        except NotFound:
            continue
        suffix = PurePosixPath(row["key"]).suffix
        await asyncio.to_thread(
            _add, archive, path, f"files/{row['project_id']}/{row['id']}{suffix}"
        )
    return archive


def _start(archive: Path, data: str) -> None:
    with zipfile.ZipFile(archive, "x", zipfile.ZIP_DEFLATED) as out:
        out.writestr("data.json", data)


def _add(archive: Path, path: Path, name: str) -> None:
    """Films, pictures and sounds are compressed already."""
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_STORED) as out:
        out.write(path, name)
