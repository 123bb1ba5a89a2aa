import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import { isFiled } from '../../case/records/exhibits.ts'
import type { Id } from '../../case/records/id.ts'
import { exportLocks, exportPurposes } from '../../case/reference/codes/export-purposes.ts'
import { statusesOf } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import { act } from '../act/act.ts'
import { choice, date, lines, longText, optionalLongText, optionalRecord, records, text } from '../form/fields.ts'

const referencesOf = (file: CaseFile<'exhibits'>, ids: readonly Id[]): string =>
  file.exhibits
    .filter(e => ids.includes(e.id))
    .map(e => e.reference)
    .join(', ')
const noon = (day: string, m: Moment) => (day === m.today ? m.at : `${day}T12:00:00.000Z`)

const bundleInWords = (file: CaseFile<'supplements'>, a: { number: number }, supplementId: Id | null): string => {
  const s = file.supplements.find(x => x.id === supplementId)
  return s ? `supplement ${s.number} to application ${a.number}` : `application ${a.number}`
}

const audiences = {
  served: { label: 'For the court and the defendant' },
  police: { label: 'Police only' },
} as const

/** What was given to whom, and what was kept back. */
export const disclosureActs = {
  giveOutBundle: act({
    label: 'Print the bundle',
    stage: 'application',
    permission: 'viewCase',
    about: 'applications',
    place: 'papers/application',
    reads: ['exhibits', 'supplements'],
    from: statusesOf.applications,
    evenClosed: true,
    onlyAdds: true,
    // It is done by asking for the bytes, never by a form.
    offered: () => false,
    input: z.object({
      audience: choice('Who it is for', audiences),
      supplementId: optionalRecord('Supplement that it is of', 'supplements'),
      papers: lines('Papers in it', { most: 500 }),
      exhibitIds: records('Exhibits in it', 'exhibits', { optional: true }),
    }),
    recorded: ({ file, record, input: i }) =>
      `Bundle of ${bundleInWords(file, record, i.supplementId)} given out (${audiences[i.audience].label.toLowerCase()}): ${i.papers.length === 1 ? '1 paper' : `${i.papers.length} papers`}, exhibits ${referencesOf(file, i.exhibitIds) || 'none'}`,
    patch: ({ file, record, input: i, moment: m }) =>
      i.exhibitIds.map(exhibitId =>
        add('custody', {
          id: m.newId(),
          exhibitId,
          at: m.at,
          byId: m.actor.id,
          what: 'copied',
          note: `In the bundle of ${bundleInWords(file, record, i.supplementId)}, ${audiences[i.audience].label.toLowerCase()}`,
        }),
      ),
  }),
  exportCase: act({
    label: 'Take out the whole case',
    stage: 'case',
    permission: 'exportCase',
    about: 'case',
    reads: ['exhibits'],
    from: ['open', 'closed'],
    evenClosed: true,
    onlyAdds: true,
    // It is done by asking for the file, never by a form of its own.
    byProgram: true,
    input: z.object({
      purpose: choice('Purpose', exportPurposes),
      why: longText('Why it is needed, and who will hold it', { rows: 3, max: 1000 }),
      lockedWith: choice('Locked with', exportLocks),
      recipients: lines('Keys of whoever may open it', { most: 20, optional: true }),
    }),
    recorded: ({ input: i }) =>
      `Whole case taken out (${exportPurposes[i.purpose].label.toLowerCase()}), locked with ${i.lockedWith === 'keys' ? 'keys' : 'a passphrase'}: ${i.why}`,
    patch: ({ file, moment: m }) =>
      file.exhibits.filter(isFiled).map(e =>
        add('custody', {
          id: m.newId(),
          exhibitId: e.id,
          at: m.at,
          byId: m.actor.id,
          what: 'copied',
          note: 'In an export of the whole case',
        }),
      ),
  }),
  recordDisclosure: act({
    label: 'Record disclosure',
    stage: 'evidence',
    place: 'evidence/exhibits',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['exhibits'],
    offeredReads: ['exhibits'],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'Say what was given, and what was considered and kept back. A mistake in it is corrected with a reason, and both stay in the record.',
    input: z.object({
      toWhom: text('Who it was given to', {
        hint: 'For example, the defendant’s solicitor, the court, the CPS',
        max: 200,
      }),
      purpose: text('Why, and under what power or duty', { max: 500 }),
      disclosedOn: date('Date'),
      exhibitIds: records('Exhibits disclosed', 'exhibits', { optional: true, needed: true }),
      withheldIds: records('Exhibits withheld', 'exhibits', { optional: true, hint: 'Considered and not given' }),
      withheldWhy: optionalLongText('Why they were withheld', { rows: 3, max: 2000 }),
    }),
    offered: ({ file }) => file.exhibits.length > 0,
    recorded: ({ file, input: i }) =>
      `Disclosed to ${i.toWhom}: ${referencesOf(file, i.exhibitIds) || 'no exhibit'}${i.withheldIds.length ? `. Withheld: ${referencesOf(file, i.withheldIds)}` : ''}`,
    refuse: ({ file, input: i, moment: m }) => {
      const known = new Set(file.exhibits.map(e => e.id))
      const both = i.exhibitIds.filter(id => i.withheldIds.includes(id))
      return [
        ...([...i.exhibitIds, ...i.withheldIds].some(id => !known.has(id))
          ? [{ field: 'exhibitIds', message: 'Select exhibits of this case' }]
          : []),
        ...(i.exhibitIds.length + i.withheldIds.length === 0
          ? [{ field: 'exhibitIds', message: 'Select at least one exhibit disclosed or withheld' }]
          : []),
        ...(both.length
          ? [{ field: 'withheldIds', message: `${referencesOf(file, both)} cannot be both disclosed and withheld` }]
          : []),
        ...(i.withheldIds.length && !i.withheldWhy
          ? [{ field: 'withheldWhy', message: 'Enter why they were withheld' }]
          : []),
        ...(i.disclosedOn > m.today
          ? [{ field: 'disclosedOn', message: `Date must be on or before today, ${longDate(m.today)}` }]
          : []),
      ]
    },
    warn: ({ file, input: i }) => {
      const originals = file.exhibits.filter(
        e =>
          i.exhibitIds.includes(e.id) &&
          file.exhibits.some(c => c.derivedFromId === e.id && c.derivation === 'redacted'),
      )
      return originals.length
        ? [
            {
              field: 'exhibitIds',
              message: `${originals.map(e => e.reference).join(', ')} has a redacted copy: this gives the original`,
            },
          ]
        : []
    },
    prefill: ({ today }) => ({ disclosedOn: today }),
    patch: ({ input: i, moment: m }) => [
      add('disclosures', { id: m.newId(), ...i, at: m.at, byId: m.actor.id }),
      ...i.exhibitIds.map(exhibitId =>
        add('custody', {
          id: m.newId(),
          exhibitId,
          at: noon(i.disclosedOn, m),
          byId: m.actor.id,
          what: 'disclosed',
          note: `To ${i.toWhom}: ${i.purpose}`,
        }),
      ),
    ],
  }),
}
