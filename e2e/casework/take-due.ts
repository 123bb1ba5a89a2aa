import { connect } from '../../db/client.ts'
import { takeDue } from '../../lib/work/reports/take-due.ts'

/** A process of its own that takes up what was cut short: for tests that end it half-way. */
const { db, close } = connect(process.env.SPO_PROGRAM_URL ?? '', { max: 3 })
console.log('ready')
console.log(`ended ${await takeDue({ db })}`)
await close()
