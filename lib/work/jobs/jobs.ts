import { startAlarms } from '../alarms/run.ts'
import { startReading } from '../imports/read-imports.ts'
import { mailSettings } from '../mail/outgoing.ts'
import { startRegularMail } from '../mail/regular-mail.ts'
import { startSending } from '../mail/send-mail.ts'
import { startEndingAccounts } from '../people/leavers.ts'
import { startProjecting } from '../pipeline/project.ts'
import { startTaking } from '../reports/take-due.ts'

/** Starts everything that runs by itself; mail only where the force has a relay. Gives what ends each. */
export function startJobs(): (() => Promise<void>)[] {
  const mail = mailSettings()
  return [
    ...(mail ? [startSending(mail), startRegularMail()] : []),
    startReading(),
    startTaking(),
    startProjecting(),
    startAlarms(),
    startEndingAccounts(),
  ]
}
