import { type LawApplication, type LawFile, rowsOf } from '../../case/law-file.ts'
import { ageOn } from '../../case/time/calendar.ts'
import { aboutCase, aboutOf, blank, foundIf, rulesNamed, severities } from './finding.ts'

const { R, W } = severities
const defendants = (file: LawFile) => rowsOf(file, 'defendants')
const ageTested: readonly unknown[] = ['main', 'variation', 'renewal']
/** Each has an age test of its own, by the day on which it is made. */
const withAgeTest = (file: LawFile): LawApplication[] =>
  rowsOf(file, 'applications').filter(a => ageTested.includes(a.kind))

/** Who may apply, about whom, and to which court. */
export const gatewayRules = rulesNamed([
  {
    id: 'V01',
    question: 'Is the applicant a chief officer of police?',
    source: 'SPA 2019 ss.1(1) and 14',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      foundIf(
        file.force?.kind === 'other',
        aboutCase(file),
        'Only a chief officer of police may apply. Change the applicant to a police force, the British Transport Police or the Ministry of Defence Police.',
      ),
  },
  {
    id: 'V02',
    question: 'Which gateway lets this force apply?',
    source: 'SPA 2019 s.1(3)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      defendants(file).flatMap(d =>
        foundIf(
          file.force?.kind === 'territorial' && !d.gateway,
          aboutOf('defendants', d),
          'Say why this force may apply: choose whether the defendant lives in the area, is believed to be in it, or is believed to be coming to it.',
        ),
      ),
  },
  {
    id: 'V03',
    question: 'What are the grounds of the belief?',
    source: 'SPA 2019 s.1(3)(b)',
    confidence: 'T',
    severity: R,
    find: ({ file }) =>
      defendants(file).flatMap(d =>
        foundIf(
          isBound(file.force?.kind) && d.gateway && d.gateway !== 'resides' && blank(d.gatewayGrounds),
          aboutOf('defendants', d),
          'Enter the grounds for believing that the defendant is in the area or coming to it.',
        ),
      ),
  },
  {
    id: 'V04',
    question: 'Are the British Transport and Ministry of Defence Police left free of the gateways?',
    source: 'SPA 2019 s.1(3); Explanatory Notes',
    confidence: 'T',
    severity: R,
    held: 'V02 asks a gateway of a territorial force only, and V03 grounds of no other',
  },
  {
    id: 'V79',
    question:
      'Is a defendant under 18 when the application is made before a youth court, and one of 18 or over before an adult one?',
    source: 'SPA 2019 s.13; text not checked',
    confidence: 'M',
    severity: W,
    find: ({ file, today, reference: { adultAge } }) => {
      const born = defendants(file)[0]?.bornOn
      return withAgeTest(file).flatMap(a => {
        if (!born || typeof a.youthCourt !== 'boolean') return []
        const age = ageOn(born, a.lodgedOn ?? today)
        const about = aboutOf('applications', a)
        return [
          ...foundIf(
            age < adultAge && !a.youthCourt,
            about,
            `The defendant was ${age} when the application was made. Change the court to a youth court: the case stays there after the defendant is ${adultAge}.`,
          ),
          ...foundIf(
            age >= adultAge && a.youthCourt,
            about,
            `The defendant was ${age} when the application was made. Change the court to one for adults: the youth court hears only about a defendant under ${adultAge}.`,
          ),
        ]
      })
    },
  },
  {
    id: 'V80',
    question: 'Is the defendant at least 10?',
    source: 'Force policy: a child under 10 cannot commit the offence of breach',
    confidence: 'I',
    severity: R,
    find: ({ file, today, reference: { responsibleAge } }) => {
      const applied = withAgeTest(file).map(a => a.lodgedOn ?? today)
      return defendants(file).flatMap(({ bornOn, ...d }) =>
        foundIf(
          bornOn && (applied.length ? applied : [today]).some(on => ageOn(bornOn, on) < responsibleAge),
          aboutOf('defendants', d),
          `The defendant is under ${responsibleAge}. Check the date of birth; if it is right, ask children’s services and legal services instead of applying.`,
        ),
      )
    },
  },
  {
    id: 'V85',
    question: 'Does the order come from an application, not from a conviction or an acquittal?',
    source: 'Crime and Policing Act 2026; commencement of its stalking sections not found',
    confidence: 'S',
    severity: R,
    find: ({ file, reference }) =>
      rowsOf(file, 'orders').flatMap(o =>
        foundIf(
          !reference.ordersOnConviction && o.origin && o.origin !== 'application',
          aboutOf('orders', o),
          'This force does not record orders made on conviction or acquittal: the power is not confirmed to be in force. Ask legal services, and change the setting once it is.',
        ),
      ),
  },
])
/** Section 1(3) binds a chief officer for a police area: neither the Transport nor the Ministry of Defence Police. */
const isBound = (kind: string | null | undefined) => kind !== 'btp' && kind !== 'mdp'
