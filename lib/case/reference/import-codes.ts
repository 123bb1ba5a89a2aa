/** Codes of what is read out of exports, and of whose a number or account is. */

/** Whose a number or account is. A stranger's was found in an import and has been attributed to nobody. */
export const belongings = {
  defendant: { label: 'The defendant' },
  protected: { label: 'A protected person' },
  other: { label: 'Someone else' },
  case: { label: 'The case', hint: 'For example, a crime reference' },
  stranger: { label: 'A stranger', hint: 'Not attributed to anyone' },
} as const
export type Belonging = keyof typeof belongings
const { case: _c, stranger: _s, ...attributedTo } = belongings

export { attributedTo }
export type AttributedTo = keyof typeof attributedTo

export const importStates = {
  waiting: { label: 'Waiting for you', colour: 'yellow' },
  queued: { label: 'Being read', colour: 'blue' },
  reading: { label: 'Being read', colour: 'blue' },
  read: { label: 'Read', colour: 'green' },
  failed: { label: 'Could not be read', colour: 'red' },
  undone: { label: 'Taken back', colour: 'grey' },
} as const
export type ImportState = keyof typeof importStates
/** What a word beside a time may mean. */
export const halfDays = {
  am: { label: 'Before noon', hint: '11:14 is 11:14 in the morning' },
  pm: { label: 'After noon', hint: '11:14 is 23:14, late in the evening' },
  none: { label: 'Neither', hint: 'The hours run from 0 to 23 and the word says nothing about them' },
} as const
export type HalfDay = keyof typeof halfDays

export const dateOrders = {
  dmy: { label: 'Day first', hint: '3/4/2026 is 3 April' },
  mdy: { label: 'Month first', hint: '3/4/2026 is 4 March' },
  ymd: { label: 'Year first', hint: '2026/4/3 is 3 April' },
} as const
export type DateOrder = keyof typeof dateOrders
export const rowChannels = {
  whatsapp: { label: 'WhatsApp', one: 'WhatsApp message', many: 'WhatsApp messages' },
  sms: { label: 'Text message', one: 'text message', many: 'text messages' },
  mms: { label: 'Picture message', one: 'picture message', many: 'picture messages' },
  call: { label: 'Call', one: 'call', many: 'calls' },
  email: { label: 'Email', one: 'email', many: 'emails' },
  csv: { label: 'Other message', one: 'message', many: 'messages' },
} as const
export type RowChannel = keyof typeof rowChannels
export const rowDirections = {
  in: { label: 'Received by the phone’s owner' },
  out: { label: 'Sent by the phone’s owner' },
  unknown: { label: 'Not known' },
} as const
export type RowDirection = keyof typeof rowDirections
