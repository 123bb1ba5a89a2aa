import type { Database } from '../../../db/client.ts'
import type { Asking } from '../../acts/act/decide.ts'
import type { Seen } from '../../acts/act/versions.ts'
import type { EveryActName } from '../../acts/index.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'

export interface Performing {
  actor: Actor
  act: EveryActName
  /** The case, for an act on one. */
  ref?: string | undefined
  /** The record that the act is about; absent when it is the case or the force. */
  on?: string | undefined
  input: unknown
  /** The version that whoever does it saw; an act that only adds needs none. */
  seen?: Seen | undefined
  /** The reason for going on in spite of warnings. */
  despite?: string | undefined
  /** The warnings that the form showed as it was sent; absent where no form was. */
  shown?: readonly string[] | undefined
  /** Who asks: the program, when absent. */
  as?: Asking | undefined
  /** A one-use token: the same form sent twice is done once. */
  once?: string | undefined
  at?: Instant | undefined
  db?: Database | undefined
}
