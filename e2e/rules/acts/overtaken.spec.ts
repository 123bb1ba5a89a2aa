import { expect, test } from '@playwright/test'
import { untouched, withAnswers } from '../../../app/ui/act-form/questions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { typedFrom } from '../../../lib/acts/form/typed.ts'
import { acts } from '../../../lib/acts/index.ts'

test('after a clash each line says what the other saved, every part of it, and nothing of what stood before', () => {
  // Given a correction that opened with a hearing of 18 December, of which somebody else cleared the time and moved the day
  const fields = fieldsOf(acts.correctHearing.input)
  const opened = typedFrom(fields, { listedOn: '2026-12-18', listedTime: '10:00', court: 'Pellbrook' })
  const theirs = { ...typedFrom(fields, { listedOn: '2027-01-08' }), listedTime: [''] }
  // When both are put together, then the day is theirs, the time is blank, and the court is as it opened
  expect(withAnswers(opened, theirs, fields)).toEqual({
    ...typedFrom(fields, { listedOn: '2027-01-08', court: 'Pellbrook' }),
    listedTime: [''],
  })
})

test('what somebody left as it was takes what the other saved; what both changed, or only they, stays as they typed it', () => {
  const fields = fieldsOf(acts.correctHearing.input)
  const typed = (set: Record<string, unknown>) => typedFrom(fields, set)
  const opened = typed({ listedOn: '2026-12-18', listedTime: '10:00', court: 'Pellbrook', note: 'Adjourned once' })
  const mine = typed({ listedOn: '2026-12-19', listedTime: '10:00', court: 'Aldermere', note: 'Adjourned once' })
  const theirs = { ...typed({ listedOn: '2027-01-08', listedTime: '14:00', court: 'Pellbrook' }), note: [''] }
  const kept = untouched(fields, { mine, opened, theirs })
  expect(kept.names).toEqual(['listedTime', 'note'])
  expect(kept.typed).toEqual({
    ...typed({ listedOn: '2026-12-19', listedTime: '14:00', court: 'Aldermere' }),
    note: [''],
  })
})
