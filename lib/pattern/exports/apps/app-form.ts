import type { Told } from '../message-row.ts'
import type { ExportKind } from '../row.ts'
import type { JsonObject } from './json-elements.ts'

/** One way in which an app writes its messages or places as JSON. */
export type AppForm = {
  kind: ExportKind
  /** Where its elements stand. */
  element: RegExp
  /** Whether an element is one of this app’s; the first few of a file are asked. */
  is(element: JsonObject, path: string): boolean
  /** What the element tells: several for a track; undefined where it is a notice. */
  tell(element: JsonObject, context: Context): Told[] | undefined
  /** Times are instants: no zone need be asked. */
  instants: boolean
}

/** What stands around the elements: the name of the chat, and who takes part where that stands before its messages. */
export type Context = { path: string; around: Map<string, string>; participants: string[] }
