"""The unmodified fal_client works against the simulator: it speaks the real protocol."""

import datetime
import json
import os
import ssl
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.media.fal.simulator import Simulator

SCRIPT = """
import json, fal_client
client = fal_client.SyncClient(key="test-key")
done = client.subscribe("fal-ai/flux/dev", {"prompt": "a boat"})
stopped = client.submit("fal-ai/kokoro/american-english", {"prompt": "hi"})
first = type(stopped.status()).__name__
stopped.cancel()
refused = client.submit("fal-ai/flux/dev", {"prompt": "rude"})
try:
    refused.get()
    error = None
except fal_client.FalClientHTTPError as failure:
    error = [failure.status_code, failure.message]
print(json.dumps({"done": done, "first": first, "error": error}))
"""


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for localhost that signs itself, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = tmp_path / "cert.pem", tmp_path / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context


def test_the_providers_own_client_cannot_tell_the_difference(
    samples: dict[str, Path], certificate: tuple[Path, ssl.SSLContext]
) -> None:
    trusted, context = certificate
    with Simulator(samples, tls=context) as sim:
        sim.bad = {"submit": ["", "stuck", "policy"]}
        environment = {
            **os.environ,
            "FAL_QUEUE_RUN_HOST": f"localhost:{sim.port}",
            "SSL_CERT_FILE": str(trusted),
            "NO_PROXY": "localhost",
        }
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        said = json.loads(ran.stdout)
        assert said["done"]["images"][0]["url"].startswith(f"{sim.origin}/files/")
        assert said["first"] == "Queued"
        assert said["error"][0] == 422
        assert said["error"][1][0]["type"] == "content_policy_violation"
        states = [r.state for r in sim.requests.values()]
        assert states == ["COMPLETED", "CANCELLED", "COMPLETED"]
        assert sim.billed_usd == pytest.approx(0.025)
