import { Plus } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { fetched } from '@/shared/lib/fetched';
import { useProject } from '@/shared/film/film-provider';
import { IconButton } from '@/shared/ui/icon-button';
import { Tabs } from '@/shared/ui/tabs';
import { useDesk } from '@/features/timeline/model/desk';
import { SceneList } from './scene-list';

const MediaGrid = lazy(async () => ({
  default: (await fetched(() => import('./media-grid'))).MediaGrid,
}));
const SoundList = lazy(async () => ({
  default: (await fetched(() => import('./sound-list'))).SoundList,
}));

const later = (panel: ReactNode) => <Suspense>{panel}</Suspense>;

type Tab = 'scenes' | 'media' | 'sound';

/** What the film is made of: its scenes, their pictures, its sounds. */
export function Assets() {
  const [tab, setTab] = useState<Tab>('scenes');
  const { scenes } = useProject();
  const say = useDesk((desk) => desk.say);
  return (
    <section aria-label="Assets" className="flex h-full min-h-0 flex-col bg-panel">
      <Tabs<Tab>
        label="Assets"
        value={tab}
        onChange={setTab}
        className="h-full"
        tabs={[
          { value: 'scenes', label: 'Scenes', panel: <SceneList /> },
          { value: 'media', label: 'Media', panel: later(<MediaGrid />) },
          { value: 'sound', label: 'Sound', panel: later(<SoundList />) },
        ]}
        actions={
          <IconButton
            label="Add a scene"
            size="iconSm"
            onClick={() => say(scenes.length ? 'Add a scene where ' : 'A film about ')}
          >
            <Plus className="size-4" />
          </IconButton>
        }
      />
    </section>
  );
}
