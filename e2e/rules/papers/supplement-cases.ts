import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import type { ActName } from '../../../lib/acts/index.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { type PaperName, papers } from '../../../lib/documents/registry.ts'
import { paperSource } from '../../../lib/waits/papers.ts'
import { exhibit } from '../acts/an-exhibit.ts'
import { mainOf, newId, people, readyToSubmit, withIncident } from '../drafting/drafted.ts'

/** An application that was filed, what came later, and the supplement that it is put in. */

export const officer = {
  ...people.officer,
  roles: ['officer', 'civilOrders'] as const,
} as unknown as typeof people.officer
const doing = (file: CaseFile, act: ActName, on: string, input: object, day: string, despite?: string) =>
  decide(
    file,
    { act: acts[act], on, input: { ...input }, seen: asLoaded, despite },
    { at: `${day}T12:00:00.000Z`, today: day, actor: officer, newId, settings: file.settings },
  )
export function applyAct(
  file: CaseFile,
  act: ActName,
  on: string,
  input: object,
  day: string,
  despite?: string,
): CaseFile {
  const decided = doing(file, act, on, input, day, despite)
  if (decided.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(decided)}`)
  return applyPatch(file, decided.patch)
}
export const complaints = (...asked: Parameters<typeof doing>) => {
  const decided = doing(...asked)
  return decided.kind === 'refused'
    ? decided.refusals.map(r => r.message)
    : decided.kind === 'warned'
      ? decided.warnings.map(w => w.message)
      : []
}
/** Filed on 11 May 2026 with two incidents; a third came on 20 May, with a picture. */
export function filedCase(): CaseFile {
  const ready = readyToSubmit()
  const main = mainOf(ready)
  const filed = applyPatch(ready, [
    {
      in: 'applications',
      id: main.id,
      set: {
        status: 'lodged',
        lodgedOn: '2026-05-11',
        authorisedOn: '2026-05-11',
        court: 'Aldermere Magistrates’ Court',
      },
    },
  ])
  const later = withIncident(filed, '2026-05-20', 'Followed her to the library')
  const third = later.incidents[2]
  if (!third) throw new Error('No third incident')
  return {
    ...later,
    incidents: [...later.incidents.slice(0, 2), { ...third, recordedAt: '2026-05-20T18:00:00.000Z' }],
    exhibits: [
      exhibit('LO/1', {
        incidentId: third.id,
        description: 'A picture at the library',
        receivedAt: '2026-05-20T18:00:00.000Z',
      }),
    ],
  }
}
export const third = (file: CaseFile) => file.incidents[2]?.id ?? ''
export const reason = 'He followed her after the application was filed.'
export const preparedSupplement = (file = filedCase()) =>
  applyAct(
    file,
    'prepareSupplement',
    mainOf(file).id,
    { reason, incidentIds: [third(file)], exhibitIds: [] },
    '2026-05-21',
  )
export const change = (file: CaseFile, over: object = {}) => ({
  change: 'changed',
  conditionId: file.draftConditions[0]?.id ?? '',
  text: `${file.draftConditions[0]?.text} You must not film her either.`,
  reason: 'He filmed her at the library.',
  incidentIds: [third(file)],
  religionWorkEducation: 'Retired; no clash.',
  ...over,
})
export const amendedSupplement = (file = preparedSupplement()) =>
  applyAct(file, 'amendCondition', file.supplements[0]?.id ?? '', change(file), '2026-05-21')
export const filedSupplement = (file = amendedSupplement()) =>
  applyAct(
    file,
    'fileSupplement',
    file.supplements[0]?.id ?? '',
    { filedOn: '2026-05-22', agreedBy: 'Supt Colm Reilly' },
    '2026-05-22',
  )
/** A filed supplement, and a hearing of its application on 10 June 2026. */
export function supplementBeforeHearing(): CaseFile {
  const file = filedSupplement()
  const applicationId = mainOf(file).id
  const hearing = { id: newId(), applicationId, status: 'listed', listedOn: '2026-06-10', contestedIds: [] }
  return { ...file, hearings: [hearing] as unknown as CaseFile['hearings'] }
}
export const serviceOf = (file: CaseFile, over: object = {}) => ({
  supplementId: file.supplements[0]?.id ?? '',
  attemptedAt: '2026-05-25T18:40',
  method: 'inPerson',
  served: 'yes',
  server: 'PC 4471 Osgood',
  place: 'Aldermere police station',
  papers: 'Supplement 1',
  hearsayNotice: 'yes',
  explained: 'yes',
  ...over,
})
export const listedOn6July = (file: CaseFile) =>
  applyAct(
    file,
    'listHearing',
    mainOf(file).id,
    { listedOn: '2026-07-06', listedTime: '10:00', court: mainOf(file).court, purpose: 'final' },
    '2026-05-23',
  )
export const unservedRows = (file: CaseFile) => paperSource.rows(file).filter(w => w.kind === 'supplementUnserved')
export const contextFor = (audience: 'served' | 'police', today = '2026-06-01') =>
  ({ force: 'Marlshire Police', audience, today, names: new Map() }) as const
export const wordsOf = (file: CaseFile, name: PaperName, key: string, audience: 'served' | 'police' = 'served') =>
  textsOf(papers[name].sheet(file, key, contextFor(audience)))
    .map(t => t.text)
    .join('\n')
