import type { Incident } from '../../../../../lib/case/records/pattern.ts'
import type { ProtectedPerson } from '../../../../../lib/case/records/people.ts'
import {
  captureMethods,
  directions,
  incidentFeatures,
  incidentReports,
  incidentSources,
  placeExactness,
} from '../../../../../lib/case/reference/codes/incidents.ts'
import { categories } from '../../../../../lib/case/reference/statute.ts'
import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { whenItHappened } from '../../../../../lib/case/time/when-happened.ts'
import { lowerFirst } from '../../../../../lib/case/words/grammar.ts'
import { kindsOf } from '../../../../../lib/case/words/kinds-of-act.ts'

export interface Fact {
  label: string
  value: string
}

const notRecorded = 'Not recorded'
/** Said of every incident, even where nothing is recorded. */
const always = ['What happened', 'In the victim’s own words', 'Place', 'Aimed at', 'Why it was unwelcome']
/** What an incident says, without the details that nobody recorded. */
export const factsShown = (i: Incident, people: ProtectedPerson[]): Fact[] =>
  factsOfIncident(i, people).filter(f => f.value !== notRecorded || always.includes(f.label))

/** What an incident says, in the order that it was asked. */
function factsOfIncident(i: Incident, people: ProtectedPerson[]): Fact[] {
  const aimedAt = [
    ...i.targetIds.map(id => {
      const p = people.find(person => person.id === id)
      return p ? `${p.givenNames} ${p.familyName}` : 'A person no longer on the case'
    }),
    ...(i.targetOther ? [i.targetOther] : []),
  ]
  const kind = categories[i.category]
  const also = kindsOf(i).slice(1)
  return [
    { label: 'What happened', value: i.summary },
    { label: 'In the victim’s own words', value: i.victimWords ?? notRecorded },
    { label: 'When', value: whenItHappened(i).replace(/^./, c => c.toUpperCase()) },
    // A version from before these were asked holds none of them.
    { label: 'Part of it', value: (i.features ?? []).map(f => incidentFeatures[f].label).join('. ') || notRecorded },
    {
      label: 'Place',
      value: i.place ? `${i.place}${i.placeExact ? `. ${placeExactness[i.placeExact].label}` : ''}` : notRecorded,
    },
    { label: 'Phone, app or website', value: [i.platform, i.handle].filter(Boolean).join(', ') || notRecorded },
    { label: 'Address of the page', value: i.pageAddress ?? notRecorded },
    {
      label: 'How it was captured',
      value: i.captured
        ? `${captureMethods[i.captured].label}${i.capturedOn ? `, ${longDate(i.capturedOn)}` : ''}`
        : notRecorded,
    },
    { label: 'Who saw or heard it', value: i.witnesses ?? notRecorded },
    {
      label: 'Kind of act',
      value: `${kind.label}${i.categoryNote ? `: ${i.categoryNote}` : ''} (${kind.source})${also.map(k => `. Also ${lowerFirst(categories[k].label)} (${categories[k].source})`).join('')}`,
    },
    { label: 'Who to whom', value: directions[i.direction].label },
    { label: 'Aimed at', value: aimedAt.join(', ') || notRecorded },
    { label: 'Effect', value: i.effect ?? notRecorded },
    { label: 'How police know', value: incidentSources[i.source].label },
    {
      label: 'Reported when it happened',
      value: i.reported ? incidentReports[i.reported].label : notRecorded,
    },
    { label: 'Crime or incident reference', value: i.crimeReference ?? 'None' },
    { label: 'Why it was unwelcome', value: i.unwelcome ?? notRecorded },
  ]
}

/** What a correction changed, as it stood before. */
export function changedBy(before: Incident, after: Incident, people: ProtectedPerson[]): Fact[] {
  const now = factsOfIncident(after, people)
  return factsOfIncident(before, people).filter((fact, n) => fact.value !== now[n]?.value)
}
