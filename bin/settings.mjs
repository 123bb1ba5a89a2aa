import path from 'node:path'

const known = /change.?me|example|placeholder|default|password|your.?secret|secret.?key/i

/** What the environment asks for, or `{ problem }`: the one line that says why the program will not start with it. */
export function readSettings(env, root) {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    return { problem: `PORT is ${env.PORT}: give a number from 1 to 65535` }
  const data = path.resolve(root, env.SPO_DATA ?? '.data')
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl) {
    for (const name of ['DATABASE_URL', 'DATABASE_PROGRAM_URL']) {
      if (env[name] && !/^postgres(ql)?:\/\//.test(env[name])) {
        return { problem: `${name} is not an address of the form postgres://user:password@host:5432/database` }
      }
    }
    const weakness = weaknessOf(env.SPO_SECRET)
    if (weakness)
      return { problem: `DATABASE_URL is set and SPO_SECRET ${weakness}: make one with "openssl rand -hex 32"` }
  }
  const mailProblem = problemWithMail(env)
  if (mailProblem) return { problem: mailProblem }
  return {
    port,
    host: env.HOST || '127.0.0.1',
    url: env.SPO_URL || `http://localhost:${port}`,
    data,
    files: path.resolve(root, env.SPO_FILES || path.join(data, 'files')),
    databaseUrl,
    databaseProgramUrl: env.DATABASE_PROGRAM_URL || undefined,
    secret: env.SPO_SECRET || undefined,
  }
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

function weaknessOf(secret) {
  if (!secret) return 'is not'
  if (secret.length < 32) return 'is shorter than 32 characters'
  if (new Set(secret).size < 8 || known.test(secret)) return 'is one that could be guessed'
  return undefined
}
