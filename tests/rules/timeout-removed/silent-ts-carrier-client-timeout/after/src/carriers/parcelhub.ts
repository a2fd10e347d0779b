import { config } from '../config';
import { postJson } from '../lib/http';
import type { Label, Rate, Shipment } from './types';

const call = <T>(path: string, body: unknown): Promise<T> =>
  postJson<T>(`${config.parcelhub.url}${path}`, body, {
    token: config.parcelhub.token,
    label: 'parcelhub',
  });

export function quote(shipment: Shipment): Promise<Rate[]> {
  return call<Rate[]>('/v2/rates', shipment);
}

export function buyLabel(rateId: string): Promise<Label> {
  return call<Label>('/v2/labels', { rate: rateId });
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
