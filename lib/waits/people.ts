import type { CaseFile } from '../case/case.ts'
import { type ThirdParty, thirdParties } from '../case/reference/codes/incidents.ts'
import type { ContactMilestone, MoveCountry, YouthStepKind } from '../case/reference/codes/people.ts'
import { applicationStatus } from '../case/reference/status.ts'
import { addDays, ageOn, anniversary, londonDate, longDate, startOfDay } from '../case/time/calendar.ts'
import { inForceSpans, joinSpans, overlaps } from '../case/views/in-force-spans.ts'
import { policeOf } from '../case/views/moves.ts'
import { mainOf } from '../case/views/orders.ts'
import { contactName, contactNameInSentence } from '../case/words/contact-names.ts'

import { ownTarget } from './own-target.ts'
import { dueBy, kinds, type Shown, source, type Wait, type WaitEntry, wait, within } from './wait.ts'

const isOpen = (file: CaseFile) => file.case.status === 'open'

const contactOf = (p: Shown['params']) => ({
  milestone: p.milestone as ContactMilestone,
  eventOn: p.eventOn === null ? null : String(p.eventOn),
})
/** Each thing once, with its day: several people are to be told the same of one event. */
const overdueList = (rows: readonly Wait[]): string[] => [
  ...new Set(
    [...rows]
      .sort((a, b) => (String(a.params.dueOn) < String(b.params.dueOn) ? -1 : 1))
      .map(r => `${contactNameInSentence(contactOf(r.params))} (by ${longDate(String(r.params.dueOn))})`),
  ),
]
const mostNamed = 7
const contactKinds = kinds({
  contact: {
    onCase: 'visible',
    todo: ({ params: p }) => `Tell ${p.given}: ${contactNameInSentence(contactOf(p))}`,
    together: {
      sentence: rows => {
        const named = overdueList(rows)
        const more = named.length - mostNamed
        return `${rows.length} things that the victim was to be told are overdue: ${named.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
      },
      todo: 'Contact the victim',
      acts: () => [{ name: 'recordContacts', about: 'case' }],
    },
    sentence: ({ params: p }, { today }) =>
      `Tell ${p.given} by ${longDate(String(p.dueOn))}: ${contactNameInSentence(contactOf(p))}${String(p.dueOn) < today ? '. Overdue' : ''}`,
    line: ({ params: p }) => `${contactName(contactOf(p))}: ${p.person} not told`,
    page: '/contact',
    go: 'Victim contact',
    acts: ({ about }) => [{ name: 'recordContact', about: 'contacts', id: about.id }],
  },
})
/** Protected persons who are to be told something. */
export const contactSource = source({
  name: 'contacts',
  version: 2,
  reads: ['contacts', 'protectedPersons'],
  kinds: contactKinds,
  rows: file =>
    file.contacts.flatMap((c): Wait<'contact'>[] => {
      const person = file.protectedPersons.find(p => p.id === c.personId)
      if (c.toldAt || person?.removedAt) return []
      return [
        wait(
          'contact',
          { kind: 'contacts', id: c.id },
          { at: c.createdAt },
          {
            ...dueBy(c.dueOn),
            red: { on: addDays(c.dueOn, 1) },
            params: {
              given: person?.givenNames ?? 'the protected person',
              person: person ? `${person.givenNames} ${person.familyName}` : 'Protected person',
              milestone: c.milestone,
              dueOn: c.dueOn,
              eventOn: c.eventOn,
            },
          },
        ),
      ]
    }),
})

const adult = 18
const youth = (words: string, act: 'tellYouthTeam' | 'serveGuardian' | 'giveOrderToGuardian'): WaitEntry => ({
  onCase: 'visible',
  sentence: () => words,
  page: act === 'giveOrderToGuardian' ? '/order' : '/court',
  go: act === 'giveOrderToGuardian' ? 'Order' : 'Court',
  acts: ({ about }) => [{ name: act, about: about.kind, id: about.id }],
})
const youthKinds = kinds({
  youthTeamTold: youth('Tell the youth offending team: the defendant is under 18', 'tellYouthTeam'),
  papersOnGuardian: youth('Serve the application on a parent or guardian of the defendant', 'serveGuardian'),
  orderOnGuardian: youth('Give the order to a parent or guardian of the defendant', 'giveOrderToGuardian'),
})
/** What is to be done because the defendant is under 18: once 18, only what was fixed by the day of the application. */
export const youthSource = source({
  name: 'youth',
  version: 1,
  reads: ['defendants', 'applications', 'orders', 'orderVersions', 'youthSteps'],
  kinds: youthKinds,
  rows: file => {
    const born = file.defendants[0]?.bornOn
    if (!born) return []
    const lastMinor = addDays(anniversary(born, adult), -1)
    const isDone = (kind: YouthStepKind, id: string) =>
      file.youthSteps.some(s => s.kind === kind && (s.applicationId === id || s.orderId === id))
    const mains = file.applications.filter(
      a =>
        a.kind === 'main' &&
        !applicationStatus(a.status).ended &&
        (a.lodgedOn ? ageOn(born, a.lodgedOn) < adult : londonDate(a.startedAt) <= lastMinor),
    )
    return [
      ...mains.flatMap((a): Wait<'youthTeamTold' | 'papersOnGuardian'>[] => {
        const about = { kind: 'applications' as const, id: a.id }
        const span = { from: a.lodgedOn ?? londonDate(a.startedAt), to: lastMinor }
        return [
          ...(isDone('youthTeamTold', a.id)
            ? []
            : [wait('youthTeamTold' as const, about, { at: a.startedAt }, a.lodgedOn ? {} : within(span))]),
          ...(isDone('papersOnGuardian', a.id) || !a.lodgedOn
            ? []
            : [wait('papersOnGuardian' as const, about, { on: a.lodgedOn }, within(span))]),
        ]
      }),
      ...file.orders
        .filter(o => ageOn(born, mainOf(o, file)?.lodgedOn ?? o.madeOn) < adult && !isDone('orderOnGuardian', o.id))
        .flatMap(o =>
          joinSpans(overlaps(inForceSpans(o, file), { from: o.madeOn, to: lastMinor })).map((span, i) =>
            wait(
              'orderOnGuardian' as const,
              { kind: 'orders', id: o.id },
              { on: o.madeOn },
              {
                ...within(span),
                part: i ? String(i) : '',
              },
            ),
          ),
        ),
    ]
  },
})

const otherKinds = kinds({
  moveTold: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Tell ${policeOf[p.country as MoveCountry]} of the defendant’s move on ${longDate(String(p.movedOn))}`,
    page: '/people',
    go: 'People',
    acts: ({ about }) => [{ name: 'recordPoliceTold', about: 'moves', id: about.id }],
  },
  /** A service or a hearing that is held until what it belongs to is recorded. */
  held: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      p.is === 'hearing'
        ? `A hearing on ${longDate(String(p.on))} belongs to no application that is recorded`
        : `${p.is === 'service' ? 'A service' : 'An attempt at service'} on ${longDate(String(p.on))} belongs to no order that is recorded`,
    page: ({ params: p }) => (p.is === 'hearing' ? '/court' : '/order'),
    go: ({ params: p }) => (p.is === 'hearing' ? 'Court' : 'Order'),
    acts: ({ about, params: p }) => [
      { name: p.is === 'hearing' ? 'attachHearing' : 'attachService', about: about.kind, id: about.id },
    ],
  },
  legalQuestion: {
    onCase: 'visible',
    text: { in: 'legalQuestions', field: 'question' },
    sentence: ({ text }) => `For legal services: ${text}`,
    // Whoever may not read the question sees that there is one.
    line: ({ params: p, text }) =>
      text
        ? `${p.order ? `Order ${p.order}: ` : ''}${short(text)}`
        : `A question${p.order ? ` about order ${p.order}` : ''}`,
    page: ({ params: p }) => `/order#legal-${p.orderId ?? 'case'}`,
    go: 'Questions for legal services',
    acts: ({ about }) => [{ name: 'answerLegalQuestion', about: 'legalQuestions', id: about.id }],
  },
  /** A correction of an order or its service that a second person must agree to. */
  correctionWaits: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `A ${p.what} was proposed on ${longDate(String(p.on))} and waits for agreement. Until then papers say that they are not final`,
    todo: () => 'Agree to the correction, or refuse it',
    page: '/order',
    go: 'Order',
    acts: ({ about }) => [
      { name: 'agreeCorrection', about: 'correctionProposals', id: about.id },
      { name: 'refuseCorrection', about: 'correctionProposals', id: about.id },
    ],
  },
  /** Material that another organisation is to send, to be chased by a day. */
  thirdParty: {
    clocks: ['thirdParty'],
    onCase: 'late',
    text: { in: 'thirdPartyRequests', field: 'toWhom' },
    sentence: ({ params: p, text }) =>
      `Material asked of ${text} on ${longDate(String(p.askedOn))} has not come. It was to be chased by ${longDate(String(p.chaseOn))}`,
    line: ({ params: p, text }) =>
      `${thirdParties[p.kind as ThirdParty].label}: asked of ${text} on ${longDate(String(p.askedOn))}`,
    page: '/evidence#third-parties',
    go: 'Requests to other organisations',
    acts: ({ about }) => [
      { name: 'chaseThirdParty', about: 'thirdPartyRequests', id: about.id },
      { name: 'endThirdParty', about: 'thirdPartyRequests', id: about.id },
    ],
  },
  /** Each accuses the other, and nobody has said who is the stalker. */
  aggressor: {
    onCase: 'visible',
    sentence: ({ params: p }) => `This case and ${p.otherRef} accuse each other: record who is the primary aggressor`,
    page: '',
    go: 'Linked cases',
    acts: ({ about }) => [{ name: 'weighAggressor', about: 'caseLinks', id: about.id }],
  },
})
/** Others who must be told, asked or answered. */
export const otherSource = source({
  name: 'others',
  version: 4,
  reads: [
    'case',
    'caseLinks',
    'correctionProposals',
    'hearings',
    'legalQuestions',
    'moves',
    'orders',
    'services',
    'thirdPartyRequests',
  ],
  kinds: otherKinds,
  rows: file => [
    ...moves(file),
    ...file.services
      .filter(s => s.orderId === null)
      .map(s =>
        wait(
          'held' as const,
          { kind: 'services', id: s.id },
          { at: s.attemptedAt },
          {
            params: { is: s.served ? 'service' : 'attempt', on: londonDate(s.attemptedAt) },
          },
        ),
      ),
    ...file.hearings
      .filter(h => h.applicationId === null)
      .map(h =>
        wait(
          'held' as const,
          { kind: 'hearings', id: h.id },
          { at: h.listedAt },
          {
            params: { is: 'hearing', on: h.listedOn },
          },
        ),
      ),
    ...file.legalQuestions
      .filter(q => !q.answeredAt)
      .map(q => ({ q, target: ownTarget({ at: q.raisedAt }, 'legalAnsweredWithinDays', file.settings) }))
      .map(({ q, target }) =>
        wait(
          'legalQuestion' as const,
          { kind: 'legalQuestions', id: q.id },
          { at: q.raisedAt },
          {
            ...target,
            params: {
              ...target.params,
              orderId: q.orderId,
              order: file.orders.find(o => o.id === q.orderId)?.ref ?? null,
            },
          },
        ),
      ),
    ...file.correctionProposals
      .filter(p => p.outcome === null)
      .map(p => ({ p, target: ownTarget({ at: p.at }, 'legalAnsweredWithinDays', file.settings) }))
      .map(({ p, target }) =>
        wait(
          'correctionWaits' as const,
          { kind: 'correctionProposals', id: p.id },
          { at: p.at },
          {
            ...target,
            params: { ...target.params, what: p.what, on: londonDate(p.at) },
          },
        ),
      ),
    ...file.thirdPartyRequests
      .filter(r => !r.endedOn)
      .map(r =>
        wait(
          'thirdParty' as const,
          { kind: 'thirdPartyRequests', id: r.id },
          { on: r.askedOn },
          {
            ...dueBy(r.chaseOn),
            red: { on: addDays(r.chaseOn, 1) },
            params: { kind: r.kind, askedOn: r.askedOn, chaseOn: r.chaseOn },
          },
        ),
      ),
    ...(isOpen(file) ? file.caseLinks : [])
      .filter(l => l.kind === 'counterAllegation' && !l.endedAt && (!l.aggressor || l.aggressor === 'unclear'))
      .map(l =>
        wait('aggressor' as const, { kind: 'caseLinks', id: l.id }, { at: l.at }, { params: { otherRef: l.otherRef } }),
      ),
  ],
})
const short = (s: string) => (s.length > 160 ? `${s.slice(0, 159).trimEnd()}…` : s)

/** Police elsewhere are told of a move that has not been overtaken by the next, nor by the defendant’s return. */
function moves(file: CaseFile): Wait<'moveTold'>[] {
  const all = [...file.moves].sort((a, b) => (a.movedOn < b.movedOn ? -1 : 1))
  return all.flatMap((m, i): Wait<'moveTold'>[] => {
    const over = [m.returnedOn, all[i + 1]?.movedOn ?? null].flatMap(d => d ?? []).sort()[0]
    if (m.toldOn || (over && over <= m.movedOn)) return []
    return [
      wait(
        'moveTold',
        { kind: 'moves', id: m.id },
        { at: m.at },
        {
          foreseen: { at: m.at },
          red: { on: m.movedOn },
          lapses: over ? { at: startOfDay(over) } : null,
          params: { country: m.country, movedOn: m.movedOn },
        },
      ),
    ]
  })
}
