import { Link } from 'react-router';
import type { Plan } from '@/features/plan/queries';
import { plan as words } from '@/shared/i18n/plan';
import { formatCredits, formatNumber, formatSpan } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';

/** Every line of the price. */
export function PriceDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.itemised}
      description={`${words.qualities[plan.quality]} quality, ${formatSpan(plan.eta_s, plan.eta_slow_s)}`}
      footer={
        <Button asChild tone="outline">
          <Link to="/credits">{formatCredits(plan.balance)}</Link>
        </Button>
      }
    >
      <table className="tnum w-full text-sm">
        <tbody>
          {plan.items.map((line) => (
            <tr key={`${line.scene_id}${line.part}`} className="border-b border-line">
              <td className="py-1.5">{line.label}</td>
              <td className="py-1.5 text-end">{formatNumber(line.credits)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <td className="pt-2.5">Total</td>
            <td className="pt-2.5 text-end">{formatCredits(plan.total)}</td>
          </tr>
        </tfoot>
      </table>
      {plan.notes.map((note) => (
        <p key={note} className="mt-2 text-xs text-pretty text-fg-3">
          {note}
        </p>
      ))}
    </Dialog>
  );
}
