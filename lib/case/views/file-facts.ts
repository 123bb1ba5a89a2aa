import { type CalendarDate, longDate } from '../time/calendar.ts'

/** What a picture says of itself, by the clock of what made it: 'YYYY-MM-DD HH:MM', no zone. */
export interface FileFacts {
  software: string | null
  device: string | null
  takenAt: string | null
  changedAt: string | null
  /** Where it was made, degrees of WGS 84; facts older than the question have none. */
  place?: { lat: number; lon: number } | null
}

/** Software that changes what a picture shows. A camera or a telephone that writes its own name is not among them. */
const editor =
  /photoshop|lightroom|gimp|snapseed|picsart|canva|pixlr|paint(?:\.net| shop|3d)?\b|affinity|facetune|inshot|photopea|acdsee|pixelmator|corel|krita|remini|vsco/i
const spoken = (at: string) => `${longDate(at.slice(0, 10))} at ${at.slice(11)}`

/** As a form carries it, read again; null for nothing, and for what is not it. */
export function factsFrom(text: string | null): FileFacts | null {
  if (!text) return null
  try {
    const { software, device, takenAt, changedAt, place } = JSON.parse(text) as Partial<FileFacts>
    return {
      software: software ?? null,
      device: device ?? null,
      takenAt: takenAt ?? null,
      changedAt: changedAt ?? null,
      ...(place ? { place } : {}),
    }
  } catch {
    return null
  }
}

/** What does not fit in what a picture says of itself: each a sentence that says what to ask. Never a verdict. */
export function conflictsIn(facts: FileFacts | null, happenedOn?: CalendarDate): string[] {
  if (!facts) return []
  const { software, takenAt, changedAt } = facts
  return [
    ...(software && editor.test(software)
      ? [`The file says that it was saved by ${software}, which can change what a picture shows. Ask for the original.`]
      : []),
    ...(takenAt && changedAt && changedAt > takenAt
      ? [
          `The file says that it was made on ${spoken(takenAt)} and changed on ${spoken(changedAt)}. Ask what was changed.`,
        ]
      : []),
    ...(takenAt && happenedOn && takenAt.slice(0, 10) < happenedOn
      ? [
          `The file says that it was made on ${spoken(takenAt)}, before the incident of ${longDate(happenedOn)} that it is attached to.`,
        ]
      : []),
  ]
}
