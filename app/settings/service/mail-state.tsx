import type { Actor } from '../../../lib/case/policy.ts'
import { mailKinds } from '../../../lib/case/reference/mail.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { mailSettings, mailState } from '../../../lib/work/mail/outgoing.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'

/** Whether mail leaves, what waits to, and what could not be delivered: nothing may pile up unseen. */
export async function MailState({ actor }: { actor: Actor }) {
  const settings = mailSettings()
  const mail = await mailState(actor)
  const waiting = mail.waiting
    ? [
        `${mail.waiting}, the oldest since ${mail.oldest ? longMoment(mail.oldest) : 'now'}`,
        mail.retried ? `${mail.retried} of them tried and to be tried again` : '',
      ]
        .filter(Boolean)
        .join('; ')
    : 'None'
  return (
    <>
      <h2 className="govuk-heading-m" id="mail">
        Mail
      </h2>
      <p className="govuk-body">
        Mail tells people that something waits for them. It holds a case reference and a link, and nothing of the case.
      </p>
      <SummaryList
        rows={[
          {
            key: { text: 'Sending' },
            value: {
              text: settings ? (
                <>
                  <Tag text="Set up" classes="govuk-tag--green" /> From {settings.from}, through{' '}
                  {new URL(settings.smtpUrl).hostname}
                </>
              ) : (
                <>
                  <Tag text="Not set up" classes="govuk-tag--grey" /> No mail is written or sent. Whoever runs the
                  service says through which mail server, and from which address
                </>
              ),
            },
          },
          { key: { text: 'Waiting' }, value: { text: waiting } },
          { key: { text: 'Could not be delivered' }, value: { text: mail.failures ? String(mail.failures) : 'None' } },
          { key: { text: 'Last sent' }, value: { text: mail.lastSent ? longMoment(mail.lastSent) : 'Nothing yet' } },
        ]}
      />
      {mail.failed.length > 0 && (
        <DataTable
          caption="Mail that could not be delivered"
          rows={mail.failed}
          rowKey={row => row.id}
          empty={null}
          columns={[
            { key: 'person', label: 'To', isRowHeader: true, cell: row => row.person },
            { key: 'kind', label: 'What it says', cell: row => mailKinds[row.kind].says },
            {
              key: 'because',
              label: 'What the mail relay said',
              cell: row => <span className="app-break">{row.because}</span>,
            },
            { key: 'at', label: 'Given up', cell: row => (row.givenUpAt ? longMoment(row.givenUpAt) : '') },
          ]}
        />
      )}
    </>
  )
}
