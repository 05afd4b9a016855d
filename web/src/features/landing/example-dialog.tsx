import { capitalised } from '@/shared/api/choices';
import type { Example } from '@/features/landing/queries';
import { landing } from '@/shared/i18n/landing';
import { Button } from '@/shared/ui/button';
import { aspectStyle } from '@/shared/ui/aspect-picker';
import { Dialog } from '@/shared/ui/dialog';
import { TooltipRoot } from '@/shared/ui/tooltip';

/** An example film playing, with the sentence it came from. */
export function ExampleDialog({
  example,
  onClose,
  onStart,
}: {
  example: Example;
  onClose: () => void;
  onStart: (example: Example) => void;
}) {
  return (
    <TooltipRoot>
      <Dialog
        open
        wide
        onOpenChange={(open) => !open && onClose()}
        title={example.title}
        description={capitalised(example.idea)}
        footer={
          <Button tone="accent" onClick={() => onStart(example)}>
            {landing.startHere}
          </Button>
        }
      >
        <video
          src={example.url}
          poster={example.poster_url}
          controls
          autoPlay
          playsInline
          style={aspectStyle(example.aspect)}
          className="mx-auto max-h-[60dvh] rounded-lg bg-stage"
        >
          <track kind="captions" />
        </video>
      </Dialog>
    </TooltipRoot>
  );
}
