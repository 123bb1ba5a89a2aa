import { z } from 'zod'
import { sampledWork } from '../../case/records/quality.ts'
import { addDays, longDate } from '../../case/time/calendar.ts'
import { lowerFirst } from '../../case/words/grammar.ts'
import { forceAct } from '../act/act.ts'
import { choice, date, number } from '../form/fields.ts'

export const mostDrawn = 25
const input = z.object({
  work: choice('What is drawn', sampledWork),
  fromOn: date('Work done from'),
  untilOn: date('Work done until'),
  number: number('How many', { least: 1, most: mostDrawn, hint: `No more than ${mostDrawn} at once` }),
})
const pieces = (n: number) => (n === 1 ? '1 piece' : `${n} pieces`)

/** A sample that a supervisor asks for, beside the share that is drawn by itself: they say of what and how many, and chance says which. */
export const sampleActs = {
  drawFinishedWork: forceAct({
    label: 'Draw a sample',
    place: 'samples',
    permission: 'oversee',
    about: 'force',
    needs: ['toDraw'],
    onlyAdds: true,
    shownAt: '/samples',
    guidance:
      'Chance says which are drawn, from all the cases of the force that you may oversee. What was drawn before and your own work are left out. Each piece then waits under Work drawn to be read.',
    input,
    prefill: ({ today }) => ({ work: 'decisions', fromOn: addDays(today, -90), untilOn: today, number: 5 }),
    recorded: ({ file, input: i }) =>
      `Drew a sample of ${pieces(file.toDraw.length)}${file.toDraw.length < i.number ? `, where ${i.number} were asked for` : ''}: ${lowerFirst(sampledWork[i.work].label)}, ${longDate(i.fromOn)} to ${longDate(i.untilOn)}`,
    refuse: ({ file, input: i, moment: m }) => [
      ...(i.fromOn > i.untilOn
        ? [{ field: 'untilOn', message: 'The last day must be the same as or after the first day' }]
        : i.fromOn > m.today
          ? [{ field: 'fromOn', message: 'The first day must be today or earlier' }]
          : file.toDraw.length
            ? []
            : [{ message: 'No work of this kind and time is left to be drawn' }]),
    ],
    also: ({ file, input: i }) =>
      file.toDraw.map(({ ref, workId }) => ({
        ref,
        act: 'drawPiece' as const,
        input: { work: i.work, workId },
        about: ref,
      })),
  }),
}
