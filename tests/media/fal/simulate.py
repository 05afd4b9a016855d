"""`python -m tests.media.fal.simulate [PORT]`: fal.ai on this machine, to run a whole studio on.

Ends with Ctrl-C and then says what it was asked for and what it billed.
"""

import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from tests.media.fal.samples import sample_files
from tests.media.fal.simulator import Simulator

SETTINGS = """FAL_KEY={key} PIXORA_FAL_URL={origin} PIXORA_PICTURES=fal:nano-banana+wan-2.7 \\
PIXORA_VOICE=fal:eleven-v3 PIXORA_MUSIC=fal:ace-step ./run
"""


def main() -> None:
    """Serve until stopped."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8799
    with (
        tempfile.TemporaryDirectory() as folder,
        Simulator(sample_files(Path(folder)), port=port, polls=2) as sim,
    ):
        sys.stdout.write(SETTINGS.format(key=sim.key, origin=sim.origin))
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            asked = Counter(request.endpoint for request in sim.requests.values())
            sys.stdout.write(f"{dict(asked)}: ${sim.billed_usd:.4f} billed\n")


if __name__ == "__main__":
    main()
