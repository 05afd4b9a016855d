"""The Celery app: `celery -A worker.app worker -Q media -P prefork` and `-Q io -P threads`.

A message is a job's id; the jobs table says everything else.
"""

from functools import cache
from signal import SIGKILL

from celery.signals import worker_process_init

from store.servers.process import die_with_parent
from worker import build, jobs
from worker.logging import set_up
from worker.settings import Settings
from worker.shop import Shop

settings = Settings()
set_up(settings)
app = build.celery(settings)


@cache
def _shop() -> Shop:
    return build.shop(settings)


@worker_process_init.connect
def _warm(**_: object) -> None:
    """Open connections right after the fork, so that the first job does not wait for it.

    A pool process without its master could not say that its job is done: it ends with it.
    """
    die_with_parent(SIGKILL)
    _shop()


@app.task(name="pixora.perform")
def perform(job_id: str) -> None:
    """Do one job if it is there to be done."""
    jobs.perform(_shop(), job_id)
