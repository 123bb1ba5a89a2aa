import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import { choosesNone, selectionFrom } from '../../case/rows.ts'
import { list, lowerFirst } from '../../case/words/grammar.ts'
import { kindsInWords } from '../../case/words/kinds-of-act.ts'
import { act, open } from '../act/act.ts'
import { carriedField, drawnAs, longText, record, records } from '../form/fields.ts'
import { citedIn, incidentFields, loggedPatch, nextNumber, refuseIncident, warnIncident } from './incidents.ts'

const selection = carriedField('The rows chosen', { max: 6000, withheld: true })
const refuseSelection = (typed: string | null) =>
  choosesNone(selectionFrom(new URLSearchParams(typed ?? '')))
    ? [{ message: 'No row was chosen. Go back and select rows, a day or a burst' }]
    : []

const numberOf = (file: CaseFile<'incidents'>, id: Id) => file.incidents.find(i => i.id === id)?.number ?? ''

/** Incidents made of rows of imports, and several reports of one event made one. */
export const rowIncidentActs = {
  makeIncidentOfRows: act({
    label: 'Make one incident of the chosen rows',
    stage: 'evidence',
    place: 'evidence/rows',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['defendants', 'incidents', 'protectedPersons'],
    from: ['open', 'closed'],
    evenClosed: true,
    guidance:
      'What happened is offered from the rows: change it as needed. Each row stays reachable from the incident.',
    input: z.object({
      selection,
      ...incidentFields,
      // Filled in from the rows, and read by whoever opens it: the form is no longer for it.
      platform: drawnAs(incidentFields.platform, { detail: 'folded' }),
      targetIds: drawnAs(incidentFields.targetIds, { detail: 'folded' }),
    }),
    recorded: ({ file, input }) => `Incident ${nextNumber(file)} made of rows: ${lowerFirst(kindsInWords(input))}`,
    refuse: ({ file, input, moment }) => [...refuseSelection(input.selection), ...refuseIncident(file, input, moment)],
    warn: ({ file, input }) => warnIncident(file, input),
    patch: ({ file, input: { selection: _s, ...incident }, moment }) => loggedPatch(file, incident, moment),
    rows: ({ input }, patch) =>
      patch.flatMap(c =>
        c.in === 'incidents' && 'add' in c ? [{ link: c.add.id, selection: input.selection ?? '' }] : [],
      ),
    prefill: ({ file }) => {
      const there = file.protectedPersons.filter(p => !p.removedAt)
      return there.length === 1 ? { targetIds: there.map(p => p.id) } : {}
    },
  }),
  addRowsToIncident: act({
    label: 'Add the chosen rows to an incident',
    stage: 'evidence',
    place: 'evidence/rows',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['incidents'],
    from: open,
    guidance:
      'For messages and calls that belong to an incident that is logged already. Each row stays reachable from it. They can be taken off again.',
    input: z.object({
      selection,
      incidentId: record('Incident', 'incidents'),
      reason: longText('How it is known that they belong to it', { rows: 2, max: 2000 }),
    }),
    offered: () => false,
    recorded: ({ file, input }) => `Messages and calls added to incident ${numberOf(file, input.incidentId)}`,
    refuse: ({ file, input }) => [
      ...refuseSelection(input.selection),
      ...(file.incidents.some(i => i.id === input.incidentId && !i.withdrawnAt)
        ? []
        : [{ field: 'incidentId', message: 'Select an incident of this case that is not withdrawn' }]),
    ],
    patch: () => [],
    rows: ({ input }) => [{ link: input.incidentId, selection: input.selection ?? '' }],
  }),
  takeRowsOff: act({
    label: 'Remove the chosen rows from this incident',
    stage: 'evidence',
    place: 'evidence/rows-of-incident',
    permission: 'correctEvidence',
    about: 'incidents',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance: 'They stay rows of their import. They can be added to an incident again.',
    input: z.object({ selection, reason: longText('Why they are taken off', { rows: 2, max: 2000 }) }),
    offered: () => false,
    recorded: ({ record }) => `Messages and calls taken off incident ${record.number}`,
    refuse: ({ input }) => refuseSelection(input.selection),
    patch: () => [],
    rows: ({ record, input }) => [{ unlink: record.id, selection: input.selection ?? '' }],
  }),
  joinIncidents: act({
    label: 'Join reports of the same event',
    stage: 'evidence',
    place: 'evidence/incident',
    permission: 'correctEvidence',
    about: 'incidents',
    reads: ['applications', 'draftConditions'],
    from: open,
    guidance:
      'For one event that was reported more than once. The others count no more and stay here as sources, each with its own reference, author, rows and exhibits. It can be undone.',
    input: z.object({
      others: records('Reports of the same event', 'incidents', { error: 'Select at least one other report' }),
      reason: longText('How it is known that they are one event', { rows: 2, max: 2000 }),
    }),
    offered: ({ file, record }) =>
      !record.withdrawnAt && file.incidents.some(i => i.id !== record.id && !i.withdrawnAt),
    recorded: ({ record, input }) =>
      `Incident ${record.number} has ${input.others.length} more ${input.others.length === 1 ? 'source' : 'sources'}`,
    refuse: ({ file, record, input }) => [
      ...(record.withdrawnAt ? [{ message: 'This incident was withdrawn, so nothing can be joined to it' }] : []),
      ...(input.others.includes(record.id)
        ? [{ field: 'others', message: 'Select other reports, not this incident itself' }]
        : []),
      ...(input.others.some(id => !file.incidents.some(i => i.id === id && !i.withdrawnAt))
        ? [{ field: 'others', message: 'Select incidents of this case that are not withdrawn' }]
        : []),
    ],
    warn: ({ file, input }) =>
      input.others.flatMap(id => {
        const cited = citedIn(file, id)
        const number = file.incidents.find(i => i.id === id)?.number
        return cited.length
          ? [
              {
                message: `Incident ${number} is cited in application ${list(cited)}, whose grounds will lose it`,
              },
            ]
          : []
      }),
    patch: ({ record, input, moment: m }) =>
      [...new Set(input.others)].flatMap(joinedId => [
        add('incidentJoins', {
          id: m.newId(),
          incidentId: record.id,
          joinedId,
          reason: input.reason,
          at: m.at,
          byId: m.actor.id,
          undoneAt: null,
          undoneById: null,
          undoneReason: null,
        }),
        set('incidents', joinedId, {
          withdrawnAt: m.at,
          withdrawnReason: `The same event as incident ${record.number}`,
        }),
      ]),
  }),
  separateIncident: act({
    label: 'Separate this report again',
    stage: 'evidence',
    place: 'evidence/join',
    permission: 'correctEvidence',
    about: 'incidentJoins',
    reads: ['incidents'],
    from: open,
    grave: true,
    guidance: 'It becomes an incident of its own again, and counts as one.',
    input: z.object({ reason: longText('Why it is separated', { rows: 2, max: 2000 }) }),
    offered: ({ record }) => !record.undoneAt,
    recorded: ({ file, record }) =>
      `Incident ${file.incidents.find(i => i.id === record.joinedId)?.number ?? ''} is an incident of its own again`,
    refuse: ({ record }) => (record.undoneAt ? [{ message: 'It was separated already' }] : []),
    patch: ({ record, input, moment: m }) => [
      set('incidentJoins', record.id, { undoneAt: m.at, undoneById: m.actor.id, undoneReason: input.reason }),
      set('incidents', record.joinedId, { withdrawnAt: null, withdrawnReason: null }),
    ],
  }),
}
