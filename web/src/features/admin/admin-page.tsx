import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, UserSearch } from 'lucide-react';
import { useDeferredValue, useRef, useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { sentenceOf } from '@/shared/api/errors';
import { get, post } from '@/shared/api/http';
import { meQuery } from '@/shared/api/me';
import type { Schemas } from '@/shared/api/types';
import { useAuth } from '@/shared/auth/auth';
import { admin as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { formatCredits, formatNumber } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Main } from '@/shared/ui/main';
import { Skeleton } from '@/shared/ui/skeleton';
import { notify } from '@/shared/ui/toast';

type User = Schemas['UserRow'];

/** Users the API lists at most (store/credits.py). */
const MOST = 50;

const nameOf = (user: User) =>
  user.name || user.email || `${words.guest} ${user.user_id.slice(0, 8)}`;

/** For administrators; everybody else is told who may see it (to them the API has no such page). */
export function AdminPage() {
  const { data: me, error } = useQuery(meQuery);
  return (
    <Main className="mx-auto w-full max-w-[880px] flex-1 px-4 py-8 sm:px-8">
      <h1 className="font-display text-[40px] leading-none tracking-[-.02em]">{words.title}</h1>
      {error && <ErrorPanel error={error} className="h-64" />}
      {me && (me.is_admin ? <Users /> : <Closed />)}
    </Main>
  );
}

function Closed() {
  const { user, status } = useAuth();
  return (
    <EmptyState
      icon={<ShieldAlert />}
      title={words.closed}
      text={words.closedText(status === 'named' ? user?.email : undefined)}
      action={
        <Button asChild tone="solid">
          <Link to="/sign-in?next=/admin">{words.signInAs}</Link>
        </Button>
      }
      className="mt-8"
    />
  );
}

/** Finds a user and grants credits. */
function Users() {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<User | null>(null);
  const asked = useDeferredValue(query.trim());
  const users = useQuery({
    placeholderData: keepPreviousData,
    queryKey: ['admin-users', asked],
    queryFn: ({ signal }) =>
      get<{ items: User[] }>('/api/admin/users', { query: { query: asked }, signal }),
  });
  return (
    <>
      <Input
        type="search"
        autoFocus
        aria-label={words.find}
        placeholder={words.find}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="mt-6 max-w-md"
      />
      {users.error && <ErrorPanel error={users.error} className="h-64" />}
      {users.data && !users.data.items.length && (
        <EmptyState
          icon={<UserSearch />}
          title={words.nobody}
          text={words.nobodyText}
          action={
            <Button tone="outline" onClick={() => setQuery('')}>
              {words.everybody}
            </Button>
          }
        />
      )}
      {users.data && users.data.items.length > 0 && (
        <UserTable users={users.data.items} onGrant={setChosen} />
      )}
      {users.data?.items.length === MOST && (
        <p className="mt-3 text-xs text-fg-3">{words.most(MOST)}</p>
      )}
      {users.isPending && <Skeleton className="mt-5 h-40" />}
      {chosen && <GrantDialog user={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function UserTable({ users, onGrant }: { users: User[]; onGrant: (user: User) => void }) {
  return (
    <table className="tnum mt-5 w-full text-sm">
      <thead className="text-start text-2xs text-fg-3">
        <tr className="border-b border-line">
          <th className="py-2 text-start font-normal">{words.user}</th>
          <th className="hidden py-2 text-end font-normal sm:table-cell">{words.spent}</th>
          <th className="py-2 text-end font-normal">{words.balance}</th>
          <th>
            <span className="sr-only">{words.grant}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.user_id} className="border-b border-line">
            <td className="w-full max-w-0 truncate py-2 pe-3">
              {nameOf(user)}
              {user.name && user.email && (
                <span className="ms-2 text-xs text-fg-3">{user.email}</span>
              )}
            </td>
            <td className="hidden py-2 ps-8 text-end text-fg-2 sm:table-cell">
              {formatNumber(user.spent)}
            </td>
            <td className="py-2 ps-8 text-end">{formatNumber(user.available)}</td>
            <td className="py-2 ps-6 text-end">
              <Button
                size="sm"
                tone="outline"
                aria-label={words.grantTo(nameOf(user))}
                onClick={() => onGrant(user)}
              >
                {words.grant}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GrantDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const queries = useQueryClient();
  const [credits, setCredits] = useState('100');
  const [reason, setReason] = useState('');
  const key = useRef(crypto.randomUUID());
  const amount = Number(credits);
  const grant = useMutation({
    mutationFn: () =>
      post('/api/admin/credits', {
        body: { user_id: user.user_id, credits: amount, reason: reason.trim(), key: key.current },
      }),
    onSuccess: () => {
      notify.done(words.granted(formatCredits(amount), nameOf(user)));
      void queries.invalidateQueries();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    grant.mutate();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words.grantTo(nameOf(user))}>
      <form onSubmit={submit} className="space-y-4">
        <Field label={words.credits}>
          <Input
            type="number"
            required
            min={1}
            max={1_000_000}
            step={1}
            value={credits}
            onChange={(event) => setCredits(event.target.value)}
          />
        </Field>
        <Field
          label={words.reason}
          hint={words.reasonHint}
          error={grant.error && sentenceOf(grant.error)}
        >
          <Input
            required
            minLength={3}
            maxLength={200}
            pattern=".*\S.*\S.*\S.*"
            title={words.reasonShort}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" tone="accent" disabled={grant.isPending}>
            {words.grant}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
