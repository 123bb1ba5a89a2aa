import { z } from 'zod'
import type { CaseFile, Collections } from '../../case/case.ts'
import { add } from '../../case/patch.ts'
import { qualityPoints, qualityResults, type SampledWork, sampledWork } from '../../case/records/quality.ts'
import { reviewResults, tiers } from '../../case/reference/codes/applications.ts'
import { breachSteps } from '../../case/reference/codes/breaches.ts'
import { decisionReasons } from '../../case/reference/codes/decisions.ts'
import { checkMethods, everyCheckResult } from '../../case/reference/codes/orders.ts'
import { addDays, longDate, longMoment } from '../../case/time/calendar.ts'
import {
  type DrawnReads,
  drawnReads,
  drawnWork,
  finishedWork,
  mayBeDrawn,
  workName,
} from '../../case/views/sampling.ts'
import { lowerFirst, upperFirst } from '../../case/words/grammar.ts'
import { breachName } from '../../law/practice/breaches.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { choice, choices, chosenFrom, longText, optionalDate, optionalLongText, text } from '../form/fields.ts'

/** What was drawn of finished work is read by a supervisor who did not do it, by a short list. */

export const readingFields = {
  met: choices('Which of these hold', qualityPoints, { optional: true }),
  result: choice('What you find', qualityResults),
  note: longText('Why, in words that whoever did it can learn from', { rows: 4, max: 4000 }),
}
const input = z.object({
  ...readingFields,
  what: optionalLongText('What is to be done', {
    rows: 2,
    max: 2000,
    hint: 'It waits for the officer in the case until it is done',
    when: { field: 'result', is: ['learn', 'again'] },
  }),
  dueOn: optionalDate('By when', { when: { field: 'result', is: ['learn', 'again'] } }),
})
type Read = CaseFile<DrawnReads>
type AsideFile = CaseFile<DrawnReads | 'applications' | 'orderConditions'>
const drawnOf = (file: Read, work: SampledWork, id: string) => drawnWork(file).find(w => w.work === work && w.id === id)

function readSampled<W extends SampledWork>(
  work: W,
  lines: (record: Collections[W], file: AsideFile) => (string | null)[],
) {
  return act({
    label: `Read this ${lowerFirst(sampledWork[work].label)} for quality`,
    verb: 'Record the reading',
    stage: 'case',
    place: 'quality',
    permission: 'oversee',
    about: work as SampledWork,
    onlyAdds: true,
    reads: [...drawnReads, 'agreedActions', 'applications', 'orderConditions'],
    offeredReads: drawnReads,
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'Finished work is drawn by chance: a share of it by the program, and more when a supervisor asks for it. Nobody chooses which, and nobody reads their own.',
    aside: ({ record, file }) => [
      { title: 'What was drawn', lines: lines(record as Collections[W], file).filter(l => l !== null) },
    ],
    input,
    recorded: ({ file, record, input: i }) => {
      const w = drawnOf(file, work, record.id)
      return `${upperFirst(w ? workName(w) : sampledWork[work].label)} read for quality: ${lowerFirst(qualityResults[i.result].label)}`
    },
    offered: ({ file, record, actor }) => {
      const w = drawnOf(file, work, record.id)
      return !!w && !w.reading && !w.byIds.includes(actor.id)
    },
    prefill: ({ today }) => ({ dueOn: addDays(today, 14) }),
    refuse: ({ file, record, input: i, moment: m }): Refusal[] => {
      const w = drawnOf(file, work, record.id)
      if (!w) return [{ message: 'This was not drawn. Only what is drawn by chance counts as a sample' }]
      return [
        ...(w.reading
          ? [{ message: `It was read on ${longMoment(w.reading.at)}. Correct that reading if it is wrong` }]
          : []),
        ...(w.byIds.includes(m.actor.id) ? [{ message: 'This is your own work, so someone else must read it' }] : []),
        ...(i.result === 'again' && !i.what ? [{ field: 'what', message: 'Enter what is to be done' }] : []),
        ...(i.what && i.result !== 'sound' && !i.dueOn ? [{ field: 'dueOn', message: 'Enter by when' }] : []),
        ...(i.what && file.case.status !== 'open'
          ? [{ field: 'what', message: 'This case is closed. Reopen it first if something is to be done on it' }]
          : []),
      ]
    },
    patch: ({ record, input: { what, dueOn, ...i }, moment: m }) => [
      add('qualityReadings', { id: m.newId(), work, workId: record.id, ...i, at: m.at, byId: m.actor.id }),
      ...(what && dueOn && i.result !== 'sound'
        ? [
            add('agreedActions', {
              id: m.newId(),
              what,
              panelItemId: null,
              personId: null,
              ownerId: null,
              ownerOutside: null,
              dueOn,
              doneOn: null,
              result: null,
              resultNote: null,
              at: m.at,
              byId: m.actor.id,
            }),
          ]
        : []),
    ],
  })
}

export const qualityActs = {
  drawPiece: act({
    label: 'Drawn to be read',
    stage: 'case',
    permission: 'oversee',
    about: 'case',
    onlyAdds: true,
    partOfAnother: true,
    reads: drawnReads,
    from: ['open', 'closed'],
    evenClosed: true,
    offered: () => false,
    input: z.object({ work: chosenFrom('Kind of work', sampledWork), workId: text('Which', { max: 36 }) }),
    recorded: ({ file, input: i }) => {
      const w = drawnOf(file, i.work, i.workId) ?? finishedWork(file).find(f => f.id === i.workId)
      return `Drawn by chance to be read: ${w ? workName(w) : lowerFirst(sampledWork[i.work].label)}`
    },
    refuse: ({ file, input: i, moment: m }) =>
      mayBeDrawn(file, m.actor.id).some(w => w.work === i.work && w.id === i.workId)
        ? []
        : [{ message: 'This was drawn already, was withdrawn, or is your own' }],
    patch: ({ input: i, moment: m }) => [add('drawnPieces', { id: m.newId(), ...i, at: m.at, byId: m.actor.id })],
  }),
  readSampledDecision: readSampled('decisions', d => [
    decisionReasons[d.reasonCode].label,
    d.actsReason,
    d.riskReason,
    d.necessityReason,
    d.whatWouldChange && `What would change it: ${d.whatWouldChange}`,
  ]),
  readSampledCheck: readSampled('checks', (c, file) => [
    `${checkMethods[c.method].label}, ${longMoment(c.checkedAt)}: ${lowerFirst(everyCheckResult[c.result].label)}`,
    file.orderConditions.find(o => o.id === c.conditionId)?.text ?? null,
    c.found,
  ]),
  readSampledBreach: readSampled('breaches', (b, file) => [
    `${breachName(b)}, ${longDate(b.happenedOn)}. Police knew at ${longMoment(b.knownAt)}`,
    b.description,
    ...file.breachSteps
      .filter(s => s.breachId === b.id)
      .map(s => `${longMoment(s.at)}: ${breachSteps[s.step].label}${s.reason ? `. ${s.reason}` : ''}`),
  ]),
  readSampledReview: readSampled('reviews', (r, file) => [
    `Application ${file.applications.find(a => a.id === r.applicationId)?.number ?? ''}: ${reviewResults[r.result].label.toLowerCase()} by the ${tiers[r.tier].label.toLowerCase()}`,
    r.note,
  ]),
  readSampledOverride: readSampled('overrides', o => [o.message, `Reason given: ${o.reason}`]),
}
