/** What an email address and a phone number of an account look like, typed by hand or in a list. */
export const isEmailAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
export const isPhoneNumber = (text: string): boolean => /^\+?[\d\s()-]{6,}(?:\s*(?:ext|x)\.?\s*\d+)?$/i.test(text)
