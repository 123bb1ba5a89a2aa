import { createHash } from 'node:crypto'
import { applyPatch, type Decided, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import type { Incident } from '../../../lib/case/records/pattern.ts'
import { at, ids, nextId } from './order-file.ts'

/** Acts of evidence as an officer asks for them, and an incident and a file to ask with. */
export const today = '2026-11-21'
export const now = at(`${today} 09:30`)
export const officer: Actor = {
  id: ids.officer,
  name: 'PC Lena Osgood',
  forceId: ids.force,
  teamIds: [ids.team],
  roles: ['officer'],
  rank: 'PC',
}
export const moment = (file: CaseFile, when = now) => ({
  at: when,
  today: when.slice(0, 10),
  actor: officer,
  newId: nextId,
  settings: file.settings,
})

type EvidenceAct =
  | 'logIncident'
  | 'correctIncident'
  | 'withdrawIncident'
  | 'attachExhibit'
  | 'attachCaseExhibit'
  | 'recordCustody'
export const known = { despite: 'Known to the officer' }
export const ask = (
  file: CaseFile,
  name: EvidenceAct,
  input: object,
  more: { on?: string; despite?: string; seen?: string; when?: string } = {},
): Decided => {
  const { when, ...rest } = more
  return decide(file, { act: acts[name], input, seen: asLoaded, ...rest }, moment(file, when))
}
export const after = (
  file: CaseFile,
  name: EvidenceAct,
  input: object,
  more: Parameters<typeof ask>[3] = {},
): CaseFile => {
  const decided = ask(file, name, input, { despite: 'Known to the officer', ...more })
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  return applyPatch(file, decided.patch)
}
export const reasons = (d: Decided) =>
  d.kind === 'refused' ? d.refusals.map(r => `${r.field}: ${r.message}`) : [d.kind]
export const warnings = (d: Decided) => (d.kind === 'warned' ? d.warnings.map(w => w.rule ?? w.message) : [d.kind])
export const incidentOf = (file: CaseFile, n = 0): Incident => {
  const incident = file.incidents[n]
  if (!incident) throw new Error('No such incident')
  return incident
}

export const flowers = {
  summary: 'Left flowers on the ward’s desk',
  victimWords: '“He’d been told twice”',
  dateKind: 'exact',
  happenedOn: '2026-02-14',
  happenedTime: '9.05pm',
  place: 'Ward 12',
  category: 'B',
  direction: 'toProtected',
  targetIds: [ids.victim],
  source: 'victim',
  unwelcome: 'Told to stop on 2 February',
}
export const letter = Buffer.from('a small file built here')
export const file = {
  file: createHash('sha256').update(letter).digest('hex'),
  fileName: 'letter.txt',
  mediaType: 'text/plain',
  bytes: String(letter.length),
  description: 'Letter left on her car',
}
