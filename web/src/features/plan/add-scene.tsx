import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useEditor } from '@/shared/film/film-provider';
import { plan as words } from '@/shared/i18n/plan';
import { Button } from '@/shared/ui/button';
import { Input } from '@/shared/ui/input';
import { notify } from '@/shared/ui/toast';

/** One sentence becomes one more scene at the end. */
export function AddScene() {
  const editor = useEditor();
  const [text, setText] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const description = text?.trim();
    if (!description) return;
    setText(null);
    editor.tool('add_scene', { description }).catch((error: unknown) => {
      setText(description);
      notify.failed(error);
    });
  };
  if (text === null) {
    return (
      <Button
        tone="outline"
        size="lg"
        className="mt-3 w-full border-dashed"
        autoFocus={opened}
        onClick={() => {
          setOpened(true);
          setText('');
        }}
      >
        <Plus className="size-4" />
        {words.add}
      </Button>
    );
  }
  return (
    <form onSubmit={add} className="mt-3 flex gap-2">
      <Input
        autoFocus
        aria-label={words.addHint}
        placeholder={words.addHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setText(null)}
        className="h-10 rounded-xl"
      />
      <Button type="submit" tone="solid" size="lg" disabled={!text.trim()}>
        {words.add}
      </Button>
    </form>
  );
}
