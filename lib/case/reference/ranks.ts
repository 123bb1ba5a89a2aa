/** Police ranks, lowest first. An account's rank and a force's setting are kept as these labels. */
export const ranks = {
  constable: { label: 'Constable' },
  sergeant: { label: 'Sergeant' },
  inspector: { label: 'Inspector' },
  chiefInspector: { label: 'Chief Inspector' },
  superintendent: { label: 'Superintendent' },
  chiefSuperintendent: { label: 'Chief Superintendent' },
  commander: { label: 'Commander' },
  assistantChiefConstable: { label: 'Assistant Chief Constable' },
  deputyAssistantCommissioner: { label: 'Deputy Assistant Commissioner' },
  deputyChiefConstable: { label: 'Deputy Chief Constable' },
  assistantCommissioner: { label: 'Assistant Commissioner' },
  chiefConstable: { label: 'Chief Constable' },
  deputyCommissioner: { label: 'Deputy Commissioner' },
  commissioner: { label: 'Commissioner' },
} as const
export type Rank = keyof typeof ranks

/** The rank of this label; null when it is none that is known. */
export const rankOf = (label: string | null): Rank | null =>
  (Object.keys(ranks) as Rank[]).find(r => ranks[r].label.toLowerCase() === label?.toLowerCase()) ?? null

const inOrder = Object.values(ranks).map(r => r.label.toLowerCase())
/** Whether the first rank is below the second; a rank that is not known is below every rank. */
export const isBelow = (rank: string | null, least: string): boolean =>
  inOrder.indexOf(rank?.toLowerCase() ?? '') < inOrder.indexOf(least.toLowerCase())
