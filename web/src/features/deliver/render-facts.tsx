import type { Render } from '@/shared/api/types';
import { deliver as words } from '@/shared/i18n/deliver';
import { formatBytes, formatClock, formatWhen } from '@/shared/lib/format';

/** What the file is. */
export function RenderFacts({ render }: { render: Render }) {
  const facts: [string, string][] = [
    [words.length, formatClock(render.duration_ms)],
    [words.picture, `${render.width_px} × ${render.height_px}`],
    [words.size, formatBytes(render.size_bytes)],
    [words.captions, render.captions === 'burned' ? words.burned : words.soft],
    [words.reused, words.reusedOf(render.reused_segments, render.total_segments)],
  ];
  if (render.made_at) facts.push([words.made, formatWhen(render.made_at)]);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-2xs text-fg-3">
        {words.facts}
      </h2>
      <dl className="tnum mt-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-4 border-b border-line py-1.5">
            <dt className="text-fg-2">{name}</dt>
            <dd className="ms-auto text-end">{value}</dd>
          </div>
        ))}
      </dl>
      {render.offline && <p className="mt-2 text-2xs text-fg-3">{words.offline}</p>}
    </section>
  );
}
