import type { CaseFile } from '../case/case.ts'
import { type DecisionReason, decisionReasons } from '../case/reference/codes/decisions.ts'
import { applicationStatus } from '../case/reference/status.ts'
import { addDays, londonDate, longDate, startOfDay } from '../case/time/calendar.ts'
import {
  lastDecision,
  questionDays,
  questionStates,
  type SpoQuestionState,
  spoQuestion,
} from '../case/views/considered.ts'
import { inForceSpans, stretches } from '../case/views/in-force-spans.ts'
import { clockDay } from '../case/views/orders.ts'
import { decisionAsked } from '../case/views/second-looks.ts'
import { lastAssessment, noAssessment, reassessmentTriggers, riskWords } from '../law/practice/risk.ts'
import { ownTarget } from './own-target.ts'
import { always, type Doing, dueAt, dueBy, hasCome, instantOf, kinds, source, type Wait, wait, within } from './wait.ts'

const onCase = (name: Doing['name']) => (): Doing[] => [{ name, about: 'case' }]
const risk = { page: '/risk', go: 'Risk and decision' } as const

const decisionKinds = kinds({
  nothingLogged: {
    onCase: 'visible',
    sentence: () => 'No incident has been logged',
    page: '/evidence',
    go: 'Incidents',
    acts: onCase('logIncident'),
  },
  considered: {
    // Once an application is before somebody, the question is being answered there.
    onCase: p => p.state === 'unanswered' || !p.underWay,
    sentence: ({ params: p }, now) =>
      `${questionStates[p.state as SpoQuestionState].label}${p.dueAt ? `, due ${longDate(londonDate(String(p.dueAt)))}` : ''}${isLate(p, now) ? ': overdue' : ''}`,
    line: ({ params: p }) =>
      p.state === 'unanswered'
        ? 'No decision yet'
        : p.state === 'askedAgain'
          ? 'New incident since the last decision: decide again'
          : p.state === 'otherOrder'
            ? 'Another order came, ended or was breached: decide again'
            : p.state === 'dateNear'
              ? 'Bail ends or a trial is near: decide again'
              : p.state === 'sentBack'
                ? 'Sent back by a second person: decide again'
                : `Review of the decision was due on ${longDate(String(p.reviewOn))}`,
    todo: ({ params: p }) =>
      p.state === 'unanswered' ? 'Decide whether to apply for an order' : 'Decide again whether to apply for an order',
    ...risk,
    acts: onCase('decideSpo'),
  },
  diverted: {
    onCase: 'never',
    sentence: ({ params: p }) =>
      `${decisionReasons[p.reason as DecisionReason].label}. ${p.incidents} ${p.incidents === 1 ? 'incident' : 'incidents'} recorded`,
    ...risk,
    acts: ({ about }) => [
      { name: 'lookAtDecision', about: 'decisions', id: about.id },
      { name: 'decideSpo', about: 'case' },
    ],
  },
  gateway: {
    onCase: 'visible',
    sentence: () => 'Why this force may apply has not been answered (SPA 2019 s.1(3))',
    page: '/people',
    go: 'People',
    acts: ({ about }) => [{ name: 'setGateway', about: 'defendants', id: about.id }],
  },
  notStarted: {
    onCase: 'visible',
    sentence: () => 'The decision is to apply. No application has been started since',
    page: '/application',
    go: 'Application',
    acts: onCase('startApplication'),
  },
  noOfficer: {
    onCase: 'visible',
    sentence: () => 'No officer has this case',
    page: '',
    go: 'Overview',
    acts: onCase('assignOfficer'),
  },
})
/** Whether an order is needed, and what the last decision about it left to be done. */
export const decisionSource = source({
  name: 'decisions',
  version: 6,
  reads: [
    ...(['case', 'criminalSteps', 'incidents', 'decisions', 'orders', 'orderVersions', 'applications'] as const),
    ...(['breaches', 'defendants', 'otherOrders', 'secondLooks'] as const),
  ],
  kinds: decisionKinds,
  rows: file => (file.case.status === 'open' ? [...question(file), ...following(file)] : []),
})
type Kind = keyof typeof decisionKinds
const isLate = (p: Wait['params'], now: { at: string; today: string }) =>
  p.dueAt ? Date.parse(String(p.dueAt)) < Date.parse(now.at) : String(p.reviewOn) < now.today

const theCase = (file: CaseFile) => ({ kind: 'case' as const, id: file.case.id })

/** The question as it stands on each day to come: an order answers for what came before it, and a review date asks again. */
function question(file: CaseFile): Wait<Kind>[] {
  const underWay = file.applications.some(a => !applicationStatus(a.status).ended)
  const from = londonDate(file.case.openedAt)
  return stretches({ from, to: null }, questionDays(file), day => spoQuestion(file, day, startOfDay(day))).flatMap(
    ({ from, to, value }, i): Wait<Kind>[] => {
      const { state, since, dueAt: due, reviewOn } = value
      if (!questionStates[state].waiting) return []
      // An incident that is recorded later asks nothing before.
      const visible = since && Date.parse(since) > Date.parse(startOfDay(from)) ? { at: since } : { on: from }
      if (to && hasCome({ on: addDays(to, 1) }, instantOf(visible))) return []
      const given = {
        ...within({ from, to }),
        visible,
        part: i ? `${state} ${i}` : state,
        params: { state, underWay, dueAt: due, reviewOn },
      }
      if (since && due)
        return [wait('considered', theCase(file), { at: since }, { ...given, ...dueAt(due), red: { at: due } })]
      if (!reviewOn) return []
      const times = { ...dueBy(reviewOn), red: { on: addDays(reviewOn, 1) } }
      return [wait('considered', theCase(file), { on: reviewOn }, { ...given, ...times })]
    },
  )
}

/** What follows from the last decision, and what every case needs. */
function following(file: CaseFile): Wait<Kind>[] {
  const opened = { at: file.case.openedAt }
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  const last = lastDecision(file)
  const [defendant] = file.defendants
  const found: Wait<Kind>[] = []
  if (!standing.length) found.push(wait('nothingLogged', theCase(file), opened))
  if (last && decisionAsked(file, last) === 'diverted') {
    const target = ownTarget({ at: last.at }, 'divertedSeenWithinDays', file.settings)
    found.push(
      wait(
        'diverted',
        { kind: 'decisions', id: last.id },
        { at: last.at },
        {
          ...target,
          params: { reason: last.reasonCode, incidents: standing.length, ...target.params },
        },
      ),
    )
  }
  if (last?.decision === 'apply') {
    if (file.force.kind === 'territorial' && defendant && !defendant.gateway)
      found.push(wait('gateway', { kind: 'defendants', id: defendant.id }, { at: last.at }))
    if (!file.applications.some(a => Date.parse(a.startedAt) >= Date.parse(last.at)))
      found.push(wait('notStarted', theCase(file), { at: last.at }))
  }
  if (!file.case.officerId) found.push(wait('noOfficer', theCase(file), opened, { red: always }))
  return found
}

const riskKinds = kinds({
  riskDue: {
    onCase: 'visible',
    sentence: ({ params: p }, { today }) =>
      p.assessedOn
        ? riskWords(
            String(p.assessedOn),
            (p.triggersOn as readonly string[]).filter(on => on <= today).length,
            Number(p.everyDays),
            today,
          )
        : noAssessment,
    todo: () => 'Assess the risk',
    ...risk,
    acts: onCase('assessRisk'),
  },
  riskReview: {
    clocks: ['C25'],
    onCase: 'never',
    sentence: ({ params: p }) =>
      p.last ? `Last assessed on ${longDate(String(p.last))}` : 'Not assessed since the order was made',
    ...risk,
    acts: onCase('assessRisk'),
  },
})
/** Whether the risk is known as it is now. */
export const riskSource = source({
  name: 'risk',
  version: 2,
  reads: [
    'case',
    'assessments',
    'incidents',
    'services',
    'breaches',
    'reviews',
    'applications',
    'hearings',
    'orders',
    'orderVersions',
    'otherOrders',
    'changes',
  ],
  kinds: riskKinds,
  rows: file => (file.case.status === 'open' ? [...riskDue(file), ...riskReview(file)] : []),
})
type RiskKind = keyof typeof riskKinds

function riskDue(file: CaseFile): Wait<RiskKind>[] {
  const last = lastAssessment(file)
  const { reviewEveryDays } = file.settings
  if (!last)
    return [
      wait(
        'riskDue',
        theCase(file),
        { at: file.case.openedAt },
        {
          params: { assessedOn: null, triggersOn: [], everyDays: reviewEveryDays },
        },
      ),
    ]
  const triggersOn = reassessmentTriggers(file, last, '9999-12-31')
    .map(t => t.on)
    .sort()
  const old = addDays(last.assessedOn, reviewEveryDays + 1)
  const [first = old] = [...triggersOn, old].sort()
  return [
    wait(
      'riskDue',
      theCase(file),
      { on: first },
      {
        params: { assessedOn: last.assessedOn, triggersOn, everyDays: reviewEveryDays },
      },
    ),
  ]
}
/** While an order is in force: so many days from the last assessment, or from the oldest order that stands. */
function riskReview(file: CaseFile): Wait<RiskKind>[] {
  const last = lastAssessment(file)?.assessedOn ?? null
  const spans = file.orders.flatMap(o => inForceSpans(o, file).map(s => ({ ...s, madeOn: clockDay(o, o.madeOn) })))
  const [first] = spans.map(s => s.from).sort()
  if (!first) return []
  const changes = spans.flatMap(s => (s.to ? [s.from, addDays(s.to, 1)] : [s.from]))
  const found = stretches({ from: first, to: null }, changes, day => {
    const live = spans.filter(s => s.from <= day && (s.to === null || day <= s.to)).map(s => s.madeOn)
    return live.length ? (last ?? live.sort()[0] ?? null) : null
  })
  return found.flatMap(({ from, to, value }, i): Wait<RiskKind>[] =>
    value
      ? [
          wait(
            'riskReview',
            theCase(file),
            { on: value },
            {
              ...within({ from, to }),
              part: i ? String(i) : '',
              ...dueBy(addDays(value, file.settings.reviewEveryDays)),
              params: { last },
            },
          ),
        ]
      : [],
  )
}
