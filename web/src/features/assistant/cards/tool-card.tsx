import { Check, CircleAlert, Play, RotateCcw } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { post } from '@/shared/api/http';
import { useFilm, useProject } from '@/shared/film/film-provider';
import { useTimeLeft } from '@/shared/film/use-time-left';
import { formatCredits } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';
import type { Part } from '@/shared/api/types';
import { unitName } from '@/features/timeline/model/document';
import type { Back } from '../run/shown';
import type { ToolCall } from '../run/thread';
import { Card } from './card';
import { costOf, resultOf, together, workOf, type ToolResult, type Work } from './results';
import { Steps } from './steps';
import { TakeCards } from './take-cards';
import { titleOf } from './titles';

/** Tools that only look: their answer is told by the assistant's words. */
const LOOKING = new Set(['check_credits', 'check_progress', 'list_versions']);

interface ToolCardProps {
  /** One call, or the same one several times: ways to choose from. */
  calls: readonly ToolCall[];
  /** It may go on only when the person approves. */
  waits: boolean;
  /** The words below say what came of it. */
  told: boolean;
  back: Back;
  /** They are different calls of one kind, of which nothing came. */
  many?: boolean;
}

const sameCard = (before: ToolCardProps, now: ToolCardProps): boolean =>
  before.waits === now.waits &&
  before.told === now.told &&
  before.back === now.back &&
  before.many === now.many &&
  before.calls.length === now.calls.length &&
  before.calls.every((call, index) => call === now.calls[index]);

/** A tool at work: what it is, how far it is, what came of it. */
export const ToolCard = memo(function ToolCard(props: ToolCardProps) {
  const { calls, waits, told, back, many } = props;
  const film = useFilm();
  const { project, jobs } = film;
  const call = calls.find(({ state }) => state !== 'done') ?? (calls[0] as ToolCall);
  const { icon: Icon, says } = titleOf(call.name, many ? '' : call.args, project);
  const result = together(calls.map(({ result: answer }) => resultOf(answer)));
  const work = workOf(result, project, jobs);
  const under = work.filter((w) => w.state === 'queued' || w.state === 'running');
  const working = (call.state === 'running' && !waits) || under.length > 0;
  const making = new Set(work.map((w) => unitName(w.job.scene_id, w.job.part as Part)));
  return (
    <Card
      live={working}
      icon={<Icon aria-hidden />}
      title={`${says}${timesOf(calls, many)}`}
      meta={waits ? <Chip>waits for you</Chip> : <Meta {...{ call, result, work, under }} />}
    >
      {work.length > 0 && <Steps work={work} />}
      {!told && !work.length && <Outcome call={call} summary={result.summary} />}
      <Aged names={(result.stale ?? []).filter((name) => !making.has(name))} />
      <TakeCards work={work} />
      {work.some((w) => w.job.part === 'export' && w.state === 'done') && (
        <Delivered filmId={project.id} />
      )}
      {call.state === 'done' && !work.length && back && (
        <TakeBack runId={call.run_id} all={back === 'all'} />
      )}
    </Card>
  );
}, sameCard);

const timesOf = ({ length }: readonly ToolCall[], many = false): string =>
  length > 1 ? ` · ${length} ${many ? 'times' : 'ways'}` : '';

/** What a call answered, where the words do not say it. */
function Outcome({ call, summary }: { call: ToolCall; summary?: string }) {
  if (!summary || call.state === 'stopped' || LOOKING.has(call.name)) return null;
  return <p className="px-3 pb-2.5 text-xs text-pretty text-fg-2">{summary}</p>;
}

interface MetaProps {
  call: ToolCall;
  result: ToolResult;
  work: Work[];
  under: Work[];
}

/** The right end of a card's heading: progress, price, or that it is done. */
function Meta({ call, result, work, under }: MetaProps) {
  if (call.state === 'running')
    return <Spinner label="Working" className="size-3.5 text-accent-ink" />;
  if (call.state === 'stopped') return <span className="text-2xs text-fg-3">not done</span>;
  if (under.length) {
    const share = work.reduce(
      (sum, w) => sum + (under.includes(w) ? (w.live?.progress ?? 0) : 1),
      0,
    );
    return (
      <>
        <TimeLeft />
        <Chip tone="accent">{Math.round((share / work.length) * 100)}%</Chip>
      </>
    );
  }
  if (result.error || work.some((w) => w.state === 'failed')) {
    return <CircleAlert className="size-3.5 shrink-0 text-danger" aria-label="Failed" />;
  }
  const cost = costOf(work, result.credits_reserved);
  return (
    <>
      {cost > 0 && (
        <span className="tnum text-2xs whitespace-nowrap text-fg-3">{formatCredits(cost)}</span>
      )}
      <Check className="size-3.5 shrink-0 text-ok" aria-label="Done" />
    </>
  );
}

/** Until nothing of the film is under way, as the plan page says it. */
const TimeLeft = () => (
  <span className="tnum text-2xs whitespace-nowrap text-fg-3">{useTimeLeft()}</span>
);

/** Media that a change made out of date. */
function Aged({ names }: { names: readonly string[] }) {
  const { scenes } = useProject();
  if (!names.length) return null;
  const words = names.map((name) => {
    const [id, part] = name.split('.');
    const place = scenes.findIndex((scene) => scene.id === id) + 1;
    if (!part || !place) return 'the music';
    return `scene ${place} ${part === 'visual' ? 'picture' : 'narration'}`;
  });
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return (
    <p className="px-3 pb-2.5 text-2xs text-pretty text-warn">
      Now out of date: {words.slice(0, 3).join(', ')}
      {more}
    </p>
  );
}

/** Where the finished film is watched and saved. */
function Delivered({ filmId }: { filmId: string }) {
  return (
    <div className="flex px-1.5 pb-1.5">
      <Button asChild size="xs">
        <Link to={`/films/${filmId}/deliver`}>
          <Play className="size-3" />
          Watch the film
        </Link>
      </Button>
    </div>
  );
}

/** Undoes what this turn changed, leaving what came after it. */
function TakeBack({ runId, all }: { runId: string; all: boolean }) {
  const { project } = useFilm();
  const back = () => {
    post<{ summary: string }>(`/api/projects/${project.id}/revert/${runId}`)
      .then((done) => notify.info(done.summary))
      .catch(notify.failed);
  };
  return (
    <div className="flex px-1.5 pb-1.5">
      <Button size="xs" onClick={back}>
        <RotateCcw className="size-3" />
        {all ? 'Take all of it back' : 'Take this back'}
      </Button>
    </div>
  );
}
