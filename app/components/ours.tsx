import type { ReactNode } from 'react'
import type { Field, NamedField, Option } from '../../lib/acts/form/field.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { everyAct } from '../../lib/acts/index.ts'
import type { AreaShape } from '../../lib/case/views/areas.ts'
import type { Refusal } from '../../lib/law/refusal.ts'
import { stripOf } from '../../lib/pattern/strip.ts'
import { timelineOf } from '../../lib/pattern/timeline.ts'
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
import { AreaMap } from '../ui/area-map/area-map.tsx'
import { AreaPicture } from '../ui/area-picture.tsx'
import { CaseBand } from '../ui/case-band.tsx'
import { ChartFigure } from '../ui/chart-figure.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Folded, FoldedRest } from '../ui/folded.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { HistoryList } from '../ui/history-list.tsx'
import { IncidentPicture } from '../ui/incident-picture.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { MainNavigation } from '../ui/main-navigation.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { PatternStrip } from '../ui/pattern-strip.tsx'
import { PersonCases } from '../ui/person-cases.tsx'
import { RecordCheck } from '../ui/record-check.tsx'
import { SessionTable } from '../ui/session-table.tsx'
import { SheetView } from '../ui/sheet-view.tsx'
import { StageTrack } from '../ui/stage-track.tsx'
import { StatusStrip } from '../ui/status-strip.tsx'
import { TermLinks } from '../ui/term-link.tsx'
import { Timeline } from '../ui/timeline.tsx'

/** Each state of a component worth looking at, by what is to be seen. */
type States = Record<string, () => ReactNode>

const moment = '2026-03-27T21:10:00Z'
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
const long = 'Sir Maximilian-Alexander Featherstonehaugh O’Shaughnessy-Cholmondeley'
const shape: AreaShape = {
  type: 'Polygon',
  coordinates: [
    [
      [-1.48, 52.92],
      [-1.47, 52.92],
      [-1.47, 52.925],
      [-1.48, 52.925],
      [-1.48, 52.92],
    ],
  ],
}
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
const rows = [
  { ref: 'MA-26-00012', name: 'Nathan Quill', due: 3 },
  { ref: 'MA-26-00013', name: long, due: 128 },
]
const table = (some: typeof rows) => (
  <DataTable
    caption="Orders"
    rows={some}
    rowKey={r => r.ref}
    sort={{ key: 'due', direction: 'descending' }}
    sortHref={(key, direction) => `?sort=${key}&direction=${direction}`}
    empty="No order is in force."
    columns={[
      { key: 'ref', label: 'Case', isRowHeader: true, cell: r => r.ref },
      { key: 'name', label: 'Defendant', cell: r => r.name, sortable: true },
      { key: 'due', label: 'Days left', cell: r => r.due, numeric: true, sortable: true },
    ]}
  />
)
const strip = stripOf(
  [
    { week: '2026-01-05', incidents: 3, rows: 0, back: 0 },
    { week: '2026-01-12', incidents: 1, rows: 212, back: 4 },
    { week: '2026-02-02', incidents: 2, rows: 0, back: 0 },
  ],
  [
    { on: '2026-01-20', label: 'Decided to apply' },
    { on: '2026-01-21', label: 'Interim order made' },
    { on: '2026-01-22', label: 'Interim order served' },
  ],
  ['2026-02-04'],
)
const day = (start: string, category: 'B' | 'E', count: number, fromProtected = false) => ({
  month: `${start.slice(0, 8)}01`,
  start,
  category,
  fromProtected,
  count,
  mainly: count,
})
const picture = timelineOf(
  'day',
  [day('2026-01-06', 'B', 12), day('2026-01-07', 'B', 2, true), day('2026-01-12', 'E', 1)],
  [
    { on: '2026-01-20', kind: 'decision', label: 'Decided to apply' },
    { on: '2026-01-21', kind: 'order', label: 'Interim order made' },
  ],
)

/** The components that are ours, by the name of their file: each that can stand without a session has its states here. */
export const ownComponents: Record<string, States> = {
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
  'area-map/area-map': {
    'with corners typed': () => (
      <>
        <textarea
          className="govuk-textarea"
          name="corners"
          aria-label="Corners"
          defaultValue={'52.92, -1.48\n52.92, -1.47\n52.925, -1.47'}
        />
        <AreaMap field="corners" tiles={null} />
      </>
    ),
  },
  'area-picture': { 'a street': () => <AreaPicture shape={shape} title="Round her work" /> },
  'case-band': {
    'with much to say': () => (
      <CaseBand
        reference="MA-26-00012"
        name={long}
        tags={<Tag text="High risk" classes="govuk-tag--red" />}
        facts={[
          { label: 'Born', value: '29 February 1988' },
          { label: 'Protected', value: 'Aoife D’Arcy' },
        ]}
        now={['Nine breaches', 'A breach that nobody has acted on']}
        screenOnly={['Safe contact: text only, 9am to 3pm']}
      />
    ),
    bare: () => <CaseBand reference="MA-26-00012" name="Nathan Quill" />,
  },
  'chart-figure': {
    'a bar': () => (
      <ChartFigure
        title="Orders"
        summary="Three orders in March."
        svg='<svg viewBox="0 0 100 20"><rect width="60" height="20"/></svg>'
        table={table(rows)}
      />
    ),
  },
  'data-table': { 'two rows': () => table(rows), empty: () => table([]) },
  'filter-panel': {
    'with one chosen': () => (
      <FilterPanel action="?" clearHref="?" selected={[{ heading: 'State', items: [{ text: 'In force', href: '?' }] }]}>
        <Input id="words" name="words" label={{ text: 'Words' }} />
      </FilterPanel>
    ),
  },
  folded: {
    'what is read rarely': () => <Folded title="2 earlier hearings">Heard on 3 June</Folded>,
    'nothing folded': () => (
      <Folded when={false} title="2 earlier hearings">
        <p>Heard on 3 June</p>
      </Folded>
    ),
    'the rest of a list': () => (
      <FoldedRest rows={['First', 'Second', 'Third']} shown={1} title={n => `${n} more`}>
        {shown => shown.map(row => <p key={row}>{row}</p>)}
      </FoldedRest>
    ),
  },
  'history-list': {
    'one despite a warning': () => (
      <HistoryList
        lines={[
          {
            id: '1',
            label: 'Service recorded',
            sentence: 'Order 1 served on 27 March 2026',
            at: moment,
            by: 'DC Siddiqui',
            roles: ['officer'],
            from: null,
            to: 'served',
            despite: 'The officer telephoned from the door',
            detail: [{ label: 'Where', value: 'Aldermere' }],
          },
        ]}
      />
    ),
  },
  'incident-picture': { 'three days': () => <IncidentPicture timeline={picture} title="The pattern" /> },
  'key-paging': {
    'both ways': () => <KeyPaging previousHref="?" nextHref="?" label="Orders" />,
    'the first page': () => <KeyPaging nextHref="?" label="Orders" />,
  },
  'main-navigation': { 'three places': () => <MainNavigation items={[{ text: 'Desk', href: '/queues' }]} /> },
  'page-title': { 'with a caption': () => <PageTitle caption="MA-26-00012">Log an incident</PageTitle> },
  'person-cases': {
    'none, and one that is closed': () => (
      <PersonCases caption="Other cases" cases={[]} locked={{ cases: 1, ordersInForce: 1, breaches: 2 }} />
    ),
    'a case with an order in force': () => (
      <PersonCases
        caption="Other cases"
        locked={{ cases: 0, ordersInForce: 0, breaches: 0 }}
        cases={[
          {
            ref: 'MA-2026-00012',
            status: 'open',
            defendants: ['Darren Pocock'],
            protectedPersons: ['Imogen Hartwell'],
            orders: 2,
            inForce: ['MA-2026-00012/F1'],
            breaches: 1,
            why: ['same name', 'same date of birth'],
          },
        ]}
      />
    ),
  },
  'pattern-strip': { 'with pins close together': () => strip && <PatternStrip strip={strip} caseRef="MA-26-00012" /> },
  'record-check': {
    whole: () => <RecordCheck count={1204} firstWrong={undefined} />,
    'one that was altered': () => <RecordCheck count={1204} firstWrong={{ at: moment, sentence: 'Order served' }} />,
  },
  'session-table': {
    'one open, one ended': () => (
      <SessionTable
        caption="Where you are signed in"
        currentId="1"
        sessions={[
          { id: '1', startedAt: moment, seenAt: moment, endedAt: null, endedBecause: null, browser: 'Edge on Windows' },
          { id: '2', startedAt: moment, seenAt: moment, endedAt: moment, endedBecause: 'idle', browser: null },
        ]}
      />
    ),
  },
  'sheet-view': {
    'each kind of block': () => (
      <SheetView
        sheet={{
          title: 'Application',
          audience: 'served',
          marking: 'OFFICIAL-SENSITIVE',
          reference: 'MA-26-00012/1',
          courtReference: '',
          under: ['Stalking Protection Act 2019, section 1'],
          status: 'Draft',
          dated: '2026-03-27',
          force: 'Marlshire Police',
          blocks: [
            { kind: 'heading', level: 1, text: 'Grounds' },
            { kind: 'paragraph', number: 1, text: 'He waited at the gate.' },
            { kind: 'facts', rows: [{ label: 'Court', value: 'Aldermere' }] },
            { kind: 'table', head: ['When', 'What'], widths: [1, 3], rows: [['27 March', 'A letter']] },
            { kind: 'items', items: ['One thing'] },
            { kind: 'words', label: '1.', text: 'You must not contact Aoife D’Arcy.', note: '' },
            {
              kind: 'tracked',
              label: '2.',
              parts: [
                { how: 'kept', text: 'You must not go within ' },
                { how: 'takenOut', text: '100' },
                { how: 'putIn', text: '200' },
                { how: 'kept', text: ' metres of her home.' },
              ],
              note: '',
            },
            { kind: 'note', text: 'Made from the record.' },
          ],
        }}
      />
    ),
  },
  'stage-track': {
    'late at service': () => (
      <StageTrack
        steps={[
          { name: 'Reported', state: 'done', words: 'Three incidents', on: '2026-01-06' },
          { name: 'Made', state: 'done', words: 'Full order', on: '2026-02-06' },
          { name: 'Served', state: 'late', words: 'Not served', on: '2026-02-08' },
          { name: 'Notified', state: 'toCome', words: 'Not due yet', on: null },
        ]}
      />
    ),
  },
  'status-strip': {
    'one urgent': () => (
      <StatusStrip
        items={[
          { label: 'Next', value: 'Serve the order', note: '2 days late', isUrgent: true },
          { label: 'Officer', value: long },
        ]}
      />
    ),
  },
  'term-link': { 'two terms': () => <TermLinks of={['interim', 'service']} /> },
  timeline: {
    'two events': () => (
      <Timeline
        events={[
          { id: '1', title: 'Order made', by: 'Aldermere Magistrates’ Court', at: moment, atText: '27 March 2026' },
          { id: '2', title: 'Order served', at: moment, atText: '28 March 2026', children: 'In person' },
        ]}
      />
    ),
  },
}
