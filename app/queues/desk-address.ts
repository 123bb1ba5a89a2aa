import { riskJudgements } from '../../lib/case/reference/codes.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import type { DeskAsk } from '../../lib/work/queues/desk.ts'
import { type DeskTab, isDeskTab } from '../../lib/work/queues/desk-tabs.ts'

export type Asked = Record<string, string | string[] | undefined>
const oneValue = (asked: Asked, name: string) => {
  const value = asked[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() || undefined
}
const isRisk = (value: string | undefined): value is keyof typeof riskJudgements =>
  !!value && Object.hasOwn(riskJudgements, value)

/** What an address asks of the desk, in words. Anything that is not understood is left out. */
export function deskAskFrom(asked: Asked): DeskAsk {
  const [tab, risk] = [oneValue(asked, 'tab'), oneValue(asked, 'risk')]
  return {
    tab: isDeskTab(tab) ? tab : 'needs-you',
    words: oneValue(asked, 'named')?.slice(0, 100),
    team: oneValue(asked, 'team'),
    risk: isRisk(risk) ? risk : undefined,
    late: oneValue(asked, 'late') === 'yes',
    after: oneValue(asked, 'after'),
    before: oneValue(asked, 'before'),
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
