module.exports = { coverageThreshold: { global: { lines: 95 } } };
