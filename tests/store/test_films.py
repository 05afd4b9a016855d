"""The dashboard: pages, search, order, copies, the bin, numbers."""

import pytest

from film.errors import Invalid, NotFound
from film.ports import Asset, JobOrder
from film.project import Element, Project, Render, Scene, Take
from store.jobs import PostgresJobBoard
from store.shape import poster, status

READY = Element(
    takes=(Take(id="t1", kind="clip", state="ready", asset_id="a1", poster_id="a2"),), chosen="t1"
)
PENDING = Element(takes=(Take(id="t2", kind="clip"),))
FAILED = Element(takes=(Take(id="t3", kind="clip", state="failed"),))


async def titles(store, seat, **wishes):
    page, _ = await store.films.list(seat, **wishes)
    return [row.title for row in page]


@pytest.mark.parametrize(
    ("film", "expected"),
    [
        (Project(id="f"), "draft"),
        (Project(id="f", scenes=(Scene(id="s1"),)), "planned"),
        (Project(id="f", scenes=(Scene(id="s1", picture=PENDING),)), "making"),
        (Project(id="f", scenes=(Scene(id="s1", picture=FAILED),)), "failed"),
        (Project(id="f", scenes=(Scene(id="s1", picture=READY),)), "made"),
        (Project(id="f", scenes=(Scene(id="s1", picture=READY, narration="Hm"),)), "planned"),
        (
            Project(id="f", scenes=(Scene(id="s1"),), renders=(Render(id="r", asset_id="a"),)),
            "rendered",
        ),
    ],
)
def test_status_is_derived_from_the_document(film, expected):
    assert status(film) == expected


def test_the_poster_is_the_newest_renders_or_the_first_picture():
    film = Project(id="f", scenes=(Scene(id="s1"), Scene(id="s2", picture=READY)))
    assert poster(film) == "a2"
    render = Render(id="r", asset_id="a", poster_id="p")
    assert poster(film.model_copy(update={"renders": (render,)})) == "p"


async def test_pages_are_complete_in_every_order(store, seat, second_seat):
    for n in range(7):
        scenes = tuple(Scene(id=f"s{i}") for i in range(n % 3))
        await store.create(seat, Project(id=f"f{n}", title=f"Film {n}", scenes=scenes))
    await store.create(second_seat, Project(id="other", title="Not mine"))
    for sort in ("updated", "created", "title", "duration"):
        seen, cursor = [], None
        while True:
            page, cursor = await store.films.list(seat, sort=sort, cursor=cursor, limit=3)
            seen += [row.id for row in page]
            if cursor is None:
                break
        assert sorted(seen) == [f"f{n}" for n in range(7)]
    assert (await titles(store, seat, sort="title"))[:2] == ["Film 0", "Film 1"]
    assert (await titles(store, seat, sort="updated"))[0] == "Film 6"


async def test_search_and_filter(store, seat):
    await store.create(seat, Project(id="f1", title="The Lighthouse", logline="A keeper"))
    await store.create(seat, Project(id="f2", title="100% wool", scenes=(Scene(id="s1"),)))
    assert await titles(store, seat, query="LIGHT") == ["The Lighthouse"]
    assert await titles(store, seat, query="keeper") == ["The Lighthouse"]
    assert await titles(store, seat, query="0% w") == ["100% wool"]
    assert await titles(store, seat, query="%") == ["100% wool"]
    assert await titles(store, seat, status="planned") == ["100% wool"]
    assert await titles(store, seat, query="nothing") == []


async def test_a_film_needs_you_while_its_last_turn_waits_or_its_work_failed(store, seat):
    for film in ("waits", "answered", "calm"):
        await store.create(seat, Project(id=film, title=film))
    failed = (Scene(id="s1", picture=FAILED),)
    await store.create(seat, Project(id="failed", title="failed", scenes=failed))
    for film in ("waits", "answered"):
        thread = await store.threads.create(seat, film)
        await store.threads.begin_run(seat, film, thread, f"{film}1", "chat", {})
        await store.threads.end_run(seat, f"{film}1", "waiting")
    await store.threads.begin_run(seat, "answered", thread, "answered2", "chat", {})
    assert await titles(store, seat, status="needs_you", sort="title") == ["failed", "waits"]
    page, _ = await store.films.list(seat, sort="title")
    assert [row.needs_you for row in page] == [False, False, True, True]


async def test_progress_of_work_under_way_counts_its_seconds(store, seat):
    await store.create(seat, Project(id="f1"))
    for name, eta_s in (("voice", 1), ("first", 4), ("second", 5)):
        async with store.work(seat, "f1") as work:
            order = JobOrder(id=name, key=name, kind="visual", unit=name, eta_s=eta_s)
            work.later(order, None)
    board = PostgresJobBoard(store)
    for name in ("voice", "first"):
        job = await board.claim(name, "w1")
        if name == "first":
            await board.progress(job, "Drawing", 0.5, 2)
        else:
            assert await board.end(job, "done", nothing, 0)
    ((film,), _) = await store.films.list(seat)
    assert film.progress == pytest.approx(0.3)
    for name in ("first", "second"):
        job = await board.claim(name, "w1") if name == "second" else job
        assert await board.end(job, "done", nothing, 0)
    ((film,), _) = await store.films.list(seat)
    assert film.progress is None


async def nothing(work):
    pass


async def test_a_cursor_of_another_order_or_making_is_refused(store, seat):
    for n in range(3):
        await store.create(seat, Project(id=f"f{n}"))
    _, cursor = await store.films.list(seat, limit=1)
    for wishes in ({"cursor": cursor, "sort": "title"}, {"cursor": "bm9uc2Vuc2U="}):
        with pytest.raises(Invalid):
            await store.films.list(seat, **wishes)


async def test_a_copy_shares_files_but_not_work_under_way(store, seat, blobs, tmp_path):
    (tmp_path / "a").write_bytes(b"picture")
    await blobs.put("k1", tmp_path / "a", "video/mp4")
    scenes = (Scene(id="s1", picture=READY), Scene(id="s2", picture=PENDING))
    await store.create(seat, Project(id="f1", title="Sea", scenes=scenes))
    await store.keep(seat, "f1", Asset(id="a1", key="k1", mime="video/mp4", meta={"fps": 30}))
    copy = await store.films.duplicate(seat, "f1")
    assert (copy.project.title, copy.revision) == ("Sea (copy)", 0)
    assert [len(s.picture.takes) for s in copy.project.scenes] == [1, 0]
    assert (await store.assets(seat, copy.project.id, ["a1", "no"]))["a1"].meta == {"fps": 30}
    await store.films.remove(seat, "f1")
    await store.films.purge(seat, "f1")
    assert (await blobs.fetch("k1")).read_bytes() == b"picture"
    await store.films.remove(seat, copy.project.id)
    await store.films.purge(seat, copy.project.id)
    with pytest.raises(NotFound):
        await blobs.fetch("k1")


async def test_the_bin_hides_stops_and_gives_back(store, seat):
    await store.create(seat, Project(id="f1", title="Sea"))
    await store.profiles.welcome(seat, 100)
    async with store.work(seat, "f1") as work:
        hold = await work.reserve("k", 40, "x")
        work.later(JobOrder(id="j", key="j", kind="music", unit="music", credits=40), hold)
    await store.films.remove(seat, "f1")
    assert await titles(store, seat) == []
    assert await titles(store, seat, status="deleted") == ["Sea"]
    assert (await store.balance(seat)).available == 100
    with pytest.raises(NotFound):
        await store.read(seat, "f1")
    with pytest.raises(NotFound):
        async with store.work(seat, "f1"):
            pass
    await store.films.bring_back(seat, "f1")
    assert await titles(store, seat) == ["Sea"]
    with pytest.raises(NotFound):
        await store.films.purge(seat, "f1")


async def test_statistics_add_up(store, seat):
    renders = (
        Render(id="r1", asset_id="a", duration_ms=9),
        Render(id="r2", asset_id="b", duration_ms=30_000),
    )
    await store.create(
        seat, Project(id="f1", scenes=(Scene(id="s1"), Scene(id="s2")), renders=renders)
    )
    await store.create(seat, Project(id="f2"))
    numbers = await store.films.statistics(seat)
    assert numbers.model_dump() == {
        "films": 2, "scenes": 2, "renders": 2, "rendered_ms": 30_000, "takes": 0, "credits_spent": 0,
    }  # fmt: skip
