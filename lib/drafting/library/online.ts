import type { LibraryEntry } from '../library-entry.ts'

const always = { from: '2020-01-20', until: null } as const
/** Rewritten to answer what courts object to. */
const revised = { from: '2026-11-29', until: null } as const

/** Publishing and online accounts. */
export const onlineConditions: readonly LibraryEntry[] = [
  {
    code: 'P23',
    version: 2,
    kind: 'prohibition',
    category: 'online',
    title: 'No sharing of pictures or recordings',
    wording:
      'The defendant must not post, send or show to anyone any photo, film or sound recording of {person}, except to give it as evidence to a solicitor, the police or a court, or to share with the defendant’s own child a picture in which that child appears[[, or {exception}]].',
    example: { person: 'Sara Jones', exception: 'to send the school a picture that it has asked for' },
    asks: {
      exception: {
        label: 'Another exception, if there is one',
        hint: 'Written to follow the word “or”. For example, to send the school a picture that it has asked for',
      },
    },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'A dated open-source check with captures; accounts of those who were shown it.',
    failsWhen: 'They are both in pictures of work or of a club that others post.',
    changed:
      'Answers the objections that it stopped evidence from being given to a court and family pictures from being shown to one’s own child, and that a “sound of” a person is not English.',
    from: '2026-11-30',
    until: null,
  },
  {
    code: 'P24',
    version: 2,
    kind: 'prohibition',
    category: 'online',
    title: 'No made or altered images',
    answers: ['C1', 'C2'],
    wording:
      'The defendant must not make, alter, ask for or share any picture, film or sound recording that shows {person} or imitates the face, body or voice of {person}, including one made by artificial intelligence, except to give it as evidence to a solicitor, the police or a court, or to share with the defendant’s own child a picture in which that child appears[[, or {exception}]].',
    example: { person: 'Sara Jones' },
    asks: {
      exception: {
        label: 'Another exception, if there is one',
        hint: 'Written to follow the word “or”. For example, to send the school a picture that it has asked for',
      },
    },
    check: 'device',
    checkEveryDays: 28,
    howChecked: 'Images and apps found on devices; a dated open-source check.',
    failsWhen: 'Devices are never looked at, so making is never seen.',
    changed:
      'Answers the objections that it stopped evidence from being given to a court, and that “copies” a person had no clear meaning.',
    ...revised,
  },
  {
    code: 'P25',
    version: 1,
    kind: 'prohibition',
    category: 'online',
    title: 'Leave their pages and groups alone',
    answers: ['B', 'D'],
    wording:
      'The defendant must not view, follow, join or comment on any account, page or group that the defendant knows {person} runs[[, except {exception}]].',
    example: { person: 'Sara Jones', exception: 'to read notices of council meetings' },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'The account’s own list of followers and viewers; the defendant’s history.',
    failsWhen: 'They hold a public office and its only notices are on that page.',
    ...always,
  },
  {
    code: 'P26',
    version: 2,
    kind: 'prohibition',
    category: 'accounts',
    title: 'No accounts in another name',
    answers: ['B', 'C2'],
    wording:
      'The defendant must not open or use any social media or messaging account in a name other than the defendant’s own full name or a name that the defendant has given to the police[[, except {exception}]].',
    example: { exception: 'an account that an employer provides for work' },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'Accounts found in the open, compared with those declared; records of the platform.',
    failsWhen: 'The defendant is widely known by another name, or the platform gives out names.',
    changed:
      'Answers the objection that accounts with shops, banks and games, and names that police know, were forbidden too.',
    ...revised,
  },
  {
    code: 'P28',
    version: 1,
    kind: 'prohibition',
    category: 'accounts',
    title: 'Stay out of their accounts',
    answers: ['D'],
    wording:
      'The defendant must not enter, or try to enter, any account of {person}, or change its password or settings.',
    example: { person: 'Sara Jones' },
    check: 'records',
    checkEveryDays: 28,
    howChecked: 'Sign-in records of the account; alerts of the provider.',
    failsWhen: 'A shared bank, shopping or television account is left open to both.',
    ...always,
  },
  {
    code: 'R9',
    version: 2,
    kind: 'requirement',
    category: 'accounts',
    title: 'Tell police of every online account',
    answers: ['B', 'C2'],
    wording:
      'The defendant must give the police at {place} the platform and username of every social media and messaging account that the defendant uses. The defendant must do this on or before {date}, and for each new account within {days:day} of opening it.',
    asks: {
      place: { label: 'Police station' },
      date: { label: 'First list on or before' },
      days: { label: 'Days within which each new account is given' },
    },
    example: { place: 'Aldermere police station', date: '2027-01-15', days: 3 },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'The list given, compared with a dated open-source check.',
    failsWhen: 'Nobody keeps the list, or nobody compares it with what is found.',
    changed: 'Answers the objection that accounts with shops, banks and games had to be given too.',
    ...revised,
  },
  {
    code: 'R18',
    version: 2,
    kind: 'requirement',
    category: 'online',
    title: 'Take posts down',
    wording:
      'The defendant must delete, on or before {date}, every post, photo, film and sound recording of {person} from every online account that the defendant can use, except one that only the defendant can see and that also shows the defendant’s own child, or one that a solicitor, the police or a court has asked the defendant to keep as evidence[[, or {exception}]].',
    asks: {
      date: { label: 'Deleted on or before' },
      exception: { label: 'Another exception, if there is one', hint: 'Written to follow the word “or”' },
    },
    example: { person: 'Sara Jones', date: '2027-01-15' },
    check: 'openSource',
    checkEveryDays: 14,
    howChecked: 'A dated check of each account before and after.',
    failsWhen: 'It is ordered before police have captured the posts: the evidence goes with them.',
    caution: 'Capture and exhibit every post first.',
    changed:
      'Answers the objections that family pictures of the defendant’s own children and evidence in other proceedings had to go, and that a “sound of” a person is not English.',
    ...revised,
  },
]
