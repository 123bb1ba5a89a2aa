/** Words for govuk-frontend's scripts, as the `data-i18n.*` attributes they read. */
export function i18nAttributes(
  words: Record<string, string | Record<string, string> | undefined>,
): Record<`data-${string}`, string> {
  const attributes: Record<`data-${string}`, string> = {}
  for (const [key, word] of Object.entries(words)) {
    if (typeof word === 'string') attributes[`data-i18n.${key}`] = word
    else for (const [plural, text] of Object.entries(word ?? {})) attributes[`data-i18n.${key}.${plural}`] = text
  }
  return attributes
}
