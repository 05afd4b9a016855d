"""The web application: routes, errors, headers, the built studio, and what opens and closes with it."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import psycopg
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from agent import models
from agent.director import Director, Limits
from agent.writer import writer_for
from api import (
    account,
    assets,
    chat,
    events,
    fal_webhook,
    films,
    keys,
    pages,
    problems,
    quotes,
    studio,
    tools,
    uploads,
)
from api import credits as credit_routes
from api.examples import ExampleFilms
from api.house import House
from api.limits import Turnstile
from api.local.mount import mount_local_supabase
from api.seats import Admission
from api.sizes import BODY_BYTES, Sizes
from film.errors import PixoraError
from film.paces import Paces
from film.ports import JobBoard, Seat, Studio
from store.postgres import PostgresStore
from worker import build, daily, production
from worker.settings import Settings

log = structlog.get_logger()
SWEEP_S = 2.0
LEARN_S = 300.0
ROUTERS = (
    films.router,
    quotes.router,
    tools.router,
    events.router,
    chat.router,
    assets.router,
    assets.public,
    uploads.router,
    credit_routes.router,
    account.router,
    keys.router,
    studio.router,
    fal_webhook.router,
)


def create_app(settings: Settings) -> FastAPI:
    """The application. Nothing is opened before its lifespan starts."""
    production.refuse_unsafe(settings)
    models.check(settings.model)
    app = FastAPI(
        title="Pixora",
        version="0.1.0",
        lifespan=_lifespan,
        separate_input_output_schemas=False,
        generate_unique_id_function=_route_name,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.add_middleware(Admission)
    app.add_middleware(Sizes)
    app.middleware("http")(_headers)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies)
    problems.install(app)
    for router in ROUTERS:
        # Not on the application: there it would overrule what Admission says to nobody.
        app.include_router(router, max_body_size=BODY_BYTES)
    if not settings.supabase_url:
        mount_local_supabase(app, *build.local_identity(settings))
    else:
        app.state.tokens = build.token_checker(settings)
    examples = settings.folder / "examples"
    app.mount("/examples", StaticFiles(directory=examples, check_dir=False), name="examples")
    pages.mount(app, settings)
    return app


def _route_name(route: APIRoute) -> str:
    return route.name


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings: Settings = app.state.settings
    async with contextlib.AsyncExitStack() as stack:
        if not settings.supabase_url:
            await stack.enter_async_context(app.state.local_identity)
            await stack.enter_async_context(app.state.local_objects)
        store, sender = await build.open_store(settings)
        stack.push_async_callback(store.close)
        stack.callback(sender.close)
        makers = build.makers(settings)
        bundle = Studio(
            store=store,
            makers=makers,
            prices=build.prices(settings),
            writer=writer_for(settings.model, settings.model_wait_s),
            paces=build.paces(settings, makers),
            max_scenes=settings.max_scenes,
        )
        board = build.board(store, settings)
        app.state.api_keys = store.keys
        app.state.board, app.state.fal_webhooks = board, build.fal_webhooks(settings)
        limits = unasked_limits(settings, store)
        director = Director(bundle, settings.model, limits, wait_s=settings.model_wait_s)
        stack.push_async_callback(director.close)
        app.state.house = House(settings, bundle, store, director, ExampleFilms(settings.folder))
        app.state.turnstile = Turnstile(settings.redis_url)
        stack.push_async_callback(app.state.turnstile.close)
        sweeper = asyncio.create_task(_sweep(board, sender, director))
        stack.callback(sweeper.cancel)
        learner = asyncio.create_task(_learn(board, bundle.paces))
        stack.callback(learner.cancel)
        chores = asyncio.create_task(daily.keep(store, settings))
        stack.callback(chores.cancel)
        yield


def unasked_limits(settings: Settings, store: PostgresStore) -> Callable[[Seat], Awaitable[Limits]]:
    """What each person lets the assistant spend: their own figure before the host's."""

    async def limits(seat: Seat) -> Limits:
        profile = await store.profiles.get(seat)
        unasked = profile.unasked(settings.auto_approve)
        return Limits(auto_approve=unasked, conversation=settings.conversation_cap)

    return limits


async def _sweep(
    board: JobBoard, sender: Callable[[list[tuple[str, str]]], None], director: Director
) -> None:
    """Send what is due again: jobs whose worker or message was lost; close lost runs."""
    while True:
        await asyncio.sleep(SWEEP_S)
        try:
            if due := await board.sweep():
                sender(await board.queues(due))
            await director.recover()
        except (PixoraError, psycopg.Error, OSError) as error:
            log.warning("sweep failed; trying again", error=str(error))


async def _learn(board: JobBoard, paces: Paces) -> None:
    """How long things take, from our own finished jobs; from the first moment after a restart."""
    while True:
        try:
            paces.learn(await board.durations())
        except (PixoraError, psycopg.Error, OSError) as error:
            log.warning("durations not read; trying again", error=str(error))
        await asyncio.sleep(LEARN_S)


async def _headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    for name, value in pages.headers(request).items():
        response.headers.setdefault(name, value)
    return response
