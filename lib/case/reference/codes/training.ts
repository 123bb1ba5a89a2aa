/** Training of people: closed lists. Stored codes never change; labels may. */

/** Courses whose completion is recorded of a person. */
export const courses = {
  awareness: { label: 'Stalking awareness', hint: 'Recognising stalking and taking a first account' },
  investigation: { label: 'Stalking investigation', hint: 'Counts as training of an officer in the case' },
  orders: { label: 'Stalking protection orders', hint: 'Counts as training of an officer in the case' },
  riskTools: { label: 'Risk assessment tools for stalking' },
  authorising: { label: 'Authorising officers’ briefing' },
  coordinator: { label: 'Stalking coordinators’ course' },
} as const
export type Course = keyof typeof courses

/** The courses of which an officer in the case needs one. */
export const officerCourses: readonly Course[] = ['investigation', 'orders']
