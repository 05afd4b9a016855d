"""Prints the OpenAPI document: `python -m api.openapi > web/src/shared/api/openapi.json`."""

import json
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from api.app import create_app
from film.events import StreamEvent
from worker.settings import Settings


def document() -> dict[str, Any]:
    """The document, with the events of the stream among its schemas.

    Ours only: /auth
    and /storage are documented by Supabase.
    """
    with tempfile.TemporaryDirectory() as home:
        with warnings.catch_warnings():  # two local Supabase routes share a name
            warnings.simplefilter("ignore")
            app = create_app(Settings(home=Path(home), model="offline", _env_file=None))  # pyright: ignore[reportCallIssue]
        spec = app.openapi()
    spec["paths"] = {p: v for p, v in spec["paths"].items() if p.startswith("/api/")}
    reference = "#/components/schemas/{model}"
    events = TypeAdapter[Any](StreamEvent).json_schema(ref_template=reference)
    schemas = spec["components"]["schemas"]
    schemas.update(events.pop("$defs"))
    schemas["StreamEvent"] = events
    return spec


if __name__ == "__main__":
    json.dump(document(), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
