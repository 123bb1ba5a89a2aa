import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { add, set } from '../../case/patch.ts'
import type { Id } from '../../case/records/id.ts'
import { attributedTo, belongings } from '../../case/reference/import-codes.ts'
import { act, open } from '../act/act.ts'
import { choice, longText, optionalText, records } from '../form/fields.ts'

const many = (n: number) => (n === 1 ? 'One number or account' : `${n.toLocaleString('en-GB')} numbers and accounts`)
const standingOf = (file: CaseFile<'attributions'>, identifierId: Id) =>
  file.attributions.filter(a => a.identifierId === identifierId && !a.undoneAt).at(-1)

/** Whose a number or account is: a decision with its reason, and the way back from it. */
export const attributionActs = {
  attributeIdentifiers: act({
    label: 'Attribute numbers and accounts to a person',
    stage: 'evidence',
    place: 'evidence/accounts',
    permission: 'correctEvidence',
    about: 'case',
    compares: ({ file }) => file.identifiers.map(i => [i.id, i.belongsTo, i.removedAt]),
    reads: ['identifiers'],
    from: open,
    guidance:
      'Until this is decided they are strangers. This combines what is known of several accounts into one person: say what shows it. It can be undone, and the decision stays in the record.',
    input: z.object({
      which: choice('Which numbers and accounts', {
        chosen: { label: 'Only those that I select' },
        strangers: { label: 'Every stranger on this case', hint: 'All that are attributed to nobody yet' },
      }),
      identifierIds: records('Numbers and accounts', 'identifiers', {
        optional: true,
        when: { field: 'which', is: 'chosen' },
        needed: true,
      }),
      whose: choice('Whose they are', attributedTo),
      other: optionalText('Who', { when: { field: 'whose', is: 'other' }, needed: true }),
      reason: longText('What shows it', {
        hint: 'For example, subscriber details received on 2 March, or an admission in interview',
        rows: 3,
        max: 2000,
      }),
    }),
    recorded: ({ file, input: i }) =>
      `${many(chosenIds(file, i).length)} attributed: ${belongings[i.whose].label.toLowerCase()}`,
    refuse: ({ file, input: i }) => {
      const ids = chosenIds(file, i)
      const gone = ids.some(id => !file.identifiers.some(o => o.id === id && !o.removedAt))
      const none =
        i.which === 'chosen' ? 'Select at least one number or account' : 'There is no stranger on this case any more'
      return [
        ...(ids.length ? [] : [{ field: i.which === 'chosen' ? 'identifierIds' : 'which', message: none }]),
        ...(gone ? [{ field: 'identifierIds', message: 'Select numbers and accounts that are on the case' }] : []),
        ...(i.whose === 'other' && !i.other ? [{ field: 'other', message: 'Enter who' }] : []),
      ]
    },
    patch: ({ file, input: i, moment: m }) => {
      const decisionId = m.newId()
      return chosenIds(file, i).flatMap(identifierId => {
        const before = file.identifiers.find(o => o.id === identifierId)?.belongsTo ?? 'stranger'
        return [
          set('identifiers', identifierId, { belongsTo: i.whose }),
          add('attributions', {
            id: m.newId(),
            identifierId,
            decisionId,
            before,
            whose: i.whose,
            other: i.whose === 'other' ? i.other : null,
            reason: i.reason,
            at: m.at,
            byId: m.actor.id,
            undoneAt: null,
            undoneById: null,
            undoneReason: null,
          }),
        ]
      })
    },
  }),
  undoAttribution: act({
    label: 'Undo this attribution',
    stage: 'evidence',
    place: 'evidence/account',
    permission: 'correctEvidence',
    about: 'attributions',
    compares: ({ file, record: a }) => [a, attributionsToUndo(file, a.id, a.decisionId, 'all').map(o => o.id)],
    reads: [],
    from: open,
    grave: true,
    guidance:
      'The number or account is again what it was taken to be before. The decision and this one both stay in the record.',
    input: z.object({
      which: choice('What to undo', {
        one: { label: 'Only this number or account' },
        all: { label: 'All that were attributed in the same decision' },
      }),
      reason: longText('Why it is undone', { rows: 3, max: 2000 }),
    }),
    offered: ({ record }) => !record.undoneAt,
    recorded: ({ file, record, input }) =>
      `${many(attributionsToUndo(file, record.id, record.decisionId, input.which).length)} no longer attributed`,
    refuse: ({ record }) => (record.undoneAt ? [{ message: 'This attribution was undone already' }] : []),
    patch: ({ file, record, input, moment: m }) =>
      attributionsToUndo(file, record.id, record.decisionId, input.which).flatMap(a => [
        set('attributions', a.id, { undoneAt: m.at, undoneById: m.actor.id, undoneReason: input.reason }),
        ...(standingOf(file, a.identifierId)?.id === a.id
          ? [set('identifiers', a.identifierId, { belongsTo: a.before })]
          : []),
      ]),
  }),
}

const chosenIds = (file: CaseFile<'identifiers'>, i: { which: 'chosen' | 'strangers'; identifierIds: Id[] }): Id[] =>
  i.which === 'chosen'
    ? [...new Set(i.identifierIds)]
    : file.identifiers.filter(o => o.belongsTo === 'stranger' && !o.removedAt).map(o => o.id)
const attributionsToUndo = (file: CaseFile<'attributions'>, id: Id, decisionId: Id, which: 'one' | 'all') =>
  file.attributions.filter(a => !a.undoneAt && (which === 'all' ? a.decisionId === decisionId : a.id === id))
