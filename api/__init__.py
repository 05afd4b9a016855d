"""The doors: HTTP and SSE. The only room that knows FastAPI."""
