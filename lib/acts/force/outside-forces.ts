import { z } from 'zod'
import { longDate } from '../../case/time/calendar.ts'
import { forceAct } from '../act/act.ts'
import { carriedField, date, longText, text } from '../form/fields.ts'

const seat = { shownAt: '/settings/forces', permission: 'manageSettings' } as const
/** As it is pasted out of a mail: broken over lines, or with a space at its end. */
const whole = (typed: string) => typed.replace(/\s/g, '')
const digits = (typed: string) => typed.replace(/\D/g, '')
const signs = /^[A-Za-z0-9+/]{43}=$/
const seals = /^age1[a-z0-9]{58}$/

/** Forces with an installation of their own: their keys, and new ones of this force. Keys are never changed: others are added. */
export const outsideForceActs = {
  addOutsideForce: forceAct({
    label: 'Add a force outside',
    ...seat,
    place: 'settings/forces-list',
    about: 'force',
    needs: ['outsideForces'],
    onlyAdds: true,
    guidance:
      'Its administrator sends these. They are used once somebody has rung that force and heard the fingerprint. For other keys of a force that is here already, add it again and end the earlier ones.',
    input: z.object({
      name: text('Name of the force'),
      code: text('Its code', { hint: 'As its case references begin', max: 40 }),
      signKey: longText('Key that it signs with', { rows: 2, max: 200, hint: '44 characters, of which the last is =' }),
      sealKey: longText('Key that files for it are locked for', { rows: 2, max: 200, hint: 'It begins with age1' }),
      startedOn: date('Used from'),
    }),
    recorded: ({ input: i }) => `Added keys of ${i.name} (${i.code}), to be used from ${longDate(i.startedOn)}`,
    refuse: ({ file, input: i }) => [
      ...(signs.test(whole(i.signKey)) ? [] : [{ field: 'signKey', message: 'Enter the whole key: 44 characters' }]),
      ...(seals.test(whole(i.sealKey))
        ? []
        : [{ field: 'sealKey', message: 'Enter the whole key: age1 and 58 characters' }]),
      ...(file.outsideForces.some(f => f.signKey === whole(i.signKey))
        ? [{ field: 'signKey', message: 'This key is here already' }]
        : []),
    ],
    patch: ({ input: i, moment: m }) => [
      {
        in: 'outsideForces',
        add: {
          id: m.newId(),
          ...i,
          signKey: whole(i.signKey),
          sealKey: whole(i.sealKey),
          endedOn: null,
          endedReason: null,
          addedAt: m.at,
          addedById: m.actor.id,
          comparedAt: null,
          comparedById: null,
          comparedWith: null,
          fingerprint: '',
        },
      },
    ],
    next: () => 'Ring the force on a number that you know, and compare the fingerprint.',
  }),
  compareOutsideForce: forceAct({
    label: 'Compare the fingerprint',
    ...seat,
    place: 'settings/force-outside',
    about: 'outsideForces',
    compares: ({ record: f }) => f.comparedAt,
    guidance:
      'Ring the force on a number that you did not get with the keys. Have them read the fingerprint from their page of keys, and type what you hear.',
    input: z.object({
      heard: longText('Eight groups of five digits, as you hear them', { rows: 2, max: 200 }),
      comparedWith: text('Who read them out, and on which number', { max: 300 }),
    }),
    recorded: ({ record: f, input: i }) => `Compared the keys of ${f.name} by voice with ${i.comparedWith}`,
    refuse: ({ record: f, input: i }) => [
      ...(f.comparedAt ? [{ message: 'It was compared already' }] : []),
      ...(digits(i.heard) === digits(f.fingerprint)
        ? []
        : [{ field: 'heard', message: 'These are not the digits of the keys that are here. Ask for the keys again' }]),
    ],
    patch: ({ record: f, input: i, moment: m }) => [
      {
        in: 'outsideForces',
        id: f.id,
        set: { comparedAt: m.at, comparedById: m.actor.id, comparedWith: i.comparedWith },
      },
    ],
  }),
  endOutsideForce: forceAct({
    label: 'End these keys',
    ...seat,
    place: 'settings/force-outside',
    about: 'outsideForces',
    compares: ({ record: f }) => f.endedOn,
    grave: true,
    guidance: 'After the last day no file is made for them, and none that they signed is opened.',
    input: z.object({ endedOn: date('Last day'), endedReason: longText('Why', { rows: 2, max: 1000 }) }),
    recorded: ({ record: f, input: i }) =>
      `Ended keys of ${f.name}, with ${longDate(i.endedOn)} as their last day: ${i.endedReason}`,
    prefill: ({ record: f }) => ({ endedOn: f.endedOn, endedReason: f.endedReason }),
    refuse: ({ record: f, input: i }) => [
      ...(i.endedOn < f.startedOn ? [{ field: 'endedOn', message: 'Last day must not be before they are used' }] : []),
      ...(f.endedOn === i.endedOn && f.endedReason === i.endedReason ? [{ message: 'Nothing has changed' }] : []),
    ],
    patch: ({ record: f, input: i }) => [{ in: 'outsideForces', id: f.id, set: i }],
  }),
  makeOwnKeys: forceAct({
    label: 'Make new keys of this force',
    ...seat,
    place: 'settings/forces-list',
    about: 'force',
    needs: ['outsideForces'],
    onlyAdds: true,
    grave: true,
    guidance:
      'What this force gives is then signed with the new keys, which other forces must have first. Files that were locked for earlier ones can still be opened.',
    input: z.object({
      reason: longText('Why', { rows: 2, max: 1000 }),
      after: carriedField('How often keys were made before'),
    }),
    prefill: ({ file }) => ({ after: String(file.ownKeys.length) }),
    recorded: ({ input: i }) => `Made new keys of the force: ${i.reason}`,
    refuse: ({ file, input: i }) =>
      i.after === String(file.ownKeys.length)
        ? []
        : [{ message: 'Somebody else has just made new keys. Look at them before you make others' }],
    patch: ({ file, input: i, moment: m }) => [
      {
        in: 'ownKeys',
        add: { id: m.newId(), number: file.ownKeys.length + 2, madeAt: m.at, byId: m.actor.id, reason: i.reason },
      },
    ],
    next: () =>
      'Send the new keys to each force that this one exchanges files with, and have them compare the fingerprint.',
  }),
}
