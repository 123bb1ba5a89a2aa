import { isCarried } from './applications.ts'
import { breachClock, stepsOf } from './breaches.ts'
import { type CalendarDate, type Instant, londonDate, longDate } from './calendar.ts'
import type { CaseFile, Collection } from './case.ts'
import { isChange } from './change.ts'
import { applicationKinds, contactMilestones } from './codes.ts'
import { checksDue, ordersWithoutOwner } from './compliance.ts'
import { questionStates, spoQuestion } from './considered.ts'
import { revealedIn } from './findings/case-rules.ts'
import { foreseen } from './foreseen.ts'
import { moveOn, policeOf } from './moves.ts'
import { isAtCourt, isServed, isServedAsItStands, nextHearing, ordersInForce, versionOf } from './orders.ts'
import type { Id } from './records/id.ts'
import { riskStanding } from './risk.ts'
import { applicationStatus } from './status.ts'
import { youthNeeds } from './youth.ts'

/** Something on a case that waits for somebody: what it is, where it is seen, and the acts that settle it. */
export interface Waiting {
  id: string
  message: string
  /** Late, or a person unprotected: it stands among the red flags. */
  red: boolean
  /** The page of the case that shows it, and what its link says. */
  page: string
  go: string
  acts: { name: string; about: 'case' | Collection; id?: Id }[]
}
const onCase = (...names: string[]) => names.map(name => ({ name, about: 'case' as const }))

/** All that waits on a case, the most pressing first. */
export function waitingOn(file: CaseFile, today: CalendarDate, at: Instant): Waiting[] {
  if (file.case.status !== 'open') return []
  const ahead = foreseen(file, today, at)
  return [
    ...breachesWaiting(file, at),
    ...ordersWaiting(file, today),
    ...ahead.filter(w => w.red),
    ...nothingLogged(file),
    ...considered(file, today, at),
    ...complianceWaiting(file, today),
    ...contactWaiting(file, today),
    ...addressesWaiting(file),
    ...applicationsWaiting(file, today),
    ...youthWaiting(file, today),
    ...moveWaiting(file, today),
    ...legalWaiting(file),
    ...ahead.filter(w => !w.red),
    ...thirdPartiesWaiting(file, today),
    ...accusationsWaiting(file),
    ...foundations(file, today),
  ]
}

const breachesWaiting = (file: CaseFile, at: Instant): Waiting[] =>
  file.breaches
    .filter(b => !b.endedAt)
    .flatMap(b => {
      const clock = breachClock(b, stepsOf(file, b), file.settings, at)
      if (!clock.next) return []
      return [
        {
          id: `breach ${b.id}`,
          message: `Breach ${b.number}: ${clock.words}`,
          red: clock.arrestDecisionMinutes === null,
          page: '/breaches',
          go: `Breach ${b.number}`,
          acts: [{ name: clock.next.act, about: 'breaches' as const, id: b.id }],
        },
      ]
    })

const ordersWaiting = (file: CaseFile, today: CalendarDate): Waiting[] =>
  ordersInForce(file, today)
    .filter(o => !isServedAsItStands(o, file))
    .map(o => ({
      id: `unserved ${o.id}`,
      message: isServed(o, file)
        ? `Order ${o.ref} was changed from ${longDate(versionOf(o, file)?.fromOn ?? o.madeOn)} and has not been served as it now stands`
        : `Order ${o.ref}, made ${longDate(o.madeOn)}, has not been served: the defendant’s duty to notify cannot start`,
      red: true,
      page: '/order',
      go: 'Serve the order',
      acts: [{ name: 'recordServiceAttempt', about: 'orders' as const, id: o.id }],
    }))

/** Each accuses the other, and nobody has said who is the stalker. */
const accusationsWaiting = (file: CaseFile): Waiting[] =>
  file.caseLinks
    .filter(l => l.kind === 'counterAllegation' && !l.endedAt && (!l.aggressor || l.aggressor === 'unclear'))
    .map(l => ({
      id: `aggressor ${l.id}`,
      message: `This case and ${l.otherRef} accuse each other: record who is the primary aggressor`,
      red: false,
      page: '',
      go: 'Linked cases',
      acts: [{ name: 'weighAggressor', about: 'caseLinks' as const, id: l.id }],
    }))

/** Nothing can be decided before there is something to decide on. */
const nothingLogged = (file: CaseFile): Waiting[] =>
  file.incidents.some(i => !i.withdrawnAt)
    ? []
    : [
        {
          id: 'incidents',
          message: 'No incident has been logged',
          red: false,
          page: '/evidence',
          go: 'Incidents',
          acts: onCase('logIncident'),
        },
      ]

function considered(file: CaseFile, today: CalendarDate, at: Instant): Waiting[] {
  const question = spoQuestion(file, today, at)
  // Once an application is before somebody, the question is being answered there.
  const underWay = file.applications.some(a => !applicationStatus(a.status).ended)
  if (!questionStates[question.state].waiting || (underWay && question.state !== 'unanswered')) return []
  const due = question.dueAt ? `, due ${longDate(londonDate(question.dueAt))}` : ''
  return [
    {
      id: 'considered',
      message: `${questionStates[question.state].label}${due}${question.overdue ? ': overdue' : ''}`,
      red: question.overdue,
      page: '/risk',
      go: 'Risk and decision',
      acts: onCase('decideSpo'),
    },
  ]
}

function complianceWaiting(file: CaseFile, today: CalendarDate): Waiting[] {
  const overdue = checksDue(file, today).filter(c => c.state === 'overdue')
  return [
    ...(overdue.length
      ? [
          {
            id: 'checks',
            message:
              overdue.length === 1
                ? '1 compliance check is overdue'
                : `${overdue.length} compliance checks are overdue`,
            red: true,
            page: '/compliance',
            go: 'Do the check',
            acts: [],
          },
        ]
      : []),
    ...ordersWithoutOwner(file, today).map(o => ({
      id: `owner ${o.id}`,
      message: `Order ${o.ref} has no owner`,
      red: true,
      page: '/compliance',
      go: 'Compliance',
      acts: [{ name: 'assignOrderOwner', about: 'orders' as const, id: o.id }],
    })),
  ]
}

const contactWaiting = (file: CaseFile, today: CalendarDate): Waiting[] =>
  file.contacts
    .filter(c => !c.toldAt && !file.protectedPersons.find(p => p.id === c.personId)?.removedAt)
    .map(c => {
      const person = file.protectedPersons.find(p => p.id === c.personId)
      return {
        id: `contact ${c.id}`,
        message: `Tell ${person?.givenNames ?? 'the protected person'} by ${longDate(c.dueOn)}: ${contactMilestones[c.milestone].label.toLowerCase()}${c.dueOn < today ? '. Overdue' : ''}`,
        red: c.dueOn < today,
        page: '/contact',
        go: 'Victim contact',
        acts: [{ name: 'recordContact', about: 'contacts' as const, id: c.id }],
      }
    })

const applicationsWaiting = (file: CaseFile, today: CalendarDate): Waiting[] =>
  file.applications
    .filter(a => !applicationStatus(a.status).ended)
    .flatMap((a): Waiting[] => {
      const row = applicationStatus(a.status)
      const what = `${applicationKinds[a.kind].label}, application ${a.number}`
      const common = {
        id: `application ${a.id}`,
        red: false,
        page: isChange(a) ? `/application/${a.number}` : '/application',
        go: 'Go to the application',
        acts: [],
      }
      if (row.editable)
        return [
          {
            ...common,
            message: `${what}: ${row.label.toLowerCase()}`,
            red: a.status === 'returned',
            go: 'Continue the application',
          },
        ]
      if (!isAtCourt(a)) {
        const acts = row.queue === 'readyToLodge' ? [{ name: 'lodge', about: 'applications' as const, id: a.id }] : []
        return [
          {
            ...common,
            message: `${what}: ${row.label.toLowerCase()}`,
            page: acts.length ? '/court' : common.page,
            acts,
          },
        ]
      }
      const hearing = nextHearing(a.id, file, today)
      return [
        hearing
          ? {
              ...common,
              message: `${what}: hearing on ${longDate(hearing.listedOn)} at ${hearing.court}`,
              page: '/court',
              go: 'Court',
            }
          : {
              ...common,
              message: `${what}: no hearing is listed`,
              page: '/court',
              go: 'Court',
              acts: [{ name: 'listHearing', about: 'applications' as const, id: a.id }],
            },
      ]
    })

/** A text of an application's paper that would tell the defendant a protected address: until it is reworded, nothing is printed. */
const addressesWaiting = (file: CaseFile): Waiting[] =>
  file.applications
    .filter(a => !applicationStatus(a.status).ended && a.kind !== 'appeal')
    .filter(a => !isCarried(file, a))
    .flatMap(a => {
      const found = revealedIn(file, a)
      const [first] = found
      if (!first) return []
      return [
        {
          id: `address ${a.id}`,
          message: `Application ${a.number} would tell the defendant a protected address. It can be read in: ${found.map(f => f.where).join('; ')}`,
          red: true,
          page: `/application/${a.number}/document`,
          go: 'What is held back',
          acts: first.mend && first.about.kind === 'draftConditions' ? [{ name: first.mend, ...aboutOf(first) }] : [],
        },
      ]
    })
const aboutOf = (f: { about: { kind: Collection; id: Id } }) => ({ about: f.about.kind, id: f.about.id })

const youthActs = {
  youthTeamTold: { act: 'tellYouthTeam', words: 'Tell the youth offending team: the defendant is under 18' },
  papersOnGuardian: { act: 'serveGuardian', words: 'Serve the application on a parent or guardian of the defendant' },
  orderOnGuardian: { act: 'giveOrderToGuardian', words: 'Give the order to a parent or guardian of the defendant' },
} as const
const youthWaiting = (file: CaseFile, today: CalendarDate): Waiting[] =>
  youthNeeds(file, today).map(need => ({
    id: `youth ${need.kind} ${need.application?.id ?? need.order?.id}`,
    message: youthActs[need.kind].words,
    red: false,
    page: need.order ? '/order' : '/court',
    go: need.order ? 'Order' : 'Court',
    acts: [
      {
        name: youthActs[need.kind].act,
        about: need.order ? ('orders' as const) : ('applications' as const),
        id: need.order?.id ?? need.application?.id ?? '',
      },
    ],
  }))

function moveWaiting(file: CaseFile, today: CalendarDate): Waiting[] {
  const move = moveOn(file, today) ?? file.moves.find(m => m.movedOn > today && !m.returnedOn)
  return move && !move.toldOn
    ? [
        {
          id: `move ${move.id}`,
          message: `Tell ${policeOf[move.country]} of the defendant’s move on ${longDate(move.movedOn)}`,
          red: move.movedOn <= today,
          page: '/people',
          go: 'People',
          acts: [{ name: 'recordPoliceTold', about: 'moves' as const, id: move.id }],
        },
      ]
    : []
}

const legalWaiting = (file: CaseFile): Waiting[] =>
  file.legalQuestions
    .filter(q => !q.answeredAt)
    .map(q => ({
      id: `legal ${q.id}`,
      message: `For legal services: ${q.question}`,
      red: false,
      page: `/order#legal-${q.orderId ?? 'case'}`,
      go: 'Questions for legal services',
      acts: [{ name: 'answerLegalQuestion', about: 'legalQuestions' as const, id: q.id }],
    }))

/** Material that another organisation has not sent by the day on which it was to be chased. */
const thirdPartiesWaiting = (file: CaseFile, today: CalendarDate): Waiting[] =>
  file.thirdPartyRequests
    .filter(r => !r.endedOn && r.chaseOn < today)
    .map(r => ({
      id: `third party ${r.id}`,
      message: `Material asked of ${r.toWhom} on ${longDate(r.askedOn)} has not come. It was to be chased by ${longDate(r.chaseOn)}`,
      red: true,
      page: '/evidence#third-parties',
      go: 'Requests to other organisations',
      acts: [
        { name: 'chaseThirdParty', about: 'thirdPartyRequests' as const, id: r.id },
        { name: 'endThirdParty', about: 'thirdPartyRequests' as const, id: r.id },
      ],
    }))

/** What every case needs before anything can be built on it. */
function foundations(file: CaseFile, today: CalendarDate): Waiting[] {
  const found: Waiting[] = []
  const risk = riskStanding(file, today)
  if (risk.due)
    found.push({
      id: 'risk',
      message: risk.sentence,
      red: false,
      page: '/risk',
      go: 'Risk and decision',
      acts: onCase('assessRisk'),
    })
  const [defendant] = file.defendants
  if (
    file.force.kind === 'territorial' &&
    defendant &&
    !defendant.gateway &&
    file.decisions.at(-1)?.decision === 'apply'
  )
    found.push({
      id: 'gateway',
      message: 'Why this force may apply has not been answered (SPA 2019 s.1(3))',
      red: false,
      page: '/people',
      go: 'People',
      acts: [{ name: 'setGateway', about: 'defendants', id: defendant.id }],
    })
  const wantsApplication =
    file.decisions.at(-1)?.decision === 'apply' &&
    !file.applications.some(a => a.startedAt >= (file.decisions.at(-1)?.at ?? ''))
  if (wantsApplication)
    found.push({
      id: 'start',
      message: 'The decision is to apply. No application has been started since',
      red: false,
      page: '/application',
      go: 'Application',
      acts: onCase('startApplication'),
    })
  if (!file.case.officerId)
    found.push({
      id: 'officer',
      message: 'No officer has this case',
      red: true,
      page: '',
      go: 'Overview',
      acts: onCase('assignOfficer'),
    })
  return found
}
