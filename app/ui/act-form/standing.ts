import type { Field } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { isHeldIn } from './questions.ts'

/** How each question of a form stands: asked, as the record has it, on a line with others, or folded as detail. */
export function standing({ held, opensWith, corrects }: { held: Typed; opensWith: Typed; corrects: boolean }) {
  const isHeld = (name: string) => isHeldIn(held, name)
  // What must be answered anew, such as why it is corrected, is asked.
  const isAsRecorded = (name: string, { group, control, asLine, optional }: Field) =>
    (isHeldIn(opensWith, name) ? corrects || asLine === true : corrects && optional) &&
    !group &&
    control !== 'hidden' &&
    control !== 'file'
  const isOnLine = (name: string, { line }: Field) => line !== undefined && isHeldIn(opensWith, name)
  const isDetail = (name: string, field: Field) => {
    const { detail } = field
    return (
      !isAsRecorded(name, field) &&
      !isOnLine(name, field) &&
      (detail === 'always' || detail === 'folded' || (detail === 'filled' && isHeld(name)))
    )
  }
  return { isHeld, isAsRecorded, isOnLine, isDetail }
}
