"""Structured logs: for people on a laptop, as JSON in production. Never a secret in them."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, cast

import structlog

from worker.settings import Settings

SECRET = re.compile(
    r"eyJ[\w-]+\.[\w-]+\.[\w-]+"  # signed tokens
    r"|\b(?:sb_secret|pxk?|sk|xox[a-z])[_-][\w-]{8,}"  # keys of Supabase, ours, LLMs, Slack
    r"|(?<=:)[^:@/\s]+(?=@)"  # passwords in addresses
    r"|(?<=[?&]sig=)[\w-]+|(?<=token=)[\w.-]+"  # signed links
    r"|(?<=Bearer )[^\s'\"]+|(?<=Key )[^\s'\"]{16,}",  # headers
)


def set_up(settings: Settings) -> None:
    """Configure structlog and the standard library's logging once for this process."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for logger in (*logging.getLogger().handlers, logging.getLogger("uvicorn.access")):
        logger.addFilter(HidesSecrets())
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
    """Tokens, keys and passwords in addresses become dots, however deep they lie."""
    for name, value in event.items():
        event[name] = _without(value)
    return event


class HidesSecrets(logging.Filter):
    """The same for the standard library's logging, where uvicorn writes the address of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; keep it."""
        record.msg = _without(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_without(a) for a in record.args)
        return True


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return SECRET.sub("...", value)
    if isinstance(value, dict):
        return {k: _without(v) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_without(v) for v in cast("list[Any]", value)]
    return value
