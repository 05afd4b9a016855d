"""Errors as RFC 9457 problem details. The one place that turns exceptions into answers.

Source of the format: https://www.rfc-editor.org/rfc/rfc9457
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api import sizes
from api.models import Problem
from film.errors import PixoraError

log = structlog.get_logger()
TYPE = "application/problem+json"


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""
    app.add_exception_handler(PixoraError, _known)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(ValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _unknown)


def answer(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem as a response; half characters that somebody sent are not sent back."""
    whole = problem.detail.encode("utf-8", "replace").decode()
    said = jsonable_encoder(problem.model_copy(update={"detail": whole}))
    return JSONResponse(said, problem.status, headers=headers, media_type=TYPE)


def known(error: PixoraError) -> JSONResponse:
    """One of our own errors as a response."""
    problem = Problem(
        title=error.code.replace("_", " "),
        status=error.status,
        detail=error.message,
        code=error.code,
        details=error.details,
    )
    wait = error.details.get("retry_after_s")
    return answer(problem, {"Retry-After": str(wait)} if wait else None)


async def _known(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, PixoraError):
        raise error
    return known(error)


async def _malformed(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError | ValidationError):
        raise error
    said = "; ".join(_sentence(e) for e in error.errors())
    return answer(Problem(title="invalid", status=422, detail=said, code="invalid"))


_LIMITS = {
    "string_too_long": "may have {max_length:,} characters at most; shorten it.",
    "too_long": "may have {max_length:,} entries at most; send fewer.",
    "less_than_equal": "may be {le:,} at most; choose less.",
    "greater_than_equal": "must be {ge:,} at least; choose more.",
}
"""What is said of a value over a limit: the limit, and the next step."""


def _sentence(problem: Mapping[str, Any]) -> str:
    place = ".".join(str(step) for step in problem["loc"] if step not in ("body", "query"))
    facts = problem.get("ctx", {})
    numbers = {name: value for name, value in facts.items() if isinstance(value, int | float)}
    if problem["type"] in _LIMITS and numbers:
        return f"{place} {_LIMITS[problem['type']].format_map(numbers)}"
    return f"{place}: {problem['msg']}"


async def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == sizes.STATUS:
        return sizes.too_large(request.scope)
    problem = Problem(
        title=str(error.detail), status=error.status_code, detail=str(error.detail), code="http"
    )
    return answer(problem, dict(error.headers or {}))


async def _gone(_: Request, __: Exception) -> Response:
    """Who hung up in the middle of sending hears nothing and is no error of ours."""
    return Response(status_code=499)


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    number = uuid4().hex[:12]
    log.error("request failed", id=number, path=request.url.path, exc_info=error)
    said = f"Something went wrong on our side. Try again; if it stays, tell us the number {number}."
    return answer(Problem(title="internal", status=500, detail=said, code="internal"))
