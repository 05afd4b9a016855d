"""Writes the zip that people get when they ask for their data."""

import asyncio
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TextIO

from film.errors import NotFound
from film.ports import Blobs, Seat
from store.identity.own_data import OwnData
from store.pool import Row

_ABOUT_ME = ("sub", "email", "is_anonymous", "user_metadata")


class _DataFile:
    """One JSON object, a section at a time, so that no more than a batch of rows is in memory."""

    def __init__(self, out: TextIO, account: Mapping[str, Any]) -> None:
        self._out, self._section, self._rows = out, "", 0
        out.write(f'{{"account": {_json(account)}')

    async def write(self, section: str, batch: list[Row]) -> None:
        """Append rows to a section; another section's name ends the one before."""
        await asyncio.to_thread(self._write, section, batch)

    def _write(self, section: str, batch: list[Row]) -> None:
        if section != self._section:
            self._out.write("]" if self._section else "")
            self._out.write(f',\n"{section}": [')
            self._section, self._rows = section, 0
        for row in batch:
            self._out.write(("," if self._rows else "") + "\n" + _json(row))
            self._rows += 1

    def end(self) -> None:
        """End the file."""
        self._out.write("]}" if self._section else "}")


async def write_archive(
    folder: Path,
    own: OwnData,
    seat: Seat,
    blobs: Blobs,
    more: Mapping[str, Path] | None = None,
) -> Path:
    """Write `data.json`, the films' files under `files/<film>/`, and `more` by name into a zip.

    A film's file that is gone from storage is named in data.json and missing in the zip.
    """
    archive, data = folder / "pixora-my-data.zip", folder / "data.json"
    account = {name: seat.claims.get(name) for name in _ABOUT_ME}
    with data.open("w", encoding="utf-8") as out:
        file = _DataFile(out, account)
        await own.hand_out(seat, file.write)
        sign_ins = await own.sign_ins(seat)
        await file.write("sign_ins", [entry.model_dump() for entry in sign_ins])
        file.end()
    await asyncio.to_thread(_add, archive, data, data.name, zipfile.ZIP_DEFLATED)
    data.unlink()
    for row in await own.files(seat):
        try:
            path = await blobs.fetch(row["key"])
        except NotFound:
            continue
        name = f"files/{row['project_id']}/{row['id']}{PurePosixPath(row['key']).suffix}"
        await asyncio.to_thread(_add, archive, path, name)
    for name, path in (more or {}).items():
        await asyncio.to_thread(_add, archive, path, name)
    return archive


def _json(value: object) -> str:
    return json.dumps(value, default=str, ensure_ascii=False)


def _add(archive: Path, path: Path, name: str, how: int = zipfile.ZIP_STORED) -> None:
    """Films, pictures and sounds are compressed already."""
    with zipfile.ZipFile(archive, "a", how) as out:
        out.write(path, name)
