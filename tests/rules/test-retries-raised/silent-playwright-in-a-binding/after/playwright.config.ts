
import { defineConfig } from '@playwright/test';
const retries = process.env.CI ? 1 : 0;
export default defineConfig({
  testDir: './e2e',
  retries,
});
