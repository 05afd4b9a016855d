"""The built studio: static files with long caching, and index.html for every page of its own."""

import base64
import functools
import hashlib
import mimetypes
import re
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
)
from starlette.datastructures import URL

from worker.settings import Settings

DIST = Path(__file__).resolve().parent.parent / "web" / "dist"
NAMED_BY_CONTENT = "assets/"
"""Files here carry a hash of their content in their name, so they never change."""
FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "::1"))
SMALLER = {"br": ".br", "gzip": ".gz"}
MISSING = (
    "<h1>The studio is not built yet</h1><p>Run <code>./run</code>: it builds the web app and "
    "starts everything.</p>"
)


def mount(app: FastAPI, settings: Settings) -> None:
    """Serve the web app after all other routes."""

    @app.get("/config.json", include_in_schema=False)
    async def config() -> JSONResponse:  # pyright: ignore[reportUnusedFunction]
        """What the browser must know; nothing secret."""
        local = getattr(app.state, "local_identity", None)
        key = local.keys.publishable if local else settings.supabase_publishable_key
        return JSONResponse(
            {"supabaseUrl": settings.supabase_url, "supabaseKey": key},
            headers={"Cache-Control": "no-cache"},
        )

    @app.get("/{path:path}", include_in_schema=False)
    async def page(path: str, request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]
        """A file of the build, the first page as the build drew it, or the app itself."""
        if path.startswith(("api/", "auth/", "storage/", "media/")):
            return JSONResponse({"detail": "Not found"}, 404)
        accepted = request.headers.get("accept-encoding", "")
        file = _of_build(path)
        if file:
            return _sent(file, accepted, FOREVER if path.startswith(NAMED_BY_CONTENT) else ASK)
        if path.startswith(NAMED_BY_CONTENT):
            return JSONResponse({"detail": "Not found"}, 404)
        if ours := by_our_name(request.url, settings.url):
            return RedirectResponse(ours)
        index = DIST / ("index.html" if path else "landing.html")
        if not index.is_file():
            return HTMLResponse(MISSING, 503)
        return _sent(index, accepted, ASK)


def by_our_name(asked: URL, ours: str) -> str | None:
    """The page at our own address, where this machine was asked for by another of its names.

    Pictures and sounds have whole addresses that begin with ours, and sign-ins are kept by origin: at
    "localhost" a page of 127.0.0.1 would show nothing. Other names are a reverse proxy's business.
    """
    home = URL(ours)
    alike = {asked.hostname, home.hostname} <= THIS_MACHINE and asked.port == home.port
    if not alike or asked.hostname == home.hostname:
        return None
    return str(asked.replace(scheme=home.scheme, hostname=home.hostname))


def _of_build(path: str) -> Path | None:
    """The file of the build at that path, if there is one."""
    try:
        file = (DIST / path).resolve()
        return file if path and file.is_relative_to(DIST) and file.is_file() else None
    except (OSError, ValueError):  # a name too long, or with a zero in it, is no file's
        return None


def _sent(file: Path, accepted: str, caching: str) -> FileResponse:
    """The file, or the smallest copy of it the browser can read (web/build/compressed.ts)."""
    mime = mimetypes.guess_type(file.name)[0]
    about = {"Cache-Control": caching, "Vary": "Accept-Encoding"}
    known = {word.strip() for word in accepted.replace(";q=1.0", "").split(",")}
    for encoding, suffix in SMALLER.items():
        copy = file.with_name(file.name + suffix)
        if encoding in known and copy.is_file():
            return FileResponse(
                copy, media_type=mime, headers={**about, "Content-Encoding": encoding}
            )
    return FileResponse(file, media_type=mime, headers=about)


def headers(request: Request) -> dict[str, str]:
    """Headers of every answer, unless a route has its own of that name."""
    settings: Settings = request.app.state.settings
    always = {
        "Content-Security-Policy": policy(settings.supabase_url, **standing(DIST)),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(self), geolocation=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if settings.url.startswith("https://"):
        always["Strict-Transport-Security"] = "max-age=31536000"
    return always


def standing(dist: Path) -> dict[str, str]:
    """Hashes of the scripts and the style that stand in the built first page, as a policy names them.

    A build under a running server counts at once: a page of one build with the policy of another
    would have its own script refused.
    """
    page = dist / "landing.html"
    return _hashes(page, page.stat().st_mtime_ns) if page.is_file() else {}


@functools.lru_cache(maxsize=2)
def _hashes(page: Path, _written_ns: int) -> dict[str, str]:
    text = page.read_text()
    found = {
        tag: re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("script", "style")
    }
    return {tag: " ".join(map(_hash, inside)) for tag, inside in found.items()}


def _hash(inside: str) -> str:
    digest = hashlib.sha256(inside.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(other: str, *, script: str = "", style: str = "") -> str:
    """The content security policy: our own origin, and the Supabase project where there is one.

    Scripts and styles come from files of ours only; `script` and `style` name what the
    build writes into the page (docs/decisions/0012-nothing-inline.md).
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {script}".strip(),
            f"style-src 'self' {style}".strip(),
            f"img-src 'self' data: blob: {other}".strip(),
            f"media-src 'self' data: blob: {other}".strip(),
            f"connect-src 'self' {other}".strip(),
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )
