import type { Collection, Id } from '../case.ts'

/** How sure the legal dossier is of a rule: text read, secondary source, inference, or from memory and unchecked. */
export type Confidence = 'T' | 'S' | 'I' | 'M'
/** In a draft a rule may refuse or warn. What a court has made is never refused: it is flagged, noted, or left alone. */
export interface Severity {
  draft: 'refuse' | 'warn' | 'none'
  made: 'flag' | 'note' | 'none'
}
export interface Found {
  about: { kind: 'case' | Collection; id: Id }
  message: string
}
/** One rule of the legal dossier: what it asks, where it comes from, and what it finds. */
export interface Rule<Subject> {
  id: string
  question: string
  source: string
  confidence: Confidence
  severity: Severity
  find: (subject: Subject) => Found[]
}
/** What a rule found about a thing that exists. */
export interface Flag extends Found {
  rule: string
  source: string
  confidence: Confidence
  severity: 'flag' | 'note'
}

/** What the rules find about something made or recorded: flags first. */
export function flagsOf<S>(rules: readonly Rule<S>[], subject: S): Flag[] {
  const found = rules.flatMap(rule => {
    const severity = rule.severity.made
    return severity === 'none'
      ? []
      : rule
          .find(subject)
          .map(f => ({ ...f, rule: rule.id, source: rule.source, confidence: rule.confidence, severity }))
  })
  return [...found.filter(f => f.severity === 'flag'), ...found.filter(f => f.severity === 'note')]
}
