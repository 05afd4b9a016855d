import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MakeKeyDialog } from '@/features/settings/make-key-dialog';
import { Section } from '@/features/settings/section';
import { del, get } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';
import { keyWords as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { formatCredits, formatNumber, formatWhen } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { notify } from '@/shared/ui/toast';

type ApiKey = Schemas['ApiKey'];

const listKey = ['api-keys'];

/** Keys for programs: what works now, when it was last used, and how to end it. */
export function KeysSection() {
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKey | null>(null);
  const keys = useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => get<ApiKey[]>('/api/keys', { signal }),
    select: (all) => all.filter((key) => !key.revoked_at),
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey });
  return (
    <Section id="keys" title={words.title}>
      <p className="text-sm text-pretty text-fg-2">{words.text}</p>
      {keys.error && <ErrorPanel error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && <p className="text-sm text-fg-3">{words.none}</p>}
      {keys.data && keys.data.length > 0 && (
        <ul aria-label={words.title}>
          {keys.data.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => setEnding(key)} />
          ))}
        </ul>
      )}
      <Button tone="outline" onClick={() => setMaking(true)}>
        {words.make}
      </Button>
      {making && <MakeKeyDialog onMade={refresh} onClose={() => setMaking(false)} />}
      {ending && (
        <RevokeDialog apiKey={ending} onRevoked={refresh} onClose={() => setEnding(null)} />
      )}
    </Section>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { name, prefix, scopes, credit_cap, credits_used, last_used_at } = apiKey;
  const facts = [
    words.mays[scopes.includes('act') ? 'act' : 'read'],
    words.spent(formatCredits(credits_used), credit_cap === null ? null : formatNumber(credit_cap)),
    last_used_at ? words.used(formatWhen(last_used_at)) : words.neverUsed,
  ];
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 text-sm">
      <span className="min-w-0 grow">
        <span className="flex items-baseline gap-2">
          <span className="truncate">{name}</span>
          <code className="shrink-0 font-mono text-2xs text-fg-3">{prefix}…</code>
        </span>
        <span className="tnum block text-xs text-pretty text-fg-3">{facts.join(' · ')}</span>
      </span>
      <Button size="sm" aria-label={words.revokeOf(name)} onClick={onRevoke}>
        {words.revoke}
      </Button>
    </li>
  );
}

function RevokeDialog(props: { apiKey: ApiKey; onRevoked: () => void; onClose: () => void }) {
  const { apiKey, onRevoked, onClose } = props;
  const revoke = useMutation({
    mutationFn: () => del(`/api/keys/${apiKey.id}`),
    onSuccess: () => {
      notify.done(words.revoked(apiKey.name));
      onRevoked();
      onClose();
    },
    onError: notify.failed,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.revokeTitle(apiKey.name)}
      description={words.revokeText}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button tone="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
            {words.revoke}
          </Button>
        </>
      }
    />
  );
}
