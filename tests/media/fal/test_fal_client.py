"""The unmodified fal_client works against the simulator: it speaks the real protocol."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.media.fal.certificates import certificate
from tests.media.fal.simulator import Simulator

SCRIPT = """
import json, os, socket
look_up, port = socket.getaddrinfo, int(os.environ["SIMULATOR_PORT"])

def here(host, at, *more, **named):  # uploads go to hosts that fal_client does not let one choose
    return look_up("localhost", port if at == 443 else at, *more, **named)

socket.getaddrinfo = here
import fal_client
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
kept = client.upload(b"a picture", "image/png", "boat.png")
stored = client.upload(b"another", "image/png", "oar.png", repository="fal")
print(json.dumps({"kept": kept, "stored": stored, "done": done, "first": first, "error": error}))
"""


def test_the_providers_own_client_cannot_tell_the_difference(
    samples: dict[str, Path], tmp_path: Path
) -> None:
    trusted, context = certificate(tmp_path, "localhost", "rest.fal.ai", "v3.fal.media")
    with Simulator(samples, tls=context) as sim:
        sim.bad = {"submit": ["", "stuck", "policy"]}
        environment = {
            **os.environ,
            "FAL_QUEUE_RUN_HOST": f"localhost:{sim.port}",
            "SSL_CERT_FILE": str(trusted),
            "SIMULATOR_PORT": str(sim.port),
            "NO_PROXY": "*",
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
        addresses = [said["kept"], said["stored"]]
        assert [sim.uploads[a.rsplit("/", 1)[1]] for a in addresses] == [b"a picture", b"another"]
        assert said["first"] == "Queued"
        assert said["error"][0] == 422
        assert said["error"][1][0]["type"] == "content_policy_violation"
        states = [r.state for r in sim.requests.values()]
        assert states == ["COMPLETED", "CANCELLED", "COMPLETED"]
        assert sim.billed_usd == pytest.approx(0.025)
