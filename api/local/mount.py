"""Mounts the local auth and storage servers on an application."""

from fastapi import FastAPI

from api.local import auth, auth_own, auth_staff
from api.local.gates import Gates
from store.identity.local import LocalIdentity


def mount_local_supabase(app: FastAPI, identity: LocalIdentity, gates: Gates | None = None) -> None:
    """Add `/auth/v1` and `/storage/v1`. The caller opens and closes `identity` in its lifespan."""
    app.state.local_identity = identity
    app.state.gates = gates or Gates()
    for router in (auth.router, auth_own.router, auth_staff.router):
        app.include_router(router)
