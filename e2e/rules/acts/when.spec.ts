import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { decidedAtField } from '../../../lib/acts/act/decided-at.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { type ActName, actNames, acts } from '../../../lib/acts/index.ts'
import { attempt } from './every-case-act.ts'
import { decideAs } from './every-input.ts'
import { tried } from './rich-case.ts'

/** Every act that records what happened asks when it did: whoever types on Monday what happened on Thursday can say so. */

/** Days that a form asks for and that are not when something happened: until when, by when, or of a record's own. */
const otherDays = new Set(
  [
    'answerDueOn bornOn byOn chaseOn dueOn expectedRelease lastDay nextOn onDay reviewOn returnOn untilOn',
    'interimFromOn interimLastDay termLastDay newDate hearingOn interimHearingOn panelOn date lastDate',
  ].flatMap(line => line.split(' ')),
)
const asksWhen = (name: ActName) =>
  fieldsOf(acts[name].input).some(
    ([field, f]) => !otherDays.has(field) && (f.control === 'date' || f.control === 'moment'),
  )

/** What happens by being done here, or has its day from the record that it is about. An act that asks when must not stand here. */
const now: Record<string, string> = {
  'written and decided in the program, which knows when': `
    startApplication startInterim startAfterRefusal sayEarlierRefused writeActs writeRisk writeNecessity writeTerm
    writeInterim writeInterimNotice writeChangeAsked writeChangeReasons writeChangedTerm writeConsents
    writeProtectedViews recordPolicePosition addCondition takeNewWording keepOldWording buildConditions
    answerForConditions drawArea removeArea addBespokeCondition changeCondition removeCondition restoreCondition
    lookAtCitations lookAtCondition explainBehaviour submitApplication withdrawDraft escalateRefusal escalateDecision
    prepareSupplement amendCondition makeExemplar relyOnNoHearsay setGateway`,
  'said in the program': 'comment commentOnPart removePoint answerPoint',
  'a look of the program’s own, at what stands when it is opened': `
    seeClosing seeComplaint readSampledDecision readSampledCheck readSampledBreach readSampledReview
    readSampledOverride viewExhibit playExhibit downloadExhibit giveOutBundle`,
  'done to the record, not in the world': `
    typeTranscript transferTeam assignOfficer handOver assignOrderOwner giveReview giveCheck closeCase reopenCase linkCase
    unlinkCase attributeIdentifiers undoAttribution addRowsToIncident takeRowsOff joinIncidents separateIncident
    holdBackIncident chooseWords holdBackExhibit holdBackPassage endPaperMark markDistressing unmarkDistressing
    importExhibit readImport undoImport settleImportGaps attachHearing recordCourtReference addCrimeReference
    recordPlacesOfOtherOrder agreeCorrection refuseCorrection takeBackCorrection offerTransfer revokeTransfer
    noteTransfer releaseAdvice setReminder endReminder setAside endSetAside restrictCase askToLiftRestriction
    liftRestriction keepRestriction nameOnCase removeFromCase breakGlass decideRetentionGroup placeLegalHold
    liftLegalHold keepForLonger askForDisposal approveDisposal declineDisposal`,
  'what holds from now on': `
    addProtectedPerson recordSafeContact keepConfidentialAddress releaseConfidentialAddress planCheck
    recordEnquiry agreeAction reopenAction agreePanelAction putToPanel movePanelItem`,
  'each row has its day': 'logIncidents',
  'of the day of the hearing': `adjournHearing hearHearing writeHearingNote recordHearingDetails recordDirection`,
  'the copy and the paper bear their own day, and nothing counts from when they came': `
    attachSealedCopy recordAcknowledgement`,
}
const argued = Object.values(now).flatMap(names => names.trim().split(/\s+/))

test('every act that records a fact or a decision asks when it was, or says why that is when it is done', () => {
  const silent = actNames.filter(name => {
    const act = acts[name]
    return !act.corrects && !act.withdraws && !act.partOfAnother && !act.byProgram && !asksWhen(name)
  })
  expect(silent.filter(name => !argued.includes(name))).toEqual([])
  expect(argued.filter(name => !silent.includes(name as ActName))).toEqual([])
})

test('a decision of before is kept at its own moment, and its sentence says that it was recorded later', () => {
  const decisions = actNames.filter(name => acts[name].input.shape.decidedAt === decidedAtField)
  expect(decisions.length).toBeGreaterThan(10)
  const earlier = '2026-05-12T11:00'
  for (const name of decisions) {
    if (acts[name].partOfAnother || acts[name].corrects) continue
    if (!tried.has(`${name} done`)) attempt(name)
    const once = tried.get(`${name} done`)
    if (!once) throw new Error(`${name} was never done`)
    const late = decideAs(once.actor, once.file, acts[name], once.on, { ...once.input, decidedAt: earlier })
    if (late.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(late).slice(0, 300)}`)
    expect(late.sentence, name).toContain('recorded later')
    const moments = (file: object) => JSON.stringify(file).split('2026-05-12T10:00:00.000Z').length
    expect(moments(applyPatch(once.file, late.patch)), name).toBeGreaterThan(moments(once.file))
    const ahead = decideAs(once.actor, once.file, acts[name], once.on, { ...once.input, decidedAt: '2027-01-01T10:00' })
    expect(ahead.kind === 'refused' && ahead.refusals.map(r => r.field), name).toContain('decidedAt')
  }
})
