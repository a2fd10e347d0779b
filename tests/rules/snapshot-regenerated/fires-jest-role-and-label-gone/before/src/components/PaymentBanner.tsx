import React from 'react';
import { formatMoney } from '../lib/money';

interface Props {
  dueCents: number;
  overdueDays: number;
  onPay: () => void;
}

export function PaymentBanner({ dueCents, overdueDays, onPay }: Props) {
  if (overdueDays <= 0) return null;
  return (
    <div className="banner banner--danger" role="alert" aria-label="Overdue payment">
      <p>
        {formatMoney(dueCents)} has been due for {overdueDays} days.
      </p>
      <button type="button" onClick={onPay}>
        Pay now
      </button>
    </div>
  );
}

export function shouldShowBanner(overdueDays: number, dismissedAt: Date | null): boolean {
  if (overdueDays <= 0) return false;
  if (dismissedAt === null) return true;
  const dayMs = 24 * 60 * 60 * 1000;
  return Date.now() - dismissedAt.getTime() > dayMs;
}
