import { sql } from 'drizzle-orm'
import { noBand, type Queue, withinDays } from './queue.ts'

const short = (s: string) => (s.length > 160 ? `${s.slice(0, 159).trimEnd()}…` : s)

export const legalQueues = {
  legal: {
    label: 'Questions for legal services',
    meaning:
      'What is at odds with the Act on an order as sealed, and what officers have asked. Each stays here until somebody in legal services answers it.',
    for: ['reviewAsLegal'],
    target: withinDays('legalAnsweredWithinDays'),
    stage: 'order',
    words: d => `${d.order ? `Order ${d.order}: ` : ''}${short(String(d.question))}`,
    rows: r => sql`
      select q.case_id, q.id as record_id,
        jsonb_build_object('order', o.ref, 'question', q.question, 'rule', q.rule) as detail,
        q.raised_at as since, q.raised_at + make_interval(days => ${r.settings.legalAnsweredWithinDays}::int) as due,
        q.raised_at + make_interval(days => ${r.settings.legalAnsweredWithinDays}::int) < ${r.at}::timestamptz as late, ${noBand} as band
      from legal_questions q
      left join orders o on o.id = q.order_id
      where q.force_id = (select spo_force()) and q.answered_at is null`,
  },
} satisfies Record<string, Queue>
