"""The order of the house: sizes, names, generated files that tell the truth."""

import ast
import json
import warnings
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from pydantic.warnings import PydanticDeprecatedSince211

from tools.registry import TOOLS
from worker.environment import example

with warnings.catch_warnings():
    # api/tools.py annotates bodies with models, which pydantic warns of.
    warnings.simplefilter("ignore", PydanticDeprecatedSince211)
    from api.openapi import document

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("film", "media", "store", "worker", "tools", "agent", "api")
SOURCES = [p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))]
SOURCES = [p for p in SOURCES if "node_modules" not in p.parts]
CODE = [
    p
    for room in (*ROOMS, "bench", "tests")
    for p in sorted((ROOT / room).rglob("*.py"))
    if "node_modules" not in p.parts
]
MOST_LINES, MOST_FUNCTION_LINES = 300, 40


@pytest.mark.parametrize("room", ROOMS)
def test_no_installed_package_has_a_rooms_name(room: str) -> None:
    assert room not in packages_distributions()


def test_files_stay_below_three_hundred_lines() -> None:
    long = {str(p.relative_to(ROOT)): n for p in CODE if (n := lines(p)) > MOST_LINES}
    assert not long


def test_functions_do_no_more_than_forty_lines_tests_too() -> None:
    long: list[str] = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = doing(node)
                if size > MOST_FUNCTION_LINES:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {size}")
    assert not long


def doing(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of what a function does: its parameters and its docstring are told, not done."""
    told = ast.get_docstring(node) is not None
    first = node.body[told] if len(node.body) > told else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def test_web_sources_stay_below_three_hundred_lines() -> None:
    files = [*(ROOT / "web/src").rglob("*.ts"), *(ROOT / "web/src").rglob("*.tsx")]
    long = {p.name: n for p in files if p.name != "schema.d.ts" and (n := lines(p)) > MOST_LINES}
    assert not long


def test_the_example_of_settings_is_the_settings_class() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == example()


@pytest.mark.filterwarnings("ignore::pydantic.warnings.PydanticDeprecatedSince211")
def test_the_webs_openapi_document_is_the_apis() -> None:
    kept = json.loads((ROOT / "web/src/shared/api/openapi.json").read_text("utf-8"))
    assert kept == json.loads(json.dumps(document())), "run: ./run openapi"


def test_every_tool_says_when_to_choose_it_and_has_a_rest_door() -> None:
    paths = json.loads((ROOT / "web/src/shared/api/openapi.json").read_text("utf-8"))["paths"]
    for tool in TOOLS:
        assert tool.description, tool.name
        assert f"/api/projects/{{project_id}}/tools/{tool.name}" in paths


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_the_slow_tests_come_first(request: pytest.FixtureRequest) -> None:
    slow = [item.get_closest_marker("slow") is not None for item in request.session.items]
    assert slow == sorted(slow, reverse=True)
