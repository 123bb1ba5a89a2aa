/** Mutants that change nothing anyone could see, each with why. */
export const equivalent: { file: string; text: string; to: string[]; why: string }[] = [
  {
    file: 'law/clocks/notification-clocks.ts',
    text: 'const replacedOn = from && from > startsOn && from <= lastDay ? from : null',
    to: ['>='],
    why: 'On the day itself on which Part 2 begins, nothing starts a clock of s.9',
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
