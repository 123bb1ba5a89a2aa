import { connect } from '../../db/client.ts'
import { seedCast } from './cast.ts'
import { keptUp } from './order-steps.ts'
import { seedReportCounts } from './report-counts.ts'
import { seedReports } from './reports.ts'
import { marlshire } from './steps.ts'
import { tellCrowd } from './stories/crowd.ts'
import { tellExemplars } from './stories/exemplars.ts'
import { scenarios } from './stories/index.ts'
import type { Story } from './telling.ts'

export { demonstrationAccounts } from './cast.ts'

/** Stories of an order that nobody watched stay as they were left. */
const neglected = new Set(['S13', 'S17', 'S21', 'S22'])

interface Where {
  ownerUrl: string
  programUrl: string
  log?: (line: string) => void
}

/** Fills an empty database: the cast as its owner, then every case through `perform` as the people who did it. */
export async function seedDemonstration({ ownerUrl, programUrl, log = () => {} }: Where) {
  await seedCast({ ownerUrl, log })
  const { db, close } = connect(programUrl, { max: 2, name: 'spo demonstration' })
  try {
    await seedReportCounts(db)
    await seedReports(db)
    log('Sent the crime reports of two forces')
    const told = new Map<string, Story>()
    for (const [name, tell] of Object.entries(scenarios)) {
      const story = await tell(db)
      told.set(name, story)
      if (!neglected.has(name)) await keptUp(story, marlshire(), '2026-11-19')
      log(`Told ${name}`)
    }
    const more = await tellCrowd(db)
    log(`Told ${more} more cases`)
    log(`Made ${await tellExemplars(db, told)} exemplars`)
  } finally {
    await close()
  }
}
