"""The local outbox: mails as .eml files that any mail program opens. Nothing is sent anywhere."""

import asyncio
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from store.identity.mailed import Mailed
from store.identity.shapes import MailKind

_SUBJECTS: dict[MailKind, str] = {
    "signup": "Confirm your address for Pixora",
    "invite": "You are invited to Pixora",
    "recovery": "Choose a new password for Pixora",
    "magiclink": "Your sign-in link for Pixora",
    "email_change": "Confirm your new address for Pixora",
    "reauthentication": "Your code for Pixora",
}

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Letter:
    """A mail in the outbox, as `./run` and the tests read it."""

    to: str
    subject: str
    text: str
    kind: str
    sent_at: datetime


class Outbox:
    """A folder of mails, the newest last by name.

    Args:
        folder: made when missing; readable by its owner only.
        site_url: the studio's address, for the links.
    """

    def __init__(self, folder: Path, site_url: str) -> None:
        self.folder = folder
        self._site_url = site_url

    def link(self, mailed: Mailed, redirect_to: str = "") -> str:
        """The address that finishes what the mail began, then leads to `redirect_to`."""
        asked = {"token": mailed.link_secret, "type": mailed.kind}
        asked["redirect_to"] = self.landing(redirect_to)
        return f"{self._site_url}/auth/v1/verify?{urlencode(asked)}"

    def landing(self, redirect_to: str) -> str:
        """`redirect_to` if it is a page of the studio, else the studio's first page.

        A link signs somebody in, so it must never lead anywhere else. On one machine the studio
        may be called localhost or 127.0.0.1.
        """
        asked, site = urlsplit(redirect_to), urlsplit(self._site_url)
        hosts = _LOOPBACK if site.hostname in _LOOPBACK else {site.hostname}
        try:
            same = asked.port == site.port and asked.username is None
        except ValueError:
            same = False
        if same and asked.scheme == site.scheme and asked.hostname in hosts:
            return asked._replace(fragment="").geturl()
        return f"{self._site_url}/"

    async def post(self, mailed: Mailed, redirect_to: str = "") -> None:
        """Write the mail into the folder."""
        letter = EmailMessage(policy=policy.SMTP)
        letter["From"] = "Pixora <studio@pixora.localhost>"
        letter["To"] = mailed.address
        letter["Subject"] = _SUBJECTS[mailed.kind]
        letter["Date"] = datetime.now(UTC)
        letter["X-Pixora-Kind"] = mailed.kind
        letter.set_content(
            f"{_SUBJECTS[mailed.kind]}.\n\nOpen this link:\n{self.link(mailed, redirect_to)}\n\n"
            f"or enter the code {mailed.code}\n\n"
            "If you did not ask for this, do nothing.\n"
        )
        await asyncio.to_thread(self._write, bytes(letter))

    def letters(self) -> list[Letter]:
        """All mails, the oldest first."""
        return [_read(path) for path in sorted(self.folder.glob("*.eml"))]

    async def forget(self, address: str) -> None:
        """Remove every mail to that address."""
        await asyncio.to_thread(self._forget, address)

    def _forget(self, address: str) -> None:
        for path in self.folder.glob("*.eml"):
            if _read(path).to == address:
                path.unlink(missing_ok=True)

    def _write(self, body: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{secrets.token_hex(3)}"
        part = self.folder / f".{name}.part"
        with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as out:
            out.write(body)
        part.rename(self.folder / f"{name}.eml")


def _read(path: Path) -> Letter:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    return Letter(
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        text=mail.get_content(),
        kind=str(mail["X-Pixora-Kind"]),
        sent_at=mail["Date"].datetime,
    )
