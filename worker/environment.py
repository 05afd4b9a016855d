"""Writes .env.example from the settings class: `python -m worker.environment > .env.example`."""

import sys
import textwrap

from pydantic import SecretStr

from worker.settings import Settings

HEAD = """# Every setting of Pixora with its default. All of them may stay as they are on one machine.
# Written by `python -m worker.environment`; a test compares.
"""


def example() -> str:
    """The text of .env.example."""
    parts = [HEAD]
    for name, field in Settings.model_fields.items():
        variable = field.validation_alias or f"PIXORA_{name.upper()}"
        default = field.default
        if isinstance(default, SecretStr):
            default = default.get_secret_value()
        if isinstance(default, bool):
            default = str(default).lower()
        said = textwrap.fill(
            field.description or "", 96, initial_indent="# ", subsequent_indent="# "
        )
        parts.append(f"{said}\n#{variable}={default}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(example())
