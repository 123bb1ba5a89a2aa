import type { DraftCondition } from './case.ts'
import { libraryEntry } from './conditions.ts'

/** A doubt about whether a condition can be obeyed, checked and proved, and how to mend it. */
export interface Doubt {
  code: string
  message: string
  mend: string
}

const words: { code: string; pattern: RegExp; message: (found: string) => string; mend: string }[] = [
  {
    code: 'near',
    pattern: /\b(near(?:by)?|close to|in the vicinity(?: of)?|vicinity|in the area of)\b/i,
    message: f => `“${f}” does not say how far.`,
    mend: 'Give a distance in metres, or name the roads that bound the area.',
  },
  {
    code: 'associate',
    pattern: /\b(associat(?:e|es|ing)(?: with)?)\b/i,
    message: f => `“${f}” does not say what is forbidden.`,
    mend: 'Say what must not be done: contact, approach, or be in the same named place.',
  },
  {
    code: 'reasonable',
    pattern: /\b((?:un)?reasonabl[ey])\b/i,
    message: f => `“${f}” leaves the line to be argued about.`,
    mend: 'Say what is allowed and what is not: hours, number of times, places.',
  },
  {
    code: 'harass',
    pattern: /\b(harass(?:es|ing|ment)?|pester(?:s|ing)?|annoy(?:s|ing)?|intimidat(?:e|es|ing)|stalk(?:s|ing)?)\b/i,
    message: f => `“${f}” only repeats the offence.`,
    mend: 'Name the behaviour shown in the incidents: messaging, following, posting, waiting outside.',
  },
  {
    code: 'officerPermission',
    pattern: /\b(?:permission|approval|consent|agreement|leave)\b[^.]{0,40}\b(?:police|officer|constable|supervis\w+)/i,
    message: () => 'It depends on an officer’s permission.',
    mend: 'A court order sets its own exceptions. Write the exception itself into the condition.',
  },
  {
    code: 'belief',
    pattern: /\b(believes?|may be|might be|suspects?|has reason to)\b/i,
    message: f => `“${f}” asks a court to prove what the defendant thought.`,
    mend: 'Use “knows”, or name the place or person.',
  },
  {
    code: 'blank',
    pattern: /\{[^}]*\}|\[[^\]]*\]|_{3,}|\bTBC\b|\bXX+\b/,
    message: f => `“${f}” is a blank that was never filled.`,
    mend: 'Fill it in, or take it out.',
  },
]

/** What a court, a defendant or a patrol officer would stumble over. Warnings: none of them forbids the condition. */
export function enforceability(c: DraftCondition): Doubt[] {
  const ending = libraryEntry(c.libraryCode)?.wording.includes('{date}') || c.lastDay || /\b(by|until) \d/i.test(c.text)
  // The words of the library are settled; only what was added to them is questioned.
  const text = ownWords(c)
  return [
    ...words.flatMap(w => {
      const found = w.pattern.exec(text)
      return found ? [{ code: w.code, message: w.message(found[1] ?? found[0]), mend: w.mend }] : []
    }),
    ...(c.isArea && !c.boundary
      ? [
          {
            code: 'boundary',
            message: 'It covers an area, and there is no boundary.',
            mend: 'Name the roads all the way round and say whether they are included.',
          },
        ]
      : []),
    ...(c.checkMethod
      ? []
      : [{ code: 'check', message: 'Nobody has said how it will be checked.', mend: 'Choose how it is checked.' }]),
    ...(c.checkMethod && !c.checkEveryDays
      ? [{ code: 'howOften', message: 'It does not say how often it is checked.', mend: 'Enter a number of days.' }]
      : []),
    ...(c.breachProof
      ? []
      : [
          {
            code: 'proof',
            message: 'Nobody has said how a breach would be proved.',
            mend: 'Write one sentence that a patrol officer without the file could act on.',
          },
        ]),
    ...(c.kind === 'requirement' && !ending && !/\b(every|any period)\b/i.test(c.text)
      ? [{ code: 'ending', message: 'The requirement has no end.', mend: 'Say by when it is done, or its last day.' }]
      : []),
    ...(/\b(device|phone|account)/i.test(c.text) && c.kind === 'requirement' && !/\d/.test(c.text)
      ? [
          {
            code: 'frequency',
            message: 'It lets police inspect without any limit.',
            mend: 'Say how many times, in what period and between what hours.',
          },
        ]
      : []),
  ]
}

function ownWords(c: DraftCondition): string {
  const entry = libraryEntry(c.libraryCode)
  if (!entry) return c.text
  const fixed = entry.wording.split(/\[\[|\]\]|\{\w+\}/).filter(Boolean)
  return fixed.reduce((left, part) => left.replace(part, ' | '), c.text)
}
