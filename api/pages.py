"""The built studio: static files with long caching, and index.html for every page of its own."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles

from worker.settings import Settings

DIST = Path(__file__).resolve().parent.parent / "web" / "dist"
MISSING = (
    "<h1>The studio is not built yet</h1><p>Run <code>./run</code>: it builds the web app and "
    "starts everything.</p>"
)


def mount(app: FastAPI, settings: Settings) -> None:
    """Serve the web app after all other routes."""
    app.mount("/assets", StaticFiles(directory=DIST / "assets", check_dir=False), name="assets")

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
    async def page(path: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        """A file of the build, or the app itself."""
        if path.startswith(("api/", "auth/", "storage/", "media/")):
            return JSONResponse({"detail": "Not found"}, 404)
        file = (DIST / path).resolve()
        if path and file.is_relative_to(DIST) and file.is_file():
            return FileResponse(file)
        index = DIST / "index.html"
        if not index.is_file():
            return HTMLResponse(MISSING, 503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


def policy(request: Request) -> str:
    """The content security policy: our own origin, and the Supabase project where there is one."""
    other = request.app.state.settings.supabase_url
    return (
        f"default-src 'self'; img-src 'self' data: blob: {other}; media-src 'self' data: blob: {other}; "
        f"connect-src 'self' {other}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
    )
