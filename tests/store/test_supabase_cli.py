"""`supabase db push` itself, where the Supabase CLI is installed (docs/supabase.md, step 3)."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from store.migrate import MIGRATIONS, migrate, pending
from store.servers import postgres
from tests.store.test_migrate import modest_owner

ROOT = Path(__file__).resolve().parents[2]
CLI = os.environ.get("SUPABASE_CLI") or shutil.which("supabase")
FAST = {"fsync": "off", "listen_addresses": "127.0.0.1"}


@pytest.mark.skipif(CLI is None, reason="the Supabase CLI is not installed")
def test_the_cli_accepts_our_migrations_and_agrees_with_our_own_runner(tmp_path):
    server = postgres.start(tmp_path, FAST)
    try:
        modest_owner(server, "pushed")
        address = "postgresql://migrator:x@127.0.0.1:5432/pushed?sslmode=disable"
        for said in ("Applying migration", "up to date"):
            command = [str(CLI), "db", "push", f"--remote={address}", "--yes"]
            pushed = subprocess.run(
                [*command, "--workdir", str(ROOT)], capture_output=True, text=True, check=False
            )
            assert pushed.returncode == 0, pushed.stderr
            assert said in pushed.stderr + pushed.stdout
            assert "deprecated" not in pushed.stderr
        assert pending(server.dsn("pushed")) == []
        assert migrate(server.dsn("pushed"), embedded=True) == []
        with psycopg.connect(server.dsn("pushed")) as conn:
            kept = conn.execute(
                "select version || '_' || name from supabase_migrations.schema_migrations"
            )
            assert {row[0] for row in kept} == {p.stem for p in MIGRATIONS.glob("*.sql")}
    finally:
        server.stop()
