import type { columns } from '../../lib/pattern/linkage/report.ts'

export type Row = Partial<Record<(typeof columns)[number], string>>
