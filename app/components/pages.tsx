import { CaseBand } from '../ui/case-band.tsx'
import { Folded, FoldedRest } from '../ui/folded.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { MainNavigation } from '../ui/main-navigation.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RecordCheck } from '../ui/record-check.tsx'
import { SheetView } from '../ui/sheet-view.tsx'
import { StatusStrip } from '../ui/status-strip.tsx'
import { TermLinks } from '../ui/term-link.tsx'
import { long, moment, type States } from './examples.tsx'

/** What stands round and between the rest of a page. */
export const pageStates: Record<string, States> = {
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
  'main-navigation': { 'three places': () => <MainNavigation items={[{ text: 'Desk', href: '/queues' }]} /> },
  'page-title': { 'with a caption': () => <PageTitle caption="MA-26-00012">Log an incident</PageTitle> },
  'record-check': {
    whole: () => <RecordCheck count={1204} firstWrong={undefined} />,
    'one that was altered': () => <RecordCheck count={1204} firstWrong={{ at: moment, sentence: 'Order served' }} />,
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
}
