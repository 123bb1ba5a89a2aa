import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..')

/** A Dockerfile read as what it says to do: one stage after another, each with its lines. */
export interface Stage {
  name: string
  lines: { word: string; rest: string }[]
}
export function stagesOf(dockerfile: string): Stage[] {
  const stages: Stage[] = []
  for (const text of dockerfile.replaceAll(/\\\n\s*/g, ' ').split('\n')) {
    const [, word = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(text.trim()) ?? []
    if (word === 'FROM') stages.push({ name: / AS (\w+)$/.exec(rest)?.[1] ?? '', lines: [] })
    else if (word) stages.at(-1)?.lines.push({ word, rest })
  }
  return stages
}

export interface Image {
  /** Where the image's own root is on this machine. */
  at: (place: string) => string
  env: Record<string, string>
  workdir: string
  user: string
  command: string[]
  health: string[]
  volumes: string[]
}

export interface BuildOptions {
  folder: string
  /** Done instead of a RUN of the file, where the whole of it takes too long: returns false to have it run as it stands. */
  instead?: (command: string, cwd: string) => Promise<boolean>
  /** Which stages are made, by name; those that are not give what this checkout has. */
  skip?: readonly string[]
}

/**
 * Does what a Dockerfile says, without Docker: COPY from this checkout or an earlier stage, RUN in a shell, each below a
 * folder of its own that stands for the image's root. Gives back the last stage.
 */
export async function makeImage(dockerfile: string, o: BuildOptions): Promise<Image> {
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean)
  const made = new Map<string, string>()
  let image: Image | undefined
  for (const stage of stagesOf(dockerfile)) {
    const base = path.join(o.folder, stage.name || 'image')
    const isSkipped = o.skip?.includes(stage.name) ?? false
    made.set(stage.name, isSkipped ? '' : base)
    if (isSkipped) continue
    mkdirSync(base, { recursive: true })
    image = {
      at: place => path.join(base, place),
      env: {},
      workdir: '/',
      user: 'root',
      command: [],
      health: [],
      volumes: [],
    }
    for (const line of stage.lines)
      await doLine(line, image, { made, ignored, ...(o.instead ? { instead: o.instead } : {}) })
  }
  if (!image) throw new Error('The file has no stage')
  return image
}

async function doLine(
  { word, rest }: Stage['lines'][number],
  image: Image,
  o: { made: Map<string, string>; ignored: string[]; instead?: BuildOptions['instead'] },
): Promise<void> {
  const here = image.at(image.workdir)
  switch (word) {
    case 'WORKDIR':
      image.workdir = rest
      mkdirSync(image.at(rest), { recursive: true })
      return
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) image.env[name] = value
      return
    case 'COPY': {
      const [, from] = /^--from=(\w+) /.exec(rest) ?? []
      const places = rest.replace(/^--from=\w+ /, '').split(' ')
      const to = path.resolve(here, places.pop() ?? '.')
      for (const place of places) {
        // Of a stage that was not made, what this checkout has in the same place.
        const stage = from ? o.made.get(from) : undefined
        const source = stage
          ? path.join(stage, place)
          : path.join(root, from ? path.relative(image.workdir, place) : place)
        cpSync(source, places.length === 1 ? to : path.join(to, path.basename(place)), {
          recursive: true,
          filter: file => from !== undefined || !isIgnored(path.relative(root, file), o.ignored),
        })
      }
      return
    }
    case 'RUN': {
      if (await o.instead?.(rest, here)) return
      // What stands at the image's root stands below its folder here.
      const below = rest.replaceAll(/ (\/var\/[\w/]+)/g, (_, place: string) => ` ${image.at(place)}`)
      await run('sh', ['-c', below], { cwd: here, env: { ...process.env, ...image.env }, maxBuffer: 1 << 26 })
      return
    }
    case 'USER':
      image.user = rest
      return
    case 'VOLUME':
      image.volumes.push(rest)
      return
    case 'CMD':
      image.command = JSON.parse(rest) as string[]
      return
    case 'HEALTHCHECK':
      image.health = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4)) as string[]
      return
    case 'EXPOSE':
      return
    default:
      throw new Error(`${word} is not known here: say what it does`)
  }
}

const isIgnored = (file: string, ignored: readonly string[]) =>
  ignored.some(pattern => {
    const [first = ''] = file.split('/')
    if (pattern.endsWith('*')) return first.startsWith(pattern.slice(0, -1))
    return file === pattern || file.startsWith(`${pattern}/`)
  })

/** A YAML file as a library reads it; undefined where none is on this machine. */
export async function readYaml(file: string): Promise<unknown> {
  const script = 'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))'
  const said = await run('python3', ['-c', script, file]).catch(() => undefined)
  return said && JSON.parse(said.stdout)
}

/** `${NAME:?}` and `${NAME:-}` as compose fills them in. */
export const filledIn = (text: string, values: Record<string, string>): string =>
  text.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, otherwise: string) => {
    const value = values[name]
    if (value === undefined && kind === '?') throw new Error(`${name} is not given`)
    return value ?? otherwise
  })
