"""Slow work: jobs, sweeper, the Celery app, and the building of the Studio from settings."""
