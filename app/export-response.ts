import { type ExportName, exportMarkings, markedName, markings } from '../lib/case/reference/marking.ts'

interface Given {
  type: string
  /** Without its marking; absent where no file is saved. */
  fileName?: string
  headers?: Record<string, string>
}

/** What leaves the program as a file: with its marking, kept by nobody on the way, and run by no browser. */
export function exportResponse(name: ExportName, body: BodyInit, { type, fileName, headers = {} }: Given): Response {
  const marked = fileName && markedName(name, fileName)
  return new Response(body, {
    headers: {
      'content-type': type,
      ...(marked
        ? {
            'content-disposition': `attachment; filename="${asciiName(marked)}"${asciiName(marked) === marked ? '' : `; filename*=UTF-8''${encodeName(marked)}`}`,
          }
        : {}),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'x-classification': asciiName(markings[exportMarkings[name]].replace(' – ', '-')),
      ...headers,
    },
  })
}
const asciiName = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
