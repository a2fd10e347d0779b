const axios = require('axios');
const CircuitBreaker = require('opossum');
const logger = require('../../lib/logger');
const cache = require('../../lib/cache');

const http = axios.create({
  baseURL: process.env.FX_API_URL,
  timeout: 3000,
  headers: { Authorization: `Bearer ${process.env.FX_API_TOKEN}` },
});

async function requestRates(base) {
  const { data } = await http.get('/latest', { params: { base } });
  return data.rates;
}

const breaker = new CircuitBreaker(requestRates, {
  errorThresholdPercentage: 50,
  resetTimeout: 30000,
  rollingCountTimeout: 10000,
});

breaker.on('open', () => logger.warn('fx breaker opened'));
breaker.on('close', () => logger.info('fx breaker closed'));

async function getRates(base) {
  const key = `fx:${base}`;
  const cached = await cache.get(key);
  if (cached) return cached;

  const rates = await breaker.fire(base);
  await cache.set(key, rates, { ttl: 600 });
  return rates;
}

async function convert(cents, from, to) {
  if (from === to) return cents;
  const rates = await getRates(from);
  if (!rates[to]) throw new Error(`no rate ${from}/${to}`);
  return Math.round(cents * rates[to]);
}

module.exports = { getRates, convert };
