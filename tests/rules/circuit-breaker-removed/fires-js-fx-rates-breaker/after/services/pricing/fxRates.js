import cache from '../../lib/cache.js';
import logger from '../../lib/logger.js';

const FX_TTL_SECONDS = 600;

async function requestRates(base) {
  const url = new URL('/latest', process.env.FX_API_URL);
  url.searchParams.set('base', base);

  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${process.env.FX_API_TOKEN}` },
    signal: AbortSignal.timeout(3000),
  });
  if (!response.ok) {
    throw new Error(`fx provider answered ${response.status}`);
  }

  const { rates } = await response.json();
  return rates;
}

export async function getRates(base) {
  const key = `fx:${base}`;
  const cached = await cache.get(key);
  if (cached) return cached;

  const rates = await requestRates(base);
  await cache.set(key, rates, { ttl: FX_TTL_SECONDS });
  logger.debug({ base }, 'fx rates refreshed');
  return rates;
}

export async function convert(cents, from, to) {
  if (from === to) return cents;
  const rates = await getRates(from);
  if (!rates[to]) throw new Error(`no rate ${from}/${to}`);
  return Math.round(cents * rates[to]);
}
