import { addDays, longDate, startOfDay } from '../case/time/calendar.ts'
import { type CriminalDate, criminalDates, type Waited } from '../case/views/criminal.ts'
import { type Doing, dueBy, kinds, type Now, type Shown, source, type Wait, type WaitEntry, wait } from './wait.ts'

/** Of each date: how many days ahead it is to be seen to, and said again. */
const ahead: Record<Waited, readonly number[]> = {
  bail: [14, 7, 2],
  underInvestigation: [14, 7, 2],
  adviceAsked: [0],
  trialListed: [28, 14, 7],
}
const words: Record<Waited, { before: (day: string) => string; past: (day: string) => string; line: string }> = {
  bail: {
    before: day => `Bail ends on ${day}. Extend it, charge or release before then`,
    past: day => `Bail ended on ${day} and nothing is recorded of what followed`,
    line: 'Bail ends',
  },
  underInvestigation: {
    before: day => `Release under investigation is to be reviewed by ${day}`,
    past: day => `Release under investigation was to be reviewed by ${day}`,
    line: 'Release under investigation to be reviewed',
  },
  adviceAsked: {
    before: day => `The prosecutor’s advice is wanted by ${day}`,
    past: day => `The prosecutor’s advice was wanted by ${day} and is not recorded`,
    line: 'Prosecutor’s advice wanted',
  },
  trialListed: {
    before: day => `Trial on ${day}. A restraining order can be asked for on conviction or acquittal`,
    past: day => `The trial was listed for ${day} and no result is recorded`,
    line: 'Trial',
  },
}
const of = (p: Shown['params']) => words[p.step as Waited]
const onCase = (name: Doing['name']): Doing[] => [{ name, about: 'case' }]
const date: WaitEntry = {
  onCase: 'visible',
  sentence: ({ params: p }: Shown, now: Now) =>
    of(p)[String(p.on) < now.today ? 'past' : 'before'](longDate(String(p.on))),
  todo: ({ params: p }) =>
    p.step === 'trialListed' ? 'Record the result of the trial' : 'Record what happened in the criminal case',
  line: ({ params: p }) => `${of(p).line}: ${longDate(String(p.on))}`,
  page: '/criminal',
  go: 'Criminal case',
  acts: () => onCase('recordCriminalStep'),
}
const criminalKinds = kinds({
  criminalDate: date,
  enquiry: {
    onCase: 'late',
    text: { in: 'enquiries', field: 'what' },
    sentence: ({ params: p, text }) => `Line of enquiry due by ${longDate(String(p.dueOn))} has no result: ${text}`,
    line: ({ params: p, text }) => `Enquiry due by ${longDate(String(p.dueOn))}: ${text}`,
    page: '/criminal',
    go: 'Criminal case',
    acts: ({ about }) => [{ name: 'recordEnquiryResult', about: 'enquiries', id: about.id }],
  },
})
/** Dates of the criminal case beside the order, and lines of enquiry until they have a result. */
export const criminalSource = source({
  name: 'criminal',
  version: 1,
  reads: ['criminalSteps', 'enquiries'],
  kinds: criminalKinds,
  rows: file => [
    ...criminalDates(file).map(dateWait),
    ...file.enquiries
      .filter(e => !e.doneOn)
      .map(e =>
        wait(
          'enquiry' as const,
          { kind: 'enquiries', id: e.id },
          { at: e.at },
          { ...dueBy(e.dueOn), red: { on: addDays(e.dueOn, 1) }, ownerId: e.ownerId, params: { dueOn: e.dueOn } },
        ),
      ),
  ],
})
function dateWait({ step: s, on }: CriminalDate): Wait<'criminalDate'> {
  const days = ahead[s.step]
  const [from = on] = [addDays(on, -(days[0] ?? 0)), s.happenedOn].sort().slice(-1)
  const since = { on: s.happenedOn }
  return wait('criminalDate', { kind: 'criminalSteps', id: s.id }, since, {
    foreseen: since,
    visible: { on: from },
    ...dueBy(on),
    red: { on: addDays(on, 1) },
    alarms: days.map(d => startOfDay(addDays(on, -d))),
    params: { step: s.step, on },
  })
}
