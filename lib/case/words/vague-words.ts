/** Words that make a condition unclear, and what to write instead. */
interface Vague {
  code: string
  pattern: RegExp
  message: (found: string) => string
  mend: string
}
const police = String.raw`(?:police|officer|constable|supervis\w+|offender manager|probation)`
const allows = String.raw`(?:agree\w*|allow\w*|permit\w*|approv\w*|consent\w*|authoris\w*|say\w*|decid\w*)`

export const vagueWords: readonly Vague[] = [
  {
    code: 'near',
    pattern:
      /\b(near(?:by)?|close to|in the vicinity(?: of)?|vicinity|in the area of|around|surrounding|adjacent to)\b/i,
    message: f => `“${f}” does not say how far.`,
    mend: 'Give a distance in metres, or name the roads that bound the area.',
  },
  {
    code: 'associate',
    pattern: /\b(associat(?:e|es|ing)(?: with)?|interact(?:s|ing)?(?: with)?|have dealings(?: with)?)\b/i,
    message: f => `“${f}” does not say what is forbidden.`,
    mend: 'Say what must not be done: contact, approach, or be in the same named place.',
  },
  {
    code: 'reasonable',
    pattern:
      /\b((?:un)?reasonabl[ey]|appropriate(?:ly)?|excessive(?:ly)?|proper(?:ly)?|unnecessar(?:y|ily)|undue|unduly)\b/i,
    message: f => `“${f}” leaves the line to be argued about.`,
    mend: 'Say what is allowed and what is not: hours, number of times, places.',
  },
  {
    code: 'when',
    pattern:
      /\b(regular(?:ly)?|from time to time|frequent(?:ly)?|as soon as (?:possible|practicable)|promptly|late at night|out of hours|occasional(?:ly)?)\b/i,
    message: f => `“${f}” does not say when.`,
    mend: 'Give days and hours, or a number of days.',
  },
  {
    code: 'harass',
    pattern:
      /\b(harass(?:es|ing|ment)?|pester(?:s|ing)?|molest(?:s|ing)?|annoy(?:s|ing)?|intimidat(?:e|es|ing)|stalk(?:s|ing)?|distress(?:es|ing)?|abus(?:e|es|ive|ing))\b/i,
    message: f => `“${f}” only repeats the offence.`,
    mend: 'Name the behaviour shown in the incidents: messaging, following, posting, waiting outside.',
  },
  {
    code: 'openEnded',
    pattern: /\b(et cetera|etc\b\.?|and so on|or similar|or any other such|including but not limited to|and the like)/i,
    message: f => `“${f}” leaves the list open.`,
    mend: 'Name everything that is meant, and nothing else.',
  },
  {
    code: 'officerPermission',
    pattern: new RegExp(
      String.raw`\b(?:permission|approval|consent|agreement|leave|authorisation)\b[^.]{0,40}\b${police}\b|\b(?:unless|except|without|until|if)\b[^.]{0,60}\b${police}\b[^.]{0,30}\b${allows}|\bas (?:directed|instructed|required) by [^.]{0,20}\b${police}\b`,
      'i',
    ),
    message: () => 'It depends on an officer’s permission.',
    mend: 'A court order sets its own exceptions. Write the exception itself into the condition.',
  },
  {
    code: 'belief',
    pattern: /\b(believes?|may be|might be|suspects?|has reason to|ought to know)\b/i,
    message: f => `“${f}” asks a court to prove what the defendant thought.`,
    mend: 'Use “knows”, or name the place or person.',
  },
  {
    code: 'jargon',
    pattern:
      /\b(heretofore|hereinafter|aforesaid|howsoever|whatsoever|said (?:premises|address|person)|pursuant to|inter alia|forthwith)\b/i,
    message: f => `“${f}” is lawyers’ language.`,
    mend: 'Use the everyday word, or leave it out.',
  },
  {
    code: 'blank',
    pattern: /\{[^}]*\}|\[[^\]]*\]|_{3,}|\bTBC\b|\bXX+\b/,
    message: f => `“${f}” is a blank that was never filled.`,
    mend: 'Fill it in, or take it out.',
  },
]
