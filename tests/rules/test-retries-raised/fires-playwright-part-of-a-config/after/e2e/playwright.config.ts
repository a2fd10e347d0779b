import { defineConfig, devices } from '@playwright/test';

const isCI = Boolean(process.env.CI);
const baseURL = process.env.E2E_BASE_URL ?? 'http://localhost:4173';

const ciDefaults = {
  retries: 5,
  workers: 4,
  reporter: [['blob'], ['github']],
} as const;

const localDefaults = {
  retries: 0,
  workers: undefined,
  reporter: [['list'], ['html', { open: 'never' }]],
} as const;

export default defineConfig({
  testDir: './specs',
  timeout: 30_000,
  fullyParallel: true,
  forbidOnly: isCI,
  ...(isCI ? ciDefaults : localDefaults),
  use: {
    baseURL,
    trace: 'on-first-retry',
    video: 'retain-on-failure',
  },
  projects: [
    { name: 'chromium', use: { ...devices['Desktop Chrome'] } },
    { name: 'webkit', use: { ...devices['Desktop Safari'] } },
  ],
  webServer: {
    command: 'npm run preview',
    url: baseURL,
    reuseExistingServer: !isCI,
  },
});
