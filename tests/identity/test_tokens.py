"""Which access tokens are believed."""

import base64
import hmac
import json
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

from film.errors import SignInNeeded
from store.identity import keys
from store.identity.keys import LocalKeys
from store.identity.tokens import OwnKeys, TokenChecker, seat_of

ISSUER = "https://abc.example.test/auth/v1"
SECRET = "a legacy secret that is longer than thirty-two bytes"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> LocalKeys:
    return keys.load_or_create(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def checker(own: LocalKeys) -> TokenChecker:
    return TokenChecker(OwnKeys(own.jwk), ISSUER)


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    good = {
        "iss": ISSUER,
        "sub": str(uuid.uuid4()),
        "aud": "authenticated",
        "role": "authenticated",
        "iat": now,
        "exp": now + 3_600,
        "app_metadata": {},
        "is_anonymous": False,
    }
    return {name: value for name, value in (good | changed).items() if value is not ...}


async def test_a_good_token_gives_its_claims(own: LocalKeys, checker: TokenChecker) -> None:
    sent = claims()
    assert await checker.claims(own.sign(sent)) == sent


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://abc.example.test"},
        {"iss": ...},
        {"aud": "anon"},
        {"aud": ["authenticated", "other"]},
        {"aud": ...},
        {"sub": ...},
        {"iat": ...},
        {"exp": ...},
        {"exp": 1e30},
        {"exp": float(int(time.time()) + 600)},
        {"exp": True},
        {"exp": str(int(time.time()) + 600)},
        {"exp": int(time.time()) - 60},
        {"exp": int(time.time()) + 25 * 3_600},
        {"iat": int(time.time()) + 7_200, "exp": int(time.time()) + 7_260},
        {"iat": int(time.time()) - 30 * 24 * 3_600},
        {"nbf": int(time.time()) + 7_200},
    ],
)
async def test_claims_that_are_not_ours_current_and_short_lived_are_refused(
    own: LocalKeys, checker: TokenChecker, changed: dict[str, Any]
) -> None:
    with pytest.raises(SignInNeeded):
        await checker.claims(own.sign(claims(**changed)))


def spoiled_alphabet(token: str) -> str:
    head, body, tail = token.split(".")
    return f"{head}.{body[:-2]}+/.{tail}"


def loose_bits(token: str) -> str:
    """The same signature bytes, written another way: 86 characters carry four spare bits."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return token[:-1] + alphabet[alphabet.index(token[-1]) | 1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t + "=",
        lambda t: t + "\n",
        lambda t: " " + t,
        lambda t: t.rsplit(".", 1)[0] + ".",
        lambda t: t.rsplit(".", 1)[0],
        lambda t: t + ".extra",
        lambda t: t + "A" * 9_000,
        lambda t: "",
        spoiled_alphabet,
        loose_bits,
    ],
)
async def test_a_token_written_in_another_way_is_refused(
    own: LocalKeys, checker: TokenChecker, spoil: Callable[[str], str]
) -> None:
    with pytest.raises(SignInNeeded):
        await checker.claims(spoil(own.sign(claims())))


def part(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def raw(header: dict[str, Any], body: dict[str, Any], hmac_key: bytes = b"x") -> str:
    """A token as an attacker writes it, without a library that would refuse."""
    signed = f"{part(json.dumps(header).encode())}.{part(json.dumps(body).encode())}"
    return f"{signed}.{part(hmac.digest(hmac_key, signed.encode(), 'sha256'))}"


async def test_the_token_does_not_choose_its_algorithm(
    own: LocalKeys, checker: TokenChecker
) -> None:
    public = own.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    forged = [
        raw({"alg": "none", "kid": own.kid}, claims()),
        raw({"alg": "None", "kid": own.kid}, claims()),
        raw({"alg": "HS256", "kid": own.kid}, claims(), public),
        raw({"alg": "HS256", "kid": own.kid}, claims(), json.dumps(own.jwk).encode()),
        jwt.encode(
            claims(),
            ec.generate_private_key(ec.SECP256R1()),
            algorithm="ES256",
            headers={"kid": own.kid},
        ),
        jwt.encode(claims(), own.private, algorithm="ES256", headers={"kid": "other"}),
        jwt.encode(claims(), own.private, algorithm="ES256"),
        jwt.encode(
            claims(), own.private, algorithm="ES256", headers={"kid": own.kid, "crit": ["exp"]}
        ),
        raw({"alg": ["ES256"], "kid": own.kid}, claims()),
    ]
    for token in forged:
        with pytest.raises(SignInNeeded):
            await checker.claims(token)


async def test_a_supabase_project_with_rsa_keys_is_understood() -> None:
    private = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    jwk = {**RSAAlgorithm.to_jwk(private.public_key(), as_dict=True), "kid": "r1", "alg": "RS256"}
    checker = TokenChecker(OwnKeys(jwk), ISSUER)
    token = jwt.encode(claims(), private, algorithm="RS256", headers={"kid": "r1"})
    assert (await checker.claims(token))["role"] == "authenticated"


async def test_hs256_counts_only_when_the_old_secret_is_set(
    own: LocalKeys, checker: TokenChecker
) -> None:
    token = jwt.encode(claims(), SECRET, algorithm="HS256")
    with pytest.raises(SignInNeeded):
        await checker.claims(token)
    old = TokenChecker(OwnKeys(own.jwk), ISSUER, legacy_secret=SECRET)
    assert (await old.claims(token))["aud"] == "authenticated"
    assert (await old.claims(own.sign(claims())))["aud"] == "authenticated"
    with pytest.raises(SignInNeeded):
        await old.claims(jwt.encode(claims(), SECRET + "!", algorithm="HS256"))


def test_a_short_legacy_secret_is_refused_at_start(own: LocalKeys) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        TokenChecker(OwnKeys(own.jwk), ISSUER, legacy_secret="short")


def test_only_app_metadata_makes_an_admin() -> None:
    assert seat_of(claims(app_metadata={"role": "admin"})).is_admin
    assert not seat_of(claims(user_metadata={"role": "admin"})).is_admin
    assert not seat_of(claims(app_metadata={"role": "administrator"})).is_admin
    assert not seat_of(claims(app_metadata="admin")).is_admin
    assert not seat_of(claims(app_metadata=...)).is_admin


def test_a_seat_carries_who_asks_and_what_the_database_needs() -> None:
    sent = claims(is_anonymous=True)
    seat = seat_of(sent, door="mcp")
    assert (seat.user_id, seat.door, seat.is_anonymous) == (sent["sub"], "mcp", True)
    assert seat.claims == sent


@pytest.mark.parametrize(
    "changed", [{"role": "service_role"}, {"role": "anon"}, {"sub": "1"}, {"sub": "' or 1=1"}]
)
def test_a_token_of_no_person_gives_no_seat(changed: dict[str, Any]) -> None:
    with pytest.raises(SignInNeeded):
        seat_of(claims(**changed))


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    first, second = keys.load_or_create(tmp_path / "keys"), keys.load_or_create(tmp_path / "keys")
    other = keys.load_or_create(tmp_path / "other")
    assert first.jwk == second.jwk
    assert (first.secret, first.publishable) == (second.secret, second.publishable)
    assert first.kid != other.kid
    assert first.secret != other.secret
    files = sorted((tmp_path / "keys").iterdir())
    assert [(path.name, path.stat().st_mode & 0o777) for path in files] == [
        ("api_keys.json", 0o600),
        ("jwt_es256.pem", 0o600),
    ]


def test_an_api_key_has_one_role(own: LocalKeys) -> None:
    assert own.role_of(own.secret) == own.role_of(own.legacy_service) == "service_role"
    assert own.role_of(own.publishable) == own.role_of(own.legacy_anon) == "anon"
    assert own.role_of("") is None
    assert own.role_of(own.secret[:-1]) is None
