import { z } from 'zod'
import { isFiled } from '../../case/records/exhibits.ts'
import { riskTools } from '../../case/reference/codes/decisions.ts'
import { heldIns } from '../../case/reference/codes/incidents.ts'
import { otherOrderKinds } from '../../case/reference/codes/orders.ts'
import { contactMeans, contactMilestones, spokenTo } from '../../case/reference/codes/people.ts'
import { longDate, longMoment, timeOfDay } from '../../case/time/calendar.ts'
import { contactNameInSentence } from '../../case/words/contact-names.ts'
import { asLength, secondsIn } from '../../case/words/lengths.ts'
import { withdrawalPatch } from '../act/former.ts'
import { caseStatusActs } from '../case/case-status.ts'
import { decisionActs } from '../decision/decision.ts'
import { riskActs } from '../decision/risk.ts'
import { momentWrong, pictureFields, refusePicture } from '../evidence/exhibit-words.ts'
import { heldFields, refuseClips, warnHeldTwice } from '../evidence/held-exhibits.ts'
import { thirdPartyActs } from '../evidence/third-parties.ts'
import {
  choice,
  date,
  longText,
  moment,
  optionalChoice,
  optionalDate,
  optionalLongText,
  optionalMoment,
  optionalText,
  text,
} from '../form/fields.ts'
import { againstSafeContact, contactNotYet } from '../people/contact.ts'
import { disclosureActs } from '../people/disclosure.ts'
import { asRecordedBy, correction } from './correction.ts'

/** What was found, assessed, decided, asked and told before and beside an order. */

export const evidenceCorrections = {
  Assessment: correction({
    kind: 'assessments',
    stage: 'risk',
    permission: 'assessRisk',
    name: (_, a) => `risk assessment of ${longDate(a.assessedOn)} with ${riskTools[a.tool].label}`,
    ...asRecordedBy('assessments', riskActs.assessRisk, file => file.case, [
      ...(['tool', 'toolVersion', 'assessedOn', 'assessor', 'source', 'answers', 'yesCount', 'judgement'] as const),
      ...(['judgementReason', 'reportReference'] as const),
    ]),
    prefill: (_, a) => ({ ...a, ...a.answers }),
  }),
  Decision: correction({
    kind: 'decisions',
    stage: 'decision',
    permission: 'decideSpo',
    name: (_, d) => `decision of ${longMoment(d.at)} whether to apply`,
    ...asRecordedBy('decisions', decisionActs.decideSpo, file => file.case, [
      ...([
        'decision',
        'reasonCode',
        'actsReason',
        'riskReason',
        'necessityReason',
        'limb',
        'whatWouldChange',
        'wrongTest',
        'reviewOn',
        'toldVictim',
        'at',
      ] as const),
    ]),
    prefill: (_, d) => ({ ...d, decidedAt: d.at }),
  }),
  OtherOrder: correction({
    kind: 'otherOrders',
    stage: 'case',
    place: 'people/other-order',
    permission: 'recordEvidence',
    name: (_, o) => otherOrderKinds[o.kind].label.toLowerCase(),
    input: caseStatusActs.recordOtherOrder.input.extend({ endedOn: optionalDate('Day on which it ended') }),
    prefill: (_, o) => ({ ...o }),
    next: ({ input }) => input,
    refuse: ({ file, input, moment: m }) =>
      caseStatusActs.recordOtherOrder.refuse?.({ file, record: file.case, input, moment: m }) ?? [],
    rests: (file, o) => file.breaches.filter(b => b.otherOrderId === o.id).map(b => ({ name: `breach ${b.number}` })),
  }),
  Contact: correction({
    kind: 'contacts',
    stage: 'contact',
    place: 'contact/due',
    permission: 'contactVictim',
    name: (_, c) =>
      `contact about ${contactNameInSentence(c)}, ${c.toldAt ? longMoment(c.toldAt) : `due by ${longDate(c.dueOn)}`}`,
    input: z.object({
      milestone: choice('What it is about', contactMilestones),
      dueOn: date('By when'),
      eventOn: optionalDate('Day of the event that it is about'),
      toldAt: optionalMoment('When they were told', { hint: 'Leave blank if they have not been told after all' }),
      means: optionalChoice('How', contactMeans),
      spokenTo: optionalChoice('Who answered', spokenTo),
      note: optionalLongText('What they were told, and what they said', { rows: 4, withheld: true }),
    }),
    prefill: (_, c) => ({ ...c }),
    next: ({ input, record, moment: m }) => ({
      ...input,
      toldById: input.toldAt ? (record.toldById ?? m.actor.id) : null,
      ...(input.toldAt ? {} : { spokenTo: null, note: null }),
    }),
    warn: ({ file, record, input }) =>
      againstSafeContact(file, record.personId, {
        means: input.means,
        at: input.toldAt,
        spokenTo: input.spokenTo,
      }),
    refuse: ({ input, moment: m }) => [
      ...(input.toldAt ? contactNotYet(input.toldAt, m.at) : []),
      ...(input.toldAt && !input.means ? [{ field: 'means', message: 'Select how they were told' }] : []),
    ],
  }),
  ExhibitWords: correction({
    kind: 'exhibitWords',
    stage: 'evidence',
    permission: 'correctEvidence',
    name: (file, w) => {
      const reference = file.exhibits.find(e => e.id === w.exhibitId)?.reference ?? ''
      return w.atSecond === null
        ? `what exhibit ${reference} shows`
        : `words of exhibit ${reference} at ${asLength(w.atSecond)}`
    },
    input: z.object({
      ...pictureFields,
      heardAt: optionalText('Time in the recording', {
        hint: 'Of a recording: minutes and seconds, such as 1:05',
        width: 5,
        max: 12,
      }),
    }),
    prefill: (_, w) => ({ ...w, heardAt: w.atSecond === null ? '' : asLength(w.atSecond) }),
    next: ({ input: { heardAt, ...i } }) => ({
      ...i,
      shownTime: i.shownTime && timeOfDay(i.shownTime),
      atSecond: heardAt ? secondsIn(heardAt) : null,
    }),
    refuse: ({ input, moment: m }) => [
      ...refusePicture(input, m),
      ...(input.heardAt && secondsIn(input.heardAt) === null ? [{ field: 'heardAt', message: momentWrong }] : []),
    ],
  }),
  Exhibit: correction({
    kind: 'exhibits',
    stage: 'evidence',
    place: 'evidence/exhibit',
    permission: 'correctEvidence',
    name: (_, e) => `exhibit ${e.reference}`,
    input: z.object({
      description: longText('What it is', { rows: 2, max: 1000 }),
      receivedAt: moment('When police received it'),
      receivedFrom: optionalText('Who it came from', { max: 300 }),
      heldIn: optionalChoice('Where it is held, of an exhibit held elsewhere', heldIns),
      heldReference: optionalText('Its reference there', {
        max: 100,
        when: { field: 'heldIn', is: Object.keys(heldIns) },
      }),
      clips: heldFields.clips,
    }),
    prefill: (_, e) => ({ ...e }),
    next: ({ input }) => input,
    refuse: ({ input, record, moment: m }) => [
      ...(Date.parse(input.receivedAt) > Date.parse(m.at)
        ? [{ field: 'receivedAt', message: 'When police received it must be now or earlier' }]
        : []),
      ...(isFiled(record) && (input.heldIn || input.heldReference)
        ? [{ field: 'heldIn', message: `The file of ${record.reference} is in this service` }]
        : []),
      ...(!isFiled(record) && !input.heldIn ? [{ field: 'heldIn', message: 'Select where it is held' }] : []),
      ...(!isFiled(record) && !input.heldReference
        ? [{ field: 'heldReference', message: 'Enter its reference there' }]
        : []),
      ...refuseClips(input.clips),
    ],
    warn: ({ file, input, record }) =>
      input.heldIn && input.heldReference
        ? warnHeldTwice(file, { heldIn: input.heldIn, heldReference: input.heldReference }, record.id)
        : [],
    rests: (file, e, moment) => [
      ...file.exhibitWords
        .filter(w => w.exhibitId === e.id)
        .map(w => ({
          name: 'the words taken from it',
          along: (reason: string) => withdrawalPatch('exhibitWords', { file, record: w, reason, moment }),
        })),
      ...file.exhibits
        .filter(x => x.derivedFromId === e.id)
        .map(x => ({ name: `exhibit ${x.reference}, made from it,` })),
      ...file.imports
        .filter(i => i.exhibitId === e.id && !i.undoneAt)
        .map(i => ({ name: `import ${i.number}, read from it,` })),
      ...file.disclosures
        .filter(d => d.exhibitIds.includes(e.id))
        .map(d => ({ name: `the disclosure of ${longDate(d.disclosedOn)}` })),
      ...file.orderVersions
        .filter(v => v.sealedExhibitId === e.id)
        .map(() => ({ name: 'the record of the sealed order' })),
    ],
  }),
  Disclosure: correction({
    kind: 'disclosures',
    stage: 'evidence',
    permission: 'correctEvidence',
    name: (_, d) => `disclosure of ${longDate(d.disclosedOn)}`,
    ...asRecordedBy('disclosures', disclosureActs.recordDisclosure, file => file.case, [
      ...(['toWhom', 'purpose', 'disclosedOn', 'exhibitIds', 'withheldIds', 'withheldWhy'] as const),
    ]),
    prefill: (_, d) => ({ ...d }),
  }),
  ThirdPartyRequest: correction({
    kind: 'thirdPartyRequests',
    stage: 'evidence',
    place: 'evidence/request',
    permission: 'recordEvidence',
    name: (_, r) => `request of ${longDate(r.askedOn)} to ${r.toWhom}`,
    ...asRecordedBy('thirdPartyRequests', thirdPartyActs.askThirdParty, file => file.case, [
      ...(['kind', 'toWhom', 'asked', 'basis', 'askedOn', 'chaseOn', 'whose', 'enquiry', 'necessity'] as const),
      ...(['lessIntrusive', 'noticeOn', 'noNotice', 'counselling', 'probativeValue', 'approvedBy'] as const),
      'approvedOn',
    ]),
    prefill: (_, r) => ({ ...r }),
  }),
  LegalQuestion: correction({
    kind: 'legalQuestions',
    stage: 'order',
    permission: 'converse',
    name: (_, q) => `question to legal services of ${longMoment(q.raisedAt)}`,
    input: z.object({
      question: longText('Question', { rows: 4, max: 4000 }),
      raisedAt: moment('When it was asked'),
      answer: optionalLongText('Answer', { rows: 4, max: 4000, hint: 'Leave blank to open the question again' }),
      answeredAt: optionalMoment('When it was answered'),
    }),
    prefill: (_, q) => ({ ...q }),
    next: ({ input, record, moment: m }) => ({
      ...input,
      answeredAt: input.answer ? (input.answeredAt ?? record.answeredAt ?? m.at) : null,
      answeredById: input.answer ? (record.answeredById ?? m.actor.id) : null,
    }),
    refuse: ({ input, moment: m }) => [
      ...(['raisedAt', 'answeredAt'] as const).flatMap(field =>
        Date.parse(input[field] ?? '') > Date.parse(m.at)
          ? [{ field, message: 'When it was asked or answered must be now or earlier' }]
          : [],
      ),
      ...(input.answer && input.answeredAt && Date.parse(input.answeredAt) < Date.parse(input.raisedAt)
        ? [{ field: 'answeredAt', message: 'When it was answered must be after it was asked' }]
        : []),
    ],
    author: q => (q.answeredAt ? q.answeredById : q.raisedById),
  }),
  Comment: correction({
    kind: 'comments',
    stage: 'application',
    permission: 'converse',
    name: (_, c) => `comment of ${longMoment(c.at)}`,
    input: z.object({ text: text('Comment', { max: 4000 }) }),
    prefill: (_, c) => ({ ...c }),
    next: ({ input }) => input,
    author: c => c.byId,
  }),
}
