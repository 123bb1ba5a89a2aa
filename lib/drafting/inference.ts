import type { ActName } from '../case/act-names.ts'
import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { Refusal } from '../law/refusal.ts'
import { printedIn } from '../law/respondent-copy.ts'

/** Words from which the defendant could work out a place that is kept from them, though no address is written. */
export interface Inference {
  pattern: RegExp
  says: string
}
export const inferences: readonly Inference[] = [
  {
    pattern:
      /\b(?:close|near|next|opposite|round the corner) (?:to|from|where)? ?(?:where )?(?:she|he|they) (?:now )?(?:lives?|works?|stays?|stud(?:y|ies))\b/i,
    says: 'it tells what is near a place where the person can be found',
  },
  {
    pattern: /\bwhere (?:she|he|they) (?:now|currently) (?:lives?|works?|stays?|stud(?:y|ies))\b/i,
    says: 'it speaks of where the person now lives or works',
  },
  {
    pattern: /\b(?:has|have|had) (?:since )?moved (?:house|home|again|twice|away|\w+ times|to|in with|back)\b/i,
    says: 'it tells that the person has moved',
  },
  {
    pattern:
      /\b(?:her|his|their) new (?:home|address|flat|house|job|work|workplace|school|college|town|area|partner’s)\b/i,
    says: 'it tells that there is a new place to look for',
  },
  { pattern: /\b(?:one|this|that|the same) area covers both\b/i, says: 'it tells that two places lie in one area' },
  {
    pattern:
      /\b(?:leaves|sets off|goes|walks|drives|gets) (?:home|for work|to work|to school|out|the house)\b[^.]{0,40}\b(?:at|by|before|after|between|around) \d/i,
    says: 'it tells when the person leaves or comes home',
  },
  {
    pattern:
      /\b(?:at|by|before|after|between|around) \d[^.]{0,40}\b(?:leaves|sets off|comes) (?:home|for work|out|the house)\b/i,
    says: 'it tells when the person leaves or comes home',
  },
  {
    pattern: /\b(?:refuge|women’s shelter|safe house|sanctuary scheme)\b/i,
    says: 'it tells what kind of place the person is in',
  },
  {
    pattern:
      /\b(?:miles?|minutes?|streets?|doors?|metres)(?: away)? from (?:her|his|their) (?:home|house|flat|work|office|school)\b/i,
    says: 'it tells how far a place is from where the person can be found',
  },
  {
    pattern: /\b(?:her|his|their) (?:usual |daily )?(?:route|journey|bus|train|gym|church|surgery|nursery|commute)\b/i,
    says: 'it tells where the person regularly goes',
  },
]

/** Each printed text from which a hidden place could be inferred, with the words and why. Nothing where no address is protected. */
export function inferencesIn(
  file: CaseFile,
  a: Application,
): { where: string; words: string; says: string; mend?: ActName }[] {
  return inferencesOf(file, printedIn(file, a))
}
/** The same in any texts that the defendant will read. */
export function inferencesOf<T extends { where: string; text: string; mend?: ActName }>(
  file: CaseFile<'confidentialAddresses' | 'paperMarks'>,
  texts: readonly T[],
): { where: string; words: string; says: string; mend?: ActName }[] {
  if (!file.confidentialAddresses.some(x => !x.releasedAt)) return []
  const held = file.paperMarks.flatMap(m => (!m.endedAt && m.kind === 'heldBack' && m.passage ? [m.passage] : []))
  return texts.flatMap(t =>
    inferences.flatMap(({ pattern, says }) => {
      const words = pattern.exec(t.text)?.[0]
      if (!words || held.some(passage => passage.includes(words))) return []
      return [{ where: t.where, words, says, ...(t.mend ? { mend: t.mend } : {}) }]
    }),
  )
}

/** The same as warnings: the drafter may go on with a reason. */
export const inferenceWarnings = (file: CaseFile, a: Application): Refusal[] => [
  ...warningsOf(inferencesIn(file, a)),
  ...areasToCheck(file, a),
]
export const warningsOf = (inferred: ReturnType<typeof inferencesOf>): Refusal[] =>
  inferred.map(({ where, words, says }) => ({
    message: `${where}: “${words}” may let the defendant work out a protected place, because ${says}. Reword it, hold the passage back, or say why it must stay`,
    source: 'Force policy',
  }))
/** A boundary can tell by its middle what its words do not. */
function areasToCheck(file: CaseFile<'confidentialAddresses' | 'draftConditions'>, a: Application): Refusal[] {
  if (!file.confidentialAddresses.some(x => !x.releasedAt)) return []
  return file.draftConditions
    .filter(c => c.applicationId === a.id && !c.removedAt && (c.isArea || c.shape))
    .map(c => ({
      message: `Condition ${c.number}: check that its area does not have a protected address in its middle, which would tell the defendant where it is`,
      source: 'Force policy',
    }))
}
