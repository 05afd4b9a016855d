import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery } from '@/shared/api/me';
import { readConfig, useAuth } from '@/shared/auth/auth';
import { creditWords as words } from '@/shared/i18n/account';
import { Button } from '@/shared/ui/button';
import { CopyField } from '@/shared/ui/copy-field';

/** How credits come here: by whoever runs the studio, who has to know whose account it is. */
export function GetMore() {
  const { user } = useAuth();
  const { data: me } = useQuery(meQuery);
  const { data: config } = useQuery({ queryKey: ['config'], queryFn: readConfig });
  if (!user || !me) return null;
  const name = user.email || user.id;
  return (
    <section aria-labelledby="more" className="mt-6 rounded-2xl border border-line bg-panel p-4">
      <h2 id="more" className="text-sm font-medium">
        {words.getMore}
      </h2>
      <p className="mt-1 max-w-[62ch] text-xs text-pretty text-fg-2">
        {me.is_admin ? words.moreAdmin : words.moreText}
      </p>
      {me.is_admin ? (
        <Button asChild tone="outline" className="mt-3">
          <Link to="/admin">{words.toAdmin}</Link>
        </Button>
      ) : (
        <div className="mt-3 grid gap-4 md:grid-cols-2">
          <CopyField label={user.email ? words.moreNamed : words.moreGuest} value={name} />
          {config && !config.supabaseUrl && (
            <CopyField label={words.moreHost} value={`./run grant ${name} 500 "more films"`} />
          )}
        </div>
      )}
    </section>
  );
}
