import { Link } from 'react-router';
import type { Plan } from '@/features/plan/queries';
import { plan as words } from '@/shared/i18n/plan';
import { formatCredits, formatNumber, formatSpan } from '@/shared/lib/format';
import { Button } from '@/shared/ui/button';
import { Cost } from '@/shared/ui/cost';
import { Dialog } from '@/shared/ui/dialog';

/** Every line of the price; however many there are, the total is in sight. */
export function PriceDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.itemised}
      description={`${words.qualities[plan.quality]} quality, ${formatSpan(plan.eta_s, plan.eta_slow_s)}`}
      footer={
        <>
          <p className="tnum me-auto text-sm font-medium">
            {words.total(formatCredits(plan.total))}
            <span className="block text-xs font-normal">
              <Left plan={plan} />
            </span>
          </p>
          <Button asChild tone="outline">
            <Link to="/credits">{words.youHave(formatCredits(plan.balance))}</Link>
          </Button>
        </>
      }
    >
      <table className="tnum w-full text-sm">
        <tbody>
          {plan.items.map((line) => (
            <tr key={`${line.scene_id}${line.part}`} className="border-b border-line">
              <td className="py-1.5">{line.label}</td>
              <td className="py-1.5 text-end">
                <Cost credits={line.credits} className="text-fg" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.notes.map((note) => (
        <p key={note} className="mt-2 text-xs text-pretty text-fg-3">
          {note}
        </p>
      ))}
    </Dialog>
  );
}

/** What is left after the work, or that it does not reach. */
export function Left({ plan }: { plan: Plan }) {
  return plan.total > plan.balance ? (
    <span className="text-danger">
      {words.short(formatNumber(plan.total - plan.balance), formatNumber(plan.balance))}
    </span>
  ) : (
    <span className="text-fg-3">{words.left(formatNumber(plan.balance - plan.total))}</span>
  );
}
