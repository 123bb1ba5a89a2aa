import { decodeBytes } from '../lines.ts'

const newline = 10

/** The lines of a message as they stand, without blank ones at its end. */
export function rawOf(bytes: Uint8Array): string {
  const text = decodeBytes(bytes)
    .text.replace(/^\uFEFF/, '')
    .replaceAll('\0', '\uFFFD')
    .replaceAll('\r\n', '\n')
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === newline) end--
  return text.slice(0, end)
}
