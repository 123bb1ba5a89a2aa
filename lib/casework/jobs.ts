import { startAlarms } from './alarms/run.ts'
import { mailSettings } from './outgoing.ts'
import { startProjecting } from './project.ts'
import { startReading } from './read-imports.ts'
import { startRegularMail } from './regular-mail.ts'
import { startTaking } from './reports/take-due.ts'
import { startSending } from './send-mail.ts'

/** Starts everything that runs by itself; mail only where the force has a relay. Gives what ends each. */
export function startJobs(): (() => Promise<void>)[] {
  const mail = mailSettings()
  return [
    ...(mail ? [startSending(mail), startRegularMail()] : []),
    startReading(),
    startTaking(),
    startProjecting(),
    startAlarms(),
  ]
}
