/** How a tool call is named in the conversation. A tool that is not listed gets its name in words. */
import {
  AudioLines,
  Captions,
  Clapperboard,
  Coins,
  Download,
  Film,
  History,
  ListOrdered,
  Music2,
  Palette,
  PencilLine,
  Plus,
  Scissors,
  Settings2,
  Trash2,
  Undo2,
  WandSparkles,
  type LucideIcon,
} from 'lucide-react';
import type { Project } from '@/shared/api/types';

type Args = Readonly<Record<string, unknown>>;

interface Title {
  icon: LucideIcon;
  /** What it does, in a present or past form that reads well in both. */
  says: string;
}

const TITLES: Record<string, Title> = {
  breakdown: { icon: Clapperboard, says: 'Scene breakdown' },
  edit_scene: { icon: PencilLine, says: 'Text' },
  add_scene: { icon: Plus, says: 'New scene' },
  remove_scene: { icon: Trash2, says: 'Remove' },
  reorder_scenes: { icon: ListOrdered, says: 'Order of scenes' },
  update_project: { icon: Settings2, says: 'Film settings' },
  set_captions: { icon: Captions, says: 'Captions' },
  restore_version: { icon: History, says: 'Earlier take' },
  undo: { icon: Undo2, says: 'Undo' },
  redo: { icon: Undo2, says: 'Redo' },
  take_back: { icon: Undo2, says: 'Taking back' },
  generate_scene: { icon: WandSparkles, says: 'Generate' },
  regenerate_visual: { icon: WandSparkles, says: 'Picture' },
  regenerate_audio: { icon: AudioLines, says: 'Narration' },
  adjust_style: { icon: Palette, says: 'Style' },
  set_music: { icon: Music2, says: 'Music' },
  assemble: { icon: Film, says: 'Assemble the film' },
  export_video: { icon: Download, says: 'Export' },
  cancel_generation: { icon: Scissors, says: 'Cancel' },
  check_credits: { icon: Coins, says: 'Credits' },
  check_progress: { icon: ListOrdered, says: 'Progress' },
  list_versions: { icon: History, says: 'Takes' },
};

const inWords = (name: string) => name.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());

/** A call's heading, such as "Picture · Scene 3". */
export function titleOf(name: string, args: string, project: Project): Title {
  const known = TITLES[name] ?? { icon: WandSparkles, says: inWords(name) };
  const where = scenesIn(argsOf(args), project);
  return { icon: known.icon, says: where ? `${known.says} · ${where}` : known.says };
}

/** Arguments that are complete JSON; nothing while they still stream in. */
export function argsOf(text: string): Args {
  try {
    return JSON.parse(text) as Args;
  } catch {
    return {};
  }
}

function scenesIn(args: Args, project: Project): string {
  const one = typeof args.scene_id === 'string' ? [args.scene_id] : [];
  const ids = Array.isArray(args.scene_ids) ? (args.scene_ids as string[]) : one;
  const places = ids
    .map((id) => project.scenes.findIndex((scene) => scene.id === id) + 1)
    .filter((place) => place > 0);
  if (!places.length) return '';
  if (places.length > 4) return `${places.length} scenes`;
  return `${places.length === 1 ? 'Scene' : 'Scenes'} ${places.join(', ')}`;
}
