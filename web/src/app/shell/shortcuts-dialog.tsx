import { commands } from '@/shared/i18n/commands';
import { COMMAND } from '@/shared/lib/keys';
import { Dialog } from '@/shared/ui/dialog';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title={commands.help}>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {commands.shortcutGroups.map((group) => (
          <section key={group.title}>
            <h3 className="text-xs text-fg-3">{group.title}</h3>
            <dl className="mt-2">
              {group.keys.map(([key, what]) => (
                <div
                  key={key}
                  className="flex items-center gap-3 border-b border-line py-1.5 text-sm"
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
