import { useMutation } from '@tanstack/react-query';
import { ImagePlus, X } from 'lucide-react';
import { useRef } from 'react';
import { useEdit } from '@/features/plan/use-edit';
import { uploadReference } from '@/shared/api/assets';
import { useProject } from '@/shared/film/film-provider';
import { useAssetUrl } from '@/shared/film/use-asset-url';
import { plan as words } from '@/shared/i18n/plan';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { Spinner } from '@/shared/ui/spinner';
import { notify } from '@/shared/ui/toast';

/** The picture the whole film should look like: brought, shown, replaced, taken away. */
export function ReferencePicture() {
  const { id, reference_asset } = useProject();
  const edit = useEdit();
  const input = useRef<HTMLInputElement>(null);
  const address = useAssetUrl(id, reference_asset);
  const bring = useMutation({
    mutationFn: (file: File) => uploadReference(id, file),
    onError: notify.failed,
  });
  return (
    <section aria-labelledby="reference-title" className="mt-6 border-t border-line pt-4">
      <h2 id="reference-title" className="text-2xs text-fg-3">
        {words.reference}
      </h2>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={words.referenceFile}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          if (target.files?.[0]) bring.mutate(target.files[0]);
          target.value = '';
        }}
      />
      {address && (
        <div className="relative mt-2 w-fit">
          <img
            src={address}
            alt={words.referenceAlt}
            className="max-h-32 max-w-full rounded-lg object-cover ring-1 ring-line"
          />
          <IconButton
            label={words.referenceRemove}
            size="iconXs"
            onClick={() => edit({ op: 'settings', reference_asset: '' })}
            className="absolute end-1 top-1 bg-panel/90"
          >
            <X className="size-3.5" />
          </IconButton>
        </div>
      )}
      <p className="mt-1.5 text-xs text-pretty text-fg-3">{words.referenceHint}</p>
      <Button
        size="sm"
        tone="outline"
        className="mt-2"
        disabled={bring.isPending}
        onClick={() => input.current?.click()}
      >
        {bring.isPending ? <Spinner /> : <ImagePlus className="size-3.5" aria-hidden />}
        {reference_asset ? words.referenceReplace : words.referenceAdd}
      </Button>
    </section>
  );
}
