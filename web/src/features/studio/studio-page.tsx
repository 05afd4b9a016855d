import { GalleryHorizontalEnd, LayoutList, MessageSquare } from 'lucide-react';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { fetched } from '@/shared/lib/fetched';
import { useProject } from '@/shared/film/film-provider';
import { cn } from '@/shared/lib/cn';
import { usePalette } from '@/shared/lib/palette';
import { Main } from '@/shared/ui/main';
import { PanelBoundary } from '@/shared/ui/panel-boundary';
import { Assets } from '@/features/assets/assets';
import { Assistant } from '@/features/assistant/assistant';
import { ConversationProvider } from '@/features/assistant/use-conversation';
import { Preview } from '@/features/preview/preview';
import { useDesk, type Panel as PanelName } from '@/features/timeline/model/desk';
import { KEYMAP, keyOf } from '@/features/timeline/model/keymap';
import { Timeline } from '@/features/timeline/timeline';
import { useCommands, type Commands } from '@/features/timeline/use-commands';
import { useKeys } from '@/features/timeline/use-keys';
import { useWide } from './use-wide';

const ElementSheet = lazy(async () => ({
  default: (await fetched(() => import('@/features/assets/element-sheet'))).ElementSheet,
}));

/** The studio: assistant, preview and assets over the timeline; on a phone one of them at a time. */
export function StudioPage() {
  const { id, title } = useProject();
  const commands = useCommands();
  const wide = useWide();
  const open = useDesk((desk) => desk.open);
  useKeys(commands);
  usePaletteOffer(commands);
  useEffect(() => open(id), [id, open]);
  return (
    <Main data-fills className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <h1 className="sr-only">Studio: {title}</h1>
      <ConversationProvider>
        {wide ? <Desktop commands={commands} /> : <Phone commands={commands} />}
        <Suspense>
          <ElementSheet />
        </Suspense>
      </ConversationProvider>
    </Main>
  );
}

/** What the keys do can be found by name too. */
function usePaletteOffer(commands: Commands) {
  const say = useDesk((desk) => desk.say);
  useEffect(() => {
    const actions = KEYMAP.map(({ command, says }) => ({
      says,
      kbd: keyOf(command),
      run: commands[command],
    }));
    usePalette.setState({ offer: { actions, say } });
    return () => usePalette.setState({ offer: null });
  }, [commands, say]);
}

function Desktop({ commands }: { commands: Commands }) {
  const columns = useDefaultLayout({ id: 'studio-columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'studio-rows', storage: localStorage });
  const tops = useDefaultLayout({ id: 'studio-tops', storage: localStorage });
  return (
    <Group {...columns} orientation="horizontal" className="min-h-0 flex-1">
      <Panel id="assistant" defaultSize="26" minSize="300px" maxSize="40">
        <Walled name="assistant">
          <Assistant />
        </Walled>
      </Panel>
      <Bar label="Width of the assistant" />
      <Panel id="work">
        <Group {...rows} orientation="vertical">
          <Panel id="upper" minSize="30">
            <Group {...tops} orientation="horizontal">
              <Panel id="preview" minSize="30">
                <Walled name="preview">
                  <Preview commands={commands} />
                </Walled>
              </Panel>
              <Bar label="Width of the assets" />
              <Panel id="assets" defaultSize="27" minSize="220px" maxSize="45">
                <Walled name="assets">
                  <Assets />
                </Walled>
              </Panel>
            </Group>
          </Panel>
          <Bar label="Height of the timeline" flat />
          <Panel id="timeline" defaultSize="31" minSize="150px" maxSize="62">
            <Walled name="timeline">
              <Timeline commands={commands} />
            </Walled>
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

function Bar({ label, flat }: { label: string; flat?: boolean }) {
  return (
    <Separator
      aria-label={label}
      className={cn(
        'bg-line transition-colors hover:bg-accent/60 focus-visible:bg-accent data-[separator=active]:bg-accent',
        flat ? 'h-px' : 'w-px',
      )}
    />
  );
}

const Walled = ({ name, children }: { name: string; children: ReactNode }) => (
  <PanelBoundary name={name}>{children}</PanelBoundary>
);

const TABS = [
  { panel: 'assistant', label: 'Assistant', icon: MessageSquare },
  { panel: 'timeline', label: 'Timeline', icon: GalleryHorizontalEnd },
  { panel: 'assets', label: 'Scenes', icon: LayoutList },
] as const satisfies readonly { panel: PanelName; label: string; icon: unknown }[];

function Phone({ commands }: { commands: Commands }) {
  const panel = useDesk((desk) => desk.panel);
  const set = useDesk((desk) => desk.set);
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col short:flex-row">
        <Walled name="preview">
          <Preview commands={commands} compact />
        </Walled>
        <div className="min-h-0 min-w-0 flex-1 short:border-s short:border-line">
          <Walled name={panel}>
            {panel === 'assistant' && <Assistant compact />}
            {panel === 'timeline' && <Timeline commands={commands} />}
            {panel === 'assets' && <Assets />}
          </Walled>
        </div>
      </div>
      <nav
        aria-label="Studio panels"
        className="off-keyboard grid shrink-0 grid-cols-3 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)]"
      >
        {TABS.map(({ panel: name, label, icon: Icon }) => (
          <button
            key={name}
            type="button"
            aria-current={panel === name ? 'page' : undefined}
            onClick={() => set({ panel: name })}
            className={cn(
              'flex h-14 flex-col items-center justify-center gap-1 text-2xs font-medium short:h-10 short:flex-row short:gap-2',
              panel === name ? 'text-accent-ink' : 'text-fg-3',
            )}
          >
            <Icon className="size-5" aria-hidden />
            {label}
          </button>
        ))}
      </nav>
    </>
  );
}
