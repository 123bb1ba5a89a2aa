import { directions, incidentSources } from '../../../../../lib/spo/codes.ts'
import type { Incident } from '../../../../../lib/spo/records/pattern.ts'
import type { ProtectedPerson } from '../../../../../lib/spo/records/people.ts'
import { categories } from '../../../../../lib/spo/statute.ts'
import { whenOf } from '../../../../../lib/spo/when-happened.ts'

export interface Fact {
  label: string
  value: string
}

/** What an incident says, in the order that it was asked. */
export function factsOfIncident(i: Incident, people: ProtectedPerson[]): Fact[] {
  const aimedAt = [
    ...i.targetIds.map(id => {
      const p = people.find(person => person.id === id)
      return p ? `${p.givenNames} ${p.familyName}` : 'A person no longer on the case'
    }),
    ...(i.targetOther ? [i.targetOther] : []),
  ]
  const kind = categories[i.category]
  return [
    { label: 'What happened', value: i.summary },
    { label: 'In the victim’s own words', value: i.victimWords ?? 'Not recorded' },
    { label: 'When', value: whenOf(i).replace(/^./, c => c.toUpperCase()) },
    { label: 'Place', value: i.place ?? 'Not recorded' },
    { label: 'Phone, app or website', value: [i.platform, i.handle].filter(Boolean).join(', ') || 'Not recorded' },
    {
      label: 'Kind of act',
      value: `${kind.label}${i.categoryNote ? `: ${i.categoryNote}` : ''} (${kind.source})`,
    },
    { label: 'Who to whom', value: directions[i.direction].label },
    { label: 'Aimed at', value: aimedAt.join(', ') || 'Not recorded' },
    { label: 'Effect', value: i.effect ?? 'Not recorded' },
    { label: 'How police know', value: incidentSources[i.source].label },
    { label: 'Crime or incident reference', value: i.crimeReference ?? 'None' },
    { label: 'Why it was unwelcome', value: i.unwelcome ?? 'Not recorded' },
  ]
}

/** What a correction changed, as it stood before. */
export function changedBy(before: Incident, after: Incident, people: ProtectedPerson[]): Fact[] {
  const now = factsOfIncident(after, people)
  return factsOfIncident(before, people).filter((fact, n) => fact.value !== now[n]?.value)
}
