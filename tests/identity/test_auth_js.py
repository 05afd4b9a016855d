"""The browser's own client, @supabase/auth-js under Node, against the local auth server."""

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from tests.identity.conftest import keys_of

ROOT = Path(__file__).parent.parent.parent
WEB = ROOT / "web"

SCRIPT = Path(__file__).parent / "js" / "people.mjs"


@pytest.mark.skipif(
    not (WEB / "node_modules" / "@supabase" / "auth-js").exists() or not shutil.which("node"),
    reason="needs node and `npm ci` in web/",
)
@pytest.mark.parametrize("style", ["sb_", "legacy"])
async def test_a_persons_life_in_the_browsers_client(guarded, style):
    publishable, secret = keys_of(guarded, style)
    process = await asyncio.create_subprocess_exec(
        "node",
        *(str(SCRIPT), guarded.url, publishable, secret, str(WEB)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, err.decode()
    saw = json.loads(out)
    refusals = {name: value for name, value in saw.items() if isinstance(value, dict)}
    assert {name: (value["status"], value["code"]) for name, value in refusals.items()} == {
        "wrong_password": (400, "invalid_credentials"),
        "weak": (422, "weak_password"),
        "taken": (422, "user_already_exists"),
        "invented": (400, "refresh_token_not_found"),
        "others_ended": (400, "refresh_token_not_found"),
        "gone": (400, "invalid_credentials"),
    }
    assert refusals["weak"]["name"] == "AuthWeakPasswordError"
    plain = {name: value for name, value in saw.items() if name not in refusals}
    assert plain == dict.fromkeys(
        [
            *("anonymous", "kept_id", "permanent", "rotated", "claims", "user", "signed_in"),
            *("set_session", "recover", "proved", "listed", "signed_out"),
        ],
        True,
    )
