"""One typed route for each tool: POST /api/projects/{id}/tools/{name}."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.house import CurrentSeat, HouseNow, IfMatch, Key, call
from api.limits import limited
from api.models import Problem
from film.errors import NeedsApproval
from tools.call import Spend
from tools.registry import TOOLS, Tool
from tools.results import Started

router = APIRouter(prefix="/api/projects/{project_id}/tools", tags=["tools"])
MaxCredits = Annotated[
    int | None,
    Query(ge=0, description="Run if the price is not above this; left out: quote only."),
]
Door = Callable[..., Awaitable[BaseModel]]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    s: {"model": Problem} for s in (402, 404, 409, 422, 423)
}


def _free(tool: Tool) -> Door:
    arguments = tool.arguments

    async def free(
        project_id: str,
        body: Annotated[BaseModel, arguments],
        house: HouseNow,
        seat: CurrentSeat,
        if_match: IfMatch = None,
        key: Key = None,
    ) -> BaseModel:
        return await tool(call(house, seat, project_id, key, if_match), body)

    return free


def _paid(tool: Tool) -> Door:
    """Runs up to `max_credits`; without them it only quotes."""
    arguments = tool.arguments

    async def paid(
        project_id: str,
        body: Annotated[BaseModel, arguments],
        house: HouseNow,
        seat: CurrentSeat,
        max_credits: MaxCredits = None,
        if_match: IfMatch = None,
        key: Key = None,
    ) -> BaseModel:
        made = call(house, seat, project_id, key, if_match, Spend(limit=max_credits))
        try:
            return await tool(made, body)
        except NeedsApproval as error:
            if max_credits is not None:
                raise
            return Started(status="quote_only", summary=error.message, quote=error.details["quote"])

    return paid


for _tool in TOOLS:
    router.add_api_route(
        f"/{_tool.name}",
        _paid(_tool) if _tool.cost == "credits" else _free(_tool),
        methods=["POST"],
        name=_tool.name,
        summary=_tool.description.split(". ")[0],
        description=_tool.description,
        response_model=_tool.result,
        responses=PROBLEMS,
        dependencies=[] if _tool.cost == "read only" else [limited("order")],
    )
