import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { PaperService } from '../../case/records/supplements.ts'
import { attemptResults, serviceMethods } from '../../case/reference/codes/orders.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { clearDaysBefore, londonDate, longDate } from '../../case/time/calendar.ts'
import { nextHearing } from '../../case/views/orders.ts'
import { supplementsOf } from '../../drafting/supplements.ts'
import type { Refusal } from '../../law/refusal.ts'
import { referenceOf } from '../../law/rules/reference.ts'
import { act, open } from '../act/act.ts'
import {
  choice,
  date,
  lines,
  moment,
  optionalChoice,
  optionalLongText,
  optionalRecord,
  text,
  yesNo,
} from '../form/fields.ts'
import { refuseFiled } from '../order/service-attempt.ts'

const yesOrNo = { yes: { label: 'Yes' }, no: { label: 'No' } } as const
/** What is asked of service of papers, and of an attempt at it. */
export const paperService = z.object({
  supplementId: optionalRecord('Supplement that was served', 'supplements', {
    hint: 'Leave blank for the application itself',
  }),
  attemptedAt: moment('When', { hint: 'For example, 27 3 2026 and 18:40' }),
  method: choice('How', serviceMethods),
  served: yesNo('Did the defendant get the papers?'),
  result: optionalChoice('Why not', attemptResults, { when: { field: 'served', is: 'no' }, needed: true }),
  server: text('Who served them, or tried to', { hint: 'Name and collar number' }),
  place: text('Where', { max: 300, withheld: true }),
  papers: lines('What was handed over, one to a line', {
    needed: true,
    hint: 'For example, the application, the summons, the witness statements, the exhibits',
  }),
  hearsayNotice: yesNo('Was a hearsay notice among them?'),
  explained: optionalChoice('Was it explained what they are and when to come to court?', yesOrNo, {
    when: { field: 'served', is: 'yes' },
    needed: true,
  }),
  note: optionalLongText('Note', { rows: 3 }),
})
type Given = z.output<typeof paperService>

export function refusePaperService(file: CaseFile, applicationId: string, i: Given, m: Moment): Refusal[] {
  const supplement = file.supplements.find(s => s.id === i.supplementId)
  return [
    ...(Date.parse(i.attemptedAt) > Date.parse(m.at)
      ? [{ field: 'attemptedAt', message: 'When must be now or earlier' }]
      : []),
    ...(i.supplementId && supplement?.applicationId !== applicationId
      ? [{ field: 'supplementId', message: 'Select a supplement of this application' }]
      : []),
    ...(i.served && !i.explained ? [{ field: 'explained', message: 'Select whether it was explained' }] : []),
    ...(i.served && !i.papers.length ? [{ field: 'papers', message: 'Enter what was handed over' }] : []),
    ...(!i.served && !i.result ? [{ field: 'result', message: 'Select why the defendant did not get them' }] : []),
  ]
}
/** What the court would ask about this service: order of events, and time for hearsay (SI 1999/681 r.3). */
export function warnPaperService(file: CaseFile, a: Application | undefined, i: Given): Refusal[] {
  const supplement = file.supplements.find(s => s.id === i.supplementId)
  const filed = supplement ? supplement.filedOn : a?.lodgedOn
  const day = londonDate(i.attemptedAt)
  const hearing = a && nextHearing(a.id, file, day)
  const { hearsayDays } = referenceOf(file.settings)
  const lastDay = hearing && clearDaysBefore(hearing.listedOn, hearsayDays)
  return [
    ...(filed && day < filed
      ? [{ field: 'attemptedAt', message: `They were filed on ${longDate(filed)}, after this. Check both dates` }]
      : []),
    ...(supplement && !filed
      ? [{ field: 'supplementId', message: `Supplement ${supplement.number} is not recorded as filed with the court` }]
      : []),
    ...(i.served && i.hearsayNotice && hearing && lastDay && day > lastDay
      ? [
          {
            field: 'hearsayNotice',
            message: `The hearing is on ${longDate(hearing.listedOn)}: a hearsay notice is safe until ${longDate(lastDay)}. Ask the court for another period, or expect less weight`,
            source: 'SI 1999/681 r.3(1) and (2)',
          },
        ]
      : []),
  ]
}
export const paperServiceFrom = (applicationId: string, i: Given, m: Moment): PaperService => ({
  id: m.newId(),
  applicationId,
  supplementId: i.supplementId,
  attemptedAt: i.attemptedAt,
  method: i.method,
  served: i.served,
  result: i.served ? null : i.result,
  server: i.server,
  place: i.place,
  papers: i.papers,
  hearsayNotice: i.hearsayNotice,
  explained: i.explained === 'yes',
  note: i.note,
  certificateFiledOn: null,
  byId: m.actor.id,
})
const what = (file: CaseFile<'supplements'>, a: Pick<Application, 'number'>, supplementId: string | null) => {
  const s = file.supplements.find(x => x.id === supplementId)
  return s ? `Supplement ${s.number} to application ${a.number}` : `Papers of application ${a.number}`
}

export const paperServiceActs = {
  recordPaperService: act({
    label: 'Record service of the papers, or an attempt',
    stage: 'court',
    place: ['court/record', 'papers/application'],
    permission: 'serve',
    about: 'applications',
    onlyAdds: true,
    from: applicationsThat(s => s.atCourt || s.ended),
    guidance: 'Service of the order itself is recorded with the order. From this come the lines of the certificate.',
    next: () => 'Its certificate of service is made: sign it, file it with the court, and record that it was filed.',
    input: paperService,
    offered: ({ record: a }) => a.lodgedOn !== null,
    prefill: ({ file, record: a }) => {
      const served = new Set(file.paperServices.flatMap(s => (s.served ? (s.supplementId ?? a.id) : [])))
      const waiting = served.has(a.id) ? supplementsOf(file, a.id).find(s => s.filedOn && !served.has(s.id)) : undefined
      return {
        supplementId: waiting?.id ?? null,
        papers: waiting
          ? [`Supplement ${waiting.number}`]
          : ['The application', 'The summons', 'The draft order', 'The witness statements', 'The exhibits'],
      }
    },
    recorded: ({ file, record: a, input: i }) =>
      i.served
        ? `${what(file, a, i.supplementId)} served on ${longDate(londonDate(i.attemptedAt))}: ${serviceMethods[i.method].label.toLowerCase()}`
        : `${what(file, a, i.supplementId)} not served: attempt on ${longDate(londonDate(i.attemptedAt))}, ${serviceMethods[i.method].label.toLowerCase()}${i.result ? `. ${attemptResults[i.result].label}` : ''}`,
    refuse: ({ file, record: a, input, moment: m }) => refusePaperService(file, a.id, input, m),
    warn: ({ file, record: a, input }) => warnPaperService(file, a, input),
    patch: ({ record: a, input, moment: m }) => [add('paperServices', paperServiceFrom(a.id, input, m))],
  }),
  recordCertificateFiled: act({
    label: 'Record that its certificate was filed',
    stage: 'court',
    place: 'court/paper-service',
    permission: 'court',
    about: 'paperServices',
    reads: [],
    offeredReads: [],
    from: open,
    input: z.object({ certificateFiledOn: date('Day on which the court received it') }),
    offered: ({ record: s }) => s.served && !s.certificateFiledOn,
    prefill: ({ today }) => ({ certificateFiledOn: today }),
    recorded: ({ record: s, input }) =>
      `Certificate of the service of ${longDate(londonDate(s.attemptedAt))} filed on ${longDate(input.certificateFiledOn)}`,
    refuse: ({ record: s, input, moment: m }) => [
      ...refuseFiled(s.attemptedAt, input.certificateFiledOn, m),
      ...(s.served ? [] : [{ message: 'This was an attempt: nothing was served, so there is nothing to certify' }]),
    ],
    patch: ({ record: s, input }) => [set('paperServices', s.id, input)],
  }),
}
