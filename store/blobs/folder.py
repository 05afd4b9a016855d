"""Files in a folder. Names live in a link file; the bytes lie under random names.

Whoever holds a link can read one file until it expires: the link is signed with a secret of this
installation, and the doors check it with `opened`.
"""

import asyncio
import hashlib
import hmac
import os
import secrets
import shutil
import time
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

from film.errors import Forbidden, Invalid, NotFound

MEDIA_PATH = "/media"
MISSING = "There is no such file."


class FolderBlobs:
    """film.ports.Blobs in `blobs/` of a folder. `base_url` goes before links ("": same host)."""

    def __init__(self, folder: Path, base_url: str = "") -> None:
        root = folder / "blobs"
        self._names, self._files = root / "names", root / "files"
        self._base_url = base_url
        for each in (self._names, self._files):
            each.mkdir(parents=True, exist_ok=True)
        self._secret = _secret(root / "secret")

    async def put(self, key: str, source: Path, mime: str) -> None:
        """Keep a file under a name; readers see the old one or the new one, never a half."""
        await asyncio.to_thread(self._put, key, source, mime)

    async def fetch(self, key: str) -> Path:
        """The file's path. Raises NotFound."""
        return self.locate(key)[0]

    def locate(self, key: str) -> tuple[Path, str]:
        """The file's path and mime type. Raises NotFound."""
        try:
            name, mime = self._name(key).read_text().split("\n")[:2]
        except FileNotFoundError as error:
            raise NotFound(MISSING) from error
        return self._files / name[:2] / name, mime

    async def url(self, key: str, seconds: int = 3600, download: str | None = None) -> str:
        """A link that works for that long; `download` names the saved file."""
        until = int(time.time()) + seconds
        asked = {"exp": str(until), "sig": self._sign(key, until, download or "")}
        if download:
            asked["download"] = download
        return f"{self._base_url}{MEDIA_PATH}/{quote(key)}?{urlencode(asked)}"

    def opened(self, key: str, exp: str, sig: str, download: str = "") -> tuple[Path, str]:
        """What a link leads to: path and mime type.

        Raises:
            NotFound: there is no such file, or the link is not one of ours.
            Forbidden: ours, but its time is over.
        """
        until = int(exp) if exp.isascii() and exp.isdigit() and len(exp) < 12 else 0
        if not hmac.compare_digest(sig.encode(), self._sign(key, until, download).encode()):
            raise NotFound(MISSING)
        if until < time.time():
            raise Forbidden("This link has expired. Load the page again.")
        return self.locate(key)

    async def remove(self, keys: list[str]) -> None:
        """Forget files; missing ones are no error."""
        await asyncio.to_thread(self._remove, keys)

    async def remove_under(self, prefix: str) -> None:
        """Forget every file whose name starts so."""
        await asyncio.to_thread(self._remove_under, prefix)

    def _remove_under(self, prefix: str) -> None:
        links = [
            link.read_text().split("\n") for link in self._names.glob("*/*") if not link.suffix
        ]
        self._remove([link[2] for link in links if len(link) > 2 and link[2].startswith(prefix)])

    def _put(self, key: str, source: Path, mime: str) -> None:
        name = uuid4().hex
        target = self._files / name[:2] / name
        target.parent.mkdir(exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(source, part)
        part.rename(target)
        link = self._name(key)
        old = link.read_text().partition("\n")[0] if link.exists() else None
        fresh = link.with_suffix(f".{name}")
        fresh.write_text(f"{name}\n{mime}\n{key}")
        fresh.replace(link)
        if old:
            (self._files / old[:2] / old).unlink(missing_ok=True)

    def _remove(self, keys: list[str]) -> None:
        for key in keys:
            try:
                path, _ = self.locate(key)
            except NotFound:
                continue
            self._name(key).unlink(missing_ok=True)
            path.unlink(missing_ok=True)

    def _name(self, key: str) -> Path:
        """The link file of a name; hashed, so no name can lead out of the folder."""
        if not key or "\0" in key:
            raise Invalid("A file needs a name.")
        digest = hashlib.sha256(key.encode()).hexdigest()
        folder = self._names / digest[:2]
        folder.mkdir(exist_ok=True)
        return folder / digest

    def _sign(self, key: str, until: int, download: str) -> str:
        text = f"{key}\n{until}\n{download}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()


def _secret(path: Path) -> bytes:
    """The installation's own key, made once, readable by its owner only."""
    try:
        fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(fd, "wb") as file:
        made = secrets.token_bytes(32)
        file.write(made)
    return made
