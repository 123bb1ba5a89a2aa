// The package carries no types: those parts of it that the tests use.
declare module 'smtp-server' {
  import type { Readable } from 'node:stream'

  type Done = (error?: Error | null) => void
  interface Address {
    address: string
  }
  export class SMTPServer {
    constructor(options: {
      authOptional?: boolean
      disabledCommands?: string[]
      onRcptTo?: (to: Address, session: object, done: Done) => void
      onData?: (
        stream: Readable,
        session: { envelope: { mailFrom: Address | false; rcptTo: Address[] } },
        done: Done,
      ) => void
    })
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
    server: { address(): { port: number } }
  }
}
