import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    'organisation',
    'cases',
    'evidence',
    'applications',
    'orders',
    'markers',
    'criminal',
    'events',
    'mail',
    'reports',
    'suspects',
    'imports',
    'former',
    'papers',
    'waits',
    'counted',
    'alarms',
    'requests',
    'releases',
    'retention',
  ].map(f => `./db/schema/${f}.ts`),
  casing: 'snake_case',
  out: './db/migrations',
})
