import { CannotRead } from '../../pattern/exports/row.ts'

/** Streams between two threads, a piece at a time and only when it is asked for, so that neither runs ahead of the other. */

/** What both a worker and the port of its parent are. */
export interface Port {
  postMessage(message: Message, transfer: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: Message) => void): unknown
}
export type Message =
  | { is: 'open'; id: number; what: unknown }
  | { is: 'pull' | 'close' | 'end'; id: number }
  | { is: 'piece'; id: number; piece: unknown }
  | { is: 'fault'; id: number; message: string; expected: boolean }

type Waiting = { resolve(reply: Message): void; reject(fault: Error): void }

/** One side of the port: gives what the other asks for, and asks for what the other gives. */
export class PiecePort {
  private port: Port
  private serve: (what: unknown) => AsyncIterable<unknown>
  private given = new Map<number, AsyncIterator<unknown>>()
  private waiting = new Map<number, Waiting>()
  private last = 0
  private ended: Error | undefined

  constructor(port: Port, serve: (what: unknown) => AsyncIterable<unknown>) {
    this.port = port
    this.serve = serve
    port.on('message', message => void this.take(message))
  }

  /** Whether something was asked for and has not come. */
  get isWaiting(): boolean {
    return this.waiting.size > 0
  }

  /** Whatever waits, and whatever is asked for from now on, fails with this. */
  end(fault: Error): void {
    this.ended ??= fault
    for (const { reject } of this.waiting.values()) reject(this.ended)
    this.waiting.clear()
  }

  async *ask(what: unknown): AsyncGenerator<unknown> {
    const id = ++this.last
    this.port.postMessage({ is: 'open', id, what }, [])
    let open = true
    try {
      for (;;) {
        const reply = await this.pull(id)
        open = reply.is === 'piece'
        if (reply.is === 'fault') throw reply.expected ? new CannotRead(reply.message) : new Error(reply.message)
        if (reply.is !== 'piece') return
        yield reply.piece
      }
    } finally {
      if (open && !this.ended) this.port.postMessage({ is: 'close', id }, [])
    }
  }
  /** The only piece of an answer that is no stream. */
  async one(what: unknown): Promise<unknown> {
    for await (const piece of this.ask(what)) return piece
    throw new Error('There was no answer')
  }

  private pull(id: number): Promise<Message> {
    if (this.ended) return Promise.reject(this.ended)
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.port.postMessage({ is: 'pull', id }, [])
    })
  }

  private async take(message: Message): Promise<void> {
    const { id } = message
    if (message.is === 'open') {
      this.given.set(id, this.serve(message.what)[Symbol.asyncIterator]())
    } else if (message.is === 'pull') {
      await this.give(id)
    } else if (message.is === 'close') {
      const iterator = this.given.get(id)
      this.given.delete(id)
      await iterator?.return?.().catch(() => {})
    } else {
      const waits = this.waiting.get(id)
      this.waiting.delete(id)
      waits?.resolve(message)
    }
  }

  private async give(id: number): Promise<void> {
    try {
      const next = await this.given.get(id)?.next()
      if (!next || next.done) {
        this.given.delete(id)
        this.port.postMessage({ is: 'end', id }, [])
        return
      }
      // A piece of a file is often a window on a larger buffer: only the piece is sent, and without a second copy.
      const piece = next.value instanceof Uint8Array ? new Uint8Array(next.value) : next.value
      this.port.postMessage(
        { is: 'piece', id, piece },
        piece instanceof Uint8Array ? [piece.buffer as ArrayBuffer] : [],
      )
    } catch (fault) {
      this.given.delete(id)
      const message = fault instanceof Error ? fault.message : String(fault)
      this.port.postMessage({ is: 'fault', id, message, expected: fault instanceof CannotRead }, [])
    }
  }
}
