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
from film.words import BLANK

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
    said = " ".join(_sentence(e) for e in error.errors())
    return answer(Problem(title="invalid", status=422, detail=said, code="invalid"))


_SAID = {
    "blank": BLANK,
    "string_too_long": "may have {max_length:,} characters at most; shorten it.",
    "too_long": "may have {max_length:,} entries at most; send fewer.",
    "less_than_equal": "may be {le:,} at most; choose less.",
    "greater_than_equal": "must be {ge:,} at least; choose more.",
    "string_too_short": "is too short: it needs {min_length:,} characters or more.",
    "too_short": "is too short: it needs {min_length:,} or more.",
    "missing": "is missing; send it.",
    "extra_forbidden": "is not known here; leave it out.",
    "literal_error": "must be {expected}.",
    "union_tag_invalid": "must have one of these as {discriminator}: {expected_tags}.",
    "union_tag_not_found": "must say in {discriminator} what it is.",
    "string_pattern_mismatch": "must look like {pattern}.",
    "string_unicode": "holds half a character; send whole ones.",
    "string_type": "must be a text.",
    "int_parsing_size": "is too large a number; choose less.",
    "uuid_parsing": "is no id of ours.",
    "json_invalid": "is not JSON that can be read: {error}.",
}
"""What is said of a value by what is wrong with it: the rule, and the next step."""
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "list": "a list",
    "tuple": "a list",
    "dict": "a JSON object",
    "model": "a JSON object",
}
"""What a value should be, by how the names of pydantic's other errors begin."""


def _sentence(problem: Mapping[str, Any]) -> str:
    wrong, facts = problem["type"], problem.get("ctx", {})
    whole = ("body",) if wrong == "json_invalid" else problem["loc"]
    steps = whole[1:] if whole[0] in ("body", "query") else whole
    place = ".".join(map(str, steps)) or "The body"
    kind = _KINDS.get(wrong.partition("_")[0])
    said = _SAID.get(wrong) or (f"must be {kind}." if kind else "")
    if wrong == "value_error" and "UploadFile" in problem["msg"]:
        said = "must be a file with a name; choose it and send it again."
    try:
        return f"{place} {said.format_map(facts)}" if said else _plain(place, problem)
    except (KeyError, ValueError):  # a limit that is no number, such as a date
        return _plain(place, problem)


def _plain(place: str, problem: Mapping[str, Any]) -> str:
    """What the check itself says, as a sentence."""
    return f"{place}: {problem['msg'].removeprefix('Value error, ').rstrip('.')}."


async def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == sizes.STATUS:
        return sizes.too_large(request.scope)
    said = str(error.detail)
    if error.status_code == 400 and "form" in request.headers.get("content-type", ""):
        said = f"The form cannot be read: {said.rstrip('.')}. Send it again as multipart/form-data."
    elif said == "There was an error parsing the body":  # FastAPI's, of what json refuses otherwise
        said = "The body cannot be read as JSON. Send it in UTF-8, without giant numbers or depths."
    problem = Problem(title=str(error.detail), status=error.status_code, detail=said, code="http")
    return answer(problem, dict(error.headers or {}))


async def _gone(_: Request, __: Exception) -> Response:
    """Who hung up in the middle of sending hears nothing and is no error of ours."""
    return Response(status_code=499)


async def _unknown(request: Request, error: Exception) -> JSONResponse:
    number = uuid4().hex[:12]
    log.error("request failed", id=number, path=request.url.path, exc_info=error)
    said = f"Something went wrong on our side. Try again; if it stays, tell us the number {number}."
    return answer(Problem(title="internal", status=500, detail=said, code="internal"))
