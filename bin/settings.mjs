import path from 'node:path'

const known = /change.?me|example|placeholder|default|password|your.?secret|secret.?key/i

/** What the environment asks for, or `{ problem }`: the one line that says why the program will not start with it. */
export function readSettings(env, root) {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return { problem: `PORT is ${env.PORT}: give a number from 1 to 65535` }
  const data = path.resolve(root, env.SPO_DATA ?? '.data')
  const databaseUrl = env.DATABASE_URL || undefined
  // Where migrating is a step of its own, the program that serves is given its own address and never the owner's.
  const programUrl = databaseUrl ? undefined : env.SPO_PROGRAM_URL || undefined
  if (databaseUrl || programUrl) {
    for (const name of ['DATABASE_URL', 'DATABASE_PROGRAM_URL', 'SPO_PROGRAM_URL']) {
      const wrong = env[name] && problemWithDatabase(name, env[name])
      if (wrong) return { problem: wrong }
    }
    const weakness = weaknessOf(env.SPO_SECRET)
    if (weakness)
      return {
        problem: `${databaseUrl ? 'DATABASE_URL' : 'SPO_PROGRAM_URL'} is set and SPO_SECRET ${weakness}: make one with "openssl rand -hex 32"`,
      }
  }
  const problem =
    problemWithMail(env) ??
    problemWithSignIn(env) ??
    problemWithFiles(env) ??
    problemWithAddress(env) ??
    problemWithLimits(env)
  if (problem) return { problem }
  const metricsPort = env.SPO_METRICS_PORT ? Number(env.SPO_METRICS_PORT) : undefined
  if (metricsPort !== undefined && !(Number.isInteger(metricsPort) && metricsPort > 0 && metricsPort < 65536))
    return { problem: `SPO_METRICS_PORT is ${env.SPO_METRICS_PORT}: give a number from 1 to 65535` }
  return {
    port,
    host: env.HOST || '127.0.0.1',
    url: env.SPO_URL || `http://localhost:${port}`,
    data,
    files: path.resolve(root, env.SPO_FILES || path.join(data, 'files')),
    databaseUrl,
    programUrl,
    databaseProgramUrl: env.DATABASE_PROGRAM_URL || undefined,
    secret: env.SPO_SECRET || undefined,
    databasePassword: env.SPO_DATABASE_PASSWORD || undefined,
    metricsPort,
    metricsHost: env.SPO_METRICS_HOST || '127.0.0.1',
  }
}

function problemWithSignIn(env) {
  const names = ['SPO_OIDC_ISSUER', 'SPO_OIDC_CLIENT_ID', 'SPO_OIDC_CLIENT_SECRET']
  const missing = names.filter(name => !env[name])
  if (missing.length === 0 || missing.length === names.length) return undefined
  return `Signing in is half set up: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`
}

function problemWithFiles(env) {
  const both = ['SPO_S3_KEY', 'SPO_S3_SECRET'].filter(name => !env[name])
  if (both.length === 1) return `The key of the bucket is half set up: ${both[0]} is not set`
  return env.SPO_S3_ENDPOINT && !env.SPO_S3_BUCKET ? 'SPO_S3_ENDPOINT is set and SPO_S3_BUCKET is not' : undefined
}

function problemWithAddress(env) {
  if (!env.SPO_URL || /^https?:\/\/[^/\s]+\/?$/.test(env.SPO_URL)) return undefined
  return 'SPO_URL is not an address of the form https://spo.force.example.org'
}

/** How many connections an instance holds, and how long it waits: each a whole number in its bounds. */
const limits = {
  SPO_POOL: [2, 200],
  SPO_STATEMENT_SECONDS: [1, 600],
  SPO_LOCK_SECONDS: [1, 60],
  SPO_SLOW_MS: [1, 600_000],
}
function problemWithLimits(env) {
  for (const [name, [least, most]] of Object.entries(limits)) {
    const given = Number(env[name] || least)
    if (!Number.isInteger(given) || given < least || given > most)
      return `${name} is ${env[name]}: give a whole number from ${least} to ${most}`
  }
  return undefined
}

function problemWithMail({ SPO_SMTP_URL: relay, SPO_MAIL_FROM: from }) {
  if (!relay && !from) return undefined
  if (!relay) return 'SPO_MAIL_FROM is set and SPO_SMTP_URL is not: no mail could be sent'
  if (!/^smtps?:\/\/[^/\s]+/.test(relay))
    return 'SPO_SMTP_URL is not an address of the form smtp://user:password@host:587 or smtps://host:465'
  if (!/[^\s@<]+@[^\s@>]+/.test(from ?? ''))
    return 'SPO_SMTP_URL is set: give the address that mail comes from in SPO_MAIL_FROM'
  return undefined
}

/** An address that is none, and above all one whose password holds characters that an address gives a meaning of its own. */
function problemWithDatabase(name, url) {
  if (!/^postgres(ql)?:\/\//.test(url))
    return `${name} is not an address of the form postgres://user:password@host:5432/database`
  const rest = url.slice(url.indexOf('://') + 3)
  const reserved = [...rest.slice(0, Math.max(0, rest.lastIndexOf('@')))].filter(c => '@#/?'.includes(c))
  if (reserved.length || !URL.canParse(url) || new URL(url).hash) {
    return `The password in ${name} holds a character that an address gives a meaning of its own: write @ as %40, # as %23, / as %2F, ? as %3F and % as %25`
  }
  return new URL(url).pathname.length > 1 ? undefined : `${name} names no database: end it with /name`
}

function weaknessOf(secret) {
  if (!secret) return 'is not'
  if (secret.length < 32) return 'is shorter than 32 characters'
  if (new Set(secret).size < 8 || known.test(secret)) return 'is one that could be guessed'
  return undefined
}

/**
 * What Node is given to serve pages, here and in deploy/. Drawing a long page makes some ten megabytes that nobody needs a moment
 * later: with room for several such pages they are let go in one sweep, and none is copied to where only a full collection looks.
 */
export const serverFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64']
