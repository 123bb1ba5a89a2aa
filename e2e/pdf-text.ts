import { extractText, getDocumentProxy } from 'unpdf'

/** The words of a PDF as a reader would select them, on one line. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}
