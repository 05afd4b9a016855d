"""What must be true before Pixora serves strangers: PIXORA_PRODUCTION refuses to start without it."""

import base64
import json
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from film.errors import Invalid
from worker.settings import Settings

WELL_KNOWN = {
    "",
    "postgres",
    "password",
    "pixora",
    "changeme",
    "secret",
    "super-secret-jwt-token-with-at-least-32-characters-long",
}
"""Passwords that are printed in tutorials, Supabase's own local defaults among them."""
SHORTEST = 16
DEMO_KEY = "eyJpc3MiOiJzdXBhYmFzZS1kZW1v"
"""How the keys that every `supabase start` prints begin their claims (`{"iss":"supabase-demo`)."""


def refuse_unsafe(settings: Settings) -> None:
    """Raises Invalid with everything that must be set, at once.

    Outside production one thing only: a secret key must not be the one that browsers get.
    """
    if is_secret(settings.supabase_publishable_key):
        raise Invalid("SUPABASE_PUBLISHABLE_KEY is a secret key and would go to browsers: swap it.")
    wrong = unsafe(settings) if settings.production else []
    if wrong:
        raise Invalid("PIXORA_PRODUCTION=true, but: " + " ".join(wrong))


def is_secret(key: str) -> bool:
    """Whether an API key is a project's secret one, in the new style or as a signed token."""
    if key.startswith("sb_secret_"):
        return True
    body = key.split(".")[1] if key.count(".") == 2 else ""
    try:
        claims: Any = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except ValueError:
        return False
    return isinstance(claims, dict) and cast("Any", claims).get("role") == "service_role"


def unsafe(settings: Settings) -> list[str]:
    """A sentence with the next step for each setting that is not fit for strangers. No secrets."""
    wrong: list[str] = []
    if not settings.public_url.startswith("https://"):
        wrong.append("Set PIXORA_PUBLIC_URL to the https:// address people use.")
    if settings.log_level == "debug":
        wrong.append("Set PIXORA_LOG_LEVEL=info: debug logs hold what people write.")
    if "*" in settings.trusted_proxies:
        wrong.append("Name your proxies in PIXORA_TRUSTED_PROXIES: with * anybody is anyone.")
    wrong += _accounts(settings)
    if not _good_password(settings.database_url):
        wrong.append("Give DATABASE_URL a password of its own, 16 characters or more.")
    return wrong


def _accounts(settings: Settings) -> list[str]:
    if not settings.supabase_url:
        if settings.local_accounts:
            return []
        return ["Set SUPABASE_URL, or PIXORA_LOCAL_ACCOUNTS=true to keep accounts on this host."]
    wrong: list[str] = []
    if not settings.supabase_url.startswith("https://"):
        wrong.append("SUPABASE_URL must be an https:// address.")
    if not _good_key(settings.supabase_publishable_key):
        wrong.append("Set SUPABASE_PUBLISHABLE_KEY to your project's own key.")
    if not _good_key(settings.supabase_secret_key.get_secret_value()):
        wrong.append("Set SUPABASE_SECRET_KEY to your project's own key.")
    legacy = settings.supabase_jwt_secret.get_secret_value()
    if legacy and (legacy in WELL_KNOWN or len(legacy) < SHORTEST * 2):
        wrong.append("SUPABASE_JWT_SECRET is a published default or too short; leave it out.")
    return wrong


def _good_key(key: str) -> bool:
    return len(key) >= SHORTEST and DEMO_KEY not in key


def _good_password(address: str) -> bool:
    """A socket of this host needs no password; anything with a host does."""
    if not address:
        return True
    parts = urlsplit(address)
    password = unquote(parts.password or "")
    if not parts.hostname and not password:
        return True
    return len(password) >= SHORTEST and password not in WELL_KNOWN
