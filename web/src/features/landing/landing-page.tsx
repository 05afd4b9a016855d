import { useEffect } from 'react';
import { Link } from 'react-router';
import { Examples } from '@/features/landing/examples';
import { PromptForm } from '@/features/landing/prompt-form';
import { useAuth } from '@/shared/auth/auth';
import { common } from '@/shared/i18n/common';
import { landing } from '@/shared/i18n/landing';
import { Button } from '@/shared/ui/button';
import { Main } from '@/shared/ui/main';
import { Logo } from '@/shared/ui/mark';

export function LandingPage() {
  // What was pressed on the drawn page waits for this (build/wake.ts).
  useEffect(() => void dispatchEvent(new Event('awake')), []);
  return (
    <div className="relative flex min-h-full flex-col overflow-x-clip">
      <Glow />
      <Header />
      <Main className="flex flex-1 flex-col">
        <section className="mx-auto w-full max-w-[948px] px-4 pt-[clamp(24px,5.6vh,92px)] sm:pt-[clamp(28px,7.6vh,92px)] text-center sm:px-8">
          {/* Its lines break where they are told to: faces that arrive one by one cannot move a word. */}
          <h1 className="font-display text-[clamp(44px,14.2vw,60px)] leading-[.98] tracking-[-.022em] whitespace-nowrap sm:text-[clamp(60px,7.2vw,88px)]">
            {landing.headline[0]}
            <br className="sm:hidden" />
            <em className="text-accent-ink">{landing.headline[1]}</em>
            {landing.headline[2]}
          </h1>
          <p className="mx-auto mt-5 max-w-[38rem] text-[15px] leading-relaxed text-pretty text-fg-2 sm:text-[17px]">
            {landing.lead}
          </p>
          <PromptForm />
        </section>
        <Examples />
        <HowItWorks />
      </Main>
    </div>
  );
}

/** The projector's light behind the headline; decoration only. */
function Glow() {
  return (
    <div
      aria-hidden
      className="absolute inset-x-0 top-0 -z-10 h-[640px] overflow-hidden [mask-image:linear-gradient(#000_55%,transparent)]"
    >
      <div className="absolute -top-[420px] left-1/2 h-[980px] w-[1500px] -translate-x-1/2 bg-[conic-gradient(from_152deg_at_50%_32%,transparent_0deg,var(--accent)_20deg,transparent_56deg)] opacity-[.16] blur-3xl dark:opacity-[.13]" />
    </div>
  );
}

function Header() {
  const status = useAuth((auth) => auth.status);
  const known = status === 'anonymous' || status === 'named';
  return (
    <header className="mx-auto flex h-16 w-full max-w-[1320px] items-center gap-1 px-4 sm:px-8">
      <Logo className="text-[15px]" />
      <nav aria-label={common.mainNav} className="ms-8 hidden gap-1 md:flex">
        <Button asChild className="text-sm font-normal">
          <a href="#examples">{landing.examples}</a>
        </Button>
        <Button asChild className="text-sm font-normal">
          <a href="#how">{landing.how}</a>
        </Button>
      </nav>
      <span className="ms-auto" />
      {known && (
        <Button asChild tone="outline">
          <Link to="/films">{landing.yourFilms}</Link>
        </Button>
      )}
      {status !== 'named' && (
        <Button asChild tone={known ? 'ghost' : 'outline'}>
          <Link to="/sign-in">{common.signIn}</Link>
        </Button>
      )}
    </header>
  );
}

function HowItWorks() {
  return (
    <section
      id="how"
      aria-labelledby="how-title"
      className="mx-auto w-full max-w-[1320px] px-4 pt-14 pb-20 sm:px-8"
    >
      <h2 id="how-title" className="text-sm font-medium">
        {landing.how}
      </h2>
      <ol className="mt-4 grid gap-6 border-t border-line pt-6 sm:grid-cols-3">
        {landing.steps.map((step, index) => (
          <li key={step.title}>
            <span aria-hidden className="font-mono text-xs text-fg-3">
              {String(index + 1).padStart(2, '0')}
            </span>
            <h3 className="mt-2 font-display text-[26px] leading-none">{step.title}</h3>
            <p className="mt-2.5 max-w-[42ch] text-sm text-pretty text-fg-2">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
