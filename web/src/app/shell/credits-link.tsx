import { Coins } from 'lucide-react';
import { Link } from 'react-router';
import { common } from '@/shared/i18n/common';
import { formatCredits, formatNumber } from '@/shared/lib/format';

/** What is left to spend; what running work holds back is named in the hint. */
export function CreditsLink({ balance, reserved = 0 }: { balance: number; reserved?: number }) {
  return (
    <Link
      to="/credits"
      title={reserved ? `${formatCredits(reserved)} held for running work` : undefined}
      className="tap tnum flex h-8 items-center gap-1.5 rounded-lg px-2 text-xs font-medium hover:bg-raise"
    >
      <Coins className="size-3.5 text-accent-ink" aria-hidden />
      {formatNumber(balance)}
      <span className="hidden font-normal text-fg-3 sm:inline">{common.credits}</span>
    </Link>
  );
}
