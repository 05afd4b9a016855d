import { Toaster as Sonner } from 'sonner';

export { toast } from 'sonner';

/**
 * Under the bar in the middle: in the studio that is the empty edge over the picture, so that
 * neither the timeline nor a composer nor a page's main action is covered. On phones over the bar's
 * first row, for the picture begins right under the bar. The word that the line is away stays in sight.
 */
export function Toaster() {
  return (
    <Sonner
      position="top-center"
      className="sm:[body:has([data-banner])_&]:mt-10!"
      offset={{ top: 58 }}
      mobileOffset={{ top: 4, left: 8, right: 8 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'font-sans flex items-center gap-2.5 w-full rounded-xl border border-line-2 bg-panel text-fg shadow-pop px-3.5 py-2.5 text-sm',
          actionButton:
            'ms-auto shrink-0 rounded-md bg-raise px-2.5 h-7 touch:px-3.5 text-xs font-medium text-fg',
          error: 'border-danger/50',
        },
      }}
    />
  );
}
