import { CircleCheck, TriangleAlert } from 'lucide-react';
import { readReport } from '@/features/deliver/report';
import type { Render } from '@/shared/api/types';
import { deliver as words } from '@/shared/i18n/deliver';

/** What the engine found when it looked at its own file. */
export function SelfCheck({ render }: { render: Render }) {
  const report = readReport(render.report);
  if (!report) return null;
  const Icon = report.ok ? CircleCheck : TriangleAlert;
  return (
    <section aria-labelledby="check" className="rounded-2xl border border-line bg-panel p-4">
      <h2 id="check" className="flex items-center gap-2 text-sm font-medium">
        <Icon className={report.ok ? 'size-4 text-ok' : 'size-4 text-warn'} aria-hidden />
        {words.check}
      </h2>
      {report.ok ? (
        <p className="mt-1 text-sm text-fg-2">{words.checkOk}</p>
      ) : (
        <ul aria-label={words.checkProblems} className="mt-1 list-disc ps-5 text-sm text-fg-2">
          {report.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <dl className="tnum mt-3 grid grid-cols-2 gap-x-6 gap-y-2 text-xs sm:grid-cols-3">
        {report.facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-2xs text-fg-3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
