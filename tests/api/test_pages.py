"""The built studio as it is served."""

import base64
import hashlib
import os
from pathlib import Path

from api.pages import policy, standing


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
