"""Structured logs: for people on a laptop, as JSON in production. Never a secret in them."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from worker.settings import Settings

SECRET = re.compile(r"(eyJ[\w-]+\.[\w-]+\.[\w-]+|sb_secret_\w+|pxk?_\w{8,}|(?<=:)[^:@/\s]+(?=@))")


def set_up(settings: Settings) -> None:
    """Configure structlog and the standard library's logging once for this process."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    last = (
        structlog.processors.JSONRenderer()
        if settings.production
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            hide_secrets,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def hide_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tokens, keys and passwords in addresses become dots."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = SECRET.sub("...", value)
    return event
