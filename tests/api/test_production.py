"""Production refuses what is fit for a laptop only; secrets stay out of answers and logs."""

import base64
import sys

import pytest
import structlog
from pydantic import SecretStr

from film.errors import Invalid
from tests.api.conftest import create_app
from worker import logging as our_logging
from worker.production import refuse_unsafe, unsafe
from worker.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
OWN = "an-own-secret-of-32-characters-x"
DEMO = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6ImFub24ifQ.x"
CANARY = "canary0123456789canary"


def production(**changed) -> Settings:
    good = {
        "production": True,
        "public_url": "https://films.example",
        "SUPABASE_URL": "https://abc.supabase.example",
        "SUPABASE_PUBLISHABLE_KEY": f"sb_publishable_{OWN}",
        "SUPABASE_SECRET_KEY": SecretStr(f"sb_secret_{OWN}"),
        "DATABASE_URL": f"postgresql://authenticator:{OWN}@db.example:6543/postgres",
    }
    return Settings(_env_file=None, **{**good, **changed})


def test_a_complete_deployment_starts_and_a_laptop_is_not_asked():
    refuse_unsafe(production())
    refuse_unsafe(Settings(_env_file=None))
    local = {"SUPABASE_URL": "", "DATABASE_URL": "postgresql://authenticator@/pixora?host=/run/x"}
    refuse_unsafe(production(local_accounts=True, **local))


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"public_url": ""}, "PIXORA_PUBLIC_URL"),
        ({"public_url": "http://films.example"}, "PIXORA_PUBLIC_URL"),
        ({"log_level": "debug"}, "PIXORA_LOG_LEVEL"),
        ({"SUPABASE_URL": ""}, "PIXORA_LOCAL_ACCOUNTS"),
        ({"SUPABASE_URL": "http://abc.example"}, "SUPABASE_URL"),
        ({"SUPABASE_PUBLISHABLE_KEY": DEMO}, "SUPABASE_PUBLISHABLE_KEY"),
        ({"SUPABASE_SECRET_KEY": ""}, "SUPABASE_SECRET_KEY"),
        ({"SUPABASE_SECRET_KEY": DEMO}, "SUPABASE_SECRET_KEY"),
        ({"SUPABASE_JWT_SECRET": "short"}, "SUPABASE_JWT_SECRET"),
        (
            {"SUPABASE_JWT_SECRET": "super-secret-jwt-token-with-at-least-32-characters-long"},
            "SUPABASE_JWT_SECRET",
        ),
        ({"DATABASE_URL": "postgresql://authenticator:postgres@db.example/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://authenticator@db.example/x"}, "DATABASE_URL"),
    ],
)
def test_production_refuses_to_start_and_names_the_setting(changed, named):
    with pytest.raises(Invalid) as refused:
        create_app(production(**changed))
    assert named in refused.value.message
    for secret in (v for v in changed.values() if len(v) > 8 and not v.startswith("http")):
        assert secret not in refused.value.message


SERVICE = base64.urlsafe_b64encode(b'{"role":"service_role"}').decode().rstrip("=")


@pytest.mark.parametrize("key", [f"sb_secret_{OWN}", f"eyJhbGciOiJIUzI1NiJ9.{SERVICE}.{OWN}"])
@pytest.mark.parametrize("strict", [True, False])
def test_a_secret_key_never_becomes_the_one_that_browsers_get(key, strict):
    with pytest.raises(Invalid, match="would go to browsers") as refused:
        create_app(production(production=strict, SUPABASE_PUBLISHABLE_KEY=key))
    assert OWN not in refused.value.message


def test_everything_wrong_is_said_at_once():
    assert len(unsafe(Settings(_env_file=None, production=True))) == 2


SECRETS = (
    f"sb_secret_{CANARY}",
    f"sk-proj-{CANARY}",
    f"eyJhbGciOiJIUzI1NiJ9.{CANARY}.{CANARY}",
    f"Key {CANARY}:{CANARY}",
    f"postgresql://authenticator:{CANARY}@db.example/x",
    f"Bearer {CANARY}",
    f"https://films.example/media/a.mp4?exp=1&sig={CANARY}",
    f"/auth/v1/verify?token={CANARY}&type=signup",
)


@pytest.mark.parametrize("secret", SECRETS)
async def test_a_secret_in_an_error_reaches_neither_the_answer_nor_the_log(site, secret, capsys):
    @site.app.post("/webhooks/breaks")
    async def breaks() -> None:
        raise RuntimeError(f"could not reach {secret}")

    site.app.router.routes.insert(0, site.app.router.routes.pop())
    our_logging.set_up(site.settings)
    try:
        answer = await site.http.post(
            "/webhooks/breaks", headers={"authorization": f"Bearer {secret}"}
        )
        structlog.get_logger().warning("told", given=secret, inside={"deep": [secret]})
    finally:
        structlog.reset_defaults()
    assert answer.status_code == 500
    assert "could not reach" in (said := capsys.readouterr().err)
    assert CANARY not in said
    assert CANARY not in answer.text
    assert "could not reach" not in answer.text


def test_settings_do_not_show_secrets_when_printed():
    given = production(SUPABASE_SECRET_KEY=f"sb_secret_{CANARY}", FAL_KEY=CANARY)
    shown = f"{given!r} {given} {given.model_dump()}"
    assert CANARY not in shown, sys.version
