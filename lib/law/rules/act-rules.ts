import { type LawApplication, type LawFile, type LawRecord, rowsOf } from '../../case/law-file.ts'
import { type Category, categories, codes } from '../../case/reference/statute.ts'
import { anniversary, longDate } from '../../case/time/calendar.ts'
import { aboutOf, blank, type Found, foundIf, rulesNamed, severities } from './finding.ts'

const { R, W } = severities
const listed: readonly string[] = codes(categories)

type Incident = LawRecord<'incidents'>
export const standingIncidents = (file: LawFile): Incident[] => rowsOf(file, 'incidents').filter(i => !i.withdrawnAt)
const each = (file: LawFile, find: (i: Incident) => Found[]): Found[] => standingIncidents(file).flatMap(find)
const lastDayOf = (i: Incident) => i.happenedTo ?? i.happenedOn
/** The incidents that a full application relies on: those that its grounds cite. */
const reliedOn = (a: LawApplication, file: LawFile): Incident[] =>
  standingIncidents(file).filter(i => a.actsIncidentIds?.includes(i.id))
const mains = (file: LawFile, find: (a: LawApplication) => Found[]): Found[] =>
  rowsOf(file, 'applications')
    .filter(a => a.kind === 'main' && a.actsIncidentIds)
    .flatMap(find)

/** Acts that can look harmless alone: contact, being somewhere, or something the 1997 Act does not list. */
const mayLookHarmless: readonly (Category | string)[] = ['B', 'E', 'X']
/** Every kind of act that it was at once. */
const kindsGiven = (i: Incident): readonly string[] =>
  i.categories ?? [...(i.category ? [i.category] : []), ...(i.alsoKinds ?? [])]
/** What was damage or watching too does not look harmless because it was also contact. */
const looksHarmless = (i: Incident): boolean =>
  i.looksHarmless ?? (kindsGiven(i).every(kind => mayLookHarmless.includes(kind)) && i.direction !== 'fromProtected')
/** What shows that the defendant knew: told once to stop, the defendant knows it of all that follows. */
const unwelcomeNote = (i: Incident, file: LawFile): string | null | undefined =>
  i.unwelcome ||
  (typeof i.looksHarmless === 'boolean'
    ? null
    : standingIncidents(file).find(
        o => o.id !== i.id && o.unwelcome && o.happenedOn && i.happenedOn && o.happenedOn <= i.happenedOn,
      )?.unwelcome)

/** The first limb: acts associated with stalking. */
export const actRules = rulesNamed([
  {
    id: 'V05',
    question: 'Is at least one act recorded?',
    source: 'SPA 2019 ss.1(1)(a) and 2(1)(a)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      mains(file, a => [
        ...foundIf(
          !standingIncidents(file).length,
          aboutOf('applications', a),
          'No act is recorded. Add at least one act associated with stalking.',
        ),
        ...foundIf(
          standingIncidents(file).length && !reliedOn(a, file).length,
          aboutOf('applications', a),
          'The grounds rely on no act. Choose at least one incident that they cite.',
        ),
      ]),
  },
  {
    id: 'V06',
    question: 'Is there more than one act?',
    source: 'SPA 2019 s.1(1)(a)',
    confidence: 'I',
    severity: W,
    find: ({ file }) =>
      mains(file, a =>
        foundIf(
          reliedOn(a, file).length === 1,
          aboutOf('applications', a),
          'Only one act is relied on, and the Act speaks of acts. Add any other, or explain why one is enough.',
        ),
      ),
  },
  {
    id: 'V07',
    question: 'Are acts anywhere in the world allowed?',
    source: 'SPA 2019 s.1(5)(a)',
    confidence: 'T',
    severity: R,
    held: 'No rule reads where an act happened',
  },
  {
    id: 'V08',
    question: 'Does the newest act still show a present risk?',
    source: 'SPA 2019 s.1(1)(b) and (5)(b): old acts count, the risk must be present',
    confidence: 'T',
    severity: W,
    find: ({ file, today, reference }) => {
      const newest = standingIncidents(file)
        .flatMap(i => lastDayOf(i) ?? [])
        .sort()
        .at(-1)
      return mains(file, a =>
        foundIf(
          newest && anniversary(newest, reference.staleActYears) < today,
          aboutOf('applications', a),
          `The newest act, of ${newest && longDate(newest)}, is more than 12 months old. Say why there is still a risk.`,
        ),
      )
    },
  },
  {
    id: 'V09',
    question: 'Is each act dated between the defendant’s birth and today?',
    source: 'The dates recorded',
    confidence: 'I',
    severity: R,
    find: ({ file, today }) =>
      each(file, i => {
        const [defendant] = rowsOf(file, 'defendants')
        const born = defendant?.bornOn
        return (['happenedOn', 'happenedTo'] as const).flatMap(field =>
          [
            ...foundIf(
              (i[field] ?? '') > today,
              aboutOf('incidents', i),
              `The date of this act is in the future. Change it to ${longDate(today)} or earlier.`,
            ),
            ...foundIf(
              born && i[field] && i[field] < born,
              aboutOf('incidents', i),
              'The date of this act is before the defendant was born.',
            ).map(f => ({ ...f, ...(defendant ? { other: aboutOf('defendants', defendant) } : {}) })),
          ].map(f => ({ ...f, field })),
        )
      }),
  },
  {
    id: 'V10',
    question: 'Has each act its code, and an X its explanation?',
    source: 'PHA 1997 s.2A(3)',
    confidence: 'S',
    severity: W,
    find: ({ file }) =>
      each(file, i => {
        const given = kindsGiven(i)
        return [
          ...foundIf(
            !given.length || given.some(c => !listed.includes(c)),
            aboutOf('incidents', i),
            `Choose the kind of act: one of ${listed.join(', ')}, after the examples in PHA 1997 s.2A(3).`,
          ),
          ...foundIf(
            given.includes('X') && blank(i.categoryNote),
            aboutOf('incidents', i),
            'This kind of act is not among the examples in s.2A(3). Explain how it is associated with stalking.',
          ),
        ]
      }),
  },
  {
    id: 'V11',
    question: 'Is it said why a harmless-looking act is unwelcome?',
    source: 'SPA 2019 s.1(4)(b)',
    confidence: 'T',
    severity: W,
    find: ({ file }) =>
      each(file, i =>
        foundIf(
          looksHarmless(i) && blank(unwelcomeNote(i, file)),
          aboutOf('incidents', i),
          'This act looks harmless by itself. Say how the defendant knew, or ought to have known, that it was unwelcome.',
        ),
      ),
  },
  {
    id: 'V16',
    question: 'Is an application allowed without a charge, a conviction or the victim’s consent?',
    source: 'SPA 2019 s.1; statutory guidance',
    confidence: 'T',
    severity: R,
    held: 'No rule asks for any of them',
  },
])
