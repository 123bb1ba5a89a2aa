import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { courses } from '../../case/reference/codes/training.ts'
import type { CourseRecord } from '../../case/staff/training.ts'
import { longDate } from '../../case/time/calendar.ts'
import { forceAct } from '../act/act.ts'
import { chosenFrom, date, longText, optionalText, record } from '../form/fields.ts'

const done = {
  personId: record('Who', 'people'),
  course: chosenFrom('Course', courses),
  doneOn: date('Day on which it was completed'),
  provider: optionalText('Who gave it', { max: 200 }),
}
const input = z.object(done)
type Said = z.output<typeof input>
const words = (file: ForceFile, r: Pick<CourseRecord, 'course' | 'doneOn' | 'personId'>) =>
  `${courses[r.course].label.toLowerCase()} of ${longDate(r.doneOn)}, ${file.people.find(p => p.id === r.personId)?.name ?? 'somebody'}`
const problems = (file: ForceFile, i: Said, m: Moment, own?: string) => [
  ...(i.doneOn > m.today ? [{ field: 'doneOn', message: 'The day must be today or earlier' }] : []),
  ...(file.courseRecords.some(
    r => r.id !== own && !r.removedAt && r.personId === i.personId && r.course === i.course && r.doneOn === i.doneOn,
  )
    ? [{ field: 'course', message: 'This course of that day is recorded already' }]
    : []),
]

/** Courses that people of the force have done. */
export const trainingActs = {
  recordCourse: forceAct({
    label: 'Record a course',
    place: 'training',
    permission: 'manageDuty',
    about: 'force',
    needs: ['training'],
    onlyAdds: true,
    shownAt: '/training',
    input,
    recorded: ({ file, input: i }) => `Recorded a course: ${words(file, i)}`,
    refuse: ({ file, input: i, moment: m }) => problems(file, i, m),
    patch: ({ input: i, moment: m }) => [
      { in: 'courseRecords', add: { id: m.newId(), ...i, removedAt: null, byId: m.actor.id } },
    ],
  }),
  changeCourse: forceAct({
    label: 'Change this record of a course',
    place: 'training/course',
    permission: 'manageDuty',
    about: 'courseRecords',
    shownAt: '/training',
    input,
    recorded: ({ file, record: r, input: i }) =>
      `Changed the record of a course: ${words(file, r)}. Now ${words(file, i)}`,
    refuse: ({ file, record: r, input: i, moment: m }) => [
      ...(r.removedAt ? [{ message: 'This record has been taken off' }] : []),
      ...problems(file, i, m, r.id),
    ],
    patch: ({ record: r, input: i }) => [{ in: 'courseRecords', id: r.id, set: i }],
    prefill: ({ record: r }) => ({ personId: r.personId, course: r.course, doneOn: r.doneOn, provider: r.provider }),
    offered: ({ record: r }) => !r.removedAt,
  }),
  removeCourse: forceAct({
    label: 'Remove this course',
    place: 'training/course',
    permission: 'manageDuty',
    about: 'courseRecords',
    shownAt: '/training',
    grave: true,
    input: z.object({ reason: longText('Why', { rows: 2, max: 500 }) }),
    recorded: ({ file, record: r, input: i }) => `Took off the record of a course: ${words(file, r)}. ${i.reason}`,
    refuse: ({ record: r }) => (r.removedAt ? [{ message: 'This record has been taken off already' }] : []),
    patch: ({ record: r, moment: m }) => [{ in: 'courseRecords', id: r.id, set: { removedAt: m.at } }],
    offered: ({ record: r }) => !r.removedAt,
  }),
}
