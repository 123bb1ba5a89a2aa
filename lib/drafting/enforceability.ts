import type { DraftCondition } from '../case/records/applications.ts'
import { type Circumstances, noCircumstances } from '../case/views/circumstances.ts'
import { readingAge, readingAgeLimit, sentencesOf } from '../case/words/reading-age.ts'
import { vagueWords } from '../case/words/vague-words.ts'
import { fixedParts, isLibraryWording, libraryEntry } from './conditions.ts'
import { wordingOf } from './library-changes.ts'

/** A doubt about whether a condition can be obeyed, checked and proved, and how to mend it. */
export interface Doubt {
  code: string
  message: string
  mend: string
}
const doubt = (is: boolean, code: string, message: string, mend: string): Doubt[] =>
  is ? [{ code, message, mend }] : []

/** What a court, a defendant or a patrol officer would stumble over. Warnings: none of them forbids the condition. */
export function enforceability(c: DraftCondition, about: Circumstances = noCircumstances): Doubt[] {
  return [...wordDoubts(c), ...sentenceDoubts(c), ...areaDoubts(c), ...checkDoubts(c), ...roomDoubts(c, about)]
}

// The words of the library are settled; only what was added to them is questioned.
function wordDoubts(c: DraftCondition): Doubt[] {
  const text = ownWords(c)
  return vagueWords.flatMap(w => {
    const found = w.pattern.exec(text)
    return found ? [{ code: w.code, message: w.message(found[1] ?? found[0]), mend: w.mend }] : []
  })
}
function ownWords(c: DraftCondition): string {
  const entry = wordingOf(c)
  if (!entry) return c.text
  return [...fixedParts(entry)]
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replace(part, ' | '), c.text)
}

const street = `(?:street|road|lane|avenue|drive|close|court|crescent|terrace|gardens|way)`
const anAddress = new RegExp(
  String.raw`\b\d+[a-z]?\s+(?:[a-z’'-]+\s+){0,3}${street}\b|\b[a-z]{1,2}\d[a-z\d]?\s+\d[a-z]{2}\b`,
  'gi',
)
/** Doubts about how sentences are built, asked of words that are not the library's own. */
function sentenceDoubts(c: DraftCondition): Doubt[] {
  const entry = wordingOf(c)
  if (entry && isLibraryWording(entry, c.text)) return []
  const sentences = sentencesOf(c.text)
  const age = readingAge(c.text)
  return [
    ...doubt(
      sentences.some(s => (s.match(/\b(?:must|shall)\b/gi)?.length ?? 0) > 1),
      'duties',
      'One sentence holds more than one duty.',
      'Give each duty a sentence or a condition of its own, so that each breach can be charged by itself.',
    ),
    ...doubt(
      sentences.some(s => doubleNegative.test(s)),
      'doubleNegative',
      'Two negatives in one sentence cancel each other.',
      'Say what must be done instead: “must attend”, not “must not fail to attend”.',
    ),
    ...doubt(
      sentences.some(s => (s.match(anAddress)?.length ?? 0) > 1 && !/:/.test(s)) || /\band\/or\b/i.test(c.text),
      'places',
      'Several places or people run together in one sentence.',
      'List them after a colon, or give each a condition of its own.',
    ),
    ...doubt(
      age > readingAgeLimit.age,
      'readingAge',
      `It needs a reading age of about ${age}.`,
      `Use shorter sentences and plainer words: aim for ${readingAgeLimit.age} or below (${readingAgeLimit.source}).`,
    ),
  ]
}
const doubleNegative =
  /\b(?:must|shall|may) not (?:fail|refuse|neglect|omit|refrain|decline|avoid|be (?:un|ab)\w+)\b|\bnot\b[^.,]{0,60}\b(?:not|without|never|nor fail)\b(?! the (?:consent|agreement|permission|approval))/i

const hasBoundary = /\bbound(?:ed|ary)\b|\bmap\b|\bmetres\b|edged/i
function areaDoubts(c: DraftCondition): Doubt[] {
  const entry = wordingOf(c)
  const unbounded =
    c.kind === 'prohibition' &&
    !c.isArea &&
    /\b(?:enter|go (?:to|into)|be in|within|visit)\b/i.test(c.text) &&
    /\b(?:the|any part of) (?:\w+ ){0,3}?(?:area|zone|estate|neighbourhood|district)\b/i.test(c.text) &&
    !hasBoundary.test(c.text)
  return [
    ...doubt(
      (c.isArea && !c.boundary) || (unbounded && !(entry && isLibraryWording(entry, c.text))),
      'boundary',
      'It covers an area, and there is no boundary.',
      'Name the roads all the way round and say whether they are included.',
    ),
    ...doubt(
      c.isArea && c.boundary !== null && !/\b(?:includ|exclud)\w+/i.test(`${c.boundary} ${c.text}`),
      'included',
      'It does not say whether the roads of the boundary are included.',
      'Write “including those roads” or “excluding those roads”.',
    ),
    ...doubt(
      /\bmap\b/i.test(c.text) && !c.shape,
      'map',
      'Its words speak of a map, and no area is drawn.',
      'Draw the area, or take the map out of the words.',
    ),
  ]
}

function checkDoubts(c: DraftCondition): Doubt[] {
  const entry = libraryEntry(c.libraryCode, c.libraryVersion)
  const ending = entry?.wording.includes('{date}') || c.lastDay || /\b(?:by|until|before) \d/i.test(c.text)
  const recurs = /\b(every|any period|within \d+ days?|at least \d+ days?)\b/i.test(c.text)
  const devices = /\b(device|phone|computer|account)/i.test(c.text)
  const provider = /\b(programme|treatment|course|counselling|assess(?:ed|ment)|mental health|provider|clinic)\b/i
  const inspected = /\b(?:show|produce|unlock|inspect\w*|access|examin\w*|search\w*|passwords?)\b/i
  const limited = /\b(?:once|twice|\d+ times?|not more than|no more than)\b/i
  const noReturn = !/\breturn(?:ed)?\b|\bgive(?:n)? back\b|\b\d+ days?\b/i.test(c.text)
  const handsOver = /\b(hand(?: over)?|surrender|give up|deliver up|seize)\b/i.test(c.text)
  return [
    ...doubt(!c.checkMethod, 'check', 'Nobody has said how it will be checked.', 'Choose how it is checked.'),
    ...doubt(
      c.checkMethod !== null && !c.checkEveryDays,
      'howOften',
      'It does not say how often it is checked.',
      'Enter a number of days.',
    ),
    ...doubt(
      !c.breachProof,
      'proof',
      'Nobody has said how a breach would be proved.',
      'Write one sentence that a patrol officer without the file could act on.',
    ),
    ...doubt(
      c.kind === 'requirement' && !ending && !recurs,
      'ending',
      'The requirement has no end.',
      'Say by when it is done, or its last day.',
    ),
    ...doubt(
      c.kind === 'requirement' && devices && handsOver && noReturn,
      'seizure',
      'It takes devices away without saying when they come back.',
      'Say in how many days police return each device.',
    ),
    ...doubt(
      c.kind === 'requirement' && devices && inspected.test(c.text) && !limited.test(c.text),
      'frequency',
      'It lets police inspect without any limit.',
      'Say how many times, in what period and between what hours.',
    ),
    ...doubt(
      c.kind === 'requirement' && provider.test(c.text) && !c.providerConfirmed,
      'provider',
      'Nothing shows that the provider has agreed to take the defendant.',
      'Ask the provider, and enter who agreed, how and when. If none will, leave the requirement out.',
    ),
  ]
}

const exceptionIn = (text: string) => /\b(?:except|unless|save|other than|apart from)\b(.*)$/is.exec(text)?.[1] ?? ''
/** Whether it leaves room for what the case cannot avoid, and gives nothing away. */
function roomDoubts(c: DraftCondition, about: Circumstances): Doubt[] {
  const exception = exceptionIn(c.text)
  const forbidsContact =
    c.kind === 'prohibition' && /\b(?:contact|communicat\w+|approach|speak to|message)\b/i.test(c.text)
  const forbidsMeeting = forbidsContact || (c.kind === 'prohibition' && /\b(?:enter|within \d+ metres)\b/i.test(c.text))
  return [
    ...doubt(
      forbidsContact && about.children && !/child|school|contact cent|handover|court order/i.test(exception),
      'children',
      'The case has children in it, and it makes no exception for arrangements about them.',
      'Add one: for example, through a named app or person, about the children only, or as a family court orders.',
    ),
    ...doubt(
      forbidsContact && about.court && !/solicitor|court|lawyer|legal/i.test(exception),
      'court',
      'Court proceedings are going on, and it makes no exception for a solicitor or the court.',
      'Add “through a solicitor or in court proceedings” as an exception.',
    ),
    ...doubt(
      forbidsMeeting && about.sharedWork && !/work|employ|shift|rota/i.test(exception),
      'sharedWork',
      'They work for the same employer, and it does not say what may happen at work.',
      'Ask the employer, and write the exception: who works where and when.',
    ),
    ...doubt(
      about.reveals(`${c.text}\n${c.boundary ?? ''}\n${c.locality ?? ''}`),
      'protectedAddress',
      'It gives away an address that the defendant must not learn.',
      'Write “any place that the defendant knows to be her home” instead of the address.',
    ),
  ]
}
