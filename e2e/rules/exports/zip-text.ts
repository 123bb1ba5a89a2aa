import { buffer } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** The text of one file within a zip, such as a Word document. */
export const zipText = (zip: Buffer, name: string): Promise<string> =>
  new Promise((resolve, reject) =>
    fromBuffer(zip, { lazyEntries: true }, (error, opened) => {
      if (error) return reject(error)
      opened.on('entry', entry => {
        if (entry.fileName !== name) return opened.readEntry()
        opened.openReadStream(entry, (failed, stream) =>
          failed ? reject(failed) : buffer(stream).then(bytes => resolve(bytes.toString('utf8')), reject),
        )
      })
      opened.on('end', () => reject(new Error(`No ${name} in it`)))
      opened.on('error', reject)
      opened.readEntry()
    }),
  )
