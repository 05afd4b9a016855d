import { Toaster as Sonner } from 'sonner';

export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      offset={84}
      mobileOffset={84}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'font-sans flex items-center gap-2.5 w-full rounded-xl border border-line-2 bg-panel text-fg shadow-pop px-3.5 py-2.5 text-sm',
          actionButton:
            'ms-auto shrink-0 rounded-md bg-raise px-2.5 h-7 text-xs font-medium text-fg',
          error: 'border-danger/50',
        },
      }}
    />
  );
}
