import { allRoles, roles } from '../../lib/case/policy.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { SignInAs } from './sign-in-as.tsx'

interface Props {
  force: string | undefined
  role: string | undefined
  next: string
}

/** Everyone of the demonstration, with the password of each. Drawn only where passwords are taken at all. */
export async function DemonstrationPeople({ force, role, next }: Props) {
  if (process.env.SPO_DEMONSTRATION !== '1') return null
  // Loaded here alone, so that a service of a force never holds the demonstration.
  const { demonstrationPeople } = await import('../../lib/demo/people.ts')
  const people = await demonstrationPeople()
  const forces = [...new Set(people.map(p => p.force))]
  const shown = people.filter(
    p => (!force || p.force === force) && (!role || (p.roles as readonly string[]).includes(role)),
  )
  return (
    <>
      <h2 className="govuk-heading-m" id="people">
        People of the demonstration
      </h2>
      <p className="govuk-body">These people are invented. Sign in as any of them.</p>
      <form method="get" action="/sign-in#people" className="app-choose">
        <input type="hidden" name="next" value={next} />
        <Select
          name="force"
          label={{ text: 'Force' }}
          value={force ?? ''}
          items={[{ value: '', text: 'All forces' }, ...forces.map(f => ({ value: f, text: f }))]}
        />
        <Select
          name="role"
          label={{ text: 'Role' }}
          value={role ?? ''}
          items={[{ value: '', text: 'All roles' }, ...allRoles.map(r => ({ value: r, text: roles[r].label }))]}
        />
        <Button text="Show these people" classes="govuk-button--secondary" />
      </form>
      <DataTable
        caption={`${shown.length} ${shown.length === 1 ? 'person' : 'people'}`}
        rows={shown}
        rowKey={p => p.id}
        empty="Nobody has this role in this force."
        columns={[
          {
            key: 'name',
            label: 'Name',
            isRowHeader: true,
            cell: p => (
              <>
                {p.name}
                <br />
                <span className="govuk-!-font-weight-regular">{p.roles.map(r => roles[r].label).join(', ')}</span>
              </>
            ),
          },
          {
            key: 'where',
            label: 'Force and team',
            cell: p => (
              <>
                {p.force}
                {p.team && (
                  <>
                    <br />
                    {p.team}
                  </>
                )}
              </>
            ),
          },
          {
            key: 'password',
            label: 'Email and password',
            cell: p => (
              <>
                <span className="app-break">{p.email}</span>
                <br />
                {p.password}
              </>
            ),
          },
          {
            key: 'signIn',
            label: 'Sign in',
            cell: p => <SignInAs name={p.name} email={p.email} password={p.password} next={next} />,
          },
        ]}
      />
    </>
  )
}
