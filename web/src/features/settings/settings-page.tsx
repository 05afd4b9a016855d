import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DefaultsSection } from '@/features/settings/defaults-section';
import { DataSection } from '@/features/settings/data-section';
import { KeysSection } from '@/features/settings/keys-section';
import { ProfileSection } from '@/features/settings/profile-section';
import { SessionsSection } from '@/features/settings/sessions-section';
import { UsageChart } from '@/features/settings/usage-chart';
import { meQuery } from '@/shared/api/me';
import { keyWords, profile as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { useTheme, type ThemeWish } from '@/shared/lib/theme';
import { Button } from '@/shared/ui/button';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { Main } from '@/shared/ui/main';
import { Segmented } from '@/shared/ui/segmented';
import { Section } from '@/features/settings/section';
import { Skeleton } from '@/shared/ui/skeleton';

const SECTIONS = [
  ['profile', words.profile],
  ['usage', words.usage],
  ['making', words.making],
  ['appearance', words.appearance],
  ['keys', keyWords.title],
  ['data', words.data],
  ['sessions', words.sessions],
] as const;

const THEMES = Object.entries(words.themes).map(([value, label]) => ({
  value: value as ThemeWish,
  label,
}));

/** Who a person is here, how they like films made, how it looks, and where they are signed in. */
export function SettingsPage() {
  const me = useQuery(meQuery);
  const { wish, set } = useTheme();
  return (
    <Main className="mx-auto grid w-full max-w-[880px] flex-1 gap-x-10 px-4 py-8 sm:px-8 md:grid-cols-[160px_minmax(0,1fr)]">
      <h1 className="font-display text-[40px] leading-none tracking-[-.02em] md:col-span-2">
        {words.title}
      </h1>
      <nav
        aria-label={words.nav}
        className="-mx-2.5 hidden self-start pt-8 md:sticky md:top-4 md:block"
      >
        <ul>
          {SECTIONS.map(([id, label]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="block rounded-lg px-2.5 py-1.5 text-sm text-fg-2 hover:bg-raise hover:text-fg"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 space-y-10 pt-8">
        {me.error && <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />}
        {me.isPending && <Skeleton className="h-40" />}
        {me.data?.is_anonymous && <GuestCard />}
        {me.data && <ProfileSection key={me.data.user_id} me={me.data} />}
        {me.data && <UsageChart />}
        {me.data && <DefaultsSection me={me.data} />}
        <Section id="appearance" title={words.appearance}>
          <Segmented label={words.theme} value={wish} options={THEMES} onChange={set} />
        </Section>
        {me.data && <KeysSection />}
        {me.data && <DataSection />}
        <SessionsSection named={me.data ? !me.data.is_anonymous : false} />
      </div>
    </Main>
  );
}

function GuestCard() {
  return (
    <section className="rounded-2xl border border-accent/50 bg-accent-soft p-4">
      <h2 className="text-sm font-medium">{words.guestTitle}</h2>
      <p className="mt-1 text-sm text-pretty text-fg-2">{words.guestText}</p>
      <Button asChild tone="accent" className="mt-3">
        <Link to="/sign-up?next=/settings">{common.signUp}</Link>
      </Button>
    </section>
  );
}
