import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Section } from '@/features/settings/section';
import { del, get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';
import { authClient } from '@/shared/auth/auth';
import { profile as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { notify } from '@/shared/ui/toast';

type Session = Schemas['SignIn'];

const key = ['sessions'];

/** Where the person is signed in, and how to end that. */
export function SessionsSection({ named }: { named: boolean }) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Session[]>('/api/me/sessions', { signal }),
    retry: false,
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: key });
  const endOthers = useMutation({
    mutationFn: async () => {
      const { error } = await (await authClient()).signOut({ scope: 'others' });
      if (error) throw error;
    },
    onSuccess: () => {
      notify.done(words.signedOutOthers);
      refresh();
    },
    onError: notify.failed,
  });
  const end = (id: string) => del(`/api/me/sessions/${id}`).then(refresh).catch(notify.failed);
  return (
    <Section id="sessions" title={words.sessions}>
      <ul>
        {data?.map((session) => (
          <li
            key={session.id}
            className="flex items-center gap-3 border-b border-line py-2.5 text-sm"
          >
            <span className="min-w-0">
              <span className="block truncate">
                {session.current ? words.thisBrowser : browserOf(session.user_agent)}
              </span>
              <span className="text-xs text-fg-3">
                {words.since(formatWhen(session.created_at))}
              </span>
            </span>
            {!session.current && (
              <Button size="sm" className="ms-auto" onClick={() => void end(session.id)}>
                {common.signOut}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="text-xs text-fg-3">{words.sessionsText}</p>
      {named && (
        <Button tone="outline" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {words.signOutOthers}
        </Button>
      )}
    </Section>
  );
}

/** "Firefox on Linux" from a user agent, as far as it says so. */
function browserOf(agent: string | null): string {
  const name = /Firefox|Edg|OPR|Chrome|Safari/.exec(agent ?? '')?.[0] ?? 'Browser';
  const system = /Windows|Mac OS|Android|iPhone|iPad|Linux/.exec(agent ?? '')?.[0];
  const named = { Edg: 'Edge', OPR: 'Opera' }[name] ?? name;
  return system ? `${named} on ${system}` : named;
}
