"""check_progress: what is being made, and how long it will take."""

from math import ceil

from film.paces import Pace, together
from film.ports import Job
from tools.call import Call
from tools.results import JobProgress, Progress


async def check_progress(call: Call) -> Progress:
    """State of running jobs with ETA."""
    jobs = await call.studio.store.jobs(call.seat, call.project_id)
    running = [j for j in jobs if j.state == "running"]
    queued = [j for j in jobs if j.state == "queued"]
    failed = [j for j in jobs if j.state == "failed"]
    done = sum(j.state == "done" for j in jobs)
    eta_s = ceil(together(_left(j) for j in running + queued).p50_s)
    if running:
        said = f"{len(running)} running, {len(queued)} waiting; about {eta_s} s left."
    elif queued:
        said = f"{len(queued)} waiting for their turn; then about {eta_s} s."
    else:
        said = "Nothing is being made right now."
    if failed:
        said += f" {len(failed)} failed: {failed[0].error}"
    return Progress(
        summary=said,
        running=[_shown(j) for j in running],
        queued=len(queued),
        failed=[_shown(j) for j in failed],
        done=done,
        eta_s=eta_s if running or queued else 0,
    )


def _left(job: Job) -> Pace:
    left_s = job.order.eta_s if job.eta_s is None else job.eta_s
    return Pace(p50_s=left_s, p90_s=left_s, queue=job.order.queue)


def _shown(job: Job) -> JobProgress:
    return JobProgress(
        job_id=job.id,
        unit=job.order.unit,
        state=job.state,
        step=job.step,
        progress=job.progress,
        eta_s=job.eta_s,
        error=job.error,
    )
