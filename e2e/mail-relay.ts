import { text } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  from: string
  to: string[]
  mail: Email
  /** As it came, headers and all. */
  raw: string
}
export interface MailRelay {
  url: string
  received: Received[]
  /** Addresses that it knows nothing of: mail to them is refused with 550. */
  unknown: Set<string>
  stop: () => Promise<void>
}

/** A force's mail relay on loopback: it keeps what it is given. */
export async function startMailRelay(): Promise<MailRelay> {
  const received: Received[] = []
  const unknown = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      text(stream)
        .then(async raw => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          received.push({ from, to: envelope.rcptTo.map(r => r.address), mail: await PostalMime.parse(raw), raw })
          done()
        })
        .catch(done)
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    received,
    unknown,
    stop: () => new Promise(resolve => server.close(resolve)),
  }
}
