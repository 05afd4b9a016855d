"""Every door of the application, and what somebody else and nobody may get there."""

from dataclasses import dataclass, field, replace
from typing import Any

from tools.registry import TOOLS

SIGN_IN = {401}
HIDDEN = {404}
ARGS: dict[str, dict[str, Any]] = {
    "breakdown": {"idea": "A cat"},
    "edit_scene": {"scene_id": "s1", "title": "Mine now"},
    "add_scene": {"description": "A cat"},
    "remove_scene": {"scene_ids": ["s1"]},
    "reorder_scenes": {"order": ["s2", "s1", "s3"]},
    "update_project": {"title": "Mine now"},
    "restore_version": {"scene_id": "s1"},
    "take_back": {"change": "title"},
    "list_versions": {"scene_id": "s1"},
    "adjust_style": {"style": "darker"},
    "set_music": {"mood": "sad"},
}


@dataclass(frozen=True)
class Knock:
    """How a stranger tries a door: what is sent, and which answers give nothing away.

    As it stands, a door that names a thing: 404 for somebody else and for nobody, in the words of
    a thing that is not there; only who comes with a bad token is told to sign in.
    """

    json: Any = None
    params: dict[str, Any] = field(default_factory=dict[str, Any])
    files: Any = None
    content: bytes | None = None
    data: Any = None
    stranger: frozenset[int] | set[int] = frozenset(HIDDEN)
    nobody: frozenset[int] | set[int] = frozenset(HIDDEN)
    forged: frozenset[int] | set[int] = frozenset(SIGN_IN)
    last: bool = False


def own(**sent: Any) -> Knock:
    """A door that names nothing: it answers with the asker's own things only, or asks to sign in."""
    return Knock(**{"stranger": {200, 204}, "nobody": SIGN_IN, **sent})


OWN = own()
OPEN = Knock(stranger={200, 503}, nobody={200, 503}, forged={200, 503})
"""The same for everybody."""
LINKED = Knock(stranger=HIDDEN, nobody=HIDDEN, forged=HIDDEN)
"""Opened by a link alone; a token changes nothing."""
FILE = {"file": ("a.png", b"no picture", "image/png")}
API: dict[tuple[str, str], Knock] = {
    ("POST", "/api/projects"): own(json={"title": "Mine"}, stranger={201}),
    ("GET", "/api/projects"): OWN,
    ("GET", "/api/projects/{project_id}"): Knock(),
    ("PATCH", "/api/projects/{project_id}"): Knock(json={"title": "Mine now", "deleted": False}),
    ("DELETE", "/api/projects/{project_id}"): Knock(),
    ("POST", "/api/projects/{project_id}/duplicate"): Knock(),
    ("POST", "/api/projects/{project_id}/edits"): Knock(
        json={"edits": [{"op": "remove", "scene_ids": ["s1"]}]}
    ),
    ("GET", "/api/projects/{project_id}/plan"): Knock(),
    ("POST", "/api/projects/{project_id}/quote"): Knock(json={"duration_s": 60}),
    ("GET", "/api/projects/{project_id}/revisions"): Knock(),
    ("POST", "/api/projects/{project_id}/revert/{run_id}"): Knock(),
    ("GET", "/api/projects/{project_id}/events"): Knock(params={"after": 0}),
    ("POST", "/api/projects/{project_id}/messages"): Knock(json={"text": "Remove scene 1"}),
    ("POST", "/api/runs/{run_id}/resume"): Knock(
        json={"approvals": [{"interrupt_id": "int-call-1", "approved": True}]}
    ),
    ("POST", "/api/projects/{project_id}/stop"): Knock(),
    ("GET", "/api/projects/{project_id}/thread"): Knock(params={"thread_id": "{thread_id}"}),
    ("GET", "/api/projects/{project_id}/suggestions"): Knock(params={"scene_id": "s1"}),
    ("POST", "/api/projects/{project_id}/links"): Knock(json={"asset_ids": ["asset-1"]}),
    ("GET", "/api/projects/{project_id}/renders/{render_id}"): Knock(),
    ("GET", "/api/projects/{project_id}/peaks"): Knock(params={"asset_id": "asset-1"}),
    ("GET", "/api/projects/{project_id}/filmstrip"): Knock(params={"asset_id": "asset-1"}),
    ("POST", "/api/projects/{project_id}/reference"): Knock(files=FILE),
    ("POST", "/api/projects/{project_id}/poster"): Knock(json={"render_id": "r1", "at_ms": 0}),
    ("POST", "/api/projects/{project_id}/uploads"): Knock(
        files=FILE, data={"part": "visual", "scene_id": "s1"}
    ),
    ("GET", "/api/projects/{project_id}/exports/{kind}"): Knock(),
    ("GET", "/media/{key:path}"): replace(LINKED, params={"exp": "99999999999", "sig": "0" * 64}),
    ("POST", "/webhooks/fal/{job}"): replace(
        LINKED, json={}, params={"step": "still", "token": "x"}
    ),
    ("GET", "/api/credits"): OWN,
    ("GET", "/api/credits/entries"): OWN,
    ("GET", "/api/credits/jobs"): Knock(params={"project_id": "{project_id}"}),
    ("POST", "/api/admin/credits"): Knock(
        json={"user_id": "{user_id}", "credits": 5, "reason": "because", "key": "12345678"}
    ),
    ("GET", "/api/admin/users"): Knock(),
    ("GET", "/api/admin/jobs"): Knock(),
    ("GET", "/api/admin/prices"): Knock(),
    ("POST", "/api/admin/refunds"): Knock(
        json={"job_id": "{job_id}", "credits": 5, "reason": "because", "key": "12345678"}
    ),
    ("GET", "/api/me"): OWN,
    ("PATCH", "/api/me"): own(json={"name": "Somebody else"}),
    ("POST", "/api/me/avatar"): own(files=FILE, stranger={422}),
    ("DELETE", "/api/me/avatar"): OWN,
    ("GET", "/api/avatars/{user_id}/{digest}.webp"): LINKED,
    ("GET", "/api/me/sessions"): OWN,
    ("DELETE", "/api/me/sessions/{sign_in}"): Knock(),
    ("GET", "/api/me/export"): OWN,
    ("DELETE", "/api/me"): own(stranger={204}, last=True),
    ("GET", "/api/keys"): OWN,
    ("POST", "/api/keys"): own(json={"name": "Mine"}, stranger={201}),
    ("DELETE", "/api/keys/{key_id}"): Knock(),
    ("GET", "/api/choices"): OPEN,
    ("GET", "/api/examples"): OPEN,
    ("GET", "/healthz"): OPEN,
    ("GET", "/readyz"): OPEN,
    ("GET", "/config.json"): OPEN,
    ("GET", "/{path:path}"): LINKED,
    **{
        ("POST", f"/api/projects/{{project_id}}/tools/{tool.name}"): Knock(
            json=ARGS.get(tool.name, {})
        )
        for tool in TOOLS
    },
}

ANY = set(range(200, 500))
PUBLIC = Knock(stranger=ANY, nobody=ANY, forged=ANY)
REFUSED = {401, 403}
STAFF = Knock(json={}, forged={403})
ACCOUNT = own(nobody=REFUSED, forged={403})
BAD_TOKEN = {400}
"""Storage says 400 to a token that is not good, as Supabase does."""
STORED = Knock(forged=BAD_TOKEN)
WRITTEN = Knock(content=b"mine", forged=BAD_TOKEN)
LOCAL: dict[tuple[str, str], Knock] = {
    **{("GET", f"/auth/v1/{p}"): PUBLIC for p in ("health", "settings", ".well-known/jwks.json")},
    ("GET", "/auth/v1/verify"): replace(PUBLIC, params={"token": "x", "type": "signup"}),
    **{
        ("POST", f"/auth/v1/{p}"): replace(PUBLIC, json={})
        for p in ("signup", "token", "recover", "resend", "verify", "otp", "sso")
    },
    ("GET", "/auth/v1/user"): ACCOUNT,
    ("PUT", "/auth/v1/user"): replace(ACCOUNT, json={"data": {}}),
    ("POST", "/auth/v1/logout"): replace(ACCOUNT, last=True),
    ("GET", "/auth/v1/reauthenticate"): replace(ACCOUNT, stranger=ANY),
    ("GET", "/auth/v1/sessions"): ACCOUNT,
    ("DELETE", "/auth/v1/sessions/{session_id}"): Knock(forged={403}),
    ("GET", "/auth/v1/admin/users"): STAFF,
    ("POST", "/auth/v1/admin/users"): STAFF,
    ("GET", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("PUT", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("DELETE", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("POST", "/auth/v1/invite"): STAFF,
    ("POST", "/auth/v1/admin/generate_link"): STAFF,
    # The buckets are the same for everybody who is somebody; a publishable key sees none.
    ("GET", "/storage/v1/bucket"): own(nobody={400}, forged=BAD_TOKEN),
    # Lists answer with what is the asker's own of what they name: here nothing.
    ("POST", "/storage/v1/object/list/{bucket}"): replace(
        STORED, json={"prefix": "{user_id}"}, stranger={200}
    ),
    ("GET", "/storage/v1/object/info/{bucket}/{name:path}"): STORED,
    ("GET", "/storage/v1/object/public/{bucket}/{name:path}"): LINKED,
    ("GET", "/storage/v1/object/{bucket}/{name:path}"): STORED,
    ("GET", "/storage/v1/object/authenticated/{bucket}/{name:path}"): STORED,
    ("POST", "/storage/v1/object/{bucket}/{name:path}"): WRITTEN,
    ("PUT", "/storage/v1/object/{bucket}/{name:path}"): WRITTEN,
    ("DELETE", "/storage/v1/object/{bucket}/{name:path}"): STORED,
    ("DELETE", "/storage/v1/object/{bucket}"): replace(
        STORED, json={"prefixes": ["{user_id}/cat.png"]}, stranger={200}
    ),
    ("POST", "/storage/v1/object/upload/sign/{bucket}/{name:path}"): STORED,
    ("PUT", "/storage/v1/object/upload/sign/{bucket}/{name:path}"): replace(
        LINKED, content=b"mine"
    ),
    ("POST", "/storage/v1/object/sign/{bucket}/{name:path}"): replace(
        STORED, json={"expiresIn": 60}
    ),
    ("POST", "/storage/v1/object/sign/{bucket}"): replace(
        STORED, json={"expiresIn": 60, "paths": ["{user_id}/cat.png"]}, stranger={200}
    ),
    ("GET", "/storage/v1/object/sign/{bucket}/{name:path}"): LINKED,
}
TABLE = {**API, **LOCAL}
HARMLESS = {"/openapi.json"}
MOUNTS = {"/examples", "/assets"}
