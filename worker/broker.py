"""The broker as a hint: job ids go out, losses are made good by the sweeper."""

from concurrent.futures import ThreadPoolExecutor

import structlog
from celery import Celery
from kombu.exceptions import OperationalError

log = structlog.get_logger()


def celery_app(redis_url: str) -> Celery:
    """The Celery app of this Redis. Messages carry a job id and nothing else."""
    app = Celery("pixora", broker=transport_url(redis_url))
    app.conf.update(
        task_ignore_result=True,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_transport_options={"visibility_timeout": 3_600, "socket_connect_timeout": 2},
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0.1},
        task_default_queue="media",
    )
    return app


def transport_url(redis_url: str) -> str:
    """A Redis URL as kombu spells it: unix sockets have a scheme of their own there."""
    return redis_url.replace("unix://", "redis+socket://", 1)


class Sender:
    """Puts (job id, queue) pairs on the broker from a thread; a failure only costs time."""

    def __init__(self, app: Celery) -> None:
        self._app = app
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="send")

    def __call__(self, jobs: list[tuple[str, str]]) -> None:
        """Send soon. Never blocks and never raises: the sweeper sends what is lost."""
        self._pool.submit(self._send, jobs)

    def _send(self, jobs: list[tuple[str, str]]) -> None:
        for job_id, queue in jobs:
            try:
                self._app.send_task("pixora.perform", args=[job_id], queue=queue)
            except OperationalError as error:
                log.warning("broker unreachable; the sweeper will send it", error=str(error))
                return

    def close(self) -> None:
        """Wait for what is being sent."""
        self._pool.shutdown(wait=True, cancel_futures=True)
