import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useNavigate } from 'react-router';
import { PriceHint } from '@/features/landing/price-hint';
import { ReferenceButton } from '@/features/landing/reference-button';
import { filmBody, useWish } from '@/features/landing/wish';
import { WishControls } from '@/features/landing/wish-controls';
import { uploadReference } from '@/shared/api/assets';
import { sentenceOf } from '@/shared/api/errors';
import { post } from '@/shared/api/http';
import { meQuery } from '@/shared/api/me';
import { useAuth } from '@/shared/auth/auth';
import type { Project } from '@/shared/api/types';
import { landing } from '@/shared/i18n/landing';
import { cn } from '@/shared/lib/cn';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';

type NewFilm = { project: Pick<Project, 'id'>; revision: number; note: string };

/** Makes the film and opens its plan. One submit makes one film, however often it is sent. */
function useMakeFilm(reference: File | null) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: async () => {
      const { wish } = useWish.getState();
      const film = await post<NewFilm>('/api/projects', {
        body: filmBody(wish, await usualWishes(queries)),
        idempotencyKey: key.current,
      });
      if (reference) await uploadReference(film.project.id, reference).catch(referenceFailed);
      return film;
    },
    onSuccess: async (film) => {
      useWish.getState().forget();
      if (film.note) notify.info(film.note);
      await navigate(`/films/${film.project.id}/plan`);
    },
    onSettled: () => {
      key.current = crypto.randomUUID();
    },
  });
}

/** What a person set as usual; a first visitor has set nothing. */
async function usualWishes(queries: QueryClient) {
  if (useAuth.getState().status === 'out') return {};
  const me = await queries.ensureQueryData(meQuery).catch(() => undefined);
  return me?.defaults ?? {};
}

const referenceFailed = (error: unknown) =>
  notify.failed(new Error(`${landing.referenceFailed} ${sentenceOf(error)}`));

export function PromptForm() {
  const { wish, set } = useWish();
  const [reference, setReference] = useState<File | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const make = useMakeFilm(reference);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!useWish.getState().wish.idea.trim()) field.current?.focus();
    else if (!make.isPending) make.mutate();
  };
  useEffect(() => keepTyped(field.current), []);
  return (
    <>
      <form
        onSubmit={submit}
        aria-busy={make.isPending}
        className="mt-8 rounded-[22px] border border-line-2 bg-panel text-start shadow-pop focus-box"
      >
        <textarea
          ref={field}
          aria-label={landing.promptLabel}
          rows={3}
          maxLength={8000}
          value={wish.idea}
          onChange={(event) => set({ idea: event.target.value })}
          onKeyDown={(event) => {
            const { key, shiftKey, nativeEvent } = event;
            if (key === 'Enter' && !shiftKey && !nativeEvent.isComposing) submit(event);
          }}
          placeholder={landing.promptHint}
          className="w-full resize-none rounded-t-[22px] bg-transparent px-5 pt-4.5 text-[16px] leading-[1.5] outline-none placeholder:text-fg-3"
        />
        <div className="flex flex-wrap items-center gap-1.5 p-2.5">
          <ReferenceButton file={reference} onChange={setReference} />
          <WishControls />
          <Button
            tone={wish.idea.trim() ? 'accent' : 'soft'}
            type="submit"
            aria-label={landing.submit}
            disabled={make.isPending}
            className="ms-auto h-9 rounded-xl px-3 text-sm sm:px-4"
          >
            <span className={cn(!make.isPending && 'hidden sm:inline')}>
              {make.isPending ? landing.planning : landing.submit}
            </span>
            {make.isPending ? <Spinner /> : <ArrowUp className="size-4" />}
          </Button>
        </div>
      </form>
      <PriceHint className="mt-3 block" />
      {make.error && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {sentenceOf(make.error)}
        </p>
      )}
      <Ideas onPick={(idea) => set({ idea })} />
    </>
  );
}

/** The page comes drawn: what was typed before its script was there is the idea. */
function keepTyped(field: HTMLTextAreaElement | null) {
  const { wish, set } = useWish.getState();
  if (field?.value && field.value !== wish.idea) set({ idea: field.value });
}

function Ideas({ onPick }: { onPick: (idea: string) => void }) {
  return (
    <ul aria-label={landing.tryOne} className="mt-4 flex flex-wrap justify-center gap-1.5">
      {landing.ideas.map((idea, index) => (
        <li key={idea} className={cn(index > 1 && 'hidden sm:block')}>
          <button
            type="button"
            onClick={() => onPick(idea)}
            className="h-8 rounded-full border border-line-2 px-3 text-xs text-fg-2 hover:bg-card hover:text-fg"
          >
            {idea}
          </button>
        </li>
      ))}
    </ul>
  );
}
