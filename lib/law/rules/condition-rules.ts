import { type LawApplication, type LawFile, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { conditionsOf } from '../../case/views/applications.ts'
import { conditionsOn, inForceAtSomeTimeOn, latest } from '../../case/views/orders.ts'
import { clashRefusals } from '../clash.ts'
import { standingIncidents } from './act-rules.ts'
import { aboutOf, blank, type Found, foundIf, type Question, rulesNamed, severities } from './finding.ts'
import { isFull, isInterim, isStillAsked, orderOf } from './orders-and-terms.ts'

const { R, W, red } = severities
type Draft = LawRecord<'draftConditions'>
/** The conditions of each application that holds any, with it: an interim one reads those of its full application. */
export const draftConditions = (file: LawFile, find: (c: Draft, a: LawApplication) => Found[]): Found[] =>
  rowsOf(file, 'applications').flatMap(a =>
    a.kind === 'interim' || a.kind === 'appeal' ? [] : conditionsOf(file, a).flatMap(c => find(c, a)),
  )
const interimOf = (a: LawApplication, file: LawFile): LawApplication | undefined =>
  rowsOf(file, 'applications').find(x => x.kind === 'interim' && x.mainId === a.id && isStillAsked(x))
/** Drafting for an interim order alone: s.5(3) asks only whether it is appropriate. */
export const isOnlyInterim = (a: LawApplication, file: LawFile): boolean =>
  a.termKind === undefined && !!interimOf(a, file)

/** What the defendant would have to do or not do. */
export const conditionRules = rulesNamed([
  {
    id: 'V19',
    question: 'Is every condition a prohibition or a requirement?',
    source: 'SPA 2019 s.1(2)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      draftConditions(file, c =>
        foundIf(
          !c.kind,
          aboutOf('draftConditions', c),
          'Choose whether this condition is a prohibition or a requirement.',
        ),
      ),
  },
  {
    id: 'V20',
    question: 'Is there at least one condition?',
    source: 'SPA 2019 s.1(2)',
    confidence: 'I',
    severity: R,
    find: ({ file }) => [
      ...rowsOf(file, 'applications').flatMap(a => {
        if (a.kind !== 'main' || !file.draftConditions || a.conditionsKnown === false) return []
        const conditions = conditionsOf(file, a)
        const interim = interimOf(a, file)
        return [
          ...foundIf(!conditions.length, aboutOf('applications', a), 'No condition is drafted. Add at least one.'),
          ...(interim && conditions.length
            ? foundIf(
                !conditionsOf(file, interim).length,
                aboutOf('applications', interim),
                'No condition is chosen for the interim order. Choose at least one.',
              )
            : []),
        ]
      }),
      ...rowsOf(file, 'orders').flatMap(o =>
        foundIf(
          file.orderConditions &&
            o.conditionsKnown !== false &&
            rowsOf(file, 'orderVersions').some(v => v.orderId === o.id) &&
            !file.orderConditions.some(c => c.orderId === o.id),
          aboutOf('orders', o),
          'No condition is recorded. Record each condition of the sealed order.',
          red,
        ),
      ),
    ],
  },
  {
    id: 'V21',
    question: 'Is each condition necessary for a reason of its own, tied to an act?',
    source: 'SPA 2019 s.2(2)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      draftConditions(file, (c, a) =>
        isOnlyInterim(a, file)
          ? []
          : [
              ...foundIf(
                blank(c.necessity),
                aboutOf('draftConditions', c),
                'Enter why this condition itself is necessary to protect the person.',
              ),
              ...foundIf(
                !isLinked(c, file),
                aboutOf('draftConditions', c),
                'No recorded act is linked to this condition. Choose the acts that it answers.',
                W,
              ),
            ],
      ),
  },
  {
    id: 'V22',
    question: 'Were religion, work and education checked?',
    source: 'SPA 2019 ss.2(3) and 5(4)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      draftConditions(file, c => [
        ...foundIf(
          blank(c.religionWorkEducation),
          aboutOf('draftConditions', c),
          'Enter what was checked about the defendant’s religion, work and education.',
        ),
        ...foundIf(
          conflicts(c.religionWorkEducation),
          aboutOf('draftConditions', c),
          'A conflict with religion, work or education is recorded. Change the condition, or say why avoiding it is not practicable.',
          W,
        ),
      ]),
  },
  {
    id: 'V23',
    question: 'Is a condition limited to a locality that is named?',
    source: 'SPA 2019 ss.2(4) and 5(5)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      draftConditions(file, c =>
        foundIf(
          (c.isLocal ?? saysLocal(c.text)) && blank(c.locality),
          aboutOf('draftConditions', c),
          'Name the locality that this condition is limited to, or take the limit out: without one it applies in all of the United Kingdom.',
        ),
      ),
  },
  {
    id: 'V24',
    question: 'Has a condition about an area its map or boundary?',
    source: 'Good practice',
    confidence: 'I',
    severity: W,
    find: ({ file }) =>
      draftConditions(file, c =>
        foundIf(
          c.isArea && blank(c.boundary),
          aboutOf('draftConditions', c),
          'Describe the boundary of the area, road by road, and attach its map.',
        ),
      ),
  },
  {
    id: 'V25',
    question: 'Can the condition be obeyed together with every order in force?',
    source: 'SPA 2019 s.2(6) and (7)',
    confidence: 'T',
    severity: R,
    find: q =>
      draftConditions(q.file, (c, a) => [
        ...incompatible(q, c, a),
        ...clashRefusals(q.file, c, q.today).flatMap(x =>
          foundIf(true, aboutOf('draftConditions', c), `${x.message} ${x.mend}`),
        ),
      ]),
  },
  {
    id: 'V26',
    question: 'Does an earlier full order go on beside a new one?',
    source: 'SPA 2019 s.2(6) and (7)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      rowsOf(file, 'orders').flatMap(o => {
        const replaced = orderOf(file, o.replacesId)
        return foundIf(
          replaced && isFull(replaced),
          aboutOf('orders', o),
          'This order is recorded as replacing a full order, which goes on beside it. Choose the interim order that it replaces, or none.',
        )
      }),
  },
])

/** Wording that limits a condition to a place without naming it. */
export const saysLocal = (text: string | null | undefined): boolean =>
  /\b(local area|locally|locality|the local)\b/i.test(text ?? '')
const isLinked = (c: Draft, file: LawFile): boolean =>
  (c.incidentIds ?? []).some(id => !file.incidents || standingIncidents(file).some(i => i.id === id))

const aConflict = /conflict|interfere|clash|prevents?\b/i
const none = /\b(no|not|nor|none|never|without|avoid\w*|neither|free of)\b/i
/** Whether the answer admits a conflict without saying that avoiding it is not practicable (s.2(3) “so far as practicable”). */
const conflicts = (answer: string | null | undefined): boolean =>
  !/practicabl/i.test(answer ?? '') &&
  (answer ?? '').split(/[.;\n]/).some(clause => aConflict.test(clause) && !none.test(clause))

const wordsOf = (place: string) =>
  place
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim()
const sharedTerm = (mine: readonly string[] | undefined, theirs: readonly string[] | undefined): string | undefined =>
  mine?.find(m => theirs?.some(t => wordsOf(m) !== '' && wordsOf(m) === wordsOf(t)))
/** Places that are given as such, and not read in the wording. */
function incompatible({ file, today }: Question, c: Draft, a: LawApplication): Found[] {
  const day = latest(a.proposedMadeOn, today) ?? today
  const about = aboutOf('draftConditions', c)
  // Section 2(7) speaks of a stalking protection order: beside an interim one it is only questioned.
  return ([false, true] as const).flatMap(interim => {
    const against = rowsOf(file, 'orders')
      .filter(o => isInterim(o) === interim && inForceAtSomeTimeOn(o, file, day))
      .flatMap(o => conditionsOn(o, file, day))
    const barred = against.flatMap(x => sharedTerm(c.requiresPlaces, x.forbidsPlaces) ?? [])[0]
    const required = against.flatMap(x => sharedTerm(c.forbidsPlaces, x.requiresPlaces) ?? [])[0]
    const which = interim ? 'An interim order' : 'An order'
    const weight = interim ? W : R
    return [
      ...foundIf(
        barred,
        about,
        `${which} in force forbids the defendant to be at ${barred}. Change this condition, or have that order varied first.`,
        weight,
      ),
      ...foundIf(
        required,
        about,
        `${which} in force requires the defendant to be at ${required}. Change this condition, or have that order varied first.`,
        weight,
      ),
    ]
  })
}
