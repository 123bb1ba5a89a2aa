import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { factsOf } from '../../../../../lib/acts/act/decide.ts'
import { can } from '../../../../../lib/case/policy.ts'
import { currentMain, isEditable } from '../../../../../lib/case/views/applications.ts'
import { clausesOf } from '../../../../../lib/drafting/support.ts'
import {
  filterMatrix,
  lossesWithout,
  type MatrixFilter,
  matrixFilters,
  matrixOf,
} from '../../../../../lib/drafting/support-matrix.ts'
import { casePath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { Behaviours } from './behaviours.tsx'
import { Clauses } from './clauses.tsx'
import { MatrixTable } from './matrix.tsx'
import { WhatIf } from './what-if.tsx'

type Asked = { show?: string; column?: string; without?: string }
type Props = { params: Promise<{ ref: string }>; searchParams: Promise<Asked> }
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `What supports the application – ${(await params).ref}` }
}

/** What each clause of the 2019 Act rests on in this application, and what it would lose without one thing. */
export default async function SupportPage({ params, searchParams }: Props) {
  const { ref } = await params
  const asked = await searchParams
  const actor = await currentActor()
  const view = await viewCase({ actor, ref, what: 'what supports the application' })
  if (!view) notFound()
  const { file, today, at } = view
  const application = currentMain(file)
  if (!application) notFound()
  const matrix = matrixOf(file, application)
  const show = Object.hasOwn(matrixFilters, asked.show ?? '') ? (asked.show as MatrixFilter) : 'all'
  const column = matrix.columns.some(c => c.key === asked.column) ? asked.column : undefined
  const mayWrite = isEditable(application) && can(actor, 'draft', factsOf(file, at))
  return (
    <ScriptFree>
      <BackLink href={casePath(ref, '/application')} text="Application" />
      <PageTitle caption={`Application ${application.number}`}>What supports the application</PageTitle>
      <Clauses clauses={clausesOf(file, application, today)} caseRef={ref} linked={mayWrite} />
      <Behaviours file={file} application={application} linked={mayWrite} />
      <MatrixTable
        caseRef={ref}
        columns={matrix.columns}
        rows={filterMatrix(matrix.rows, show, column)}
        all={matrix.rows.length}
        show={show}
        column={column}
      />
      <WhatIf
        file={file}
        chosen={asked.without}
        losses={asked.without ? lossesWithout(file, application, asked.without, today) : []}
      />
    </ScriptFree>
  )
}
