import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { rewriteOf, send } from '@/features/plan/ask';
import type { Scene } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { common } from '@/shared/i18n/common';
import { plan as words } from '@/shared/i18n/plan';
import { sentenceOf } from '@/shared/api/errors';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Textarea } from '@/shared/ui/input';

/** Asks what should change, and has the assistant write the scene anew. */
export function RewriteDialog({ scene, onClose }: { scene: Scene; onClose: () => void }) {
  const { id } = useProject();
  const [wish, setWish] = useState('');
  const rewrite = useMutation({
    mutationFn: () => send(id, rewriteOf(id, wish.trim(), scene.id)),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.rewrite}
      description={scene.title}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button tone="accent" disabled={rewrite.isPending} onClick={() => rewrite.mutate()}>
            {words.rewrite}
          </Button>
        </>
      }
    >
      <Field label={words.rewriteHint} error={rewrite.error && sentenceOf(rewrite.error)}>
        <Textarea
          autoFocus
          rows={3}
          value={wish}
          onChange={(event) => setWish(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
