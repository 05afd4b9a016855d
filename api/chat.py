"""The conversation: a sentence starts a run; what it does comes on the film's stream."""

from fastapi import APIRouter, status

from agent.context import Selection
from agent.director import Answer
from agent.suggestions import suggest
from agent.turn import Ask
from api.chat_models import (
    Message,
    OpenApproval,
    Resume,
    RunStarted,
    Stopped,
    Thread,
    ThreadEvent,
    ThreadInfo,
)
from api.house import CurrentSeat, HouseNow
from api.limits import limited
from film.errors import Invalid, NotFound
from film.ports import RunRow
from film.pricing import Quote
from film.project import Part

router = APIRouter(prefix="/api", tags=["conversation"])


@router.post(
    "/projects/{project_id}/messages",
    status_code=status.HTTP_202_ACCEPTED,
    name="send_message",
    dependencies=[limited("chat")],
)
async def send(project_id: str, body: Message, house: HouseNow, seat: CurrentSeat) -> RunStarted:
    """Say something to the assistant; 409 while it is still busy in this conversation."""
    if body.fork_run_id and not body.thread_id:
        raise Invalid("Name the conversation (thread_id) that the run of fork_run_id belongs to.")
    ask = Ask(
        text=body.text,
        selection=tuple(Selection(**s.model_dump()) for s in body.selection),
        mode=body.mode,
        at_ms=body.at_ms,
        thread_id=body.thread_id,
        fork_run_id=body.fork_run_id,
    )
    run_id, thread_id = await house.director.start(seat, project_id, ask)
    return RunStarted(run_id=run_id, thread_id=thread_id)


@router.post(
    "/runs/{run_id}/resume",
    status_code=status.HTTP_202_ACCEPTED,
    name="resume_run",
    dependencies=[limited("chat")],
)
async def resume(run_id: str, body: Resume, house: HouseNow, seat: CurrentSeat) -> RunStarted:
    """Answer what a run waits for, or continue it once credits were added.

    The same answer again gets the first one's run; another answer gets 409. Neither spends twice.
    """
    answers = [
        Answer(
            interrupt_id=a.interrupt_id,
            approved=a.approved,
            scene_ids=tuple(a.scene_ids) if a.scene_ids is not None else None,
        )
        for a in body.approvals
    ]
    new_id, thread_id = await house.director.resume(seat, run_id, answers)
    return RunStarted(run_id=new_id, thread_id=thread_id)


@router.post("/projects/{project_id}/stop", name="stop_run")
async def stop(project_id: str, house: HouseNow, seat: CurrentSeat) -> Stopped:
    """Stop the assistant; jobs that were ordered go on (cancel_generation stops those)."""
    return Stopped(stopped=await house.director.stop(seat, project_id))


@router.get("/projects/{project_id}/thread", name="read_thread")
async def thread(
    project_id: str, house: HouseNow, seat: CurrentSeat, thread_id: str | None = None
) -> Thread:
    """A conversation (the newest when none is named) with everything needed to draw it."""
    snapshot = await house.store.read(seat, project_id)
    threads = house.store.threads
    rows = await threads.of_film(seat, project_id)
    if thread_id is not None and thread_id not in {row.id for row in rows}:
        raise NotFound("There is no such conversation about this film.")
    chosen = thread_id or (rows[0].id if rows else None)
    runs = await threads.runs(seat, chosen) if chosen else []
    logged = await threads.run_events(seat, project_id, chosen) if chosen else []
    balance = (await house.store.balance(seat)).available
    active = next((r.id for r in runs if r.state == "running"), None)
    return Thread(
        thread_id=chosen,
        threads=[ThreadInfo(**r.model_dump()) for r in rows],
        events=[ThreadEvent(run_id=e.run_id or "", event=e.event["event"]) for e in logged],
        active_run=active,
        approvals=[a for r in runs if r.state == "waiting" for a in _approvals(r, balance)],
        last_seq=max(snapshot.last_seq, *(e.seq for e in logged), 0),
    )


@router.get("/projects/{project_id}/suggestions", name="list_suggestions")
async def suggestions(
    project_id: str,
    house: HouseNow,
    seat: CurrentSeat,
    scene_id: str = "",
    part: Part | None = None,
) -> list[str]:
    """What could be said next, by the film's stage, what is selected and what is out of date."""
    snapshot = await house.store.read(seat, project_id)
    jobs = await house.store.jobs(seat, project_id, "queued", "running")
    chosen = [Selection(scene_id=scene_id, part=part)]
    known = part == "music" or snapshot.project.position(scene_id)
    running = {j.order.unit for j in jobs}
    return suggest(snapshot.project, house.studio.prices, running, chosen if known else ())


def _approvals(run: RunRow, balance: int) -> list[OpenApproval]:
    """What waits for a yes or for credits, each quote beside the balance as it is now."""
    return [
        OpenApproval(
            interrupt_id=a["interrupt_id"],
            run_id=run.id,
            tool=a["tool"],
            quote=Quote.model_validate(a["quote"]).against(balance),
        )
        for a in run.body.get("approvals", [])
    ]
