"""Keeps: Postgres, blobs, wake-ups, identity, embedded servers."""
