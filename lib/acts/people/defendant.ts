import { z } from 'zod'
import { add } from '../../case/patch.ts'
import { identifierKinds } from '../../case/reference/codes/people.ts'
import { belongings } from '../../case/reference/import-codes.ts'
import { gateways } from '../../case/reference/statute.ts'
import { refusalsOf } from '../../law/rules/asking.ts'
import { act, open } from '../act/act.ts'
import { correctionOf, replacementPatch } from '../act/former.ts'
import {
  choice,
  lines,
  longText,
  optionalDate,
  optionalLongText,
  optionalRecord,
  optionalText,
  text,
  yesNo,
} from '../form/fields.ts'

const { stranger: _s, other: _o, ...owners } = belongings

const identifierCorrection = correctionOf('identifiers', ['kind', 'value', 'note', 'seenOn', 'source', 'exhibitId'])
const origin = {
  seenOn: optionalDate('Day from which it is known', { detail: 'filled' }),
  source: optionalText('Who said so', {
    hint: 'For example, the protected person, or PC 4471 Osgood',
    max: 300,
    detail: 'filled',
  }),
  exhibitId: optionalRecord('Exhibit that shows it', 'exhibits', { detail: 'filled' }),
}
const notYetSeen = (seenOn: string | null, today: string) =>
  seenOn && seenOn > today ? [{ field: 'seenOn', message: 'Day from which it is known must be today or earlier' }] : []

export const defendantActs = {
  changeDefendant: act({
    label: 'Change the defendant’s details',
    stage: 'case',
    place: 'people/defendant',
    permission: 'recordEvidence',
    about: 'defendants',
    compares: ({ record: { gateway: _g, gatewayGrounds: _w, ...details } }) => details,
    reads: ['formerVersions'],
    from: open,
    input: z.object({
      givenNames: text('Given names'),
      familyName: text('Family name'),
      aliases: lines('Other names used', { hint: 'One on each line' }),
      bornOn: optionalDate('Date of birth', { hint: 'For example, 27 3 1990. Leave blank if not known' }),
      homeAddress: optionalText('Home address', { max: 500 }),
      foundAt: optionalText('Where they can be found, if they have no fixed address', { max: 500 }),
      occupation: optionalText('Occupation'),
      isSexOffender: yesNo('Subject to sex offender notification requirements?', {
        hint: 'Then SPA 2019 s.9 notification is not asked of them while those requirements last',
      }),
      sexOffenderFrom: optionalDate('Those requirements began on', {
        hint: 'Whether they applied on the day an order was made decides what is notified when they end. SPA 2019 s.9(6)(b)',
        when: { field: 'isSexOffender', is: 'yes' },
      }),
      sexOffenderUntil: optionalDate('Those requirements end on', {
        hint: 'Leave blank if they last for life or the date is not known',
        when: { field: 'isSexOffender', is: 'yes' },
      }),
      offenderReference: optionalText('Reference in the offender database', {
        max: 60,
        when: { field: 'isSexOffender', is: 'yes' },
      }),
      offenderManagerId: optionalRecord('Offender manager', 'checkers', {
        hint: 'One person for those requirements and for an order. They are told before the requirements end',
        when: { field: 'isSexOffender', is: 'yes' },
      }),
    }),
    corrects: 'defendants',
    recorded: 'Defendant’s details changed',
    refuse: ({ input, moment }) => [
      ...(input.bornOn && input.bornOn >= moment.today
        ? [{ field: 'bornOn', message: 'Date of birth must be in the past' }]
        : []),
      ...(input.isSexOffender &&
      input.sexOffenderFrom &&
      input.sexOffenderUntil &&
      input.sexOffenderUntil < input.sexOffenderFrom
        ? [{ field: 'sexOffenderUntil', message: 'The day on which those requirements end must be after they began' }]
        : []),
    ],
    patch: ({ file, record, input, moment }) =>
      replacementPatch('defendants', {
        file,
        record,
        next: {
          ...input,
          sexOffenderFrom: input.isSexOffender ? input.sexOffenderFrom : null,
          sexOffenderUntil: input.isSexOffender ? input.sexOffenderUntil : null,
          offenderReference: input.isSexOffender ? input.offenderReference : null,
          offenderManagerId: input.isSexOffender ? input.offenderManagerId : null,
        },
        moment,
      }),
    prefill: ({ record }) => ({ ...record }),
  }),

  setGateway: act({
    label: 'Say why this force may apply',
    stage: 'case',
    place: 'people/defendant',
    permission: 'draft',
    about: 'defendants',
    compares: ({ record: d }) => [d.gateway, d.gatewayGrounds],
    reads: ['formerVersions'],
    from: open,
    guidance:
      'The chief officer may apply about a person who lives in the force area, or who is believed to be in it or intending to come to it. British Transport Police and the Ministry of Defence Police need not answer this.',
    input: z.object({
      gateway: choice('Why this force may apply', gateways, {
        hint: 'SPA 2019 s.1(3)',
        error: 'Select why this force may apply',
      }),
      gatewayGrounds: optionalLongText('Grounds for that belief', {
        needed: true,
        rows: 3,
        hint: 'Needed unless they live in the force area. For example, where and when they were seen',
      }),
    }),
    recorded: ({ input }) => `Why this force may apply: ${gateways[input.gateway].label.toLowerCase()}`,
    refuse: ({ file, input, moment }) =>
      refusalsOf({ force: file.force, defendants: [{ id: file.case.id, ...input }] }, moment.today, ['V03'], 'refuse', {
        field: () => 'gatewayGrounds',
      }),
    patch: ({ file, record, input, moment }) => replacementPatch('defendants', { file, record, next: input, moment }),
    prefill: ({ record }) => ({ gateway: record.gateway, gatewayGrounds: record.gatewayGrounds }),
  }),

  addIdentifier: act({
    label: 'Add a name, phone, account, vehicle or reference',
    stage: 'case',
    place: 'people/identifiers',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: ['identifiers'],
    from: open,
    input: z.object({
      kind: choice('What it is', identifierKinds),
      value: text('Number, name or reference', { withheld: true }),
      belongsTo: choice('Whose it is', owners),
      note: optionalText('How it is known', { hint: 'For example, from the phone seized on 3 March', max: 500 }),
      ...origin,
    }),
    recorded: ({ input }) => `${identifierKinds[input.kind].label} added`,
    refuse: ({ file, input, moment }) => [
      ...notYetSeen(input.seenOn, moment.today),
      ...(file.identifiers.some(
        i =>
          !i.removedAt &&
          i.kind === input.kind &&
          plain(i.value) === plain(input.value) &&
          i.belongsTo === input.belongsTo,
      )
        ? [{ field: 'value', message: 'This is already on the case' }]
        : []),
    ],
    patch: ({ input, moment }) => [
      add('identifiers', { id: moment.newId(), ...input, importIds: [], removedAt: null }),
    ],
  }),

  correctIdentifier: act({
    label: 'Correct it',
    stage: 'case',
    place: ['people/identifier', 'corrections'],
    permission: 'correctEvidence',
    about: 'identifiers',
    from: open,
    corrects: 'identifiers',
    guidance: 'What it says now is kept. The case is found by the corrected value from now on.',
    input: z.object({
      kind: choice('What it is', identifierKinds),
      value: text('Number, name or reference', { withheld: true }),
      note: optionalText('How it is known', { max: 500 }),
      ...origin,
      correctionReason: longText('Why it is corrected', { rows: 2, max: 2000 }),
    }),
    recorded: ({ record }) => `${identifierKinds[record.kind].label} corrected`,
    offered: ({ record }) => !record.removedAt,
    refuse: ({ file, record, input: { correctionReason: _, ...next }, moment }) => [
      ...notYetSeen(next.seenOn, moment.today),
      ...(file.identifiers.some(
        i =>
          i.id !== record.id &&
          !i.removedAt &&
          i.kind === next.kind &&
          plain(i.value) === plain(next.value) &&
          i.belongsTo === record.belongsTo,
      )
        ? [{ field: 'value', message: 'This is already on the case' }]
        : []),
      ...identifierCorrection.refuse(record, next),
    ],
    patch: ({ file, record, input: { correctionReason, ...next }, moment }) =>
      identifierCorrection.patch({ file, record, next, reason: correctionReason, moment }),
    prefill: ({ record }) => identifierCorrection.prefill(record),
  }),

  removeIdentifier: act({
    label: 'Remove from the case',
    stage: 'case',
    place: ['people/identifier', 'corrections'],
    permission: 'correctEvidence',
    about: 'identifiers',
    reads: ['formerVersions'],
    from: open,
    guidance: 'It will no longer find this case. What was recorded before stays in the history.',
    input: z.object({ reason: longText('Why it does not belong to this case', { rows: 2 }) }),
    recorded: ({ record, input }) => `${identifierKinds[record.kind].label} removed: ${input.reason}`,
    withdraws: 'identifiers',
    patch: ({ file, record, input, moment }) =>
      replacementPatch('identifiers', {
        file,
        record,
        next: { removedAt: moment.at },
        reason: input.reason,
        moment,
      }),
    offered: ({ record }) => !record.removedAt,
    refuse: ({ record }) => (record.removedAt ? [{ message: 'It has already been removed' }] : []),
  }),
} as const

const plain = (s: string) => s.toLowerCase().replace(/[^a-z0-9]/g, '')
