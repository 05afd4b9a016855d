"""What a request without any credential hears: of things it names, that they do not exist.

The same words as somebody gets who asks for a thing that is not there, so that an address tells
nobody anything. Where nothing is named, the answer is to sign in. A credential that is old or wrong
is told so (docs/decisions/0071-nobody-hears-not-found.md).
"""

import re

from starlette.requests import Request

from film.errors import NotFound, PixoraError, SignInNeeded

_THINGS = tuple(
    (re.compile(path), words)
    for path, words in (
        (r"/api/projects/[^/]+", "There is no such film."),
        (r"/api/runs/[^/]+", "There is no such run."),
        (r"/api/keys/[^/]+", "There is no such key."),
        (r"/api/me/sessions/[^/]+", "There is no such sign-in."),
        (r"/api/admin/", "Not found."),
    )
)
_BY_QUERY = {("/api/credits/jobs", "project_id"): "There is no such film."}


def refusal(request: Request) -> PixoraError:
    """The error for a request that carries no credential."""
    path = request.url.path
    for pattern, words in _THINGS:
        if pattern.match(path):
            return NotFound(words)
    for (place, name), words in _BY_QUERY.items():
        if path == place and name in request.query_params:
            return NotFound(words)
    return SignInNeeded("Send a token: Authorization: Bearer <access token>")
