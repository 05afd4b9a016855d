"""The gateway that stands before a hosted Supabase project: no known API key, no way in.

Answers as https://supabase.com/docs/guides/api/api-keys describes and the hosted service gives.
"""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from store.identity.local import LocalIdentity

OPEN = ("/auth/v1/.well-known/", "/auth/v1/verify", "/storage/v1/object/public/")
NONE = {"message": "No API key found in request", "hint": "No `apikey` request header was found."}
WRONG = {"message": "Invalid API key", "hint": "Double check your Supabase API key."}
answers: dict[str, tuple[int, object]] = {}
"""What a project of another kind would say instead: path -> (status, body)."""


class Gateway:
    """Lets requests with one of the project's keys through."""

    def __init__(self, identity: LocalIdentity, app: ASGIApp) -> None:
        self._keys, self._app = identity.keys, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        key = Headers(scope=scope).get("apikey") if scope["type"] == "http" else None
        if path in answers:
            status, body = answers[path]
            await JSONResponse(body, status)(scope, receive, send)
        elif scope["type"] != "http" or path.startswith(OPEN) or (key and self._keys.role_of(key)):
            await self._app(scope, receive, send)
        else:
            await JSONResponse(WRONG if key else NONE, 401)(scope, receive, send)
