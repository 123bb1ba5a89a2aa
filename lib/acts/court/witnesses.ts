import { z } from 'zod'
import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Application } from '../../case/records/applications.ts'
import type { Witness } from '../../case/records/witnesses.ts'
import { applicationsThat } from '../../case/reference/status.ts'
import type { Refusal } from '../../law/refusal.ts'
import { act } from '../act/act.ts'
import { optionalDate, optionalLongText, optionalRecord, records, text, yesNo } from '../form/fields.ts'
import { notAfterToday } from './court-checks.ts'

/** What is asked of a person whose evidence an application rests on. */
export const witnessInput = z.object({
  name: text('Name', { hint: 'As the statement has it. An address never goes here' }),
  supplementId: optionalRecord('Supplement that the evidence came with', 'supplements', {
    hint: 'Leave blank for the application itself',
  }),
  incidentIds: records('Incidents that the person tells of', 'incidents', { optional: true }),
  evidence: optionalLongText('What else of theirs is relied on', { rows: 3, max: 4000 }),
  statementOn: optionalDate('Date of the statement', { hint: 'Leave blank if it is not signed yet' }),
  called: yesNo('Will the person be called to give evidence?'),
  whyNotCalled: optionalLongText('Why not', {
    rows: 3,
    max: 2000,
    when: { field: 'called', is: 'no' },
    needed: true,
    hint: 'SI 1999/681 r.3(4). The court and the defendant read it. It says nothing from which a place could be worked out',
  }),
})
type Given = z.output<typeof witnessInput>

export const witnessFrom = (applicationId: string, i: Given, m: Moment): Witness => ({
  id: m.newId(),
  applicationId,
  ...i,
  whyNotCalled: i.called ? null : i.whyNotCalled,
  at: m.at,
  byId: m.actor.id,
})
export const refuseWitness = (
  file: CaseFile<'incidents' | 'supplements'>,
  applicationId: string,
  i: Given,
  m: Moment,
): Refusal[] => [
  ...(i.supplementId && file.supplements.find(s => s.id === i.supplementId)?.applicationId !== applicationId
    ? [{ field: 'supplementId', message: 'Select a supplement of this application' }]
    : []),
  ...(i.statementOn ? notAfterToday('statementOn', 'Date of the statement', i.statementOn, m) : []),
  ...(i.incidentIds.length || i.evidence
    ? []
    : [
        {
          field: 'incidentIds',
          message: 'Select the incidents that the person tells of, or say what else is relied on',
        },
      ]),
  ...(!i.called && !i.whyNotCalled
    ? [{ field: 'whyNotCalled', message: 'Enter why the person will not be called' }]
    : []),
]

export const witnessActs = {
  recordWitness: act({
    label: 'Record a witness, or somebody whose statement is hearsay',
    verb: 'Record a witness',
    stage: 'court',
    place: ['court/record', 'papers/application'],
    permission: 'draft',
    about: 'applications',
    onlyAdds: true,
    reads: ['incidents', 'supplements'],
    offeredReads: [],
    from: applicationsThat(s => !s.ended),
    guidance:
      'One record for each person. Of each who is not called a hearsay notice is made. The incidents that an officer logged from a person’s own account are that person’s evidence.',
    next: () =>
      'Whoever is called stands on the hearing sheet. Of whoever is not, the hearsay notice is among the papers: serve and file it not less than 21 days before the hearing.',
    input: witnessInput,
    offered: ({ record: a }: { record: Application }) => a.applicant === 'chiefOfficer',
    recorded: ({ record: a, input: i }) =>
      `Witness of application ${a.number} recorded: ${i.called ? 'to be called' : 'not called, so their statement is hearsay'}`,
    refuse: ({ file, record: a, input: i, moment: m }) => refuseWitness(file, a.id, i, m),
    patch: ({ record: a, input: i, moment: m }) => [add('witnesses', witnessFrom(a.id, i, m))],
  }),
}
