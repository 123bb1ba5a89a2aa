/** Police ranks, lowest first. An account's rank and a force's setting are kept as these labels. */
export const ranks = {
  constable: { label: 'Constable', short: 'PC' },
  sergeant: { label: 'Sergeant', short: 'Sgt' },
  inspector: { label: 'Inspector', short: 'Insp' },
  chiefInspector: { label: 'Chief Inspector', short: 'Ch Insp' },
  superintendent: { label: 'Superintendent', short: 'Supt' },
  chiefSuperintendent: { label: 'Chief Superintendent', short: 'Ch Supt' },
  commander: { label: 'Commander', short: 'Cmdr' },
  assistantChiefConstable: { label: 'Assistant Chief Constable', short: 'ACC' },
  deputyAssistantCommissioner: { label: 'Deputy Assistant Commissioner', short: 'DAC' },
  deputyChiefConstable: { label: 'Deputy Chief Constable', short: 'DCC' },
  assistantCommissioner: { label: 'Assistant Commissioner', short: 'AC' },
  chiefConstable: { label: 'Chief Constable', short: 'CC' },
  deputyCommissioner: { label: 'Deputy Commissioner', short: 'DC' },
  commissioner: { label: 'Commissioner', short: 'Commissioner' },
} as const
export type Rank = keyof typeof ranks

/** The rank of this label; null when it is none that is known. */
export const rankOf = (label: string | null): Rank | null =>
  (Object.keys(ranks) as Rank[]).find(r => ranks[r].label.toLowerCase() === label?.toLowerCase()) ?? null

const inOrder = Object.values(ranks).map(r => r.label.toLowerCase())
/** Whether the first rank is below the second; a rank that is not known is below every rank. */
export const isBelow = (rank: string | null, least: string): boolean =>
  inOrder.indexOf(rank?.toLowerCase() ?? '') < inOrder.indexOf(least.toLowerCase())

/** A name with its rank, said once: 'Supt Diane Rackham' and 'Superintendent' are 'Diane Rackham, Superintendent'. */
export function nameWithRank(name: string, rank: string): string {
  const known = rankOf(rank)
  const before = known ? [`${ranks[known].short} `, `Det ${ranks[known].short} `, `${ranks[known].label} `] : []
  const first = before.find(b => name.startsWith(b)) ?? ''
  return [name.slice(first.length), rank].filter(Boolean).join(', ')
}
