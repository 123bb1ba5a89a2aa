import { z } from 'zod'
import type { Settings } from '../../case/case.ts'
import type { ForcePatch } from '../../case/force.ts'
import { nameJudgements } from '../../case/views/reports.ts'
import { forceAct } from '../act/act.ts'
import { choice, lines, longText } from '../form/fields.ts'
import { waitingAlready, workFor } from '../reports/report-work.ts'

const tidy = (words: readonly string[]): string[] => [
  ...new Set(words.map(w => w.replace(/\s+/g, ' ').trim()).filter(Boolean)),
]
const list = (words: readonly string[]) => words.map(w => `“${w}”`).join(', ')
const set = (settings: Settings, noNames: string[]): ForcePatch[number] => ({
  in: 'force',
  set: { settings: { ...settings, noNames } },
})

/** What a force’s crime reports hold in place of a name, so that no two people are linked by it. */
export const nameActs = {
  changeNoNames: forceAct({
    label: 'Change the words that mean no name',
    place: 'reports/names',
    permission: 'workPairs',
    about: 'force',
    compares: ({ file }) => file.force.settings.noNames,
    guidance:
      'Whoever bears nothing but such words as a name is nobody, and is linked to nobody by them. All reports are then linked again. Pairs that were decided, and those put right by hand, stay as they are.',
    input: z.object({
      words: lines('Words that stand in place of a name', {
        most: 500,
        rows: 12,
        hint: 'One a line: a word, or several as they stand together in the two name columns',
      }),
      reason: longText('Why', { rows: 2 }),
    }),
    recorded: ({ file, input }) => {
      const [before, now] = [file.force.settings.noNames, tidy(input.words)]
      const added = now.filter(w => !before.includes(w))
      const gone = before.filter(w => !now.includes(w))
      return `Changed the words that mean no name: ${[added.length ? `added ${list(added)}` : '', gone.length ? `removed ${list(gone)}` : ''].filter(Boolean).join('; ')}`
    },
    refuse: ({ file, input }) =>
      JSON.stringify(tidy(input.words)) === JSON.stringify(file.force.settings.noNames)
        ? [{ field: 'words', message: 'Nothing has changed' }]
        : [],
    patch: ({ file, input, moment }) => [
      set(file.force.settings, tidy(input.words)),
      ...(waitingAlready(file, 'learn').length ? [] : [workFor('learn', moment)]),
    ],
    prefill: ({ file }) => ({ words: file.force.settings.noNames }),
    shownAt: '/reports/names',
  }),
  judgeName: forceAct({
    label: 'Say who this name is',
    place: 'reports/name',
    permission: 'workPairs',
    about: 'frequentNames',
    compares: ({ record }) => record.judged,
    guidance:
      'If it names nobody it is added to the words that mean no name, and all reports are linked again. If it is a name it is not asked about again.',
    input: z.object({ judged: choice('Who does it name?', nameJudgements) }),
    recorded: ({ record, input }) =>
      input.judged === 'nobody'
        ? `Said that “${record.name}” in crime reports names nobody`
        : `Said that “${record.name}” in crime reports is a person’s name`,
    refuse: ({ record }) => (record.judged ? [{ message: 'This was said already' }] : []),
    patch: ({ file, record, input, moment }) => [
      {
        in: 'frequentNames',
        id: record.id,
        set: { judged: input.judged, judgedAt: moment.at, judgedById: moment.actor.id },
      },
      ...(input.judged === 'nobody'
        ? [
            set(file.force.settings, [...new Set([...file.force.settings.noNames, record.name])]),
            ...(waitingAlready(file, 'learn').length ? [] : [workFor('learn', moment)]),
          ]
        : []),
    ],
    offered: ({ record }) => !record.judged,
    shownAt: '/reports/names',
  }),
} as const
