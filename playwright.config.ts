import { defineConfig } from '@playwright/test'
import fc from 'fast-check'
import { browserArguments } from './e2e/browser.ts'

// The same examples on every run, so that a failure is of the change and not of the day; SPO_SEED=$RANDOM looks further.
fc.configureGlobal({ seed: Number(process.env.SPO_SEED ?? 20_261_129) })

const executablePath = process.env.SPO_CHROMIUM

export default defineConfig({
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/sum-reporter.ts']],
  use: {
    baseURL: process.env.SPO_BASE_URL ?? 'http://localhost:3000',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace records every action: on a CI machine only the second try is traced.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    // What is not there is missed soon, and not when the whole journey runs out of time.
    actionTimeout: 30_000,
    launchOptions: { args: browserArguments(), ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'rules', testDir: 'e2e/rules' },
    // A database or a browser on a shared machine may starve for a minute: a second failure is a real one, and a first is reported as flaky.
    { name: 'casework', testDir: 'e2e/casework', retries: process.env.CI ? 1 : 0 },
    { name: 'journeys', testDir: 'e2e/journeys', timeout: 180_000, retries: process.env.CI ? 1 : 0 },
    { name: 'soak', testDir: 'e2e/soak', timeout: 3_600_000 },
  ],
})
