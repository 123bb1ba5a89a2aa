import type { ImportAnswers } from '../../../../../../lib/case/records/imports.ts'
import { dateOrders, halfDays } from '../../../../../../lib/case/reference/import-codes.ts'
import { type ColumnRole, columnRoles } from '../../../../../../lib/pattern/exports/row.ts'
import type { Seen } from '../../../../../../lib/work/imports/imports.ts'
import { Button } from '../../../../../ui/govuk/button.tsx'
import { Input } from '../../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../../ui/govuk/select.tsx'
import { halfPrefix } from './answers.ts'

const roleLabels: Record<ColumnRole, string> = {
  at: 'Date and time',
  from: 'Sender',
  to: 'Recipient',
  party: 'The other person, where there is one column for sender and recipient',
  text: 'Message',
  direction: 'Sent or received',
  channel: 'App or kind of message',
  attachments: 'Attachments',
  type: 'Kind of call',
  seconds: 'Length of call',
}
const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const mostSenders = 12

/** What the file leaves open, as a form with an address: the rows are shown as the answers would have them read. */
export function Questions({ seen, answers, action }: { seen: Seen; answers: ImportAnswers; action: string }) {
  const asks = seen.is === 'readable' ? seen.asks : []
  const columns = seen.is === 'unreadable' ? seen.headings : answers.map ? seen.headings : []
  const ask = <K extends string>(name: K) => asks.find(a => a.ask === name)
  const owner = asks.find(a => a.ask === 'owner')
  const halves = asks.find(a => a.ask === 'half-day')
  if (!asks.length && !columns.length) return null
  return (
    <form action={action} method="get">
      <h2 className="govuk-heading-m">What the file does not say</h2>
      {columns.length > 0 &&
        columnRoles.map(role => (
          <Select
            key={role}
            id={role}
            name={role}
            label={`Column: ${roleLabels[role]}`}
            value={answers.map?.[role] ?? ''}
            items={[{ value: '', text: 'None' }, ...columns.map(h => ({ value: h, text: h }))]}
          />
        ))}
      {ask('date-order') && (
        <Radios
          name="order"
          idPrefix="order"
          fieldset={legend('What comes first in its dates?')}
          hint="No line of the file decides it"
          value={answers.dateOrder ?? ''}
          items={Object.entries(dateOrders).map(([value, o]) => ({ value, text: o.label, hint: o.hint }))}
        />
      )}
      {halves?.words.map(([word, times], i) => (
        <Radios
          key={word}
          name={`${halfPrefix}${word}`}
          idPrefix={`half-${i}`}
          fieldset={legend(`What does “${word}” beside a time mean?`)}
          hint={`It stands beside ${times.toLocaleString('en-GB')} ${times === 1 ? 'time' : 'times'}. Until this is answered they are refused`}
          value={answers.halves?.[word] ?? ''}
          items={Object.entries(halfDays).map(([value, h]) => ({ value, text: h.label, hint: h.hint }))}
        />
      ))}
      {ask('year') && (
        <Input
          id="year"
          name="year"
          label="In which year was its last message?"
          hint="Its lines have a day and a month, and no year. Messages before a turn of the year are counted back from it"
          value={answers.year === undefined ? '' : String(answers.year)}
          inputMode="numeric"
          classes="govuk-input--width-4"
        />
      )}
      {ask('time-zone') && (
        <Select
          id="zone"
          name="zone"
          label="In which time zone are its times?"
          hint="The zone that the phone or the website was set to. For most phones in the UK it is Europe/London"
          value={answers.timeZone ?? ''}
          items={[
            { value: '', text: 'Select a time zone' },
            ...[
              'Europe/London',
              'UTC',
              ...Intl.supportedValuesOf('timeZone').filter(z => z !== 'Europe/London' && z !== 'UTC'),
            ].map(z => ({ value: z, text: z })),
          ]}
        />
      )}
      {owner?.ask === 'owner' && <Whose senders={owner.senders} owner={answers.owner} />}
      <Button classes="govuk-button--secondary" text="Show the rows with these answers" />
    </form>
  )
}

function Whose({ senders, owner }: { senders: [string, number][]; owner: string | undefined }) {
  const listed = senders.slice(0, mostSenders)
  const isListed = listed.some(([name]) => name === owner)
  const value = owner === undefined ? '' : owner === '' ? 'unknown' : isListed ? `sender:${owner}` : 'typed'
  return (
    <Radios
      name="whose"
      idPrefix="whose"
      fieldset={legend('Whose phone or account did it come from?')}
      hint="It decides what was sent and what was received"
      value={value}
      items={[
        ...listed.map(([name, n]) => ({
          value: `sender:${name}`,
          text: name,
          hint: `${n.toLocaleString('en-GB')} ${n === 1 ? 'message' : 'messages'}`,
        })),
        {
          value: 'typed',
          text: listed.length ? 'Someone else' : 'I know the name or number',
          conditional: (
            <Input
              id="owner"
              name="owner"
              label="Name or number as the file writes it"
              value={value === 'typed' ? owner : ''}
            />
          ),
        },
        { value: 'unknown', text: 'Not known', hint: 'What was sent and what was received stays open' },
      ]}
    />
  )
}
