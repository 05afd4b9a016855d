"""The local project's keys: made once per install, kept in files only their owner may read.

Stands in for what a Supabase project shows under Settings, API keys: an ES256 signing key, a
publishable and a secret key, and the same two in the older shape of a signed token.
"""

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from typing import Any, Literal, cast

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

KeyRole = Literal["anon", "service_role"]
TEN_YEARS_S = 10 * 365 * 24 * 3600


@dataclass(frozen=True)
class LocalKeys:
    """One install's keys. `jwk` is the public half, as served under jwks.json."""

    private: ec.EllipticCurvePrivateKey
    jwk: dict[str, Any]
    publishable: str
    secret: str
    legacy_anon: str
    legacy_service: str

    @property
    def kid(self) -> str:
        """The key's id, written into the header of each token it signs."""
        return str(self.jwk["kid"])

    def sign(self, claims: dict[str, Any]) -> str:
        """A compact ES256 token of these claims."""
        return jwt.encode(claims, self.private, algorithm="ES256", headers={"kid": self.kid})

    def role_of(self, key: str) -> KeyRole | None:
        """What an API key may do; None when it is none of this install's keys."""
        given = key.encode()
        if any(compare_digest(given, k.encode()) for k in (self.secret, self.legacy_service)):
            return "service_role"
        if any(compare_digest(given, k.encode()) for k in (self.publishable, self.legacy_anon)):
            return "anon"
        return None


def load_or_create(folder: Path) -> LocalKeys:
    """Read the install's keys from `folder`, or make them (files 0600 in a folder 0700).

    Safe when two processes start at once: the first to link its finished file wins.

    Raises:
        OSError: the folder cannot be written.
        ValueError: a key file is damaged.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = _once(folder / "jwt_es256.pem", _new_pem)
    private = cast(
        "ec.EllipticCurvePrivateKey", serialization.load_pem_private_key(pem, password=None)
    )
    jwk = _public_jwk(private)
    kept = json.loads(_once(folder / "api_keys.json", lambda: _new_api_keys(private, jwk["kid"])))
    return LocalKeys(private=private, jwk=jwk, **kept)


def _once(path: Path, make: Callable[[], bytes]) -> bytes:
    """The file's bytes; writes them first, whole or not at all, when there is no file."""
    if not path.exists():
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        fd = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as out:
            out.write(make())
            out.flush()
            os.fsync(out.fileno())
        try:
            path.hardlink_to(part)
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_bytes()


def _new_pem() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _public_jwk(private: ec.EllipticCurvePrivateKey) -> dict[str, Any]:
    """The public key with its RFC 7638 thumbprint as id."""
    bare = ECAlgorithm.to_jwk(private.public_key(), as_dict=True)
    members = {name: bare[name] for name in ("crv", "kty", "x", "y")}
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":")).encode()
    kid = hashlib.sha256(canonical).hexdigest()[:32]
    return {**members, "kid": kid, "alg": "ES256", "use": "sig", "key_ops": ["verify"]}


def _new_api_keys(private: ec.EllipticCurvePrivateKey, kid: str) -> bytes:
    now = int(time.time())

    def legacy(role: KeyRole) -> str:
        claims = {"iss": "pixora-local", "role": role, "iat": now, "exp": now + TEN_YEARS_S}
        return jwt.encode(claims, private, algorithm="ES256", headers={"kid": kid})

    return json.dumps(
        {
            "publishable": f"sb_publishable_{secrets.token_urlsafe(24)}",
            "secret": f"sb_secret_{secrets.token_urlsafe(32)}",
            "legacy_anon": legacy("anon"),
            "legacy_service": legacy("service_role"),
        },
        indent=2,
    ).encode()
