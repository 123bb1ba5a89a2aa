import type { CellTime } from './cell-time.ts'

type Form = { count: number; dayFirstOnly: number; upToTwelve: number }

/**
 * How the dates of a table are written. A spreadsheet of another country turns 03/04 into its own 4 March, and leaves 13/04, which is no date
 * to it, as the text that it was: where one way of writing holds only days after the twelfth, and the other only days up to it, the second is
 * not to be trusted.
 */
export class DateForms {
  private forms = new Map<string, Form>()

  private last: { date: unknown; form: string } = { date: undefined, form: '' }

  see(time: Extract<CellTime, { is: 'reading' }>): void {
    const again = time.date === this.last.date && time.form === this.last.form
    this.last = { date: time.date, form: time.form }
    // A day with a thousand rows says no more than a day with one.
    if (again) return
    let form = this.forms.get(time.form)
    if (!form) {
      if (this.forms.size > 50) return
      form = { count: 0, dayFirstOnly: 0, upToTwelve: 0 }
      this.forms.set(time.form, form)
    }
    form.count++
    const { date } = time
    if (!('parts' in date)) {
      if (date.day <= 12) form.upToTwelve++
      return
    }
    const [a, b, c] = date.parts.map(Number)
    const [first, second] = date.parts[0].length === 4 ? [c, b] : [a, b]
    if ((first ?? 0) > 12 && (second ?? 0) <= 12 && date.parts[0].length < 4) form.dayFirstOnly++
    if ((first ?? 0) <= 12 && (second ?? 0) <= 12) form.upToTwelve++
  }

  spoilt(): Set<string> {
    const all = [...this.forms]
    const text = all.find(([, f]) => f.dayFirstOnly > 0 && f.dayFirstOnly === f.count)
    if (!text) return new Set()
    const others = all.filter(([form]) => form !== text[0])
    return new Set(others.filter(([, f]) => f.upToTwelve === f.count).map(([form]) => form))
  }
}
