/** @type {import('jest').Config} */
module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/src'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  moduleNameMapper: {
    '\\.(css|scss)$': 'identity-obj-proxy',
    '^@ui/(.*)$': '<rootDir>/src/ui/$1',
  },
  testMatch: ['**/__tests__/**/*.test.{ts,tsx}'],
  transformIgnorePatterns: ['/node_modules/(?!(@kite|nanoid)/)'],
  watchPathIgnorePatterns: ['<rootDir>/dist'],
  clearMocks: true,
  coverageReporters: ['text-summary', 'lcov'],
  maxWorkers: '50%',
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts'],
  coverageThreshold: {
    global: {
      branches: 71,
      functions: 80,
      lines: 82,
      statements: 82,
    },
  },
};
