import type { NoticeReason } from '../../lib/waits/alarm-plan.ts'
import type { MailStanding } from '../../lib/work/alarms/list.ts'

/** As what somebody was told of an alarm. */
export const reasonWords: Record<NoticeReason, string> = {
  owner: 'Responsible for it',
  inspector: 'Duty inspector',
  supervisor: 'Supervisor',
  coordinator: 'Coordinator',
  administrator: 'Administrator',
  lawKeepers: 'Answers for the law in use',
  standIn: 'Stands in',
  named: 'Named on the case',
}
/** The same, said to the person. */
export const ownReasonWords: Record<NoticeReason, string> = {
  ...reasonWords,
  owner: 'It is yours',
  standIn: 'You stand in',
  named: 'You are named on the case',
}
export const mailWords: Record<MailStanding, string> = {
  none: 'No mail sent',
  waiting: 'Mail waits to be sent',
  sent: 'Mail sent',
  refused: 'Mail refused',
  withdrawn: 'Settled before it was sent',
}
