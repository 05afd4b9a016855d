import { useMutation } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import { useEditor, useProject } from '@/shared/film/film-provider';
import { plan as words } from '@/shared/i18n/plan';
import { sentenceOf } from '@/shared/api/errors';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Textarea } from '@/shared/ui/input';
import { Main } from '@/shared/ui/main';
import { Spinner } from '@/shared/ui/spinner';

/** A film without scenes: an idea is all it takes. */
export function EmptyPlan() {
  const project = useProject();
  const editor = useEditor();
  const [idea, setIdea] = useState(project.idea);
  const write = useMutation({ mutationFn: () => editor.tool('breakdown', { idea: idea.trim() }) });
  return (
    <Main className="mx-auto w-full max-w-[640px] flex-1 px-4 pt-10">
      <h1 className="sr-only">{project.title}</h1>
      <EmptyState icon={<Clapperboard />} title={words.noScenes} text={words.noScenesText} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (idea.trim()) write.mutate();
        }}
      >
        <Textarea
          aria-label={words.noScenes}
          rows={4}
          value={idea}
          onChange={(event) => setIdea(event.target.value)}
        />
        {write.error && (
          <p role="alert" className="mt-2 text-xs text-danger">
            {sentenceOf(write.error)}
          </p>
        )}
        <Button
          type="submit"
          tone="accent"
          size="lg"
          className="mt-3 w-full"
          disabled={!idea.trim() || write.isPending}
        >
          {write.isPending && <Spinner />}
          {write.isPending ? words.writing : words.write}
        </Button>
      </form>
    </Main>
  );
}
