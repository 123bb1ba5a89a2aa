import { z } from 'zod'
import { add } from '../../case/patch.ts'
import {
  type RiskAnswer,
  riskAnswers,
  riskJudgements,
  riskSources,
  riskTools,
} from '../../case/reference/codes/decisions.ts'
import { longDate } from '../../case/time/calendar.ts'
import { type SdashTopic, sdashTopicNames, sdashTopics } from '../../law/practice/risk.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act, open } from '../act/act.ts'
import { choice, chosenFrom, date, longText, optionalChoice, optionalText, text } from '../form/fields.ts'

const otherTools = Object.keys(riskTools).filter(tool => tool !== 'sdash')
const onlySdash = { field: 'tool', is: 'sdash' }
/** In a row of five there is room for one word. */
const inRow = { ...riskAnswers, declined: { label: 'Declined' } }
const topic = (name: SdashTopic) =>
  optionalChoice(sdashTopics[name].label, inRow, { when: onlySdash, inRow: { unanswered: 'notAsked' } })
const answers = {
  frightened: topic('frightened'),
  before: topic('before'),
  damage: topic('damage'),
  visits: topic('visits'),
  loitering: topic('loitering'),
  threats: topic('threats'),
  others: topic('others'),
  violenceToOthers: topic('violenceToOthers'),
  helpers: topic('helpers'),
  substances: topic('substances'),
  pastViolence: topic('pastViolence'),
} satisfies Record<SdashTopic, unknown>

/** What is as it stands for nearly every assessment: S-DASH, today, by whoever records it. */
const apart = {
  detail: 'folded',
  under: 'Made today, by you, with S-DASH (2009): change',
} as const

export const riskActs = {
  assessRisk: act({
    label: 'Record a risk assessment',
    follow: { button: 'Record it and decide whether to apply', act: 'decideSpo' },
    stage: 'risk',
    place: 'risk/assessments',
    permission: 'assessRisk',
    about: 'case',
    onlyAdds: true,
    reads: [],
    from: open,
    guidance: 'A question left blank is kept as not asked, never as no.',
    next: ({ file }) =>
      `It stands at the head of the case. Another is asked for after ${file.settings.reviewEveryDays} days, or as soon as something happens.`,
    input: z.object({
      tool: chosenFrom('Risk tool', riskTools, {
        hint: 'Results of different tools are never added together',
        ...apart,
      }),
      toolVersion: optionalText('Version of the tool', {
        hint: 'For example, 2009, or the date on the form',
        ...apart,
      }),
      assessedOn: date('Date of the assessment', apart),
      assessor: text('Who made it', { hint: 'Name and role', ...apart }),
      source: choice('How it was made', riskSources, { compact: true }),
      ...answers,
      reportReference: optionalText('Result and report reference', {
        hint: 'Its result in its own terms, and where the report is kept',
        max: 1000,
        when: { field: 'tool', is: otherTools },
        needed: true,
      }),
      judgement: choice('Professional judgement of the risk', riskJudgements, {
        compact: true,
        hint: 'It can be higher or lower than the answers suggest',
      }),
      judgementReason: longText('Reason for that judgement', { rows: 5 }),
    }),
    recorded: ({ input }) => {
      const yes = sdashTopicNames.filter(t => input[t] === 'yes').length
      const count = input.tool === 'sdash' ? `, ${yes} of ${sdashTopicNames.length} answered yes` : ''
      return `Risk assessed with ${riskTools[input.tool].label}${count}: judged ${riskJudgements[input.judgement].label.toLowerCase()}`
    },
    refuse: ({ input, moment }): Refusal[] => [
      ...(input.assessedOn > moment.today
        ? [{ field: 'assessedOn', message: `Date of the assessment must be on or before ${longDate(moment.today)}` }]
        : []),
      ...(input.tool === 'sdash' && sdashTopicNames.every(t => !input[t] || input[t] === 'notAsked')
        ? [{ field: 'frightened', message: 'Answer at least one question of S-DASH' }]
        : []),
      ...(input.tool !== 'sdash' && !input.reportReference
        ? [{ field: 'reportReference', message: 'Enter the result and where the report is kept' }]
        : []),
    ],
    patch: ({ input, moment }) => {
      const { tool, toolVersion, assessedOn, assessor, source, reportReference, judgement, judgementReason } = input
      const given: Record<string, RiskAnswer> =
        tool === 'sdash' ? Object.fromEntries(sdashTopicNames.map(t => [t, input[t] ?? 'notAsked'])) : {}
      return [
        add('assessments', {
          id: moment.newId(),
          tool,
          toolVersion,
          assessedOn,
          assessor,
          source,
          answers: given,
          yesCount: Object.values(given).filter(a => a === 'yes').length,
          judgement,
          judgementReason,
          reportReference,
          at: moment.at,
          byId: moment.actor.id,
        }),
      ]
    },
    own: actor => ({ assessor: actor.name }),
    prefill: ({ today }) => ({ tool: 'sdash', toolVersion: '2009', assessedOn: today }),
  }),
} as const
