import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Supplement } from '../../case/records/supplements.ts'
import { amendmentKinds } from '../../case/reference/codes/applications.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { amendmentsOf } from '../../drafting/supplements.ts'
import { withdrawalPatch } from '../act/former.ts'
import { notAfterToday, notBeforeLodged } from '../court/court-checks.ts'
import { paperService, paperServiceFrom, refusePaperService, warnPaperService } from '../court/paper-services.ts'
import {
  amendmentFields,
  amendmentFrom,
  applicationOf,
  clashing,
  clashRefusals,
  refuseAdded,
  refuseAmendment,
  supplementFields,
} from '../court/supplements.ts'
import { refuseWitness, witnessFrom, witnessInput } from '../court/witnesses.ts'
import { optionalDate, optionalText } from '../form/fields.ts'
import { correction, without } from './correction.ts'

const nameOf = (file: CaseFile, s: Supplement | undefined) =>
  `supplement ${s?.number ?? ''} to application ${file.applications.find(a => a.id === s?.applicationId)?.number ?? ''}`
const supplementOf = (file: CaseFile, id: string) => file.supplements.find(s => s.id === id)
const noLonger = (file: CaseFile, s: Supplement | undefined) =>
  s?.filedOn
    ? [
        {
          message: `${nameOf(file, s).replace(/^s/, 'S')} was filed on ${longDate(s.filedOn)}: what was filed stays. Put it right in another supplement`,
        },
      ]
    : []
const asForm = (yes: boolean) => (yes ? ('yes' as const) : ('no' as const))

/** What goes to the court after filing: a draft is put right, and what was filed stays but for the day of filing. */
export const supplementCorrections = {
  Supplement: correction({
    kind: 'supplements',
    stage: 'court',
    place: 'court/supplement',
    permission: 'court',
    name: nameOf,
    input: z.object({
      ...supplementFields,
      filedOn: optionalDate('Date filed', { hint: 'Clear it if it was not filed after all' }),
      agreedBy: optionalText('Who agreed that the changed conditions may be asked for', { max: 300 }),
    }),
    prefill: (_, s) => ({ ...s }),
    next: ({ input }) => input,
    refuse: ({ file, record: s, input: i, moment: m }) => {
      const a = applicationOf(file, s.applicationId)
      const same = (x: string[], y: string[]) => x.length === y.length && x.every(id => y.includes(id))
      const rewritten =
        i.reason !== s.reason || !same(i.incidentIds, s.incidentIds) || !same(i.exhibitIds, s.exhibitIds)
      return [
        ...(s.filedOn && i.filedOn && rewritten ? noLonger(file, s) : []),
        ...(i.filedOn && !s.filedOn ? [{ field: 'filedOn', message: 'Record that it was filed by its own form' }] : []),
        ...(i.filedOn ? notAfterToday('filedOn', 'Date filed', i.filedOn, m) : []),
        ...(i.filedOn && a ? notBeforeLodged(file, 'filedOn', 'Date filed', i.filedOn, a) : []),
        ...(rewritten ? refuseAdded(without(file, 'supplements', s.id), a, i) : []),
      ]
    },
    rests: (file, s, moment) => [
      ...file.witnesses.filter(w => w.supplementId === s.id).map(w => ({ name: `the witness ${w.name}` })),
      ...file.paperServices
        .filter(p => p.supplementId === s.id)
        .map(p => ({ name: `its service of ${longDate(londonDate(p.attemptedAt))}` })),
      ...amendmentsOf(file, s.id).map(c => ({
        name: `its change to condition ${c.number}`,
        along: (reason: string) => withdrawalPatch('conditionAmendments', { file, record: c, reason, moment }),
      })),
    ],
    mayWithdraw: noLonger,
  }),
  ConditionAmendment: correction({
    kind: 'conditionAmendments',
    stage: 'court',
    place: 'court/amendment',
    permission: 'court',
    name: (file, c) =>
      `condition ${c.number} in ${nameOf(file, supplementOf(file, c.supplementId))}, ${amendmentKinds[c.change].label.toLowerCase()}`,
    input: z.object(amendmentFields),
    prefill: (_, c) => ({ ...c }),
    next: ({ file, record, input }) => {
      const s = supplementOf(file, record.supplementId)
      const made = s && amendmentFrom(without(file, 'conditionAmendments', record.id), s, input)
      return made ?? {}
    },
    refuse: ({ file, record, input, moment: m }) => {
      const s = supplementOf(file, record.supplementId)
      const rest = without(file, 'conditionAmendments', record.id)
      return s
        ? [...refuseAmendment(rest, s, input), ...clashRefusals(clashing(rest, s, input, m.today), 'refuse')]
        : [{ message: 'Its supplement was withdrawn' }]
    },
    mayWithdraw: (file, c) => noLonger(file, supplementOf(file, c.supplementId)),
  }),
  Witness: correction({
    kind: 'witnesses',
    stage: 'court',
    place: 'court/witness',
    permission: 'draft',
    name: (file, w) =>
      `witness ${w.name} of application ${file.applications.find(a => a.id === w.applicationId)?.number ?? ''}`,
    input: witnessInput,
    prefill: (_, w) => ({ ...w, called: asForm(w.called) }),
    next: ({ record, input, moment: m }) => {
      const { id: _id, at: _at, byId: _by, ...fields } = witnessFrom(record.applicationId, input, m)
      return fields
    },
    refuse: ({ file, record, input, moment: m }) => refuseWitness(file, record.applicationId, input, m),
  }),
  PaperService: correction({
    kind: 'paperServices',
    stage: 'court',
    place: 'court/paper-service',
    permission: 'correctOrder',
    name: (file, p) => {
      const s = p.supplementId ? supplementOf(file, p.supplementId) : undefined
      const a = file.applications.find(x => x.id === p.applicationId)
      return `${p.served ? 'service' : 'attempt to serve'} of ${longDate(londonDate(p.attemptedAt))} of ${s ? nameOf(file, s) : `the papers of application ${a?.number ?? ''}`}`
    },
    input: paperService.extend({
      certificateFiledOn: optionalDate('Certificate filed on', { hint: 'Clear it if it was not filed after all' }),
    }),
    prefill: (_, p) => ({
      ...p,
      served: asForm(p.served),
      hearsayNotice: asForm(p.hearsayNotice),
      explained: p.served ? asForm(p.explained) : null,
    }),
    next: ({ record, input: { certificateFiledOn, ...i }, moment: m }) => {
      const { id: _id, byId: _by, ...fields } = paperServiceFrom(record.applicationId, i, m)
      return { ...fields, certificateFiledOn: i.served ? certificateFiledOn : null }
    },
    refuse: ({ file, record, input, moment: m }) => [
      ...refusePaperService(file, record.applicationId, input, m),
      ...(input.certificateFiledOn
        ? notAfterToday('certificateFiledOn', 'Certificate filed on', input.certificateFiledOn, m)
        : []),
    ],
    warn: ({ file, record, input }) => warnPaperService(file, applicationOf(file, record.applicationId), input),
  }),
}
