import type { Field, NamedField, Option } from '../../lib/acts/form/field.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { everyAct } from '../../lib/acts/index.ts'
import type { Refusal } from '../../lib/law/refusal.ts'
import { ActForm } from '../ui/act-form/act-form.tsx'
import { AsRecorded } from '../ui/act-form/as-recorded.tsx'
import { Buttons } from '../ui/act-form/buttons.tsx'
import { Card } from '../ui/act-form/card.tsx'
import { Choosing } from '../ui/act-form/choosing.tsx'
import { Control } from '../ui/act-form/control.tsx'
import { Line } from '../ui/act-form/line.tsx'
import { LongList } from '../ui/act-form/long-list.tsx'
import { MomentInput } from '../ui/act-form/moment-input.tsx'
import { Overtaken } from '../ui/act-form/overtaken.tsx'
import type { fresh } from '../ui/act-form/state.ts'
import { Warnings } from '../ui/act-form/warnings.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { long, type States } from './examples.tsx'

async function nothing(state: ReturnType<typeof fresh>) {
  'use server'
  return state
}
const formOf = (fields: NamedField[], warnings: Refusal[] = []) => (
  <ActForm
    fields={fields}
    keepAs="components"
    action={nothing}
    typed={{}}
    options={{}}
    button="Log the incident"
    next="The officer in the case sees it at once."
    carried={{}}
    cancelHref="?"
    warnings={warnings}
  />
)
const words = { is: 'words', most: 200, tooLong: 'This is too long' } as const
const incident: NamedField[] = fieldsOf(everyAct.logIncident.input)
/** The first field of this kind that some act asks, as it stands there. */
function fieldOfKind(control: Field['control']): NamedField {
  for (const act of Object.values(everyAct))
    for (const field of fieldsOf(act.input)) if (field[1].control === control) return field
  throw new Error(`No act asks a field of the kind ${control}`)
}
const many: Option[] = Array.from({ length: 300 }, (_, n) => ({
  value: String(n),
  label: `Incident ${n + 1}: ${n % 7 ? 'a message' : 'waited at the gate until dark'}`,
}))
const controls: States = Object.fromEntries(
  (['text', 'longText', 'lines', 'date', 'choice', 'choices', 'select', 'records', 'number'] as const).flatMap(
    control => {
      const [name, field] = fieldOfKind(control)
      const renderControl = (error?: string) => (
        <Control
          name={name}
          field={field}
          typed={{}}
          options={{ [field.from ?? '']: many.slice(0, 4) }}
          error={error}
        />
      )
      return [
        [control, () => renderControl()],
        [`${control}, refused`, () => renderControl('Enter what is asked')],
      ]
    },
  ),
)

/** The act’s form and what stands in it. */
export const formStates: Record<string, States> = {
  'act-form/act-form': {
    'with what the rules question': () =>
      formOf(incident, [{ message: 'The date is before the case was opened.', source: 'Force policy' }]),
  },
  'act-form/as-recorded': {
    'as it opens': () => (
      <AsRecorded label="Place" value="" open={false}>
        <Input id="recorded-place" name="place" label={{ text: 'Place' }} />
      </AsRecorded>
    ),
    'a long answer': () => (
      <AsRecorded label="What happened" value={Array(12).fill(long).join(', ')} open={false}>
        <Input id="recorded-account" name="account" label={{ text: 'What happened' }} />
      </AsRecorded>
    ),
    'being changed': () => (
      <AsRecorded label="Name" value={long} open>
        <Input id="recorded-name" name="name" label={{ text: 'Name' }} value="Nathan Quill" />
      </AsRecorded>
    ),
  },
  'act-form/buttons': {
    'one of several forms, with what comes next': () => (
      <Buttons
        button="Save"
        onward={{ href: '?' }}
        follow="Save and record the service"
        sending={false}
        cancelHref="?"
      />
    ),
    'grave, and on its way': () => <Buttons button="Withdraw it" grave sending cancelHref="?" />,
  },
  'act-form/card': {
    'a condition to build': () => (
      <Card
        group={{ key: 'a', heading: 'Not to contact' }}
        fields={incident.slice(0, 2)}
        typed={{}}
        open={false}
        drawn={([name, field]) => (
          <Control key={name} name={name} field={field} typed={{}} options={{}} error={undefined} />
        )}
      />
    ),
  },
  'act-form/choosing': {
    'one of two conditions chosen': () => (
      <Choosing
        name="chosen"
        field={{
          label: 'Conditions to add',
          control: 'choices',
          value: { is: 'options', wrong: 'Select the conditions to add' },
        }}
        cards={['Not to contact', long].map((heading, n) => ({
          group: { key: String(n), heading, chosenIn: 'chosen' },
          fields: incident.slice(2 * n, 2 * n + 2),
        }))}
        reasons={[{ value: '0', label: '', hint: 'Answers 2 incidents: following' }]}
        typed={{ chosen: ['0'] }}
        now={{ chosen: ['0'] }}
        opensWith={{}}
        error={undefined}
        isNamed={() => false}
        drawn={([name, field]) => (
          <Control key={name} name={name} field={field} typed={{}} options={{}} error={undefined} />
        )}
      />
    ),
  },
  'act-form/line': {
    'what is known of a defendant': () => (
      <Line
        of="Defendant"
        fields={[
          ['givenNames', { label: 'Given names', control: 'text', value: words, line: { of: 'Defendant', lead: '' } }],
          ['phone', { label: 'Phone', control: 'text', value: words, line: { of: 'Defendant', lead: ', phone ' } }],
        ]}
        opensWith={{ givenNames: [long], phone: ['07700 900123'] }}
        options={{}}
        open={false}
        drawn={([name, field]) => (
          <Control key={name} name={name} field={field} typed={{}} options={{}} error={undefined} />
        )}
      />
    ),
  },
  'act-form/control': controls,
  'act-form/long-list': {
    'three hundred, two chosen': () => (
      <LongList name="l" label="Incidents" hint={undefined} error={undefined} options={many} chosen={['7', '250']} />
    ),
  },
  'act-form/moment-input': {
    'half filled, refused': () => (
      <MomentInput
        name="m"
        field={fieldOfKind('moment')[1]}
        typed={{ m: ['2026-03'] }}
        error="Enter a date that exists"
        label="When it happened"
      />
    ),
  },
  'act-form/overtaken': {
    'two texts': () => (
      <Overtaken
        fields={[fieldOfKind('longText')]}
        options={{}}
        theirs={{ [fieldOfKind('longText')[0]]: ['He waited at the gate.'] }}
        mine={{ [fieldOfKind('longText')[0]]: ['He waited at the gate for two hours.'] }}
        taken={[]}
      />
    ),
  },
  'act-form/rows': {
    'in its form': () => formOf([fieldOfKind('rows')]),
  },
  'act-form/warnings': {
    'one with its source and way': () => (
      <Warnings warnings={[{ message: 'The order has not been served.', source: 'Section 8', href: '?' }]} typed={{}} />
    ),
    'the same event': () => (
      <Warnings
        warnings={[{ message: 'There is a check on 4 May 2026 already.', source: 'Likely duplicate', href: '?' }]}
        typed={{}}
        leaveHref="?"
      />
    ),
    'the same event, answered by a button': () => (
      <Warnings
        warnings={[
          {
            message: 'A breach of this order was recorded already, 4 minutes ago.',
            source: 'Likely duplicate',
            answers: [{ field: 'again', value: 'same', text: 'The same event: nothing to add' }],
          },
        ]}
        typed={{}}
      />
    ),
  },
}
