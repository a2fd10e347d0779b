export default [
  {
    rules: {
      'no-floating-promises': 'off',
      'no-console': 'warn',
    },
  },
];
