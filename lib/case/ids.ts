/** Whether the text could be a record's id: what comes from an address is asked before the database is. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
/** The key of a paper: an id, or two joined where it is of both. */
export const isPaperKey = (text: string): boolean => text.split('_').length <= 2 && text.split('_').every(isId)
