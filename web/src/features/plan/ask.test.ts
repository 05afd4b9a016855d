import { expect, test } from 'vitest';
import { keep } from '@/shared/film/talk-memory';
import { useMode } from '@/shared/lib/mode';
import { messageOf, nextNews, rewriteOf, type RunNews } from './ask';

const play = (...events: ({ type: string } & Record<string, unknown>)[]) =>
  events.reduce<RunNews | null>((news, event) => nextNews(news, 'r1', event), null);

test('deltas become the answer, and the run ends done', () => {
  const news = play(
    { type: 'RUN_STARTED' },
    { type: 'TEXT_MESSAGE_START' },
    { type: 'TEXT_MESSAGE_CONTENT', delta: 'Scene 2 ' },
    { type: 'TEXT_MESSAGE_CONTENT', delta: 'is darker.' },
    { type: 'SOMETHING_NEW' },
    { type: 'RUN_FINISHED' },
  );
  expect(news).toEqual({ run_id: 'r1', text: 'Scene 2 is darker.', tool: '', state: 'done' });
});

test('an interrupt waits for the person, an error says why', () => {
  const start = { type: 'RUN_STARTED' };
  expect(play(start, { type: 'RUN_FINISHED', outcome: { type: 'interrupt' } })?.state).toBe(
    'waiting',
  );
  expect(play(start, { type: 'RUN_ERROR', message: 'No model.' })).toMatchObject({
    state: 'failed',
    text: 'No model.',
  });
});

test('another run does not write into this one', () => {
  const news = play({ type: 'RUN_STARTED' });
  expect(nextNews(news, 'r2', { type: 'TEXT_MESSAGE_CONTENT', delta: 'x' })).toBe(news);
});

test('it is said in the chosen mode, in the conversation that the studio has open', () => {
  useMode.getState().setMode('ask');
  keep('f1', { thread_id: 't1' });
  expect(messageOf('f1', 'Hi')).toEqual({ text: 'Hi', mode: 'ask', thread_id: 't1' });
  expect(messageOf('f2', 'Hi').thread_id).toBeUndefined();
});

test('a button that names its deed never acts further than the chosen mode, and Ask only plans', () => {
  const modes = (['ask', 'plan', 'act'] as const).map((mode) => {
    useMode.getState().setMode(mode);
    return rewriteOf('f1', 'shorter', 's1').mode;
  });
  expect(modes).toEqual(['plan', 'plan', 'act']);
});
