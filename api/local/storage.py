"""`/storage/v1` of the local project: objects, under the policies of storage.objects."""

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from psycopg.rows import DictRow
from pydantic import BaseModel, Field

from api.local.calling import Caller, StorageRoute
from api.local.receiving import checked_name, received
from api.local.sending import sent
from store.identity.listing import Column, Page, listed
from store.identity.objects import SERVER, LocalObjects
from store.identity.refusals import StorageRefused, missing

router = APIRouter(prefix="/storage/v1", route_class=StorageRoute, include_in_schema=False)
Saved = dict[str, str]


async def the_objects(request: Request) -> LocalObjects:
    """The application's objects."""
    return request.app.state.local_objects


Objects = Annotated[LocalObjects, Depends(the_objects)]
Download = Annotated[str | None, Query()]


class Sorting(BaseModel):
    """Order of a list."""

    column: Column = "name"
    order: Literal["asc", "desc"] = "asc"


class ListWish(BaseModel):
    """What to list."""

    prefix: str = ""
    limit: int = Field(default=100, ge=1, le=1_000)
    offset: int = Field(default=0, ge=0)
    search: str = ""
    sort_by: Sorting = Field(default_factory=Sorting, alias="sortBy")


class Names(BaseModel):
    """Objects to delete."""

    prefixes: list[str] = Field(max_length=1_000)


@router.get("/bucket")
async def buckets(claims: Caller, objects: Objects) -> list[DictRow]:
    """Buckets this caller may see."""
    return await objects.buckets(claims)


@router.post("/object/list/{bucket}")
async def list_objects(
    bucket: str, body: ListWish, claims: Caller, objects: Objects
) -> list[dict[str, Any]]:
    """One level of folders and objects."""
    page = Page(
        bucket=bucket,
        prefix=body.prefix,
        search=body.search,
        limit=body.limit,
        offset=body.offset,
        column=body.sort_by.column,
        descending=body.sort_by.order == "desc",
    )
    async with objects.rows(claims) as conn:
        return await listed(conn, page)


@router.get("/object/info/{bucket}/{name:path}")
async def info(bucket: str, name: str, claims: Caller, objects: Objects) -> dict[str, Any]:
    """An object's description."""
    row = await objects.find(claims, bucket, name)
    kept = row["metadata"]
    return {
        "id": row["id"],
        "name": name,
        "version": row["version"],
        "bucket_id": bucket,
        "size": kept["size"],
        "content_type": kept["mimetype"],
        "cache_control": kept["cacheControl"],
        "etag": kept["eTag"],
        "metadata": row["user_metadata"] or {},
        "last_modified": kept["lastModified"],
        "created_at": row["created_at"],
    }


@router.api_route("/object/public/{bucket}/{name:path}", methods=["GET", "HEAD"])
async def get_public(
    bucket: str, name: str, request: Request, objects: Objects, download: Download = None
) -> Response:
    """An object of a public bucket, for anybody."""
    if not (await objects.bucket(bucket))["public"]:
        raise StorageRefused(404, "Bucket not found", "Bucket not found")
    return sent(request, objects, await objects.find(SERVER, bucket, name), download)


@router.api_route("/object/{bucket}/{name:path}", methods=["GET", "HEAD"])
@router.api_route("/object/authenticated/{bucket}/{name:path}", methods=["GET", "HEAD"])
async def get(
    bucket: str,
    name: str,
    request: Request,
    claims: Caller,
    objects: Objects,
    download: Download = None,
) -> Response:
    """An object's bytes."""
    return sent(request, objects, await objects.find(claims, bucket, name), download)


@router.post("/object/{bucket}/{name:path}")
async def add(bucket: str, name: str, request: Request, claims: Caller, objects: Objects) -> Saved:
    """Upload; with `x-upsert: true` an object of that name is replaced."""
    replace = request.headers.get("x-upsert") == "true"
    return await save(request, objects, claims, (bucket, name), replace=replace)


@router.put("/object/{bucket}/{name:path}")
async def put(bucket: str, name: str, request: Request, claims: Caller, objects: Objects) -> Saved:
    """Upload, replacing what has that name."""
    return await save(request, objects, claims, (bucket, name), replace=True)


@router.delete("/object/{bucket}/{name:path}")
async def remove_one(bucket: str, name: str, claims: Caller, objects: Objects) -> dict[str, str]:
    """Delete one object."""
    if not await objects.remove(claims, bucket, [name]):
        raise missing()
    return {"message": "Successfully deleted"}


@router.delete("/object/{bucket}")
async def remove(
    bucket: str, body: Names, claims: Caller, objects: Objects
) -> list[dict[str, Any]]:
    """Delete objects; says which there were."""
    return [
        {key: value for key, value in row.items() if key != "path_tokens"}
        for row in await objects.remove(claims, bucket, body.prefixes)
    ]


async def save(
    request: Request,
    objects: LocalObjects,
    claims: dict[str, Any],
    where: tuple[str, str],
    *,
    replace: bool,
) -> Saved:
    """Receive an upload as this caller, asking the policies before the bytes."""
    bucket, name = where[0], checked_name(where[1])
    limits = await objects.bucket(bucket)
    await objects.may_keep(claims, bucket, name, replace=replace)
    incoming = await received(request, objects, limits)
    kept: UUID = await objects.keep(claims, bucket, name, incoming, replace=replace)
    return {"Id": str(kept), "Key": f"{bucket}/{name}"}
