"""How large a request may be, and what is said of a larger one: a sentence, in each door's words.

The routes' own limits count the bytes as they come (FastAPI's `max_body_size`); when the length is
announced, nothing of the body is read.
"""

from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.models import Problem

BODY_BYTES = 1_000_000
"""Most that a request without a file may send."""
ENVELOPE_BYTES = 64 * 1024
"""Boundaries and small fields around a file in a form."""
UPLOAD_BYTES = 100_000_000 + ENVELOPE_BYTES
PICTURE_BYTES = 5 * 1024 * 1024 + ENVELOPE_BYTES
STATUS = 413
PLAIN = "text/plain"


class Sizes:
    """Puts a sentence and the next step in the place of the framework's "Content Too Large"."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request; only a bare 413 is answered in its stead."""
        answered = False

        async def said(message: Message) -> None:
            nonlocal answered
            if answered:
                return
            if message["type"] == "http.response.start" and _is_bare(message):
                answered = True
                await too_large(scope)(scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, said)


def too_large(scope: Scope) -> JSONResponse:
    """The refusal of a body that is larger than this door takes."""
    most = max(1, scope.get(MAX_BODY_SIZE_SCOPE_KEY, BODY_BYTES) // 1_000_000)
    detail = f"This is larger than the {most} MB that are taken here. Send less, or a smaller file."
    if scope["path"].startswith("/storage/"):
        body = {"statusCode": str(STATUS), "error": "Payload too large", "message": detail}
        return JSONResponse(body, 400)
    if scope["path"].startswith("/auth/"):
        body = {"code": STATUS, "error_code": "request_too_large", "msg": detail}
        return JSONResponse(body, STATUS)
    problem = Problem(title="too large", status=STATUS, detail=detail, code="too_large")
    return JSONResponse(problem.model_dump(), STATUS, media_type="application/problem+json")


def _is_bare(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == STATUS and kind.startswith(PLAIN)
