import '../evidence.scss'
import type { Metadata } from 'next'
import { offersAt } from '../../../../../lib/acts/act/offers.ts'
import { identifierKinds } from '../../../../../lib/case/reference/codes/people.ts'
import { belongings } from '../../../../../lib/case/reference/import-codes.ts'
import { longMoment } from '../../../../../lib/case/time/calendar.ts'
import { partyKey } from '../../../../../lib/case/views/found-parties.ts'
import { actPath, casePath } from '../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../lib/work/case/view-case.ts'
import { senderCounts } from '../../../../../lib/work/imports/imports.ts'
import { namesOf } from '../../../../../lib/work/lists/names.ts'
import { currentActor } from '../../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../../ui/data-table.tsx'
import { BackLink } from '../../../../ui/govuk/back-link.tsx'
import { KeyPaging } from '../../../../ui/key-paging.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { ScriptFree } from '../../../../ui/script-free.tsx'
import { ActLinks } from '../../act-links.tsx'
import { notHere } from '../../not-here.ts'

type Props = { params: Promise<{ ref: string }>; searchParams: Promise<{ page?: string }> }
const size = 25

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Numbers and accounts – ${(await params).ref}` }
}

/** Every number and account on the case: whose it was decided to be, why, and how many rows it has. */
export default async function AccountsPage({ params, searchParams }: Props) {
  const [{ ref }, asked, actor] = await Promise.all([params, searchParams, currentActor()])
  const view = await viewCase(
    { actor, ref, what: 'numbers and accounts', only: ['identifiers', 'attributions'] },
    async (tx, file) => ({
      counts: await senderCounts(tx, file.case.id),
      names: await namesOf(
        tx,
        file.attributions.map(a => a.byId),
      ),
    }),
  )
  if (!view) return notHere(actor, ref)
  const { file, today, at } = view
  const { counts, names } = view.also
  const base = casePath(ref, '/evidence')
  const here = casePath(ref, '/evidence/accounts')
  const looking = { file, actor, today, at, back: here }
  const attributes = offersAt('evidence/accounts', file, looking).some(o => o.name === 'attributeIdentifiers')
  const bySender = new Map(
    counts.flatMap(c => {
      const key = partyKey(c.sender)
      return key ? [[key, c] as const] : []
    }),
  )
  const all = file.identifiers
    .filter(i => !i.removedAt && i.kind !== 'crimeReference')
    .map(identifier => ({
      identifier,
      sent: bySender.get(partyKey(identifier.value) ?? ''),
      decided: file.attributions.filter(a => a.identifierId === identifier.id && !a.undoneAt).at(-1),
    }))
    .sort((a, b) => (b.sent?.rows ?? 0) - (a.sent?.rows ?? 0))
  const first = Math.max(0, Number.parseInt(asked.page ?? '0', 10) || 0) * size
  const strangers = all.filter(r => r.identifier.belongsTo === 'stranger').length
  const undone = file.attributions.filter(a => a.undoneAt)
  const nameOf = (id: string) => file.identifiers.find(i => i.id === id)?.value ?? 'No longer on the case'
  return (
    <ScriptFree>
      <BackLink text="Back to the incidents" href={base} />
      <PageTitle>Numbers and accounts</PageTitle>
      <p className="govuk-body">
        {strangers === 0
          ? 'Every one is attributed to somebody.'
          : `${strangers === 1 ? '1 is a stranger’s' : `${strangers.toLocaleString('en-GB')} are strangers’`}: attributed to nobody.`}
      </p>
      <ActLinks {...looking} place="evidence/accounts" />
      <DataTable
        caption={`${all.length.toLocaleString('en-GB')} on the case`}
        rows={all.slice(first, first + size)}
        rowKey={r => r.identifier.id}
        empty="None is on the case."
        columns={[
          {
            key: 'value',
            label: 'Number or account',
            isRowHeader: true,
            cell: r => <span className="app-verbatim">{r.identifier.value}</span>,
          },
          { key: 'kind', label: 'Kind', cell: r => identifierKinds[r.identifier.kind].label },
          {
            key: 'whose',
            label: 'Whose',
            cell: ({ identifier, decided }) => (
              <>
                {decided?.other ?? belongings[identifier.belongsTo].label}
                {decided && (
                  <span className="app-under">
                    Decided by {names.get(decided.byId) ?? 'someone no longer listed'} on {longMoment(decided.at)}:{' '}
                    {decided.reason}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'rows',
            label: 'Rows sent',
            numeric: true,
            cell: ({ sent }) =>
              sent ? (
                <a className="govuk-link" href={casePath(ref, '/evidence/rows', { sender: sent.sender })}>
                  {sent.rows.toLocaleString('en-GB')}
                  <span className="govuk-visually-hidden"> rows of {sent.sender}</span>
                </a>
              ) : (
                '0'
              ),
          },
          { key: 'first', label: 'First', cell: ({ sent }) => (sent ? longMoment(sent.first) : '') },
          { key: 'last', label: 'Last', cell: ({ sent }) => (sent ? longMoment(sent.last) : '') },
          {
            key: 'acts',
            label: 'Change',
            cell: ({ identifier, decided }) =>
              decided ? (
                <ActLinks
                  {...looking}
                  place="evidence/account"
                  record={decided}
                  as="links"
                  of={`of ${identifier.value}`}
                />
              ) : !attributes ? null : (
                <a
                  className="govuk-link"
                  href={actPath(ref, 'attributeIdentifiers', undefined, {
                    which: 'chosen',
                    identifierIds: identifier.id,
                    back: here,
                  })}
                >
                  Attribute<span className="govuk-visually-hidden"> {identifier.value}</span>
                </a>
              ),
          },
        ]}
      />
      <KeyPaging
        label="Numbers and accounts"
        previousHref={first > 0 ? casePath(ref, '/evidence/accounts', { page: String(first / size - 1) }) : undefined}
        nextHref={
          first + size < all.length
            ? casePath(ref, '/evidence/accounts', { page: String(first / size + 1) })
            : undefined
        }
      />
      {undone.length > 0 && (
        <DataTable
          caption="Attributions that were undone"
          rows={undone.slice(-size)}
          rowKey={a => a.id}
          empty=""
          columns={[
            { key: 'value', label: 'Number or account', isRowHeader: true, cell: a => nameOf(a.identifierId) },
            {
              key: 'was',
              label: 'Was attributed to',
              cell: a => `${a.other ?? belongings[a.whose].label}: ${a.reason}`,
            },
            { key: 'why', label: 'Why it was undone', cell: a => a.undoneReason },
          ]}
        />
      )}
    </ScriptFree>
  )
}
