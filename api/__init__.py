"""The doors: HTTP, SSE, Slack, MCP. The only room that knows FastAPI."""
