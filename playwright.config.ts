import { defineConfig } from '@playwright/test'

export default defineConfig({
  workers: 1,
  // Generous, as hardly a test is about time: two cores may be busy with everything else.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'out/reports/playwright.json' }]],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'test/e2e', outputDir: 'out/test-results/e2e' },
    // Waits for real minutes to pass; runs beside the others.
    { name: 'outage', testDir: 'test/outage', outputDir: 'out/test-results/outage' },
    { name: 'package', testDir: 'test/package', outputDir: 'out/test-results/package' }
  ]
})
