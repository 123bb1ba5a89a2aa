const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]
const first = (list: [RegExp, string][], words: string) => list.find(([pattern]) => pattern.test(words))?.[1]

/** A browser's long name in words that a person knows: 'Firefox on Windows'. */
export function browserName(userAgent: string | null): string {
  const browser = first(browsers, userAgent ?? '')
  const system = first(systems, userAgent ?? '')
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? 'Unknown browser')
}
