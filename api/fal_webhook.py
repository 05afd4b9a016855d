"""Where fal.ai tells that a request has ended. It is only noted; the worker's polling acts on it."""

import hmac
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field, ValidationError

from film.errors import Forbidden, NotFound, TooLarge
from film.ports import JobBoard
from media.fal.webhooks import SIGNATURE, FalWebhooks

router = APIRouter(include_in_schema=False)
MAX_BYTES = 2_000_000
MISSING = "There is no such job."


class _Said(BaseModel):
    """The part of a message that is read."""

    request_id: str = Field(pattern=r"^[A-Za-z0-9_-]{8,80}$")
    status: Literal["OK", "ERROR"]


@router.post("/webhooks/fal/{job}", name="fal_webhook", status_code=204, max_body_size=MAX_BYTES)
async def fal_webhook(
    request: Request,
    job: Annotated[str, Path(max_length=80)],
    step: Annotated[str, Query(max_length=40, pattern=r"^[a-z0-9-]+$")],
    token: Annotated[str, Query(max_length=80)],
) -> Response:
    """Note a request's id and end in the job's memory. Sent twice, late or early, it does no harm."""
    webhooks: FalWebhooks = request.app.state.fal_webhooks
    board: JobBoard = request.app.state.board
    if not request.headers.get(SIGNATURE):
        raise NotFound(MISSING)
    body = await _body(request)
    request_id = await webhooks.verify(request.headers, body)
    kept: Mapping[str, Any] | None = (await board.recall(job) or {}).get(f"fal_{step}")
    if kept is None:
        raise NotFound(MISSING)
    _ours(kept, token, request_id)
    fact = {"request_id": request_id, "status": _status(body, request_id)}
    await board.note(job, f"fal_note_{step}", fact)
    return Response(status_code=204)


def _ours(kept: Mapping[str, Any], token: str, request_id: str) -> None:
    """Raises Forbidden unless the message is about the request this job made."""
    if not hmac.compare_digest(str(kept.get("token", "")).encode(), token.encode()):
        raise Forbidden("This message is not about a request of ours.")
    if kept.get("request_id") not in (None, request_id):
        raise Forbidden("This message is about another request.")


def _status(body: bytes, request_id: str) -> str:
    try:
        said = _Said.model_validate_json(body)
    except ValidationError as error:
        raise Forbidden("This message does not say what it is about.") from error
    if said.request_id != request_id:
        raise Forbidden("This message does not say what it is about.")
    return said.status


async def _body(request: Request) -> bytes:
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > MAX_BYTES:
            raise TooLarge("The message has more than 2 MB.")
    return read
