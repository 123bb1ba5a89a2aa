import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { Store } from './file-store.ts'

const held = globalThis as typeof globalThis & { spoS3?: S3Client }
/** One client for the program: its endpoint, region and key come from the settings, or from where AWS's own tools find them. */
function client(): S3Client {
  const { SPO_S3_ENDPOINT: endpoint, SPO_S3_REGION: region, SPO_S3_KEY: key, SPO_S3_SECRET: secret } = process.env
  held.spoS3 ??= new S3Client({
    region: region || 'eu-west-2',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(key && secret ? { credentials: { accessKeyId: key, secretAccessKey: secret } } : {}),
    // Stores that only resemble S3 know no trailing checksums; every file is hashed by the program itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return held.spoS3
}

/** A bucket of S3, or of what speaks as S3 does. An object is there whole or not at all. */
export function s3Store(bucket: string): Store {
  return {
    keep: async (from, name) => {
      const { size } = await stat(from)
      const put = async () => {
        const body = createReadStream(from)
        try {
          await client().send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: body, ContentLength: size }))
        } finally {
          body.destroy()
        }
      }
      // What is streamed the client sends no second time by itself where the connection fails: it is read from its file anew.
      await put().catch(fault => {
        if (fault instanceof S3ServiceException) throw fault
        return put()
      })
    },
    read: async (name, part) => {
      try {
        const range = part && { Range: `bytes=${part.start}-${part.end}` }
        const { Body } = await client().send(new GetObjectCommand({ Bucket: bucket, Key: name, ...range }))
        return Body as Readable | undefined
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    size: async name => {
      try {
        return (await client().send(new HeadObjectCommand({ Bucket: bucket, Key: name }))).ContentLength
      } catch (error) {
        if (error instanceof NotFound) return undefined
        throw error
      }
    },
    write: async (name, text) => {
      await client().send(
        new PutObjectCommand({ Bucket: bucket, Key: name, Body: text, ContentType: 'application/json' }),
      )
    },
    list: async folder => {
      const names: string[] = []
      let from: string | undefined
      do {
        const page = await client().send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: `${folder}/`, ContinuationToken: from }),
        )
        names.push(...(page.Contents ?? []).flatMap(o => o.Key ?? []))
        from = page.NextContinuationToken
      } while (from)
      return names
    },
    removeOld: async (name, before) => {
      const found = await client()
        .send(new HeadObjectCommand({ Bucket: bucket, Key: name }))
        .catch(error => {
          if (error instanceof NotFound) return undefined
          throw error
        })
      if (found?.LastModified && found.LastModified >= before) return false
      await client().send(new DeleteObjectCommand({ Bucket: bucket, Key: name }))
      return true
    },
    removeUnder: async folder => {
      for (;;) {
        const { Contents = [] } = await client().send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: `${folder}/` }),
        )
        const keys = Contents.flatMap(o => o.Key ?? [])
        if (!keys.length) return
        for (const Key of keys) await client().send(new DeleteObjectCommand({ Bucket: bucket, Key }))
      }
    },
  }
}
