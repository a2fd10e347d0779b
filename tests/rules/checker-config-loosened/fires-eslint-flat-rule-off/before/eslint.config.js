export default [
  {
    rules: {
      'no-floating-promises': 'error',
      'no-console': 'warn',
    },
  },
];
