import { retentionGroups } from '../case/reference/codes/decisions.ts'
import { longDate } from '../case/time/calendar.ts'
import { type RetentionReads, retentionOf, retentionReads } from '../law/practice/retention.ts'
import { dueBy, kinds, source, type Wait, wait } from './wait.ts'

const page = { page: '/retention', go: 'Keeping and disposal' } as const
const retentionKinds = kinds({
  retentionDue: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Kept until its review on ${longDate(String(p.reviewOn))} (${retentionGroups[p.group as keyof typeof retentionGroups].label})`,
    todo: () => 'Review whether it is still to be kept',
    ...page,
    acts: () => [
      { name: 'keepForLonger', about: 'case' },
      { name: 'askForDisposal', about: 'case' },
    ],
  },
  disposalAsked: {
    onCase: 'visible',
    sentence: () => 'Its disposal is asked for, and waits for somebody else to decide',
    todo: () => 'Decide on the disposal',
    ...page,
    acts: () => [{ name: 'approveDisposal', about: 'case' }],
  },
})
type Kind = keyof typeof retentionKinds
const reads: readonly ('case' | RetentionReads)[] = ['case', ...retentionReads]
/** A closed case whose review has come, and a disposal that waits for a decision. */
export const retentionSource = source({
  name: 'retention',
  version: 1,
  reads,
  kinds: retentionKinds,
  rows: file => {
    const { reviewOn, group, asked, approved } = retentionOf(file)
    const about = { kind: 'case' as const, id: file.case.id }
    if (!reviewOn || approved) return []
    const due: Wait<Kind> = asked
      ? wait('disposalAsked', about, { at: asked.at }, { permission: 'disposeRecords' })
      : wait(
          'retentionDue',
          about,
          { on: reviewOn },
          { ...dueBy(reviewOn), permission: 'keepRecords', params: { reviewOn, group } },
        )
    return [due]
  },
})
