/** One question and its answer, as they stood when the application was lodged. */
export interface Filed {
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
    .map(key => ({ what: questions[key] ?? '', answer: answers[key] ?? '' }))
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
  parts: Filed[]
}
/** The same answers, each condition once with its parts, and each ground with the incidents that it cites. */
export function wholeAnswers(answers: readonly Filed[]): FiledWhole[] {
  const whole: FiledWhole[] = []
  for (const each of answers) {
    const [, number, part] = /^Condition (\d+): (.+)$/.exec(each.what) ?? []
    const [, ground] = /^([^:]+): incidents cited$/.exec(each.what) ?? []
    const condition = part && whole.findLast(w => new RegExp(`^Condition ${number}(?::|$)`).test(w.what))
    const grounds = ground && whole.findLast(w => w.what.split(':')[0] === ground)
    if (condition) condition.parts.push({ what: part, answer: each.answer })
    else if (grounds) grounds.cited = each.answer
    else whole.push({ ...each, cited: null, parts: [] })
  }
  return whole
}
