"""Canaries: what the host keeps to itself is in no answer of any door and in no line of its logs."""

import io
import logging
import re

import pytest
import structlog
from pydantic import SecretStr

from api.events import snapshot_event
from api.local.gates import Gates
from tests.api.doors import TABLE
from tests.api.test_limits import MANY, turnstile
from tests.api.test_rights import ada, invented, knock, told  # noqa: F401 - a fixture by its name
from tests.identity.conftest import OFTEN
from worker import logging as our_logging
from worker.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
CANARY = "canary0123456789canary"
UNENDING = "/api/projects/{project_id}/events"


@pytest.fixture
def settings(settings) -> Settings:
    """The host's own secrets are canaries of no known shape."""
    return settings.model_copy(update={"fal_key": SecretStr(f"fal-{CANARY}"), "log_level": "debug"})


@pytest.fixture
def logged(settings):
    """All that this process logs, through the library's logging and through structlog."""
    out, factory = io.StringIO(), logging.getLogRecordFactory()
    heard = logging.StreamHandler(out)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(heard)
    root.setLevel(logging.INFO)
    our_logging.set_up(settings)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(out))
    yield out
    root.removeHandler(heard)
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    our_logging._known.clear()
    structlog.reset_defaults()


def of_the_host(site) -> dict[str, str]:
    keys = site.app.state.local_identity.keys
    pem = (site.folder / "keys" / "jwt_es256.pem").read_text()
    return {
        "secret key": keys.secret,
        "legacy secret key": keys.legacy_service,
        "signing key": pem.splitlines()[1],
        "secret of links": (site.folder / "blobs" / "secret").read_bytes().hex(),
        "database": site.settings.database_url,
        "broker": site.settings.redis_url,
        "key of fal.ai": f"fal-{CANARY}",
    }


def ends_things(entry) -> bool:
    """Doors that delete come last, so that the others have something to tell of."""
    (method, _), how = entry
    return how.last or method == "DELETE"


async def test_no_door_tells_a_secret_to_anybody_and_no_log_keeps_one(site, ada, logged):  # noqa: F811
    owner, names = ada
    site.app.state.turnstile, site.app.state.gates = turnstile("", MANY), Gates(OFTEN, {})
    kept = of_the_host(site)
    staff = site.app.state.local_identity.keys.secret
    _, api_key = await site.house.store.keys.make(owner.seat, "a key")
    asking = {"owner": owner.token, "nobody": "", "forged": "x.y.z", "staff": staff, "key": api_key}
    first, _ = await snapshot_event(site.house, owner.seat, names["project_id"])
    assert not [name for name, value in kept.items() if value in first]
    tell, answered = [], 0
    for (method, path), how in sorted(TABLE.items(), key=ends_things):
        for who, token in asking.items():
            if path == UNENDING or (how.last and who in ("owner", "staff", "key")):
                continue
            for given in (names, invented(names)) if who == "owner" else (names,):
                headers = {"authorization": f"Bearer {token}"} if token else {}
                answer = await knock(site, given, (method, path), headers)
                answered += 1
                said = told(answer) + str(answer.headers)
                tell += [(who, method, path, name) for name, value in kept.items() if value in said]
                assert answer.status_code != 500, (who, method, path, answer.text)
    assert answered > 500
    assert not tell, "\n".join(map(str, tell))
    lines = logged.getvalue()
    assert lines.count("HTTP Request: ") >= answered
    secrets = {**kept, "token": owner.token, "API key": api_key}
    assert [name for name, value in secrets.items() if value in lines] == []
    assert not re.search(r"[?&](?:sig|token)=(?!\.\.\.)\S", lines)


SHOWN = (
    f"fal-{CANARY}",
    f"sb_secret_{CANARY}",
    f"eyJhbGciOiJIUzI1NiJ9.{CANARY}.{CANARY}",
    f"postgresql://authenticator:{CANARY}@db.example/x",
    f"Authorization: Bearer {CANARY}",
    f"GET /media/a.mp4?exp=1&sig={CANARY}",
)


@pytest.mark.parametrize("name", ["uvicorn.error", "celery.app.trace", "httpx", "psycopg.pool"])
@pytest.mark.parametrize("secret", SHOWN, ids=range(len(SHOWN)))
def test_other_peoples_loggers_and_traces_tell_none_either(logged, name, secret):
    log, own = logging.getLogger(name), io.StringIO()
    log.addHandler(handler := logging.StreamHandler(own))
    log.setLevel(logging.INFO)
    try:
        try:
            raise RuntimeError(f"could not reach {secret}")
        except RuntimeError as error:
            log.exception("Exception in ASGI application")
            log.warning("told %s and %d", error, 7)
            log.warning("told %(what)s", {"what": [secret]})
            structlog.get_logger().error("told", cause=error, inside={"deep": (secret,)})
    finally:
        log.removeHandler(handler)
    for written in (own.getvalue(), logged.getvalue()):
        assert "could not reach" in written
        assert CANARY not in written
    assert "and 7" in own.getvalue()


def test_the_line_of_a_request_keeps_its_parts(logged):
    parts = ("127.0.0.1:5", "GET", f"/media/a?exp=1&sig={CANARY}", "1.1", 200)
    record = logging.getLogger("uvicorn.access").makeRecord(
        "uvicorn.access", logging.INFO, "", 0, '%s - "%s %s HTTP/%s" %d', parts, None
    )
    assert record.args == ("127.0.0.1:5", "GET", "/media/a?exp=1&sig=...", "1.1", 200)
    assert logged.getvalue() == ""
