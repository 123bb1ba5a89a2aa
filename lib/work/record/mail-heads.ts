import type postgres from 'postgres'
import type { SignedHeads } from '../../../db/heads.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'
import { openRelay } from '../mail/send-mail.ts'

/**
 * Mails each auditor the signed heads of their force's chains, out of reach of whoever owns the database. Nothing of a case is
 * in them: numbers, counts and hashes. Returns a line for each force: to how many, or why to nobody.
 */
export async function mailHeads(
  sql: postgres.Sql,
  headsOf: (forceId: string) => Promise<SignedHeads>,
  relay: { smtpUrl: string | undefined; from: string | undefined },
): Promise<string[]> {
  if (!relay.smtpUrl || !relay.from) return ['No mail is set up (SPO_SMTP_URL, SPO_MAIL_FROM): heads went to nobody']
  const forces = await sql<{ id: string; name: string; emails: string[] }[]>`
    select f.id, f.name, coalesce(array_agg(distinct p.email) filter (where p.id is not null), '{}') as emails from forces f
    left join person_roles r on r.force_id = f.id and r.role = 'auditor' and r.ended_at is null
    left join people p on p.id = r.person_id and p.ended_at is null
    group by f.id, f.name order by f.name`
  const transport = openRelay(relay.smtpUrl)
  try {
    const lines: string[] = []
    for (const { id, name, emails } of forces) {
      if (!emails.length) {
        lines.push(`${name} has no auditor: its heads went to nobody`)
        continue
      }
      const heads = await headsOf(id)
      const day = londonDate(heads.at)
      for (const to of emails)
        await transport.sendMail({
          from: relay.from,
          to,
          subject: `Signed heads of the record, ${longDate(day)}`,
          text: [
            `The file with this message holds where each of the ${heads.heads.length} chains of the record of ${name} ended, signed. It holds nothing of any case.`,
            'Keep it where nobody who runs the service can change it. Whether the record was cut off or written anew since is found by: npm run verify -- --heads FILE --key PUBLIC.pem, with the public key that you were given apart from these messages.',
            'Nobody reads replies to it.',
          ].join('\n\n'),
          attachments: [{ filename: `heads-${day}.json`, content: `${JSON.stringify(heads)}\n` }],
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      lines.push(`The heads of ${heads.heads.length} chains of ${name} were mailed to its auditors (${emails.length})`)
    }
    return lines
  } finally {
    transport.close()
  }
}
