import type { columns } from '../pattern/linkage/report.ts'

export type Row = Partial<Record<(typeof columns)[number], string>>
