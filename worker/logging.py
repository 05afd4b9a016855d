"""Structured logs: for people on a laptop, as JSON in production. Never a secret in them."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import structlog
from pydantic import SecretStr

from worker.settings import Settings

SHORTEST = 8
SECRET = re.compile(
    r"eyJ[\w-]+\.[\w-]+\.[\w-]+"  # signed tokens
    r"|\b(?:sb_secret|pxk?|sk|xox[a-z])[_-][\w-]{8,}"  # keys of Supabase, ours, LLMs, Slack
    r"|(?<=:)[^:@/\s]+(?=@)"  # passwords in addresses
    r"|(?<=[?&]sig=)[\w-]+|(?<=token=)[\w.-]+"  # signed links
    r"|(?<=Bearer )[^\s'\"]+|(?<=Key )[^\s'\"]{16,}",  # headers
)


_known: set[str] = set()
"""This host's own secrets, whatever they look like."""


def set_up(settings: Settings) -> None:
    """Configure structlog and the standard library's logging once for this process."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    _known.update(_values(settings))
    logging.setLogRecordFactory(_without_secrets)
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


_plain = logging.getLogRecordFactory()
_formatter = logging.Formatter()


def _without_secrets(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """The standard library's record, cleaned when it is made: whoever writes it down, and where.

    uvicorn and Celery bring handlers of their own; a filter on ours would not see what they write.
    """
    record = _plain(*args, **kwargs)
    if record.name == "uvicorn.access":  # its formatter takes the parts
        record.args = tuple(_without(arg) for arg in record.args or ())
    else:
        said = record.getMessage()
        if (clean := _without(said)) != said:
            record.msg, record.args = clean, None
    if record.exc_info:
        record.exc_text = _without(_formatter.formatException(record.exc_info))
    return record


def _values(settings: Settings) -> set[str]:
    secret = {value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)}
    addresses = (settings.database_url, settings.redis_url)
    secret |= {unquote(urlsplit(address).password or "") for address in addresses}
    return {value for value in secret if len(value) >= SHORTEST}


def _without(value: Any) -> Any:
    if isinstance(value, str):
        for secret in _known:
            value = value.replace(secret, "...")
        return SECRET.sub("...", value)
    if isinstance(value, dict):
        return {k: _without(v) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_without(v) for v in cast("list[Any]", value)]
    return value if isinstance(value, int | float | None) else _without(str(value))
