"""`/storage/v1` links that need no token of a person: for downloads and for uploads."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from api.local.calling import Caller, StorageRoute
from api.local.receiving import checked_name
from api.local.sending import sent
from api.local.storage import Download, Objects, Saved, save
from store.identity.objects import SERVER
from store.identity.signing import UPLOAD_LIFE_S, UrlSigner

router = APIRouter(prefix="/storage/v1", route_class=StorageRoute, include_in_schema=False)
NO_ACCESS = "Either the object does not exist or you do not have access to it"


async def the_signer(request: Request) -> UrlSigner:
    """The application's signer of links."""
    return request.app.state.url_signer


Signer = Annotated[UrlSigner, Depends(the_signer)]
Token = Annotated[str, Query(max_length=8_192)]
"""Empty: a link without its token, which leads nowhere."""


class LinkWish(BaseModel):
    """How long a link shall work, in seconds."""

    expires_in: int = Field(alias="expiresIn")


class LinkWishes(LinkWish):
    """Links for many objects."""

    paths: list[str] = Field(max_length=1_000)


@router.post("/object/upload/sign/{bucket}/{name:path}")
async def sign_upload(
    bucket: str, name: str, request: Request, claims: Caller, objects: Objects, signer: Signer
) -> dict[str, str]:
    """A link that lets somebody upload this one object, as its signer, for two hours."""
    replace = request.headers.get("x-upsert") == "true"
    await objects.bucket(bucket)
    await objects.may_keep(claims, bucket, checked_name(name), replace=replace)
    caller = {"sub": claims.get("sub"), "role": claims["role"]}
    token = signer.token(bucket, name, "upload", UPLOAD_LIFE_S, caller=caller, replace=replace)
    return {"url": f"/object/upload/sign/{bucket}/{name}?token={token}", "token": token}


@router.put("/object/upload/sign/{bucket}/{name:path}")
async def put_signed(
    bucket: str, name: str, request: Request, objects: Objects, signer: Signer, token: Token = ""
) -> Saved:
    """Upload with such a link."""
    signed: dict[str, Any] = signer.check(token, bucket, name, "upload")
    claims = {key: value for key, value in signed["caller"].items() if value is not None}
    return await save(request, objects, claims, (bucket, name), replace=signed["replace"])


@router.post("/object/sign/{bucket}/{name:path}")
async def sign_one(
    bucket: str, name: str, body: LinkWish, claims: Caller, objects: Objects, signer: Signer
) -> dict[str, str]:
    """A download link to one object."""
    await objects.find(claims, bucket, name)
    return {"signedURL": signer.download_path(bucket, name, body.expires_in)}


@router.post("/object/sign/{bucket}")
async def sign_many(
    bucket: str, body: LinkWishes, claims: Caller, objects: Objects, signer: Signer
) -> list[dict[str, str | None]]:
    """Download links to many objects; each that cannot be had says so."""
    known = await objects.known(claims, bucket, body.paths)
    return [
        {
            "path": name,
            "error": None if name in known else NO_ACCESS,
            "signedURL": signer.download_path(bucket, name, body.expires_in)
            if name in known
            else None,
        }
        for name in body.paths
    ]


async def linked(bucket: str, name: str, signer: Signer, token: Token = "") -> tuple[str, str]:
    """Bucket and name that a good download link opens."""
    signer.check(token, bucket, name, "download")
    return bucket, name


@router.api_route("/object/sign/{bucket}/{name:path}", methods=["GET", "HEAD"])
async def get_signed(
    where: Annotated[tuple[str, str], Depends(linked)],
    request: Request,
    objects: Objects,
    download: Download = None,
) -> Response:
    """An object's bytes with a download link."""
    return sent(request, objects, await objects.find(SERVER, *where), download)
