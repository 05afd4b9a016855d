"""What `./run doctor` asks the Supabase project: does it answer, do the keys fit, who may sign in."""

from datetime import datetime
from typing import Any

import httpx

from film.errors import Invalid, Unavailable
from worker.doctor_database import Place, connected
from worker.production import is_secret
from worker.settings import Settings

_SAME_S = 1.0
"""The project's API rounds times; a bucket made later than this is another bucket."""


def keys(place: Place) -> str:
    """Whether both keys are set, are this project's, and each is what it is called."""
    settings = place.settings
    publishable = settings.supabase_publishable_key
    secret = settings.supabase_secret_key.get_secret_value()
    if not publishable or not secret:
        raise Invalid("Set SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY (dashboard, API keys).")
    if is_secret(publishable):
        raise Invalid("SUPABASE_PUBLISHABLE_KEY is a secret key and would go to browsers: swap it.")
    if publishable == secret:
        raise Invalid("SUPABASE_SECRET_KEY is the publishable key; take the secret one "
                      "(dashboard, API keys).")  # fmt: skip
    seen = _asked(settings, "/storage/v1/bucket", publishable, "SUPABASE_PUBLISHABLE_KEY").json()
    found = _asked(settings, "/storage/v1/bucket", secret, "SUPABASE_SECRET_KEY").json()
    if "media" not in {bucket["id"] for bucket in found}:
        raise Invalid("SUPABASE_SECRET_KEY does not see the bucket media: is it the secret key?")
    if "media" in {bucket["id"] for bucket in seen}:
        raise Invalid("SUPABASE_PUBLISHABLE_KEY sees what only the server may see: it is a secret "
                      "key and would go to browsers. Swap it and revoke this one.")  # fmt: skip
    _same_project(place, found)
    return "publishable and secret key work"


def _same_project(place: Place, found: list[dict[str, Any]]) -> None:
    """Raises Invalid when the database's buckets are not the ones that the project shows."""
    if not place.app:
        return
    with connected(place.app) as conn:
        conn.execute("select set_config('role', 'service_role', true)")
        row = conn.execute("select created_at from storage.buckets where id = 'media'").fetchone()
    shown = next(bucket["created_at"] for bucket in found if bucket["id"] == "media")
    if row and abs((row[0] - datetime.fromisoformat(shown)).total_seconds()) > _SAME_S:
        raise Invalid("DATABASE_URL and SUPABASE_URL are two different projects: films would be in "
                      "one, people and files in the other. Take both from the same one.")  # fmt: skip


def sign_in(place: Place) -> str:
    """Whether tokens can be checked, and people can start as the landing page lets them."""
    settings = place.settings
    answer = _asked(settings, "/auth/v1/.well-known/jwks.json", "", "SUPABASE_URL").json()
    kinds = [key.get("kty") for key in answer.get("keys", [])]
    if not {"EC", "RSA"} & set(kinds) and not settings.supabase_jwt_secret.get_secret_value():
        raise Invalid("The project has no asymmetric signing key: make one (dashboard, JWT keys), "
                      "or set SUPABASE_JWT_SECRET.")  # fmt: skip
    key = settings.supabase_publishable_key
    offered = _asked(settings, "/auth/v1/settings", key, "SUPABASE_PUBLISHABLE_KEY").json()
    ways = offered.get("external", {})
    closed = [name for name in ("email", "anonymous_users") if not ways.get(name)]
    if closed:
        raise Invalid(f"Switched off in the project: {', '.join(closed)}. Allow it (dashboard, "
                      "Authentication, Sign In / Providers).")  # fmt: skip
    return f"{len(kinds)} public keys; e-mail and anonymous start are on"


def _asked(settings: Settings, path: str, key: str, name: str) -> httpx.Response:
    """The project's answer. Raises Invalid naming the setting that is wrong, Unavailable."""
    headers = {"apikey": key, "Authorization": f"Bearer {key}"} if key else {}
    try:
        answer = httpx.get(settings.supabase_url + path, headers=headers, timeout=10)
        answer.raise_for_status()
        answer.json()
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        if status >= 500:
            raise Unavailable(f"The project answers {status} for {path}. Is it paused? Look at "
                              "its dashboard, then try again.") from error  # fmt: skip
        raise Invalid(f"{name} is not accepted by the project ({status} for {path}). Copy it "
                      "again from the dashboard, API keys.") from error  # fmt: skip
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(
            f"SUPABASE_URL does not answer {path} ({error}). Copy the Project URL from the "
            "dashboard; is the project paused, or this host offline?"
        ) from error
    return answer
