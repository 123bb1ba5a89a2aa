import { z } from 'zod'
import type { ForceFile, ForcePatch } from '../../case/force.ts'
import { isPersonSide } from '../../case/views/reports.ts'
import type { Refusal } from '../../law/refusal.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, records, text } from '../form/fields.ts'
import { members, pairEvent, put, reasonBox, takeOut, waitingPair } from './pairs.ts'

const side = carriedField('Suspect or victim')
const refuseSide = (given: string | null): Refusal[] =>
  isPersonSide(given) ? [] : [{ message: 'Open this from the page of a suspect or a victim' }]
const refsOf = (rows: readonly { ref: string }[]) => rows.map(r => r.ref)
const firstRefs = (refs: readonly string[]) =>
  refs.length > 6 ? `${refs.slice(0, 5).join(', ')} and ${refs.length - 5} more` : refs.join(', ')

/** What somebody said, and has not taken back, that keeps two people apart. */
const keptApart = (file: ForceFile, ones: readonly string[], others: readonly string[]) =>
  file.personLinks.find(
    l =>
      !l.same &&
      !l.endedAt &&
      ((l.reportRefs.some(r => ones.includes(r)) && l.otherRefs.some(r => others.includes(r))) ||
        (l.reportRefs.some(r => others.includes(r)) && l.otherRefs.some(r => ones.includes(r)))),
  )
const wholeDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !text.endsWith('-01-01')
const born = (rows: readonly { bornOn: string }[]) => [...new Set(rows.map(r => r.bornOn).filter(wholeDate))]

/** People of the feed of crime reports: whose rows are one person’s, over what the linkage found. */
export const personActs = {
  mergePeople: forceAct({
    label: 'Merge with another person',
    place: 'reports/person',
    permission: 'workPairs',
    about: 'crimeReports',
    onlyAdds: true,
    guidance:
      'For one person who is in the records under several names or numbers. This combines what is known of both, here and in every report that is linked from now on. The record keeps who did it and why, and it can be undone.',
    input: z.object({
      side,
      reportRef: text('Crime reference of any report of the other person', { width: 20, max: 100 }),
      reason: reasonBox,
    }),
    recorded: ({ file, input }) =>
      `Combined the rows of a ${input.side} in ${firstRefs(refsOf(file.crimeReports))} with those in ${firstRefs(refsOf(file.namedPerson))}: one person. Why: ${input.reason}`,
    refuse: ({ file, input }) => {
      const [own, other] = [refsOf(file.crimeReports), refsOf(file.namedPerson)]
      const apart = keptApart(file, own, other)
      return [
        ...refuseSide(input.side),
        ...(file.namedReport ? [] : [{ field: 'reportRef', message: 'There is no report with this reference' }]),
        ...(other.some(ref => own.includes(ref))
          ? [{ field: 'reportRef', message: 'This report is taken as the same person already' }]
          : []),
        ...(apart && !other.some(ref => own.includes(ref))
          ? [
              {
                field: 'reportRef',
                message: `It was said that these are different people: ${apart.reason.replace(/\.$/, '')}. Undo that first`,
              },
            ]
          : []),
      ]
    },
    warn: ({ file }) => {
      const [own, other] = [born(file.crimeReports), born(file.namedPerson)]
      return own.length && other.length && !own.some(date => other.includes(date))
        ? [
            {
              field: 'reportRef',
              message: `Their dates of birth differ: ${own.join(', ')} and ${other.join(', ')}. A father and a son, or brothers, may share a name and an address`,
            },
          ]
        : []
    },
    patch: ({ file, input, moment }) => [
      {
        in: 'personLinks',
        add: pairEvent(moment, {
          pairId: null,
          otherPairId: null,
          side: input.side === 'victim' ? 'victim' : 'suspect',
          same: true,
          reportRefs: refsOf(file.crimeReports),
          otherRefs: refsOf(file.namedPerson),
          reason: input.reason,
        }),
      },
    ],
  }),
  splitPerson: forceAct({
    label: 'Remove rows from this person',
    place: 'reports/person',
    permission: 'workPairs',
    about: 'crimeReports',
    compares: ({ file }) => [refsOf(file.crimeReports), file.pairReports.map(r => r.id)],
    guidance:
      'For rows of somebody else. Their reports leave the pairs of this person, and the linkage will not put them together again. It can be undone.',
    input: z.object({ side, rowIds: records('Rows of somebody else', 'personRows'), reason: reasonBox }),
    recorded: ({ file, input }) => {
      const off = file.crimeReports.filter(r => input.rowIds.includes(r.id))
      return `Took the rows in ${firstRefs(refsOf(off))} off the ${input.side} of ${firstRefs(refsOf(file.crimeReports.filter(r => !off.includes(r))))}: different people. Why: ${input.reason}`
    },
    refuse: ({ file, input }) => [
      ...refuseSide(input.side),
      ...(input.rowIds.every(id => file.crimeReports.some(r => r.id === id))
        ? []
        : [{ field: 'rowIds', message: 'Select rows of this person' }]),
      ...(input.rowIds.length >= file.crimeReports.length
        ? [{ field: 'rowIds', message: 'Leave at least one row with this person' }]
        : []),
    ],
    patch: ({ file, input, moment }) => {
      const off = refsOf(file.crimeReports.filter(r => input.rowIds.includes(r.id)))
      const link = pairEvent(moment, {
        pairId: null,
        otherPairId: null,
        side: input.side === 'victim' ? 'victim' : 'suspect',
        same: false,
        reportRefs: refsOf(file.crimeReports).filter(ref => !off.includes(ref)),
        otherRefs: off,
        reason: input.reason,
      })
      const moves = file.reportPairs.flatMap((pair): ForcePatch => {
        const here = members(file, pair.id)
        const out = here.filter(r => off.includes(r.reportRef))
        if (!out.length || out.length === here.length) return []
        const own = out.length > 1 ? moment.newId() : null
        return [
          ...(own ? [waitingPair(own, out.length, moment)] : []),
          ...out.map(r => takeOut(r.id, link.id, moment)),
          ...(own ? out.map(r => put(own, r.reportRef, link.id, moment)) : []),
        ]
      })
      return [{ in: 'personLinks', add: link }, ...moves]
    },
    offered: ({ file }) => file.crimeReports.length > 1,
  }),
} as const
