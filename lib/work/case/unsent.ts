import { and, eq } from 'drizzle-orm'
import { unsentForms } from '../../../db/schema/organisation.ts'
import type { Typed } from '../../acts/form/typed.ts'
import { asPerson, type Eyes } from '../pipeline/transaction.ts'

/** Keeps what a person has typed and not sent, so that a lost session, a stale form or a crash loses nothing. */
export const keepUnsent = (person: Eyes, form: string, typed: Typed): Promise<void> =>
  asPerson(person, async tx => {
    const at = new Date().toISOString()
    await tx
      .insert(unsentForms)
      .values({ personId: person.id, forceId: person.forceId, form, typed, at })
      .onConflictDoUpdate({ target: [unsentForms.personId, unsentForms.form], set: { typed, at } })
  })

export const unsentOf = (person: Eyes, form: string): Promise<{ typed: Typed; at: string } | undefined> =>
  asPerson(person, async tx => {
    const [row] = await tx
      .select({ typed: unsentForms.typed, at: unsentForms.at })
      .from(unsentForms)
      .where(and(eq(unsentForms.personId, person.id), eq(unsentForms.form, form)))
    return row
  })

export const dropUnsent = (person: Eyes, form: string): Promise<void> =>
  asPerson(person, async tx => {
    await tx.delete(unsentForms).where(and(eq(unsentForms.personId, person.id), eq(unsentForms.form, form)))
  })
