"""What the keeper of a local stack types: grant, backup, restore, doctor."""

import uuid
from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from film.errors import Conflict, Invalid, NotFound, Unavailable
from store.migrate import migrate
from store.servers import postgres
from worker import books, doctor, house_keeping
from worker.settings import Settings

pytestmark = pytest.mark.slow
FAST = {"fsync": "off", "synchronous_commit": "off"}


@pytest.fixture(scope="module")
def made_home(tmp_path_factory):
    """A home with a migrated database, and its server running."""
    home = tmp_path_factory.mktemp("kept")
    server = postgres.start(home, FAST)
    migrate(server.dsn(), embedded=True)
    yield home, server
    server.stop()


@pytest.fixture
def home(made_home, monkeypatch):
    monkeypatch.setenv("PIXORA_HOME", str(made_home[0]))
    return made_home[0]


@pytest.fixture
def ask(made_home):
    def answer(query, *values):
        with psycopg.connect(made_home[1].dsn()) as conn:
            found = conn.execute(query, values)
            return found.fetchall() if found.description else []

    return answer


def signed_up(ask, email):
    user_id = uuid.uuid4()
    ask("insert into auth.users (id, email) values (%s, %s)", user_id, email)
    return user_id


def available(ask, user_id):
    return ask("select available from credit_accounts where user_id = %s", user_id)


def test_grant_gives_credits_and_makes_an_admin(home, ask, capsys):
    user_id = signed_up(ask, "ada@example.test")
    assert house_keeping.grant(["Ada@example.test", "250", "a prize", "--admin"]) == 0
    assert house_keeping.grant(["ada@example.test", "50", " sorry "]) == 0
    assert available(ask, user_id) == [(300,)]
    kept = ask("select raw_app_meta_data->>'role' from auth.users where id = %s", user_id)
    assert kept == [("admin",)]
    assert "250 credits and is an admin" in capsys.readouterr().out
    entries = "select reason from credit_entries where account = 'available' and user_id = %s"
    assert ask(f"{entries} order by id", user_id) == [("a prize",), ("sorry",)]
    for without in (["ada@example.test", "5"], ["ada@example.test", "5", " "]):
        with pytest.raises(Invalid, match="Say why"):
            house_keeping.grant(without)


def test_a_guest_is_given_credits_by_their_number_and_is_never_an_admin(home, ask):
    user_id = str(signed_up(ask, "guest@example.test"))
    ask("update auth.users set email = null where id = %s returning 1", user_id)
    assert house_keeping.grant([user_id, "20", "a film"]) == 0
    assert available(ask, user_id) == [(20,)]
    with pytest.raises(Invalid, match="sign up"):
        house_keeping.grant([user_id, "--admin"])


def test_grant_refuses_strangers_negative_sums_and_other_peoples_databases(home, ask, monkeypatch):
    with pytest.raises(NotFound, match="Sign up"):
        house_keeping.grant(["nobody@example.test", "5", "a prize"])
    for sum_ in ("-5", "1000001", "9" * 30):
        with pytest.raises(Invalid, match="positive"):
            house_keeping.grant(["nobody@example.test", "--", sum_])
    monkeypatch.setenv("DATABASE_URL", "postgresql://authenticator@/x")
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        house_keeping.grant(["nobody@example.test", "5", "a prize"])


def test_a_backup_is_restored_on_a_new_home_and_refused_on_a_running_one(
    home, ask, tmp_path, monkeypatch, capsys
):
    user_id = signed_up(ask, "grace@example.test")
    house_keeping.grant(["grace@example.test", "70", "a prize"])
    (home / "blobs").mkdir(exist_ok=True)
    (home / "blobs" / "a.png").write_bytes(b"picture")
    saved = tmp_path / "kept.tar"
    assert house_keeping.backup([str(saved)]) == 0
    with pytest.raises(Unavailable, match="already using"):
        house_keeping.restore([str(saved), "--replace"])
    fresh = tmp_path / "new"
    monkeypatch.setenv("PIXORA_HOME", str(fresh))
    assert house_keeping.restore([str(saved)]) == 0
    assert (fresh / "blobs" / "a.png").read_bytes() == b"picture"
    with (
        house_keeping.local_database(Settings()) as dsn,
        psycopg.connect(dsn) as conn,
    ):
        found = conn.execute("select available from credit_accounts where user_id = %s", [user_id])
        assert found.fetchall() == [(70,)]
    with pytest.raises(Conflict, match="--replace"):
        house_keeping.restore([str(saved)])
    with pytest.raises(NotFound, match="no file"):
        house_keeping.restore([str(tmp_path / "missing.tar")])


def test_reconcile_proves_the_books_and_lists_what_does_not_fit(
    dsn, app_dsn, seat, monkeypatch, capsys
):
    monkeypatch.setenv("DATABASE_URL", app_dsn)
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute("select private.credits_grant(%s, 100, 'g', 'x')", [seat.user_id])
        found = conn.execute(
            "select private.credits_reserve(%s, 'f', 30, 'k', 'a cat')", [seat.user_id]
        )
        (hold,) = found.fetchone()
        assert books.reconcile([]) == 0
        said = capsys.readouterr().out
        assert "70 credits can be spent, 30 are held, 0 are spent; drift 0" in said
        conn.execute("update credit_holds set created_at = now() - interval '3 hours'")
        assert books.reconcile([]) == 1
        said = capsys.readouterr().out
        assert f"hold {hold} of 30 credits" in said
        assert "no job (a cat)" in said
        conn.execute(
            "insert into projects (id, user_id, document) values ('f', %s, '{}')", [seat.user_id]
        )
        conn.execute(
            "insert into jobs (id, project_id, user_id, key, ordered, queue, hold_id, state)"
            " values ('j', 'f', %s, 'j', '{}', 'io', %s, 'failed')",
            (seat.user_id, hold),
        )
        assert books.reconcile([]) == 1
        assert "its job is failed" in capsys.readouterr().out
        conn.execute("select private.credits_close(%s, 0)", [hold])
        assert books.reconcile([]) == 0
        conn.execute("update jobs set state = 'running'")
        assert books.reconcile([]) == 1
        assert "closed while its job is running" in capsys.readouterr().out
        conn.execute("update credit_accounts set available = 1000")
        assert books.reconcile([]) == 1
        said = capsys.readouterr().out
        assert "balance 1000 (entries say 100)" in said
        assert "The books are NOT right." in said


JOB = """insert into jobs (id, project_id, user_id, key, ordered, queue, state, charged, memory, ended_at)
values (%s, 'f', %s, %s, '{"unit": "s1.visual", "maker": "fal:x"}', 'io', %s, %s, %s, now())"""


PAID = """
with paid as (select id, private.credits_reserve(%(user)s, 'f', charged, id, 'x') as hold from jobs
  where charged > 0)
update jobs set hold_id = hold from paid where jobs.id = paid.id"""
CLOSED = "select private.credits_close(hold_id, charged) from jobs where hold_id is not null"


def test_what_a_provider_billed_for_each_job_stands_beside_what_was_paid(
    dsn, app_dsn, seat, monkeypatch, capsys
):
    monkeypatch.setenv("DATABASE_URL", app_dsn)
    assert books.reconcile([]) == 0
    assert "fal.ai" not in capsys.readouterr().out
    billed = {
        "fal_still": {"state": "done", "usd": 0.04},
        "fal_clip": {"state": "done", "usd": 0.2},
    }
    maybe = {"fal_still": {"state": "asked", "usd": 0.04}}
    with psycopg.connect(dsn) as conn:
        conn.execute(
            "insert into projects (id, user_id, document) values ('f', %s, '{}')", [seat.user_id]
        )
        for name, state, charged, memory in (
            ("used", "done", 24, billed),
            ("lost", "failed", 0, billed),
            ("maybe", "failed", 0, maybe),
            ("ours", "done", 4, {"seed": 1}),
        ):
            conn.execute(JOB, (name, seat.user_id, name, state, charged, Jsonb(memory)))
        conn.execute("select private.credits_grant(%s, 100, 'g', 'x')", [seat.user_id])
        conn.execute(PAID, {"user": seat.user_id})
        conn.execute(CLOSED)
    assert books.spend(["7"]) == 0
    said = capsys.readouterr().out
    assert "f s1.visual done: 24 credits paid; 24 cents in use, 0 lost, 0 unknown  (used)" in said
    assert "failed: 0 credits paid; 0 cents in use, 24 lost, 0 unknown  (lost)" in said
    assert "(ours)" not in said
    total = "in the last {} days: $0.24 for results in use, for which people have paid 24 credits; "
    assert total.format(7) + "$0.24 for results that came to nothing; $0.04 that may" in said
    assert books.reconcile([]) == 0
    assert total.format(30) in capsys.readouterr().out


def test_reconcile_starts_a_local_database_that_sleeps(home, capsys):
    assert books.reconcile([]) == 0
    assert "The books are right." in capsys.readouterr().out


def lines(capsys):
    """What doctor said: part -> (mark, sentence)."""
    said = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    return {name: (mark, sentence) for mark, name, sentence in said}


def test_doctor_finds_nothing_wrong_with_a_local_home(home, capsys):
    code = doctor.doctor([])
    said = lines(capsys)
    assert code == 0, said
    assert set(said) == {"settings", *(name for name, _ in doctor.CHECKS)}
    assert said["database"] == ("ok", "answers as authenticator")
    assert said["migrations"] == ("ok", "all applied")


def test_doctor_says_what_to_fix_in_each_line(home, made_home, monkeypatch, capsys):
    keys = home / "keys"
    keys.mkdir(exist_ok=True)
    (keys / "open.pem").touch(0o644)
    (keys / "open.pem").chmod(0o644)
    monkeypatch.setenv("PIXORA_PICTURES", "crayons")
    monkeypatch.setenv("DATABASE_URL", made_home[1].dsn("postgres"))
    monkeypatch.setenv("REDIS_URL", f"unix://{home}/no.sock")
    code = doctor.doctor([])
    said = lines(capsys)
    (keys / "open.pem").unlink()
    assert code == 1
    assert {name for name, (mark, _) in said.items() if mark == "FIX"} == {
        "settings", "database", "migrations", "rights", "buckets", "broker", "keys",
    }  # fmt: skip
    assert "PIXORA_PICTURES" in said["settings"][1] or "crayons" in said["settings"][1]
    assert "row-level security" in said["database"][1]
    assert "supabase db push" in said["migrations"][1]
    assert "chmod 600" in said["keys"][1]


def test_doctor_on_a_home_without_a_database_makes_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PIXORA_HOME", str(tmp_path / "empty"))
    assert doctor.doctor([]) == 0
    assert lines(capsys)["database"] == ("ok", "the first ./run makes it")
    assert not Path(tmp_path / "empty" / "pgdata").exists()
