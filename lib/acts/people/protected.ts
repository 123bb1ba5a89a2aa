import { z } from 'zod'
import { add, set } from '../../case/patch.ts'
import { addressKinds, caseRoles, supportViews } from '../../case/reference/codes/people.ts'
import { refuseRules } from '../../law/practice/safe-contact.ts'
import { act, open } from '../act/act.ts'
import { replacementPatch, withdrawalPatch } from '../act/former.ts'
import { choice, longText, optionalDate, optionalLongText, optionalText, text } from '../form/fields.ts'
import { rulesFrom, safety } from './safe-contact-fields.ts'

const linkToActs = optionalLongText('How they are connected to the acts', {
  rows: 2,
  needed: true,
  when: { field: 'role', is: ['family', 'partner', 'other'] },
  hint: 'Needed for someone who is not the victim: why they are at risk because of the stalking. SPA 2019 s.1(1)(b)',
})

export const protectedActs = {
  addProtectedPerson: act({
    label: 'Add a protected person',
    stage: 'case',
    place: 'people',
    permission: 'recordEvidence',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: open,
    input: z.object({
      givenNames: text('Given names'),
      familyName: text('Family name'),
      bornOn: optionalDate('Date of birth', { hint: 'For example, 27 3 1990. Leave blank if not known' }),
      role: choice('How they are involved', caseRoles),
      linkToActs,
      ...safety,
      support: choice('Their view of an application', supportViews, {
        hint: 'Their consent is not needed for an order',
      }),
    }),
    recorded: 'Protected person added',
    refuse: ({ input, moment }) => [...birthInPast(input.bornOn, moment.today), ...refuseRules(input)],
    patch: ({ input, moment }) => [
      add('protectedPersons', { id: moment.newId(), ...rulesFrom(input), views: null, viewsOn: null, removedAt: null }),
    ],
  }),

  changeProtectedPerson: act({
    label: 'Change their details',
    stage: 'case',
    place: 'people/protected',
    permission: 'recordEvidence',
    about: 'protectedPersons',
    compares: ({ record: p }) => [p.givenNames, p.familyName, p.bornOn, p.role, p.linkToActs, p.removedAt],
    reads: ['formerVersions'],
    from: open,
    input: z.object({
      givenNames: text('Given names'),
      familyName: text('Family name'),
      bornOn: optionalDate('Date of birth', { hint: 'For example, 27 3 1990. Leave blank if not known' }),
      role: choice('How they are involved', caseRoles),
      linkToActs,
    }),
    corrects: 'protectedPersons',
    recorded: 'Protected person’s details changed',
    refuse: ({ input, moment }) => birthInPast(input.bornOn, moment.today),
    patch: ({ file, record, input, moment }) =>
      replacementPatch('protectedPersons', { file, record, next: input, moment }),
    prefill: ({ record }) => ({ ...record }),
    offered: ({ record }) => !record.removedAt,
  }),

  recordSafeContact: act({
    label: 'Change how to contact them safely',
    stage: 'contact',
    place: ['people/protected', 'contact/person'],
    permission: 'contactVictim',
    about: 'protectedPersons',
    compares: ({ record: p }) => [
      [p.contactBy, p.contactWhen, p.contactNever, p.codeWord, p.language],
      [p.contactMeans, p.contactDays, p.contactFrom, p.contactTo, p.contactAnswer, p.noVoicemail],
    ],
    reads: ['formerVersions'],
    from: open,
    guidance:
      'These rules are shown before anyone writes or rings, and a contact that goes against one asks why. The record keeps that they changed, not what they say.',
    input: z.object(safety),
    recorded: 'Safe-contact rules changed',
    refuse: ({ input }) => refuseRules(input),
    patch: ({ file, record, input, moment }) =>
      replacementPatch('protectedPersons', { file, record, next: rulesFrom(input), moment }),
    prefill: ({ record }) => ({ ...record, voicemail: record.noVoicemail ? ['none'] : [] }),
    offered: ({ record }) => !record.removedAt,
  }),

  recordViews: act({
    label: 'Record their views',
    stage: 'contact',
    place: ['people/protected', 'contact/person'],
    permission: 'contactVictim',
    about: 'protectedPersons',
    compares: ({ record: p }) => [p.support, p.views, p.viewsOn],
    reads: ['formerVersions'],
    from: open,
    guidance:
      'An application does not need their consent. What they say belongs in the decision and may change the conditions.',
    input: z.object({
      support: choice('Their view of an application', supportViews),
      views: optionalLongText('What they said, in their own words', { rows: 5 }),
      viewsOn: optionalDate('When they said so', { hint: 'Leave blank for today' }),
    }),
    refuse: ({ input, moment: m }) =>
      input.viewsOn && input.viewsOn > m.today
        ? [{ field: 'viewsOn', message: 'When they said so must be today or earlier' }]
        : [],
    recorded: ({ input }) => `Protected person’s view: ${supportViews[input.support].label.toLowerCase()}`,
    patch: ({ file, record, input, moment }) =>
      replacementPatch('protectedPersons', {
        file,
        record,
        next: { ...input, viewsOn: input.viewsOn ?? moment.today },
        moment,
      }),
    prefill: ({ record }) => ({ support: record.support === 'notAsked' ? null : record.support, views: record.views }),
    offered: ({ record }) => !record.removedAt,
  }),

  removeProtectedPerson: act({
    label: 'Remove from the case',
    stage: 'case',
    place: 'people/protected',
    permission: 'correctEvidence',
    about: 'protectedPersons',
    reads: ['formerVersions'],
    from: open,
    guidance: 'They will not appear in new documents and nothing more will be due to them. What was recorded stays.',
    grave: true,
    input: z.object({ reason: longText('Why they are no longer a protected person on this case', { rows: 3 }) }),
    recorded: ({ input }) => `Protected person removed: ${input.reason}`,
    refuse: ({ file, record }) => [
      ...(record.removedAt ? [{ message: 'They have already been removed' }] : []),
      ...(file.protectedPersons.filter(p => !p.removedAt && p.id !== record.id).length === 0
        ? [{ message: 'A case protects at least one person. Add the other person first, or close the case' }]
        : []),
    ],
    withdraws: 'protectedPersons',
    patch: ({ file, record, input, moment }) =>
      replacementPatch('protectedPersons', {
        file,
        record,
        next: { removedAt: moment.at },
        reason: input.reason,
        moment,
      }),
    offered: ({ file, record }) => !record.removedAt && file.protectedPersons.filter(p => !p.removedAt).length > 1,
  }),

  keepConfidentialAddress: act({
    label: 'Keep an address secret',
    stage: 'case',
    place: 'people/vault',
    permission: 'viewVault',
    about: 'protectedPersons',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance:
      'The defendant must not learn this address. No document can be made that contains it, and the record keeps only that it was given.',
    input: z.object({
      kind: choice('What it is', addressKinds),
      address: longText('Address', { rows: 4, max: 500, withheld: true, hint: 'One line for each part' }),
      postcode: optionalText('Postcode', { width: 10, max: 10, withheld: true, autocomplete: 'off' }),
    }),
    recorded: 'Confidential address kept',
    patch: ({ record, input, moment }) => [
      add('confidentialAddresses', { id: moment.newId(), personId: record.id, ...input, releasedAt: null }),
    ],
    offered: ({ record }) => !record.removedAt,
  }),

  changeConfidentialAddress: act({
    label: 'Change a confidential address',
    stage: 'case',
    place: 'people/vault-address',
    permission: 'viewVault',
    about: 'confidentialAddresses',
    reads: ['formerVersions'],
    from: open,
    input: z.object({
      kind: choice('What it is', addressKinds),
      address: longText('Address', { rows: 4, max: 500, withheld: true, hint: 'One line for each part' }),
      postcode: optionalText('Postcode', { width: 10, max: 10, withheld: true, autocomplete: 'off' }),
    }),
    recorded: 'Confidential address changed',
    refuse: ({ record }) => (record.releasedAt ? [{ message: 'This address is no longer kept secret' }] : []),
    corrects: 'confidentialAddresses',
    patch: ({ file, record, input, moment }) =>
      replacementPatch('confidentialAddresses', { file, record, next: input, moment }),
    prefill: ({ record }) => ({ ...record }),
    offered: ({ record }) => !record.releasedAt,
  }),

  withdrawConfidentialAddress: act({
    label: 'Withdraw a confidential address',
    stage: 'case',
    place: 'people/vault-address',
    permission: 'viewVault',
    about: 'confidentialAddresses',
    from: open,
    grave: true,
    withdraws: 'confidentialAddresses',
    guidance:
      'For an address kept here by mistake. No document is checked for it any more, and it stays in the vault as withdrawn.',
    input: z.object({ reason: longText('Why it is withdrawn', { rows: 2, max: 2000, withheld: true }) }),
    recorded: 'Confidential address withdrawn',
    patch: ({ file, record, input, moment }) =>
      withdrawalPatch('confidentialAddresses', { file, record, reason: input.reason, moment }),
    offered: ({ record }) => !record.releasedAt,
  }),

  releaseConfidentialAddress: act({
    label: 'Stop keeping an address secret',
    stage: 'case',
    place: 'people/vault-address',
    permission: 'viewVault',
    about: 'confidentialAddresses',
    reads: [],
    from: open,
    grave: true,
    guidance: 'From now on documents may contain this address, and the defendant may read them.',
    input: z.object({
      reason: longText('Why it need not be secret any more, and who agreed', { rows: 3, withheld: true }),
    }),
    recorded: 'Confidential address released',
    refuse: ({ record }) => (record.releasedAt ? [{ message: 'This address is no longer kept secret' }] : []),
    patch: ({ record, moment }) => [set('confidentialAddresses', record.id, { releasedAt: moment.at })],
    offered: ({ record }) => !record.releasedAt,
  }),
} as const

const birthInPast = (bornOn: string | null, today: string) =>
  bornOn && bornOn >= today ? [{ field: 'bornOn', message: 'Date of birth must be in the past' }] : []
