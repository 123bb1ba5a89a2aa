import { type Relationship, relationships } from '../../case/reference/codes/people.ts'
import { type CrimeReport, dayOf, type PairView } from './pair-view.ts'

const listOf = (texts: readonly string[]) => [
  ...new Set(texts.flatMap(text => text.split(';').map(s => s.trim())).filter(Boolean)),
]
const likeliest = (reports: readonly CrimeReport[], of: (r: CrimeReport) => string) =>
  reports.findLast(r => of(r).trim() !== '')

const addressOf = (r: CrimeReport | undefined) => r && [r.suspectAddress, r.suspectPostcode].filter(Boolean).join(', ')

/** What the reports of a pair already say, for the forms that put them on a case. The kind of act is never guessed. */
export function knownOf({ pair, reports }: PairView): Record<string, unknown> {
  const suspect = likeliest(reports, r => r.suspectFamilyName || r.suspectGivenNames)
  const victim = likeliest(reports, r => r.victimFamilyName || r.victimGivenNames)
  const said = pair.relationship.trim().toLowerCase()
  const relationship = (Object.keys(relationships) as Relationship[]).find(
    r => relationships[r].label.toLowerCase() === said || r.toLowerCase() === said.replace(/[^a-z]/g, ''),
  )
  const bornOn = (side: 'suspectBornOn' | 'victimBornOn') =>
    reports.map(r => dayOf(r[side])).findLast(d => d !== null) ?? undefined
  return {
    givenNames: suspect?.suspectGivenNames,
    familyName: suspect?.suspectFamilyName,
    bornOn: bornOn('suspectBornOn'),
    homeAddress: addressOf(likeliest(reports, r => r.suspectAddress)),
    phones: listOf(reports.map(r => r.suspectPhones)),
    handles: listOf(reports.flatMap(r => [r.suspectHandles, r.suspectEmails])),
    relationship,
    protectedGivenNames: victim?.victimGivenNames,
    protectedFamilyName: victim?.victimFamilyName,
    protectedBornOn: bornOn('victimBornOn'),
    protectedRole: 'victim',
    support: 'notAsked',
    reportedOn: reports[0]?.recordedOn,
    crimeReferences: reports.map(r => r.ref),
    reports: reports.map(r => ({
      crimeReference: r.ref,
      happenedOn: dayOf(r.occurredFrom) ?? r.recordedOn,
      summary: r.summary || r.offence,
      reportId: r.id,
    })),
  }
}
/** What a new case’s form would search for. */
export const searchedFor = ({ pair, reports }: PairView) => [pair.suspect, pair.victim, ...reports.map(r => r.ref)]
