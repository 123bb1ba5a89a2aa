import { isPaperKey } from '../../../../../../../lib/case/ids.ts'
import { audiences, forms } from '../../../../../../../lib/documents/printing/sheet.ts'
import { paperNamed } from '../../../../../../../lib/documents/registry.ts'
import { paperPagePath } from '../../../../../../../lib/site/addresses.ts'
import { printPaper } from '../../../../../../../lib/work/papers/papers.ts'
import { currentActor } from '../../../../../../../lib/work/sign-in/actor.ts'
import { paperBytes, paperNotFound } from '../../../paper-answer.ts'

const isKey = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key)

/** A paper in one of its forms; to its page while something holds it back. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ ref: string; paper: string; key: string }> },
) {
  const { ref, paper, key } = await params
  const asked = new URL(request.url).searchParams
  const [audience, form, name] = [asked.get('audience') ?? 'served', asked.get('form') ?? 'pdf', paperNamed(paper)]
  if (!name || !isPaperKey(key) || !isKey(audiences, audience) || !isKey(forms, form)) return paperNotFound()
  const printed = await printPaper(await currentActor(), ref, { name, key, audience, form })
  if (printed.kind === 'missing') return paperNotFound()
  if (printed.kind === 'held')
    return Response.redirect(
      new URL(paperPagePath(ref, { name, key, audience }), process.env.NEXTAUTH_URL ?? request.url),
      303,
    )
  return paperBytes(printed)
}
