export type Settings = {
  problem?: undefined
  port: number
  host: string
  url: string
  data: string
  files: string
  databaseUrl: string | undefined
  /** The program's own address of a database that has been migrated already. */
  programUrl: string | undefined
  databaseProgramUrl: string | undefined
  secret: string | undefined
  databasePassword: string | undefined
  metricsPort: number | undefined
  metricsHost: string
}

export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings | { problem: string }

export const serverFlags: readonly string[]
