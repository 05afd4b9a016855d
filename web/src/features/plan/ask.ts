/** A sentence to the assistant from outside its panel, and what it answers. */

import { useState } from 'react';
import { post } from '@/shared/api/http';
import { useFilmEvents } from '@/shared/film/film-provider';
import { keep, keptOf } from '@/shared/film/talk-memory';
import { plan as words } from '@/shared/i18n/plan';
import { useMode } from '@/shared/lib/mode';

export type RunStarted = { run_id: string; thread_id: string };

/** The message as it is sent: in the mode that was chosen, in the conversation open in the studio. */
export const messageOf = (filmId: string, text: string) => ({
  text,
  mode: useMode.getState().mode,
  thread_id: keptOf(filmId).thread_id ?? undefined,
});

/** A button that names its deed asks for it: where nothing may change, as Plan does it. */
export function rewriteOf(filmId: string, wish: string, scene_id: string) {
  const said = messageOf(filmId, words.rewriteAsk(wish));
  const mode = said.mode === 'ask' ? 'plan' : said.mode;
  return { ...said, mode, selection: [{ scene_id }] };
}

export async function send(
  filmId: string,
  body: ReturnType<typeof messageOf>,
): Promise<RunStarted> {
  const started = await post<RunStarted>(`/api/projects/${filmId}/messages`, { body });
  keep(filmId, { thread_id: started.thread_id });
  return started;
}

export type RunNews = {
  run_id: string;
  text: string;
  /** The tool that is running, if one is. */
  tool: string;
  state: 'running' | 'done' | 'waiting' | 'failed';
};

type AgUiEvent = { type: string } & Record<string, unknown>;

const word = (value: unknown, otherwise = '') => (typeof value === 'string' ? value : otherwise);

const NEXT: Record<string, (news: RunNews, event: AgUiEvent) => RunNews> = {
  TEXT_MESSAGE_START: (news) => ({ ...news, text: '', tool: '' }),
  TEXT_MESSAGE_CONTENT: (news, event) => ({ ...news, text: news.text + word(event.delta) }),
  TOOL_CALL_START: (news, event) => ({ ...news, tool: word(event.toolCallName) }),
  RUN_ERROR: (news, event) => ({ ...news, text: word(event.message, news.text), state: 'failed' }),
  RUN_FINISHED: (news, event) => {
    const outcome = event.outcome as { type?: string } | undefined;
    return { ...news, tool: '', state: outcome?.type === 'interrupt' ? 'waiting' : 'done' };
  },
};

/** The newest run's news. Pure; unknown events change nothing. */
export function nextNews(news: RunNews | null, run_id: string, event: AgUiEvent): RunNews | null {
  if (event.type === 'RUN_STARTED') return { run_id, text: '', tool: '', state: 'running' };
  if (!news || news.run_id !== run_id) return news;
  return NEXT[event.type]?.(news, event) ?? news;
}

/** Follows whatever the assistant does to this film while the page is open. */
export function useRunNews() {
  const [news, setNews] = useState<RunNews | null>(null);
  useFilmEvents((event) => {
    if (event.type === 'run') setNews((now) => nextNews(now, event.run_id, event.event));
  });
  return [news, () => setNews(null)] as const;
}
