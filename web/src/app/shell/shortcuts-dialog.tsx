import { keySheet } from '@/features/timeline/model/keymap';
import { commands } from '@/shared/i18n/commands';
import { COMMAND } from '@/shared/lib/keys';
import { Dialog } from '@/shared/ui/dialog';

type Keys = readonly (readonly [key: string, says: string])[];

/** The studio's keys come from the table its handler reads, so the sheet cannot promise more. */
const groups = (): { title: string; keys: Keys }[] => [
  ...commands.shortcutGroups,
  { title: commands.studio, keys: [...keySheet(), ['⌘ Enter', commands.approve]] },
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open wide reading onOpenChange={(open) => !open && onClose()} title={commands.help}>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {groups().map((group) => (
          <section
            key={group.title}
            className={group.title === commands.studio ? 'sm:col-span-2' : ''}
          >
            <h3 className="text-xs text-fg-3">{group.title}</h3>
            <dl
              className={group.title === commands.studio ? 'mt-2 sm:columns-2 sm:gap-10' : 'mt-2'}
            >
              {group.keys.map(([key, what]) => (
                <div
                  key={key}
                  className="flex break-inside-avoid items-center gap-3 border-b border-line py-1.5 text-sm"
                >
                  <dt className="order-2 ms-auto font-mono text-xs text-fg-2">
                    {key.replace('⌘ ', COMMAND)}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
