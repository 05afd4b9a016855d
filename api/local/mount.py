"""Mounts the local auth and storage servers on an application."""

from fastapi import FastAPI

from api.local import auth, auth_own, auth_staff, storage, storage_signed
from api.local.gates import Gates
from api.sizes import BODY_BYTES, UPLOAD_BYTES
from store.identity.local import LocalIdentity
from store.identity.objects import LocalObjects
from store.identity.signing import UrlSigner


def mount_local_supabase(
    app: FastAPI, identity: LocalIdentity, objects: LocalObjects, gates: Gates | None = None
) -> None:
    """Add `/auth/v1` and `/storage/v1`.

    Sets `app.state` local_identity, local_objects, url_signer, gates, and `tokens`, which
    api/seats.py reads. The caller opens and closes `identity` and `objects` in its lifespan.
    """
    app.state.local_identity = identity
    app.state.local_objects = objects
    app.state.url_signer = UrlSigner(identity.keys)
    app.state.tokens = identity.checker
    app.state.gates = gates or Gates()
    # Signed links first: their paths would otherwise be read as a bucket named "sign".
    for part in (auth, auth_own, auth_staff):
        app.include_router(part.router, max_body_size=BODY_BYTES)
    for part in (storage_signed, storage):
        app.include_router(part.router, max_body_size=UPLOAD_BYTES)
