import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import { set } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import { courtRefusals } from '../../case/reference/codes/court.ts'
import { rankOf, ranks } from '../../case/reference/ranks.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import { longDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { actPath } from '../../site/addresses.ts'
import { act } from '../act/act.ts'
import { correctionOf } from '../act/former.ts'
import { contradicts } from '../act/other-date.ts'
import { courtHint, kindOf, notAfterToday } from '../court/court-checks.ts'
import { afterRefusalActs, refuseNoAppeal } from '../drafting/after-refusal.ts'
import { choice, date, longText, optionalChoice, optionalText, text } from '../form/fields.ts'
import { notDue } from '../people/milestones.ts'
import { settle } from './settle.ts'

/** What is recorded of an application beside its text: its authority, its lodging and the court's outcome. */

const why = longText('Why it is corrected', { rows: 2, max: 2000 })
const whyWithdrawn = longText('Why it is withdrawn, and how this was noticed', { rows: 3, max: 2000 })
const guidance = 'What it says now is kept, and shown struck through.'
const keeping = correctionOf('applications', [])

const halves = (file: CaseFile, a: Application): Application[] =>
  file.applications.filter(x => x.mainId === a.id && x.kind === 'interim' && x.lodgedOn === null)
const beforeHearing = (file: CaseFile, a: Application, lodgedOn: string): Refusal[] =>
  file.hearings
    .filter(h => h.applicationId === a.id && h.listedOn < lodgedOn)
    .slice(0, 1)
    .map(h => ({
      field: 'lodgedOn',
      message: `A hearing is recorded on ${longDate(h.listedOn)}, before that. If it is wrong, correct the hearing first`,
      href: actPath(file.case.ref, 'correctHearing', h.id),
    }))

export const applicationCorrections = {
  correctAuthority: act({
    label: 'Correct the authority',
    stage: 'application',
    place: 'court/record',
    permission: 'authorise',
    about: 'applications',
    from: ['authorised'],
    corrects: 'applications',
    guidance: `For the date or the rank, until the application is lodged: no review begins again. ${guidance}`,
    input: z.object({
      authorisedOn: date('Date of authority'),
      rank: choice('Your rank', ranks),
      correctionReason: why,
    }),
    prefill: ({ record: a }) => ({ authorisedOn: a.authorisedOn, rank: rankOf(a.authorisedRank) }),
    recorded: ({ record: a, input }) =>
      `Authority corrected: a ${ranks[input.rank].label} on ${longDate(input.authorisedOn)}; was a ${a.authorisedRank ?? 'rank not recorded'}${a.authorisedOn ? ` on ${longDate(a.authorisedOn)}` : ''}`,
    offered: ({ record: a, actor }) => a.authorisedById === actor.id,
    refuse: ({ record: a, input, moment: m }) => [
      ...(a.authorisedById === m.actor.id
        ? []
        : [{ message: 'Only the officer who gave the authority may correct it' }]),
      ...notAfterToday('authorisedOn', 'Date of authority', input.authorisedOn, m),
      ...keeping.refuse(a, { authorisedOn: input.authorisedOn, authorisedRank: ranks[input.rank].label }),
    ],
    patch: ({ file, record: a, input, moment: m }) =>
      [a, ...halves(file, a).filter(x => x.authorisedOn)].flatMap(x =>
        keeping.patch({
          file,
          record: x,
          next: { authorisedOn: input.authorisedOn, authorisedRank: ranks[input.rank].label },
          reason: input.correctionReason,
          moment: m,
        }),
      ),
  }),
  correctLodging: act({
    label: 'Correct the lodging',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: applicationsThat(s => s.atCourt || s.ended),
    evenClosed: true,
    corrects: 'applications',
    guidance: `The paper stays as it was filed. ${guidance}`,
    input: z.object({
      court: text('Court', { hint: courtHint, suggests: 'courts' }),
      lodgedOn: date('Date lodged'),
      courtReference: optionalText('Court’s reference', { max: 60 }),
      correctionReason: why,
    }),
    prefill: ({ record: a }) => ({ court: a.court, lodgedOn: a.lodgedOn, courtReference: a.courtReference }),
    recorded: ({ record: a, input }) =>
      `Lodging of the ${kindOf(a)} corrected: ${longDate(input.lodgedOn)}, ${input.court}; was ${a.lodgedOn ? longDate(a.lodgedOn) : 'blank'}, ${a.court ?? 'no court'}`,
    offered: ({ record: a }) => a.lodgedOn !== null,
    refuse: ({ file, record: a, input, moment: m }) => [
      ...(a.lodgedOn ? [] : [{ message: 'The application was not lodged' }]),
      ...notAfterToday('lodgedOn', 'Date lodged', input.lodgedOn, m),
      ...(a.authorisedOn && a.applicant === 'chiefOfficer' && input.lodgedOn < a.authorisedOn
        ? [
            contradicts(file.case.ref, ['correctAuthority', a.id], {
              field: 'lodgedOn',
              message: `Date lodged must be on or after ${longDate(a.authorisedOn)}, when the application was authorised`,
              source: 'SPA 2019 s.1',
            }),
          ]
        : []),
      ...beforeHearing(file, a, input.lodgedOn),
      ...keeping.refuse(a, { court: input.court, lodgedOn: input.lodgedOn, courtReference: input.courtReference }),
    ],
    patch: ({ file, record: a, input: { correctionReason, ...next }, moment: m }) =>
      settle({
        file,
        record: a,
        moment: m,
        kind: 'applications',
        patch: keeping.patch({ file, record: a, next, reason: correctionReason, moment: m }),
        because: `the lodging of the ${kindOf(a)} was corrected: ${correctionReason}`,
        stillAsked: 'all',
      }),
  }),
  withdrawLodging: act({
    label: 'Withdraw the lodging',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: applicationsThat(s => s.atCourt),
    to: 'authorised',
    grave: true,
    withdraws: 'applications',
    guidance: 'For a lodging recorded by mistake. The application is authorised and not lodged again.',
    input: z.object({ reason: whyWithdrawn }),
    recorded: ({ record: a, input }) =>
      `Lodging of the ${kindOf(a)}${a.lodgedOn ? ` on ${longDate(a.lodgedOn)}` : ''} withdrawn: ${input.reason}`,
    offered: ({ record: a }) => a.applicant === 'chiefOfficer',
    refuse: ({ file, record: a }) => [
      ...(a.applicant === 'chiefOfficer' ? [] : [{ message: 'It was made by somebody else: correct it instead' }]),
      ...file.hearings
        .filter(h => h.applicationId === a.id && h.status !== 'vacated')
        .map(h => ({ message: `The hearing of ${longDate(h.listedOn)} rests on it. Withdraw that first` })),
    ],
    patch: ({ file, record: a, input, moment: m }) => [
      ...keeping.patch({
        file,
        record: a,
        next: { lodgedOn: null, court: null, courtReference: null, filed: null },
        reason: input.reason,
        moment: m,
      }),
      ...notDue(file, m, 'lodged', `the lodging was withdrawn: ${input.reason}`),
    ],
  }),
  correctCourtOutcome: act({
    label: 'Correct the court’s outcome',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: ['refusedByCourt', 'withdrawn'],
    evenClosed: true,
    corrects: 'applications',
    guidance,
    input: z.object({
      determinedOn: date('Date of the court’s decision'),
      courtRefusal: optionalChoice('Court’s main reason', courtRefusals, { hint: 'For a refusal' }),
      outcomeReason: longText('What the court said', { rows: 4 }),
      correctionReason: why,
    }),
    prefill: ({ record: a }) => ({ ...a }),
    recorded: ({ record: a, input }) =>
      `Outcome of the ${kindOf(a)} corrected: ${longDate(input.determinedOn)}; was ${a.determinedOn ? longDate(a.determinedOn) : 'blank'}`,
    offered: ({ record: a }) => a.determinedOn !== null,
    refuse: ({ file, record: a, input, moment: m }) => [
      ...notAfterToday('determinedOn', 'Date of the decision', input.determinedOn, m),
      ...(a.lodgedOn && input.determinedOn < a.lodgedOn
        ? [
            {
              field: 'determinedOn',
              message: `The application was lodged on ${longDate(a.lodgedOn)}. If that is wrong, correct the lodging first`,
              href: actPath(file.case.ref, 'correctLodging', a.id),
            },
          ]
        : []),
      ...(a.status === 'refusedByCourt' && !input.courtRefusal
        ? [{ field: 'courtRefusal', message: 'Select the court’s main reason' }]
        : []),
    ],
    patch: ({ file, record: a, input: { correctionReason, ...next }, moment: m }) => {
      const ended = file.orders.filter(
        o => o.kind === 'interim' && o.ending === 'determined' && o.endedOn === a.determinedOn && a.kind === 'main',
      )
      return settle({
        file,
        record: a,
        moment: m,
        kind: 'applications',
        patch: [
          ...keeping.patch({ file, record: a, next, reason: correctionReason, moment: m }),
          ...ended.map(o => set('orders', o.id, { endedOn: next.determinedOn })),
        ],
        because: `the outcome of the ${kindOf(a)} was corrected: ${correctionReason}`,
        stillAsked: 'all',
      })
    },
  }),
  correctNoAppeal: act({
    label: 'Correct the decision not to appeal',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: ['refusedByCourt'],
    evenClosed: true,
    corrects: 'applications',
    guidance,
    input: z.object({ ...afterRefusalActs.decideNotToAppeal.input.shape, correctionReason: why }),
    prefill: ({ record: a }) => ({ ...a }),
    recorded: ({ record: a, input }) =>
      `Decision not to appeal corrected: ${longDate(input.noAppealOn)}; was ${a.noAppealOn ? longDate(a.noAppealOn) : 'blank'}`,
    offered: ({ record: a }) => a.noAppealOn !== null,
    refuse: ({ file, record: a, input: { correctionReason: _, ...next }, moment: m }) => [
      ...(a.noAppealOn ? [] : [{ message: 'No decision not to appeal is recorded' }]),
      ...refuseNoAppeal(file, a, next, m),
      ...keeping.refuse(a, next),
    ],
    patch: ({ file, record: a, input: { correctionReason, ...next }, moment: m }) =>
      keeping.patch({ file, record: a, next, reason: correctionReason, moment: m }),
  }),
  withdrawNoAppeal: act({
    label: 'Withdraw the decision not to appeal',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: ['refusedByCourt'],
    evenClosed: true,
    grave: true,
    withdraws: 'applications',
    guidance: 'For a decision recorded by mistake, or changed. What it said is kept.',
    input: z.object({ reason: whyWithdrawn }),
    recorded: ({ input }) => `Decision not to appeal withdrawn: ${input.reason}`,
    offered: ({ record: a }) => a.noAppealOn !== null,
    refuse: ({ record: a }) => (a.noAppealOn ? [] : [{ message: 'No decision not to appeal is recorded' }]),
    patch: ({ file, record: a, input, moment: m }) =>
      keeping.patch({
        file,
        record: a,
        next: { noAppealOn: null, noAppealAdvice: null, noAppealAdviceOn: null },
        reason: input.reason,
        moment: m,
      }),
  }),
  withdrawCourtOutcome: act({
    label: 'Withdraw the court’s outcome',
    stage: 'court',
    place: 'court/record',
    permission: 'court',
    about: 'applications',
    from: ['refusedByCourt', 'withdrawn'],
    to: 'lodged',
    grave: true,
    withdraws: 'applications',
    guidance: 'For an outcome recorded by mistake. The application is before the court again.',
    input: z.object({ reason: whyWithdrawn }),
    recorded: ({ record: a, input }) =>
      `Outcome of the ${kindOf(a)}${a.determinedOn ? ` on ${longDate(a.determinedOn)}` : ''} withdrawn: ${input.reason}`,
    offered: ({ record: a }) => a.lodgedOn !== null,
    refuse: ({ file, record: a }) => [
      ...(a.lodgedOn ? [] : [{ message: 'The application was not lodged' }]),
      ...file.applications
        .filter(x => x.againstId === a.id)
        .map(x => ({ message: `Appeal ${x.number} is against it, so it stands` })),
      ...file.applications
        .filter(x => x.earlierId === a.id)
        .map(x => ({ message: `Application ${x.number} says that it was refused, so it stands` })),
    ],
    patch: ({ file, record: a, input, moment: m }) =>
      settle({
        file,
        record: a,
        moment: m,
        kind: 'applications',
        patch: [
          ...keeping.patch({
            file,
            record: a,
            next: {
              determinedOn: null,
              courtRefusal: null,
              outcomeReason: null,
              noAppealOn: null,
              noAppealAdvice: null,
              noAppealAdviceOn: null,
            },
            reason: input.reason,
            moment: m,
          }),
          ...file.orders
            .filter(o => o.ending === 'determined' && o.endedOn === a.determinedOn && a.kind === 'main')
            .map(o => set('orders', o.id, { endedOn: null, ending: null })),
          ...notDue(file, m, 'outcome', `the outcome was withdrawn: ${input.reason}`),
        ],
        because: `the outcome of the ${kindOf(a)} was withdrawn: ${input.reason}`,
      }),
  }),
}
