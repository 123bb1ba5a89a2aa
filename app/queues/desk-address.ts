import { riskJudgements } from '../../lib/case/reference/codes/decisions.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import type { DeskAsk } from '../../lib/work/queues/desk-rows.ts'
import { type DeskTab, isDeskTab } from '../../lib/work/queues/desk-tabs.ts'

const isRisk = (value: string | undefined): value is keyof typeof riskJudgements =>
  !!value && Object.hasOwn(riskJudgements, value)

/** What an address asks of the desk, in words. Anything that is not understood is left out. */
export function deskAskFrom(asked: Asked): DeskAsk {
  const [tab, risk] = [askedFirst(asked, 'tab'), askedFirst(asked, 'risk')]
  return {
    tab: isDeskTab(tab) ? tab : 'needs-you',
    words: askedFirst(asked, 'named')?.slice(0, 100),
    team: askedFirst(asked, 'team'),
    risk: isRisk(risk) ? risk : undefined,
    late: askedFirst(asked, 'late') === 'yes',
    after: askedFirst(asked, 'after'),
    before: askedFirst(asked, 'before'),
  }
}
/** The address of the desk with some of it changed. A change of anything but the page begins at the first page. */
export function deskHref(ask: DeskAsk, change: Record<string, string | undefined> = {}): string {
  const now: Record<string, string | undefined> = {
    tab: ask.tab,
    named: ask.words,
    team: ask.team,
    risk: ask.risk,
    late: ask.late ? 'yes' : undefined,
    ...change,
  }
  return pagePath('/queues', Object.fromEntries(Object.entries(now).filter(([, v]) => v)))
}
/** Another tab, with the same filters. */
export const tabHref = (ask: DeskAsk, tab: DeskTab) => deskHref({ ...ask, tab })
