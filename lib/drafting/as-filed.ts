/** One question and its answer, as they stood when the application was lodged. */
export interface Filed {
  /** As the snapshot names it. */
  key: string
  what: string
  answer: string
}

const first = [
  'earlier',
  'sinceRefusal',
  'order',
  'changeAsked',
  'changedSince',
  'acts',
  'actsCited',
  'risk',
  'riskCited',
  'riskTo',
  'harms',
  'prosecution',
  'necessity',
  'necessityCited',
]
const last = [
  'term',
  'termReason',
  'interimReason',
  'interimLastDay',
  'interimNotice',
  'noNoticeReason',
  'wouldSay',
  'returnOn',
  'policePosition',
  'defendantConsent',
  'policeConsent',
  'consentNote',
  'protectedViews',
]

/** The frozen record in the order it is read. The database does not keep the order of its keys. */
export function filedAnswers(filed: Record<string, unknown>): Filed[] {
  const questions = wordsIn(filed.questions)
  const answers = wordsIn(filed.answers)
  return Object.keys(questions)
    .sort((a, b) => place(a, questions) - place(b, questions) || a.length - b.length || (a < b ? -1 : 1))
    .map(key => ({ key, what: questions[key] ?? '', answer: answers[key] ?? '' }))
}
function place(key: string, questions: Record<string, string>): number {
  if (first.includes(key)) return first.indexOf(key)
  if (last.includes(key)) return 10_000 + last.indexOf(key)
  return 100 + Number(/^Condition (\d+)/.exec(questions[key] ?? '')?.[1] ?? 99)
}
const wordsIn = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, String(v ?? '')]))
    : {}

/** An answer with what belongs to it: the incidents that it cites, and for a condition why and how it is checked. */
export interface FiledWhole extends Filed {
  cited: string | null
  parts: Pick<Filed, 'what' | 'answer'>[]
}
/** The same answers, each condition once with its parts, and each ground with the incidents that it cites: as their keys say. */
export function wholeAnswers(answers: readonly Filed[]): FiledWhole[] {
  const whole = new Map<string, FiledWhole>()
  for (const each of answers) {
    const condition = whole.get(/^condition \S+(?= )/.exec(each.key)?.[0] ?? '')
    const ground = whole.get(/^\w+(?=Cited$)/.exec(each.key)?.[0] ?? '')
    if (condition)
      condition.parts.push({ what: each.what.slice(each.what.indexOf(':') + 1).trim(), answer: each.answer })
    else if (ground) ground.cited = each.answer
    else whole.set(each.key, { ...each, cited: null, parts: [] })
  }
  return [...whole.values()]
}
