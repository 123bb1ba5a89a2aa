import { expect, test } from '@playwright/test'
import { readSettings } from '../../../bin/settings.mjs'
import { defaultSettings, settingsFrom } from '../../../lib/case/settings.ts'

const problemOf = (env: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...env }, '/srv/spo').problem
const own = {
  DATABASE_URL: 'postgres://owner:pw@db.marl.example.org:5432/spo',
  SPO_SECRET: '7f1d9c2b64a8e0537f1d9c2b64a8e053',
}

test('a database of the force’s own needs a secret that cannot be guessed', () => {
  expect(problemOf(own)).toBeUndefined()
  expect(problemOf({ ...own, SPO_SECRET: '' })).toContain('SPO_SECRET is not')
  expect(problemOf({ ...own, SPO_SECRET: 'short' })).toContain('SPO_SECRET is shorter than 32 characters')
  expect(problemOf({ ...own, SPO_SECRET: 'change-me-0123456789-0123456789-abc' })).toContain('could be guessed')
  expect(problemOf({ ...own, DATABASE_URL: 'mysql://db' })).toContain('DATABASE_URL is not an address')
})

test('mail needs a relay and an address that it comes from, or neither', () => {
  const relay = { SPO_SMTP_URL: 'smtp://spo:pw@relay.marl.example.org:587' }
  expect(problemOf({ ...own, ...relay, SPO_MAIL_FROM: 'Orders <orders@marl.example.org>' })).toBeUndefined()
  expect(problemOf({ ...own, ...relay })).toContain('SPO_MAIL_FROM')
  expect(problemOf({ ...own, ...relay, SPO_MAIL_FROM: 'orders' })).toContain('SPO_MAIL_FROM')
  expect(problemOf({ ...own, SPO_MAIL_FROM: 'orders@marl.example.org' })).toContain('SPO_SMTP_URL is not')
  expect(problemOf({ ...own, SPO_SMTP_URL: 'relay.marl.example.org', SPO_MAIL_FROM: 'o@marl.example.org' })).toContain(
    'SPO_SMTP_URL is not an address',
  )
})

test('half of what signing in or a bucket needs, and an address that is none, is one clear line', () => {
  const problem = (env: Record<string, string>) => readSettings(env as unknown as NodeJS.ProcessEnv, '/').problem
  const lines: [Record<string, string>, RegExp | undefined][] = [
    [
      { SPO_OIDC_ISSUER: 'https://login.example' },
      /half set up: SPO_OIDC_CLIENT_ID and SPO_OIDC_CLIENT_SECRET are not/,
    ],
    [{ SPO_S3_BUCKET: 'files', SPO_S3_KEY: 'k' }, /SPO_S3_SECRET is not set/],
    [{ SPO_URL: 'spo.force.example' }, /SPO_URL is not an address/],
    [{ SPO_METRICS_PORT: 'many' }, /SPO_METRICS_PORT is many/],
    [{ SPO_POOL: '1' }, /SPO_POOL is 1: give a whole number from 2 to 200/],
    [{ SPO_STATEMENT_SECONDS: '0.5' }, /SPO_STATEMENT_SECONDS is 0.5/],
    [{ SPO_LOCK_SECONDS: 'long' }, /SPO_LOCK_SECONDS is long/],
    [{ SPO_SLOW_MS: '-1' }, /SPO_SLOW_MS is -1/],
    [{ SPO_POOL: '30', SPO_STATEMENT_SECONDS: '60', SPO_LOCK_SECONDS: '8', SPO_SLOW_MS: '250' }, undefined],
    [{ DATABASE_URL: 'postgres://spo:p@ss@db/spo' }, /write @ as %40/],
    [{ DATABASE_URL: 'postgres://spo:p#ss@db/spo' }, /write @ as %40/],
    [{ DATABASE_URL: 'postgres://spo:secret@db' }, /names no database/],
    [{ SPO_URL: 'https://spo.force.example/' }, undefined],
  ]
  for (const [env, expected] of lines) {
    if (expected) expect(problem(env), JSON.stringify(env)).toMatch(expected)
    else expect(problem(env), JSON.stringify(env)).toBeUndefined()
  }
})

test('settings that are missing, empty or of another make are read as the starting values', () => {
  for (const stored of [
    {},
    null,
    undefined,
    'x',
    [],
    { reviewOrder: [], breachAlarmHours: 'never', checkEveryDays: '28' },
    { reviewOrder: ['inspector'], markers: [null], welshCourts: [7], noNames: [null] },
    { markers: [{ name: 'PNC' }], directory: { claim: 'groups', groups: [{ group: 'SPO' }] } },
  ])
    expect(settingsFrom(stored)).toEqual(defaultSettings)
  const own = { ...defaultSettings, reviewOrder: ['legal'], fee: null, checkEveryDays: 14, ordersOnConviction: true }
  expect(settingsFrom({ ...own, gone: 1 })).toEqual(own)
})
