import React from 'react';
import { Banner } from '@ui/Banner';
import { formatMoney } from '../lib/money';

interface Props {
  dueCents: number;
  overdueDays: number;
  onPay: () => void;
}

export function PaymentBanner({ dueCents, overdueDays, onPay }: Props) {
  if (overdueDays <= 0) return null;
  return (
    <Banner tone="danger" action={{ label: 'Pay now', onClick: onPay }}>
      {formatMoney(dueCents)} has been due for {overdueDays} days.
    </Banner>
  );
}

export function shouldShowBanner(overdueDays: number, dismissedAt: Date | null): boolean {
  if (overdueDays <= 0) return false;
  if (dismissedAt === null) return true;
  const dayMs = 24 * 60 * 60 * 1000;
  return Date.now() - dismissedAt.getTime() > dayMs;
}
