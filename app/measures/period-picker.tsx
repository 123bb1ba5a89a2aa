import { type Period, type PeriodKind, periodKinds, periodsToChoose } from '../../lib/case/time/periods.ts'
import { breakdownFrom, breakdowns, breakdownsOf } from '../../lib/measures/breakdowns.ts'
import { horizons, type MeasureId } from '../../lib/measures/measures.ts'
import { Button } from '../ui/govuk/button.tsx'
import { Select } from '../ui/govuk/select.tsx'
import type { Wanted } from './address.ts'

type PeriodPickerProps = { action: string; wanted: Wanted; period: Period; today: string; id?: MeasureId }
const howMany: Record<PeriodKind, number> = { rolling: 13, month: 24, quarter: 12, calendar: 6, financial: 6 }

/** The kind of period and which one, kept in the address. */
export function PeriodPicker({ action, wanted, period, today, id }: PeriodPickerProps) {
  const choices = periodsToChoose(wanted.kind, today, howMany[wanted.kind])
  const listed = choices.some(p => p.from === period.from)
  return (
    <form action={action} method="get" className="app-period">
      <Select
        name="period"
        id="period"
        label="Period"
        value={wanted.kind}
        items={Object.entries(periodKinds).map(([value, { label }]) => ({ value, text: label }))}
      />
      <Select
        name="on"
        id="on"
        label="Which"
        value={period.to}
        items={(listed ? choices : [period, ...choices]).map(p => ({ value: p.to, text: p.label }))}
      />
      {id === 'M20' && (
        <Select
          name="within"
          id="within"
          label="Ending within"
          value={wanted.horizon}
          items={horizons.map(h => ({ value: h, text: `${h} days` }))}
        />
      )}
      {id && (
        <Select
          name="by"
          id="by"
          label="Break down by"
          value={breakdownFrom(wanted.by, id)}
          items={breakdownsOf(id).map(by => ({ value: by, text: breakdowns[by].label }))}
        />
      )}
      <Button text="Show" classes="govuk-button--secondary" />
    </form>
  )
}
