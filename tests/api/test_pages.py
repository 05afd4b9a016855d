"""The built studio as it is served."""

import base64
import hashlib
import os
from pathlib import Path

import httpx
import pytest
from starlette.datastructures import URL

from api.app import create_app
from api.pages import by_our_name, policy, standing
from worker.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")


def built(dist: Path, script: str, written_s: int) -> str:
    """Build a first page with that script; answers how a policy names it."""
    page = dist / "landing.html"
    page.write_text(f"<script>theme()</script><script>{script}</script>")
    os.utime(page, (written_s, written_s))
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_a_build_under_a_running_server_has_its_own_policy_at_once(tmp_path: Path) -> None:
    for number in (1, 2):
        name = built(tmp_path, f"build({number})", 1_000 + number)
        assert name in policy("", **standing(tmp_path))


def test_without_a_build_nothing_inline_is_allowed(tmp_path: Path) -> None:
    assert "sha256" not in policy("", **standing(tmp_path))


@pytest.mark.parametrize(
    ("asked", "ours", "sent"),
    [
        ("http://localhost:8000/films/a?x=1", "http://127.0.0.1:8000", "http://127.0.0.1:8000/films/a?x=1"),
        ("http://[::1]:8000/", "http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://127.0.0.1:8000/", "http://localhost:8000", "http://localhost:8000/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000", None),
        ("http://localhost:5173/", "http://127.0.0.1:8000", None),
        ("http://studio.example/", "https://films.example", None),
        ("http://localhost:8000/", "https://films.example", None),
        ("http://evil.example:8000/", "http://127.0.0.1:8000", None),
    ],
)  # fmt: skip
def test_this_machine_by_another_name_is_sent_to_its_own(asked: str, ours: str, sent: str | None):
    assert by_our_name(URL(asked), ours) == sent


async def test_a_page_asked_of_localhost_opens_where_its_pictures_are(settings: Settings):
    app = create_app(settings.model_copy(update={"public_url": "", "port": 8000}))
    there = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=there, base_url="http://localhost:8000") as http:
        page = await http.get("/films/a/studio")
        assert (page.status_code, page.headers["location"]) == (307, "http://127.0.0.1:8000/films/a/studio")  # fmt: skip
        assert (await http.get("/config.json")).status_code == 200
