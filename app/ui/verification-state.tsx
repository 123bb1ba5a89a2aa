import type { Actor } from '../../lib/case/policy.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { lastCheck } from '../../lib/work/record/record-checks.ts'

/** Whether the record, the walls round it and every file were found whole, and when that was last looked at. */
export async function VerificationState({ actor }: { actor: Actor }) {
  const check = await lastCheck(actor)
  const many = (n: number) => n.toLocaleString('en-GB')
  return (
    <>
      <h2 className="govuk-heading-m" id="record">
        Verification
      </h2>
      <p className="govuk-body">
        {!check && 'The record has not been verified yet. Whoever runs the service does so.'}
        {check &&
          `Last verified ${longMoment(check.at)}: ${many(check.events)} events and ${many(check.files)} files read, ${check.faults ? `${many(check.faults)} ${check.faults === 1 ? 'fault' : 'faults'} found. Whoever runs the service has the list` : 'no fault found'}.`}
      </p>
    </>
  )
}
