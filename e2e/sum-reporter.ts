import { writeFileSync } from 'node:fs'
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'

/** Leaves `{ passed, failed, lacking }` for the runner's closing line; a test that was cut off before it ran counts as failed. */
export default class SumReporter implements Reporter {
  private suite: Suite | undefined
  private faults = 0

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite
  }

  onError(): void {
    this.faults++
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? []
    const passed = tests.filter(test => test.outcome() === 'expected' || test.outcome() === 'flaky').length
    const notRun = tests.filter(
      test => test.outcome() === 'skipped' && !test.annotations.some(note => note.type === 'skip'),
    )
    const unexpected = tests.filter(test => test.outcome() === 'unexpected').length
    const failed = unexpected + notRun.length + this.faults
    // A proof that this machine lacks a tool for: the whole test, or a part of it that passed without.
    const lacking = tests.flatMap(
      test =>
        test.results
          .at(-1)
          ?.annotations.filter(note => note.type === 'skip' || note.type === 'lacking')
          .map(note => `${test.title}: ${note.description ?? 'left out'}`) ?? [],
    )
    const sums = { lacking, passed, failed: failed === 0 && result.status !== 'passed' ? 1 : failed }
    const file = process.env.SPO_TEST_SUMS
    if (file) writeFileSync(file, JSON.stringify(sums))
  }

  printsToStdio(): boolean {
    return false
  }
}
