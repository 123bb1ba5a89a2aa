import type { Metadata } from 'next'
import { exportPurposes } from '../../../../lib/case/reference/codes/export-purposes.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { unsentOf } from '../../../../lib/work/case/unsent.ts'
import { viewCase } from '../../../../lib/work/case/view-case.ts'
import { leastPassphrase } from '../../../../lib/work/parcels/export-case.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { refusedWords } from '../../../ui/refused.ts'
import { notHere } from '../not-here.ts'
import { exportFields, exportForm } from './form.ts'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Record<string, string | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Take out the whole case – ${(await params).ref}` }
}

/** One whole case as a locked file of open formats, for its own force. */
export default async function ExportPage({ params, searchParams }: Props) {
  const { ref } = await params
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'taking out the case', only: [], permission: 'exportCase' })
  if (!view) return notHere(actor, ref)
  const query = await searchParams
  const refused = exportFields.flatMap(field => (query[field] === 'refused' ? [field] : []))[0]
  const error = await refusedWords(refused)
  const said = (refused && (await unsentOf(actor, exportForm(ref)))?.typed) || {}
  const at = (field: (typeof exportFields)[number]) => (error && refused === field ? { errorMessage: error } : {})
  const typed = (field: string) => said[field]?.[0] ?? ''
  return (
    <>
      {error && <ErrorSummary errorList={[{ text: error, href: `#${refused}` }]} />}
      <BackLink href={casePath(ref, '/retention')} text="Keeping and disposal" />
      <PageTitle>Take out the whole case</PageTitle>
      <p className="govuk-body app-measure">
        A file with every record of the case, its whole record of events, every exhibit and every paper, for this force
        alone. It can be read in any browser, and checked with Node.js, without this service. To give a case to another
        force, offer it to them.
      </p>
      <InsetText>
        Talk with legal services and confidential addresses are not in it. That you took it out, and why, is recorded on
        the case and on each exhibit.
      </InsetText>
      <form method="post" action={casePath(ref, '/export/file')}>
        <Radios
          name="purpose"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Purpose', classes: 'govuk-fieldset__legend--s' } }}
          value={typed('purpose')}
          items={Object.entries(exportPurposes).map(([value, p]) => ({
            value,
            text: p.label,
            ...('hint' in p ? { hint: p.hint } : {}),
          }))}
          {...at('purpose')}
        />
        <Textarea
          id="why"
          name="why"
          rows={3}
          label="Why it is needed, and who will hold it"
          value={typed('why')}
          {...at('why')}
        />
        <Textarea
          id="recipients"
          name="recipients"
          rows={2}
          label="Keys of whoever may open it"
          hint="One a line, made by age: each begins with age1. Leave blank to lock it with a passphrase"
          value={typed('recipients')}
          spellCheck={false}
          {...at('recipients')}
        />
        <Input
          id="passphrase"
          name="passphrase"
          type="password"
          classes="govuk-!-width-one-half"
          label="Or a passphrase"
          hint={`${leastPassphrase} characters or more. It is kept nowhere: without it the file cannot be opened by anybody`}
          autoComplete="new-password"
          {...at('passphrase')}
        />
        <Button text="Take out the case" preventDoubleClick />
      </form>
    </>
  )
}
