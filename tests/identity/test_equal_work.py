"""Known and unknown addresses cost the same work, so that no clock tells them apart.

What takes long is the hash of a password: tens of milliseconds. So hashes are counted, not seconds.
"""

import pytest

from store.identity import entering
from store.identity.auth_sessions import Origin
from store.identity.local import LocalIdentity, Rules
from store.identity.passwords import Passwords
from store.identity.refusals import AuthRefused

ORIGIN = Origin("127.0.0.1", "a test")
PASSWORD = "correct horse"


class Counted(Passwords):
    """Passwords that note which hash was computed, with which parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.work: list[str] = []

    async def hashed(self, password: str) -> str:
        made = await super().hashed(password)
        self.work.append(made.rpartition("$")[0].rpartition("$")[0])
        return made

    async def match(self, password: str, known: str | None) -> bool:
        against = known or self._nobodys
        self.work.append(against.rpartition("$")[0].rpartition("$")[0])
        return await super().match(password, known)


@pytest.fixture(params=[False, True], ids=["open", "confirmed"])
async def local(request, postgres_server, database, tmp_path):
    dsn = postgres_server.dsn(database, "supabase_auth_admin")
    rules = Rules(confirm_email=request.param)
    async with LocalIdentity(dsn, tmp_path, "http://studio.test", rules) as identity:
        identity.passwords = Counted()
        yield identity


async def work_of(local: LocalIdentity, doing) -> tuple[list[str], str]:
    """The hashes it took, and what was said."""
    local.passwords.work.clear()
    try:
        said = await doing
    except AuthRefused as refused:
        return list(local.passwords.work), f"{refused.status} {refused.code} {refused.message}"
    return list(local.passwords.work), type(said).__name__


async def test_signing_in_costs_one_hash_whoever_asks(local):
    await entering.sign_up(local, "known@example.test", PASSWORD, {}, ORIGIN)
    anonymous = await entering.start_anonymously(local, {}, ORIGIN)
    async with local.rows() as conn:
        await conn.execute(
            "update auth.users set email = 'bare@example.test' where id = %s", (anonymous.user.id,)
        )
    tried = [
        await work_of(local, entering.sign_in(local, f"{who}@example.test", given, ORIGIN))
        for who in ("known", "unknown", "bare")
        for given in ("wrong horse", "x" * 1_000)
    ]
    assert len({said for _, said in tried}) == 1
    assert [len(work) for work, _ in tried] == [1] * 6
    assert len({work[0] for work, _ in tried}) == 1
    assert tried[0][0][0].startswith("$argon2id$v=19$m=47104,t=1,p=1")


async def test_signing_up_costs_one_hash_whether_the_address_is_known_or_not(local):
    new = [
        await work_of(local, entering.sign_up(local, address, PASSWORD, {}, ORIGIN))
        for address in ("ada@example.test", "ADA@example.test ", "eve@example.test")
    ]
    assert [len(work) for work, _ in new] == [1, 1, 1]
    if local.rules.confirm_email:
        assert {said for _, said in new} == {"AuthUser"}


async def test_asking_for_a_new_password_costs_none_before_the_answer(local):
    await entering.sign_up(local, "known@example.test", PASSWORD, {}, ORIGIN)
    for who in ("known", "unknown"):
        assert (await work_of(local, entering.recover(local, f"{who}@example.test")))[0] == []
