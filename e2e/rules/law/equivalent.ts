/** Mutants that change nothing anyone could see, each with why. */
export const equivalent: { file: string; text: string; to: string[]; why: string }[] = [
  {
    file: 'case/views/orders.ts',
    text: 'days.reduce<CalendarDate | null>(',
    to: ['<='],
    why: 'Of two equal days it does not matter which is taken as the earliest',
  },
  {
    file: 'law/rules/condition-rules.ts',
    text: 'const day = madeOn && madeOn > today ? madeOn : today',
    to: ['>='],
    why: 'Of two equal days it does not matter which is taken as the later',
  },
  {
    file: 'law/rules/reference.ts',
    text: 'Hours in which an order is to be served',
    to: ['47'],
    why: 'Counted in whole days, 47 hours and 48 are both two',
  },
  {
    file: 'case/time/calendar.ts',
    text: 'lengths[m - 1] ?? 0',
    to: ['-1'],
    why: 'A month that does not exist has no day: no day is at most 0, and none at most -1',
  },
]
