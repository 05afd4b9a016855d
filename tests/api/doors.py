"""Every door of the application, and what somebody else and nobody may get there."""

from dataclasses import dataclass, field
from typing import Any

from tools.registry import TOOLS

NOBODY = {401}
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
    """How a stranger tries a door: what is sent, and which answers give nothing away."""

    json: Any = None
    params: dict[str, Any] = field(default_factory=dict[str, Any])
    files: Any = None
    content: bytes | None = None
    data: Any = None
    stranger: frozenset[int] | set[int] = frozenset(HIDDEN)
    nobody: frozenset[int] | set[int] = frozenset(NOBODY)
    last: bool = False


OWN = Knock(stranger={200, 204})
"""Answers with the asker's own things only; the canary shows that."""
OPEN = Knock(stranger={200, 503}, nobody={200, 503})
"""The same for everybody."""
FILE = {"file": ("a.png", b"no picture", "image/png")}
API: dict[tuple[str, str], Knock] = {
    ("POST", "/api/projects"): Knock(json={"title": "Mine"}, stranger={201}),
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
    ("GET", "/media/{key:path}"): Knock(
        params={"exp": "99999999999", "sig": "0" * 64}, stranger={403}, nobody={403}
    ),
    ("POST", "/webhooks/fal/{job}"): Knock(
        json={}, params={"step": "still", "token": "x"}, stranger={403}, nobody={403}
    ),
    ("GET", "/api/credits"): OWN,
    ("GET", "/api/credits/entries"): OWN,
    ("GET", "/api/credits/jobs"): Knock(params={"project_id": "{project_id}"}, stranger={200}),
    ("POST", "/api/admin/credits"): Knock(
        json={"user_id": "{user_id}", "credits": 5, "reason": "because", "key": "12345678"}
    ),
    ("GET", "/api/admin/users"): Knock(),
    ("GET", "/api/admin/jobs"): Knock(),
    ("GET", "/api/me"): OWN,
    ("PATCH", "/api/me"): Knock(json={"name": "Somebody else"}, stranger={200}),
    ("POST", "/api/me/avatar"): Knock(files=FILE, stranger={422}),
    ("DELETE", "/api/me/avatar"): OWN,
    ("GET", "/api/avatars/{user_id}/{digest}.webp"): Knock(nobody=HIDDEN),
    ("GET", "/api/me/sessions"): OWN,
    ("DELETE", "/api/me/sessions/{sign_in}"): Knock(),
    ("GET", "/api/me/export"): OWN,
    ("DELETE", "/api/me"): Knock(stranger={204}, last=True),
    ("GET", "/api/keys"): OWN,
    ("POST", "/api/keys"): Knock(json={"name": "Mine"}, stranger={201}),
    ("DELETE", "/api/keys/{key_id}"): Knock(),
    ("GET", "/api/choices"): OPEN,
    ("GET", "/api/examples"): OPEN,
    ("GET", "/healthz"): OPEN,
    ("GET", "/readyz"): OPEN,
    ("GET", "/config.json"): OPEN,
    ("GET", "/{path:path}"): Knock(stranger={404}, nobody={404}),
    **{
        ("POST", f"/api/projects/{{project_id}}/tools/{tool.name}"): Knock(
            json=ARGS.get(tool.name, {})
        )
        for tool in TOOLS
    },
}

ANY = set(range(200, 500))
PUBLIC = Knock(stranger=ANY, nobody=ANY)
STAFF = Knock(json={}, stranger={403}, nobody={401, 403})
ACCOUNT = Knock(stranger={200, 204}, nobody={401, 403})
LINK = {"token": "x.y.z"}
STORED = Knock(stranger={400}, nobody={400})
LOCAL: dict[tuple[str, str], Knock] = {
    **{("GET", f"/auth/v1/{p}"): PUBLIC for p in ("health", "settings", ".well-known/jwks.json")},
    ("GET", "/auth/v1/verify"): Knock(
        params={"token": "x", "type": "signup"}, stranger=ANY, nobody=ANY
    ),
    **{
        ("POST", f"/auth/v1/{p}"): Knock(json={}, stranger=ANY, nobody=ANY)
        for p in ("signup", "token", "recover", "resend", "verify", "otp", "sso")
    },
    ("GET", "/auth/v1/user"): ACCOUNT,
    ("PUT", "/auth/v1/user"): Knock(json={"data": {}}, stranger={200}, nobody={401, 403}),
    ("POST", "/auth/v1/logout"): Knock(stranger={204}, nobody={401, 403}, last=True),
    ("GET", "/auth/v1/reauthenticate"): Knock(stranger=ANY, nobody={401, 403}),
    ("GET", "/auth/v1/sessions"): ACCOUNT,
    ("DELETE", "/auth/v1/sessions/{session_id}"): Knock(stranger={404}, nobody={401, 403}),
    ("GET", "/auth/v1/admin/users"): STAFF,
    ("POST", "/auth/v1/admin/users"): STAFF,
    ("GET", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("PUT", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("DELETE", "/auth/v1/admin/users/{user_id}"): STAFF,
    ("POST", "/auth/v1/invite"): STAFF,
    ("POST", "/auth/v1/admin/generate_link"): STAFF,
    ("GET", "/storage/v1/bucket"): Knock(stranger={200, 400}, nobody={200, 400}),
    ("POST", "/storage/v1/object/list/{bucket}"): Knock(
        json={"prefix": "{user_id}"}, stranger={200}, nobody={200, 400}
    ),
    ("GET", "/storage/v1/object/info/{bucket}/{name:path}"): STORED,
    ("GET", "/storage/v1/object/public/{bucket}/{name:path}"): STORED,
    ("GET", "/storage/v1/object/{bucket}/{name:path}"): STORED,
    ("GET", "/storage/v1/object/authenticated/{bucket}/{name:path}"): STORED,
    ("POST", "/storage/v1/object/{bucket}/{name:path}"): Knock(
        content=b"mine", stranger={400}, nobody={400}
    ),
    ("PUT", "/storage/v1/object/{bucket}/{name:path}"): Knock(
        content=b"mine", stranger={400}, nobody={400}
    ),
    ("DELETE", "/storage/v1/object/{bucket}/{name:path}"): STORED,
    ("DELETE", "/storage/v1/object/{bucket}"): Knock(
        json={"prefixes": ["{user_id}/cat.png"]}, stranger={200}, nobody={200, 400}
    ),
    ("POST", "/storage/v1/object/upload/sign/{bucket}/{name:path}"): STORED,
    ("PUT", "/storage/v1/object/upload/sign/{bucket}/{name:path}"): Knock(
        params=LINK, content=b"mine", stranger={400}, nobody={400}
    ),
    ("POST", "/storage/v1/object/sign/{bucket}/{name:path}"): Knock(
        json={"expiresIn": 60}, stranger={400}, nobody={400}
    ),
    ("POST", "/storage/v1/object/sign/{bucket}"): Knock(
        json={"expiresIn": 60, "paths": ["{user_id}/cat.png"]}, stranger={200}, nobody={200, 400}
    ),
    ("GET", "/storage/v1/object/sign/{bucket}/{name:path}"): Knock(
        params=LINK, stranger={400}, nobody={400}
    ),
}
TABLE = {**API, **LOCAL}
HARMLESS = {"/openapi.json"}
MOUNTS = {"/examples", "/assets"}
