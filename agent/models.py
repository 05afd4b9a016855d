"""Which model directs: the keyless one, or any LLM with the keyless one standing in."""

import os
import re

from pydantic_ai.exceptions import UserError
from pydantic_ai.models import Model, infer_model

from agent.deps import Deps
from agent.guarded import Guarded
from agent.keyless import keyless
from film.errors import Invalid


def check(name: str) -> None:
    """Raise Invalid with a next step when the model's name or key is wrong."""
    if name != "offline":
        llm(name)


def llm(name: str) -> Model:
    """The named LLM. Raises Invalid for an unknown name or a missing key."""
    if name.startswith("ollama:"):
        os.environ.setdefault("OLLAMA_BASE_URL", "http://127.0.0.1:11434/v1")
    if name.startswith("openai:") and os.environ.get("OPENAI_BASE_URL"):
        # Servers that are like OpenAI's speak its chat protocol; few of them its newer one.
        name = name.replace("openai:", "openai-chat:", 1)
    try:
        return infer_model(name)
    except (UserError, ValueError, ImportError) as error:
        raise Invalid(
            f'The model "{name}" (PIXORA_MODEL or --model) cannot be used: {_why(error)}. '
            'Write it as provider:model with its key in the environment, or use "offline".'
        ) from error


def _why(error: Exception) -> str:
    """What is missing, without the library's advice to those who program with it."""
    told = str(error)
    key = re.search(r"`([A-Z][A-Z0-9_]+)` environment variable", told)
    return f"{key[1]} is not set" if key else told.split(". ")[0].rstrip(".")


def resolve(name: str, deps: Deps) -> Model:
    """The model of one run. An LLM that fails is followed by the keyless director, said aloud."""
    if name == "offline":
        return keyless(deps)
    return Guarded(llm(name), deps)
