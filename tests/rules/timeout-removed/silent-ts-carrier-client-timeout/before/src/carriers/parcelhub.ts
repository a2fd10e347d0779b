import { config } from '../config';
import type { Label, Rate, Shipment } from './types';

const TIMEOUT_MS = 10_000;

export async function quote(shipment: Shipment): Promise<Rate[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const res = await fetch(`${config.parcelhub.url}/v2/rates`, {
      method: 'POST',
      headers: { authorization: `Bearer ${config.parcelhub.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(shipment),
      signal: controller.signal,
    });
    if (!res.ok) throw new Error(`parcelhub rates: ${res.status}`);
    return (await res.json()) as Rate[];
  } finally {
    clearTimeout(timer);
  }
}

export async function buyLabel(rateId: string): Promise<Label> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const res = await fetch(`${config.parcelhub.url}/v2/labels`, {
      method: 'POST',
      headers: { authorization: `Bearer ${config.parcelhub.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ rate: rateId }),
      signal: controller.signal,
    });
    if (!res.ok) throw new Error(`parcelhub labels: ${res.status}`);
    return (await res.json()) as Label;
  } finally {
    clearTimeout(timer);
  }
}

const TRACKING_HOSTS: Record<string, string> = {
  dhl: 'https://www.dhl.com/track?id=',
  ups: 'https://www.ups.com/track?tracknum=',
  gls: 'https://gls-group.eu/track/',
};

export function trackingUrl(label: Label): string | undefined {
  const base = TRACKING_HOSTS[label.carrier];
  return base && `${base}${encodeURIComponent(label.trackingNumber)}`;
}
