import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import type { Application, Hearing } from '../../case/records/applications.ts'
import { adjournReasons, hearingPurposes, vacateReasons } from '../../case/reference/codes/court.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { type CalendarDate, longDate } from '../../case/time/calendar.ts'
import { isWithoutNotice, putOffBefore } from '../../case/views/applications.ts'
import { sittingDay } from '../../law/practice/sitting-days.ts'
import { flagsOnceRecorded, refusalsOf } from '../../law/rules/asking.ts'
import { numbersAside } from '../../law/rules/reference.ts'
import { act } from '../act/act.ts'
import { askAboutWarnings } from '../decision/legal-questions.ts'
import { time, timeRefusal } from '../form/court-times.ts'
import { choice, date, longText, optionalDate, optionalLongText, text } from '../form/fields.ts'
import { extensionFields, extensionPatch, refuseExtension, warnExtension } from '../order/interim-changes.ts'
import { dueContacts, noLongerTold } from '../people/milestones.ts'
import { courtHint, gapsAt, kindOf, notAfterToday, notBeforeLodged, youthCourt } from './court-checks.ts'
import { detailsOf, noDetails } from './hearing-details.ts'

const extensionOf = (i: { interimExtended: string | null; interimLastDay: CalendarDate | null }) =>
  i.interimExtended === 'yes' && i.interimLastDay
    ? `. The interim order was extended to the end of ${longDate(i.interimLastDay)}`
    : ''

const withNotice = (h: Hearing, i: { hearsayServedOn: CalendarDate }): LawFile => ({ hearings: [{ ...h, ...i }] })

/** A hearing of which every party must be told: one on another day than was listed, and one about cross-examination. */
const asksNotice = (file: CaseFile<'hearings'>, h: Hearing) =>
  h.purpose === 'crossExamination' || putOffBefore(file.hearings, h).length > 0

/** The same hearing on its new day: notice of hearsay that was served stands for it. */
const relistingOf = (h: Hearing, listedOn: CalendarDate, listedTime: string | null, m: Moment) =>
  add('hearings', {
    id: m.newId(),
    applicationId: h.applicationId,
    status: 'listed',
    listedOn,
    listedTime,
    court: h.court,
    listedAt: m.at,
    adjournReason: null,
    vacateReason: null,
    vacatedOn: null,
    note: null,
    purpose: h.purpose,
    hearsayServedOn: h.hearsayServedOn,
    hearsayNone: h.hearsayNone,
    partiesToldOn: null,
    ...detailsOf(h),
  })

/** A hearing listed for an application, with whoever is then to be told of it. */
export const hearingListed = (
  file: CaseFile<'protectedPersons'>,
  a: Pick<Application, 'id'>,
  listed: Pick<Hearing, 'listedOn' | 'listedTime' | 'court' | 'purpose'>,
  m: Moment,
): Patch => [
  add('hearings', {
    id: m.newId(),
    applicationId: a.id,
    status: 'listed',
    ...listed,
    listedAt: m.at,
    adjournReason: null,
    vacateReason: null,
    vacatedOn: null,
    note: null,
    hearsayServedOn: null,
    hearsayNone: null,
    partiesToldOn: null,
    ...noDetails,
  }),
  ...dueContacts(file, m, 'hearing', { on: listed.listedOn }),
]

export const hearingActs = {
  listHearing: act({
    label: 'List a hearing',
    stage: 'court',
    place: 'court',
    permission: 'court',
    about: 'applications',
    onlyAdds: true,
    from: applicationsThat(s => s.atCourt),
    input: z.object({
      listedOn: date('Date of the hearing'),
      listedTime: time('Time'),
      court: text('Court', { hint: courtHint, suggests: 'courts' }),
      purpose: choice('What the hearing is for', hearingPurposes),
    }),
    recorded: ({ record, input }) =>
      `Hearing listed for the ${kindOf(record)}: ${longDate(input.listedOn)}${input.listedTime ? ` at ${input.listedTime}` : ''}, ${input.court}`,
    refuse: ({ file, record, input }) => [
      ...notBeforeLodged(file, 'listedOn', 'Date of the hearing', input.listedOn, record),
      ...timeRefusal('listedTime', input.listedTime),
      ...(file.hearings.some(
        h =>
          h.applicationId === record.id &&
          h.status === 'listed' &&
          h.listedOn === input.listedOn &&
          h.listedTime === input.listedTime,
      )
        ? [{ field: 'listedOn', message: 'This hearing is listed already' }]
        : []),
    ],
    warn: ({ file, record, input, moment }) => [
      ...sittingDay('listedOn', input.listedOn, moment.today),
      ...gapsAt(file, record, input.listedOn, moment.today, 'listedOn'),
      ...youthCourt(file, record.lodgedOn ?? input.listedOn, input.court),
    ],
    patch: ({ file, record, input, moment }) => hearingListed(file, record, input, moment),
    prefill: ({ file, record }) => ({
      court: record.court,
      listedTime: '10:00',
      purpose:
        record.kind === 'interim' || record.kind === 'appeal'
          ? record.kind
          : file.hearings.some(h => h.applicationId === record.id)
            ? 'final'
            : 'first',
    }),
  }),
  adjournHearing: act({
    label: 'Record an adjournment',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    from: ['listed'],
    to: 'adjourned',
    input: z.object({
      adjournReason: choice('Why it was adjourned', adjournReasons),
      note: optionalLongText('Note', { rows: 3 }),
      newDate: optionalDate('New date', { hint: 'Leave blank if the court has not given one' }),
      newTime: time('New time'),
      ...extensionFields,
    }),
    recorded: ({ record, input }) =>
      `Hearing of ${longDate(record.listedOn)} adjourned${input.newDate ? ` to ${longDate(input.newDate)}` : ', no new date'}. ${adjournReasons[input.adjournReason].label}${extensionOf(input)}`,
    refuse: ({ file, record, input, moment }) => [
      ...refuseExtension(file, record, input, moment),
      ...(input.newDate && input.newDate <= record.listedOn
        ? [{ field: 'newDate', message: `New date must be after ${longDate(record.listedOn)}` }]
        : []),
      ...timeRefusal('newTime', input.newTime),
      ...(input.adjournReason === 'other' && !input.note
        ? [{ field: 'note', message: 'Enter why it was adjourned' }]
        : []),
    ],
    warn: ({ file, record, input, moment }) => [
      ...sittingDay('newDate', input.newDate, moment.today),
      ...warnExtension(file, record, input, moment, { on: input.newDate, field: 'newDate' }),
    ],
    patch: ({ file, record, input, moment }): Patch => [
      set('hearings', record.id, { adjournReason: input.adjournReason, note: input.note }),
      ...(input.newDate ? [relistingOf(record, input.newDate, input.newTime, moment)] : []),
      ...dueContacts(file, moment, 'hearing', { on: input.newDate ?? record.listedOn }),
      ...extensionPatch(file, record, input, moment),
    ],
    prefill: ({ record }) => ({ newTime: record.listedTime }),
  }),
  vacateHearing: act({
    label: 'Record that the hearing was vacated',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    from: ['listed'],
    to: 'vacated',
    guidance: 'With the new day, where the court has given one. Every party is told of it.',
    input: z.object({
      vacateReason: choice('Why it will not take place', vacateReasons),
      note: optionalLongText('Note', { rows: 3 }),
      vacatedOn: optionalDate('Day on which it was vacated', { hint: 'Leave blank for today' }),
      newDate: optionalDate('New date', { hint: 'It may be earlier. Leave blank if the court has not given one' }),
      newTime: time('New time'),
      ...extensionFields,
    }),
    recorded: ({ record, input }) =>
      `Hearing of ${longDate(record.listedOn)} vacated${input.newDate ? `, new date ${longDate(input.newDate)}` : ''}. ${vacateReasons[input.vacateReason].label}${extensionOf(input)}`,
    refuse: ({ file, record, input, moment }) => {
      const a = file.applications.find(x => x.id === record.applicationId)
      return [
        ...(input.vacatedOn ? notAfterToday('vacatedOn', 'Day on which it was vacated', input.vacatedOn, moment) : []),
        ...(input.newDate && input.newDate === record.listedOn
          ? [{ field: 'newDate', message: 'New date must differ from the day that was vacated' }]
          : []),
        ...(input.newDate && a ? notBeforeLodged(file, 'newDate', 'New date', input.newDate, a) : []),
        ...timeRefusal('newTime', input.newTime),
        ...(input.vacateReason === 'other' && !input.note
          ? [{ field: 'note', message: 'Enter why it will not take place' }]
          : []),
        ...refuseExtension(file, record, input, moment),
      ]
    },
    warn: ({ file, record, input, moment }) => [
      ...sittingDay('newDate', input.newDate, moment.today),
      ...warnExtension(file, record, input, moment, { on: input.newDate, field: 'newDate' }),
    ],
    patch: ({ file, record, input, moment }): Patch => [
      set('hearings', record.id, {
        vacateReason: input.vacateReason,
        vacatedOn: input.vacatedOn ?? moment.today,
        note: input.note,
        ...(input.vacateReason === 'earlierDate' && record.earlierAskedBy ? { earlierAnswer: 'granted' as const } : {}),
      }),
      ...noLongerTold(file, moment, 'hearing', record.listedOn, 'the hearing was vacated'),
      ...(input.newDate ? [relistingOf(record, input.newDate, input.newTime, moment)] : []),
      ...dueContacts(file, moment, 'hearing', { on: input.newDate ?? record.listedOn }),
      ...extensionPatch(file, record, input, moment),
    ],
    prefill: ({ record }) => ({
      newTime: record.listedTime,
      ...(record.earlierAnswer === 'granted' ? { vacateReason: 'earlierDate' } : {}),
    }),
  }),
  hearHearing: act({
    label: 'Record that the hearing took place',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    offeredReads: [],
    from: ['listed'],
    to: 'heard',
    guidance:
      'If the court decided the application, record the order or the refusal instead: that also records the hearing.',
    input: z.object({ note: optionalLongText('What happened', { rows: 3 }), ...extensionFields }),
    offered: ({ record, today }) => record.listedOn <= today,
    recorded: ({ record, input }) => `Hearing of ${longDate(record.listedOn)} took place${extensionOf(input)}`,
    refuse: ({ file, record, input, moment }) => [
      ...(record.listedOn > moment.today
        ? [{ message: `The hearing is listed for ${longDate(record.listedOn)}, which has not come yet` }]
        : []),
      ...refuseExtension(file, record, input, moment),
    ],
    warn: ({ file, record, input, moment }) => [
      ...warnExtension(file, record, input, moment, { on: null, field: 'note' }),
      ...(!input.note && file.applications.some(a => a.id === record.applicationId && isWithoutNotice(a))
        ? [
            {
              field: 'note',
              message: 'The defendant was not there: write what happened, so that a note of the hearing can be given',
              source: 'Good practice',
            },
          ]
        : []),
    ],
    patch: ({ file, record, input, moment }) => [
      set('hearings', record.id, { note: input.note }),
      ...extensionPatch(file, record, input, moment),
    ],
  }),
  writeHearingNote: act({
    label: 'Write the note of the hearing',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    compares: ({ record: h }) => [h.note],
    reads: [],
    offeredReads: ['applications'],
    from: ['heard'],
    guidance:
      'Who was there, what the court was told, what it asked, what it decided and why. Of a hearing without notice the defendant is given it with the order.',
    input: z.object({ note: longText('Note of the hearing', { rows: 12, max: 20_000 }) }),
    offered: ({ file, record: h }) =>
      !h.note && file.applications.some(a => a.id === h.applicationId && isWithoutNotice(a)),
    recorded: ({ record: h }) => `Note of the hearing of ${longDate(h.listedOn)} written`,
    patch: ({ record: h, input }) => [set('hearings', h.id, { note: input.note })],
    prefill: ({ record: h }) => ({ note: h.note }),
  }),
  recordHearsayNotice: act({
    label: 'Record hearsay notice',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    compares: ({ record: h }) => [h.listedOn, h.hearsayServedOn, h.hearsayNone],
    reads: ['legalQuestions'],
    from: ['listed'],
    guidance: 'Notice goes to every other party and to the court, not less than 21 days before the hearing.',
    aside: ({ file }) => [numbersAside(file.settings, 'hearsayDays')],
    input: z.object({ hearsayServedOn: date('Date on which it was served and filed') }),
    recorded: ({ record, input }) =>
      `Hearsay notice served on ${longDate(input.hearsayServedOn)} for the hearing of ${longDate(record.listedOn)}`,
    refuse: ({ record, input, moment }) => [
      ...notAfterToday('hearsayServedOn', 'Date', input.hearsayServedOn, moment),
      ...(input.hearsayServedOn > record.listedOn
        ? [{ field: 'hearsayServedOn', message: 'Date must not be after the hearing' }]
        : []),
    ],
    warn: ({ record, input }) =>
      refusalsOf(withNotice(record, input), input.hearsayServedOn, ['V81'], 'warn', { field: () => 'hearsayServedOn' }),
    patch: ({ file, record, input, moment }) => [
      set('hearings', record.id, { hearsayServedOn: input.hearsayServedOn, hearsayNone: null }),
      ...askAboutWarnings(
        file,
        moment,
        null,
        flagsOnceRecorded(withNotice(record, input), input.hearsayServedOn, ['V81']),
      ),
    ],
    prefill: ({ record }) => ({ hearsayServedOn: record.hearsayServedOn }),
  }),
  relyOnNoHearsay: act({
    label: 'Record that no hearsay is relied on',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    compares: ({ record: h }) => [h.listedOn, h.hearsayServedOn, h.hearsayNone],
    reads: [],
    from: ['listed'],
    guidance: 'Then no notice is due for this hearing. If that changes, record the notice when it is served.',
    input: z.object({
      reason: longText('Why none is relied on', {
        rows: 3,
        max: 1000,
        hint: 'For example, every witness gives evidence in person',
      }),
    }),
    recorded: ({ record }) => `No hearsay is relied on at the hearing of ${longDate(record.listedOn)}`,
    offered: ({ record }) => !record.hearsayServedOn && !record.hearsayNone && record.purpose !== 'crossExamination',
    refuse: ({ record }) =>
      record.hearsayServedOn ? [{ message: `Hearsay notice was served on ${longDate(record.hearsayServedOn)}` }] : [],
    patch: ({ record, input }) => [set('hearings', record.id, { hearsayNone: input.reason })],
  }),
  recordPartiesTold: act({
    label: 'Record that every party was told of the day',
    stage: 'court',
    place: 'court/hearing',
    permission: 'court',
    about: 'hearings',
    compares: ({ record: h }) => [h.listedOn, h.partiesToldOn],
    reads: [],
    from: ['listed'],
    guidance:
      'For a hearing on another day than was listed, and for one about cross-examination. If the summons had not been served, serve it again first.',
    input: z.object({
      partiesToldOn: date('Date on which the last of them was told'),
      how: longText('How each was told', { rows: 3, max: 1000 }),
    }),
    recorded: ({ record, input }) =>
      `Every party told on ${longDate(input.partiesToldOn)} of the hearing of ${longDate(record.listedOn)}`,
    offered: ({ file, record }) => !record.partiesToldOn && asksNotice(file, record),
    refuse: ({ record, input, moment }) => [
      ...notAfterToday('partiesToldOn', 'Date', input.partiesToldOn, moment),
      ...(input.partiesToldOn > record.listedOn
        ? [{ field: 'partiesToldOn', message: 'Date must not be after the hearing' }]
        : []),
    ],
    patch: ({ record, input }) => [set('hearings', record.id, { partiesToldOn: input.partiesToldOn })],
    prefill: ({ today }) => ({ partiesToldOn: today }),
  }),
}
