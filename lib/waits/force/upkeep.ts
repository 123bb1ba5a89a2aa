import { type Actor, mayEver } from '../../case/policy.ts'
import { addDays, hoursAfter, longDate, longMoment } from '../../case/time/calendar.ts'
import { lawRegister } from '../../law/rules/law-register.ts'
import { pagePath } from '../../site/addresses.ts'
import { dueAt, dueBy } from '../wait.ts'
import { type ForceRow, forceKinds, forceSource, forceWait } from './force-wait.ts'

/** How long before an entry of the register is due to be checked it is foreseen. */
const foreseenDays = 30
/** How long a verification of the record stands. A starting value. */
const verifiedForDays = 31

/** Where the reader sees what was verified: the record, or the settings. */
const verificationPath = (_: unknown, reader: Pick<Actor, 'roles'>) =>
  pagePath(mayEver(reader, 'seeRecord') ? '/record#record' : '/settings/service#record')

const serviceKinds = forceKinds({
  lawCheck: {
    label: 'Law to check again',
    for: ['reviewAsLegal', 'manageSettings'],
    sentence: ({ params: p }) => {
      const labels = p.labels as readonly string[]
      const rest = Number(p.many) - labels.length
      return `${p.many === 1 ? 'A number or date' : `${p.many} numbers and dates`} of the law to check again from ${longDate(String(p.on))}: ${labels.join('; ')}${rest ? `; and ${rest} more` : ''}`
    },
    page: () => pagePath('/law', { show: 'register' }),
    go: 'Dated register',
  },
  mailUndelivered: {
    label: 'Mail not delivered',
    for: ['manageSettings'],
    sentence: ({ params: p }) =>
      `${p.many === 1 ? 'A mail' : `${p.many} mails`} to ${p.name} could not be delivered, and none was since: they are told of nothing by mail`,
    page: () => pagePath('/settings/service#mail'),
    go: 'Mail',
  },
  recordFault: {
    label: 'The record does not hold',
    for: ['seeRecord', 'manageSettings'],
    sentence: ({ params: p }) =>
      `The verification on ${longMoment(String(p.at))} found ${p.many === 1 ? 'a fault' : `${p.many} faults`} in the record, its walls or its files. Whoever runs the service has the list`,
    page: verificationPath,
    go: 'Verification',
  },
  recordUnverified: {
    label: 'Record not verified',
    for: ['seeRecord', 'manageSettings'],
    sentence: ({ params: p }) =>
      `The record, its walls and its files were last verified on ${longMoment(String(p.at))}. Whoever runs the service runs “npm run verify”`,
    page: verificationPath,
    go: 'Verification',
  },
})
type RecordKind = 'recordFault' | 'recordUnverified'
const namedAtOnce = 3

/** The law in use, whose entries are looked at again on their day: of each day together. It depends on no row of the force. */
export const lawSource = forceSource({
  name: 'law',
  version: 2,
  reads: [],
  follows: [],
  kinds: { lawCheck: serviceKinds.lawCheck },
  rows: ({ force }) => {
    const days = [...new Set(lawRegister.flatMap(l => l.checkAgainOn ?? []))].sort()
    return days.map(on => {
      const due = lawRegister.filter(l => l.checkAgainOn === on)
      return forceWait(
        'lawCheck',
        { kind: 'force', id: force.id },
        { on },
        {
          part: on,
          foreseen: { on: addDays(on, -foreseenDays) },
          visible: { on },
          ...dueBy(on),
          params: { on, many: due.length, labels: due.slice(0, namedAtOnce).map(l => l.label) },
        },
      )
    })
  },
})
export const mailSource = forceSource({
  name: 'mail',
  version: 1,
  reads: ['mail'],
  follows: ['people'],
  kinds: { mailUndelivered: serviceKinds.mailUndelivered },
  rows: ({ mail }) =>
    mail.map(m =>
      forceWait(
        'mailUndelivered',
        { kind: 'people', id: m.personId },
        { at: m.since },
        { ...dueAt(m.since), params: { name: m.name, many: m.count } },
      ),
    ),
})
export const recordSource = forceSource({
  name: 'record',
  version: 1,
  reads: ['checks'],
  follows: [],
  kinds: { recordFault: serviceKinds.recordFault, recordUnverified: serviceKinds.recordUnverified },
  rows: ({ force, checks }) =>
    checks.slice(0, 1).flatMap(({ at, faults }): ForceRow<RecordKind>[] => {
      const about = { kind: 'force' as const, id: force.id }
      const again = hoursAfter(at, verifiedForDays * 24)
      return [
        ...(faults ? [forceWait('recordFault', about, { at }, { ...dueAt(at), params: { at, many: faults } })] : []),
        forceWait('recordUnverified', about, { at }, { visible: { at: again }, ...dueAt(again), params: { at } }),
      ]
    }),
})
