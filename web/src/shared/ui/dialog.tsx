import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { IconButton } from '@/shared/ui/icon-button';
import { CONTENT_ID } from '@/shared/ui/main';

/**
 * A modal question. `title` is always read out; `footer` holds its buttons, the main one last.
 * `reading`: there is nothing to press inside, so the text takes the focus and keys can scroll it.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  wide,
  reading,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  children?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  reading?: boolean;
}) {
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/55 backdrop-blur-[2px]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            // The dialog itself, not its Close button, whose tooltip would open at once.
            event.preventDefault();
            before.current = document.activeElement;
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault(); // Radix knows only a trigger, and there is none
            giveBack(before.current);
          }}
          className={cn(
            'rise outline-none fixed top-1/2 left-1/2 z-50 flex max-h-[88dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-2xl border border-line-2 bg-panel shadow-pop',
            wide ? 'max-w-[920px]' : 'max-w-[440px]',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4.5">
            <div className="min-w-0 grow">
              <Radix.Title className="text-base font-medium">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-sm text-pretty text-fg-2">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" size="iconSm" className="-me-1.5 touch:-mt-2">
                <X className="size-4" />
              </IconButton>
            </Radix.Close>
          </header>
          <div
            {...(reading ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
            className="thin-scroll min-h-0 grow overflow-y-auto px-5 py-4 focus-visible:-outline-offset-2"
          >
            {children}
          </div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-line px-5 py-3.5">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The focus goes back to what had it; when that is gone, to the content of the page. */
function giveBack(element: Element | null) {
  const here = element instanceof HTMLElement && element.isConnected && element !== document.body;
  (here ? element : document.getElementById(CONTENT_ID))?.focus({ preventScroll: true });
}
