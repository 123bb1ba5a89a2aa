import { expect, test } from '@playwright/test'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import { nameWithRank } from '../../../lib/case/reference/ranks.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { availablePapers, type PaperName, papers } from '../../../lib/documents/registry.ts'
import { waitKinds, waitsOf } from '../../../lib/waits/projection.ts'
import { mainOf, newId, people, readyToSubmit, team, withInterimOf } from '../drafting/drafted.ts'
import { orderFile } from '../law/case-program.ts'
import { waitingOn } from '../waits/waiting.ts'

/** What a court is given besides the application: without notice, hearsay, and proof that an order was served. */

const everyRole: Actor = { ...people.officer, roles: allRoles }
const on = (day: string) => ({ at: `${day}T12:00:00.000Z`, today: day, actor: everyRole, newId })
const doing = (file: CaseFile, act: ActName, id: string, input: object, day = '2026-05-11', despite?: string) =>
  decide(
    file,
    { act: acts[act], on: id, input: { ...input }, seen: asLoaded, despite },
    { ...on(day), settings: file.settings },
  )
function applyAct(file: CaseFile, act: ActName, id: string, input: object, day?: string): CaseFile {
  const decided = doing(file, act, id, input, day, 'Agreed')
  if (decided.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(decided)}`)
  return applyPatch(file, decided.patch)
}
const refusals = (...asked: Parameters<typeof doing>) => {
  const decided = doing(...asked)
  return decided.kind === 'refused' ? decided.refusals.map(r => r.message) : []
}
const halfOf = (file: CaseFile) => file.applications.find(a => a.kind === 'interim')?.id ?? ''
const textOf = (file: CaseFile, name: PaperName, key: string, audience: 'served' | 'police' = 'served') =>
  textsOf(papers[name].sheet(file, key, { force: 'Marlshire Police', audience, today: '2026-06-01', names: new Map() }))
    .map(t => t.text)
    .join('\n')

const without = {
  interimNotice: 'none',
  noNoticeReason: 'He said that he would come at once if he heard of it.',
  wouldSay: 'He would say that she wrote to him first.\n\nHe would say that he has a job to lose.',
  returnOn: '2026-05-20',
}
/** Both halves authorised, to be lodged together. */
const authorisedCase = (): CaseFile => {
  const file = withInterimOf(readyToSubmit())
  return {
    ...file,
    applications: file.applications.map(a => ({
      ...a,
      ...(a.kind === 'interim' ? { interimReason: 'He was outside yesterday', interimLastDay: '2026-06-07' } : {}),
      status: 'authorised' as const,
      authorisedOn: '2026-05-10',
      authorisedById: people.authorising.id,
      authorisedRank: 'Superintendent',
    })),
  }
}
const lodging = {
  court: 'Aldermere Magistrates’ Court',
  lodgedOn: '2026-05-11',
  courtReference: '',
  hearingIds: [],
  interimHearingOn: '2026-05-11',
  interimHearingTime: '14:00',
  hearingOn: '',
  hearingTime: '',
}

test('without notice, an interim application is not filed before what the defendant would say and the word of legal services', () => {
  const file = authorisedCase()
  const main = mainOf(file).id
  expect(doing(file, 'lodgeBoth', main, lodging, undefined, 'Agreed').kind).toBe('done')
  // Ticked, and nothing written: what is missing is asked for in its own fields.
  expect(
    refusals(file, 'writeInterimNotice', halfOf(file), {
      interimNotice: 'none',
      noNoticeReason: '',
      wouldSay: '',
      returnOn: '',
    }),
  ).toHaveLength(3)
  const written = applyAct(file, 'writeInterimNotice', halfOf(file), without)
  expect(refusals(written, 'lodgeBoth', main, lodging)).toEqual([
    'Legal services have not agreed that it may be made without notice',
  ])
  const agreed = applyAct(written, 'agreeToNoNotice', halfOf(file), { noNoticeAdvice: 'Privileged words of advice' })
  expect(doing(agreed, 'lodgeBoth', main, lodging, undefined, 'Agreed').kind).toBe('done')
  // Other words are other words: legal services are asked again.
  const changed = applyAct(agreed, 'writeInterimNotice', halfOf(file), {
    ...without,
    wouldSay: 'He would say nothing.',
  })
  expect(refusals(changed, 'lodgeBoth', main, lodging)).toHaveLength(1)
  // With notice after all, nothing of it is asked and nothing of it stays.
  const told = applyAct(agreed, 'writeInterimNotice', halfOf(file), { ...without, interimNotice: 'given' })
  expect(told.applications.find(a => a.kind === 'interim')).toMatchObject({ wouldSay: null, noNoticeAdvice: null })
})
const agreedFile = (): CaseFile => {
  const file = authorisedCase()
  const written = applyAct(file, 'writeInterimNotice', halfOf(file), without)
  return applyAct(written, 'agreeToNoNotice', halfOf(file), { noNoticeAdvice: 'Privileged words of advice' })
}
test('the papers say why no notice is given and what the defendant would say, and none says the advice', () => {
  const file = agreedFile()
  const half = halfOf(file)
  const statement = textOf(file, 'fullAndFrank', half)
  expect(statement).toContain('she wrote to him first')
  expect(statement).toContain('20 May 2026')
  // That legal services agreed is theirs and the force’s: it is no part of what is served.
  expect(statement).not.toMatch(/legal services/i)
  expect(textOf(file, 'application', half)).toContain('Without notice to the defendant. He said that he would come')
  const all = availablePapers(file, new Map()).flatMap(p => p.audiences.map(a => textOf(file, p.name, p.key, a)))
  expect(all.length).toBeGreaterThan(8)
  for (const text of all) expect(text).not.toContain('Privileged words')
})
test('what the defendant would say begins with what the case holds', () => {
  const file = authorisedCase()
  const half = file.applications.find(a => a.kind === 'interim')
  const [first] = file.incidents
  if (!half || !first) throw new Error('No interim application')
  const replied = {
    ...file,
    incidents: [...file.incidents, { ...first, id: newId(), number: 9, direction: 'fromProtected' as const }],
  }
  const known = acts.writeInterimNotice.prefill?.({ file: replied, record: half, today: '2026-05-11' } as never)
  expect(known).toMatchObject({ interimNotice: 'given' })
  expect(String(known?.wouldSay)).toContain('The protected person has been in contact too: incident 9.')
  expect(String(known?.wouldSay)).toMatch(/longest time without a recorded incident|no gap between/)
})
test('after a hearing without notice its note is asked for, and is a paper for the defendant', () => {
  const file = agreedFile()
  const lodged = applyAct(file, 'lodgeBoth', mainOf(file).id, lodging)
  const hearing = lodged.hearings.find(h => h.applicationId === halfOf(lodged))?.id ?? ''
  const silent = doing(lodged, 'hearHearing', hearing, { note: '' })
  expect(silent.kind === 'warned' ? silent.warnings.map(w => w.message).join() : silent.kind).toContain(
    'a note of the hearing can be given',
  )
  const heard = applyAct(lodged, 'hearHearing', hearing, { note: '' })
  expect(textOf(heard, 'hearingNote', hearing)).toContain('the hearing was without notice')
  const noted = applyAct(heard, 'writeHearingNote', hearing, { note: 'The court asked why no notice was given.' })
  expect(textOf(noted, 'hearingNote', hearing)).toContain('The court asked why no notice was given.')
})

/** Both halves lodged, with the main hearing on 20 July 2026. */
const lodgedForHearing = (): CaseFile => {
  const file = authorisedCase()
  return applyAct(file, 'lodgeBoth', mainOf(file).id, { ...lodging, hearingOn: '2026-07-20' })
}
/** Josie Amery, who saw the first incident and is not called. */
const amery = (file: CaseFile) => ({
  name: 'Josie Amery',
  supplementId: '',
  incidentIds: [file.incidents[0]?.id ?? ''],
  evidence: '',
  statementOn: '2026-05-02',
  called: 'no',
  whyNotCalled: 'She is eighty-four and cannot travel.',
})

test('a witness has something to speak of and, if not called, a reason; the same one twice is asked about', () => {
  // Given an application lodged for a hearing
  const file = lodgedForHearing()
  const main = mainOf(file).id
  const witness = amery(file)
  // Then somebody who is not called needs a reason, and everybody something to speak of
  expect(refusals(file, 'recordWitness', main, { ...witness, whyNotCalled: '' })).toEqual([
    'Enter why the person will not be called',
  ])
  expect(refusals(file, 'recordWitness', main, { ...witness, incidentIds: [] })).toHaveLength(1)
  // When the same person is typed twice, then it is asked about
  const recorded = applyAct(file, 'recordWitness', main, witness)
  expect(doing(recorded, 'recordWitness', main, witness).kind).toBe('warned')
})

test('a hearsay notice for each person who is not called, with the particulars of r.3(4) and no last safe day', () => {
  // Given a witness who is not called, and another who is
  const lodged = lodgedForHearing()
  const main = mainOf(lodged)
  const witness = amery(lodged)
  const withAmery = applyAct(lodged, 'recordWitness', main.id, witness)
  const file = applyAct(withAmery, 'recordWitness', main.id, {
    ...witness,
    name: 'Peter Lang',
    incidentIds: [],
    evidence: 'His statement',
    called: 'yes',
  })
  // Then there is a notice for the first alone
  const notices = availablePapers(file, new Map()).filter(p => p.name === 'hearsay')
  expect(notices.filter(n => n.label.startsWith('Statement of')).map(n => n.label)).toEqual([
    'Statement of Josie Amery',
  ])
  // Then it has the particulars of r.3(4)
  const notice = textOf(file, 'hearsay', notices[0]?.key ?? '')
  for (const particular of [
    'hearsay notice under rule 3',
    'The proceedings are',
    'proposes to rely on the hearsay evidence of Josie Amery',
    lodged.incidents[0]?.summary ?? 'none',
    'She is eighty-four and cannot travel.',
  ])
    expect(notice).toContain(particular)
  // Then the last safe day is said to the police alone
  expect(notice).not.toMatch(/safe|last day/i)
  expect(textOf(file, 'coveringMessage', main.id, 'police')).toContain('its last safe day')
  // Then whoever goes to the hearing is told who is called and who is not
  const hearing = file.hearings.find(h => h.applicationId === main.id)?.id ?? ''
  const hearingSheet = textOf(file, 'hearingSheet', hearing, 'police')
  expect(hearingSheet).toContain('Witnesses called: Peter Lang')
  expect(hearingSheet).toContain('Hearsay: Josie Amery')
})

test('the certificate of an order waits to be filed once it is served, and no longer when it is', () => {
  const base = orderFile({})
  const file: CaseFile = {
    ...base,
    case: { ...base.case, forceId: people.officer.forceId, teamId: team, officerId: people.officer.id },
  }
  const certificates = (f: CaseFile) => waitsOf(f).filter(w => w.kind === 'orderCertificate')
  const [service] = file.services
  if (!service) throw new Error('Nothing was served')
  expect(certificates(file)).toHaveLength(1)
  const day = service.attemptedAt.slice(0, 10)
  expect(
    refusals(file, 'recordOrderCertificateFiled', service.id, { certificateFiledOn: '2020-01-01' }, day)[0],
  ).toContain('when the order was served')
  const filed = applyAct(file, 'recordOrderCertificateFiled', service.id, { certificateFiledOn: day }, day)
  expect(certificates(filed)).toEqual([])
  const order = file.orders[0]?.id ?? ''
  expect(
    papers.certificate.sheet(file, order, { force: 'F', audience: 'served', today: day, names: new Map() }).status,
  ).toBe('To be signed and filed')
  expect(
    papers.certificate.sheet(filed, order, { force: 'F', audience: 'served', today: day, names: new Map() }).status,
  ).toContain('Filed on')
})
test('the applicant is the holder of the office, with the address for service and who authorised it by name and rank', () => {
  // Given an application authorised by a superintendent, of a force with an address for service
  const ready = readyToSubmit()
  const rackham = '00000000-0000-4000-8000-000000000777'
  const authorisedFile = {
    ...ready,
    settings: { ...ready.settings, addressForService: 'Legal Services, 1 Shire Way' },
    applications: ready.applications.map(a => ({
      ...a,
      authorisedOn: '2026-05-11',
      authorisedById: rackham,
      authorisedRank: 'Superintendent',
    })),
  }
  const linesOf = (file: CaseFile, force: string) =>
    textsOf(
      papers.application.sheet(file, mainOf(ready).id, {
        force,
        audience: 'served',
        today: '2026-06-01',
        names: new Map([[rackham, 'Diane Rackham']]),
      }),
    ).map(t => t.text)
  // Then the paper names the office, the address and the authorising officer
  expect(linesOf(authorisedFile, 'Marlshire Police')).toEqual(
    expect.arrayContaining([
      'Applicant: The Chief Constable of Marlshire Police',
      'Address for service: Legal Services, 1 Shire Way',
      'Authorising officer: Diane Rackham, Superintendent, on 11 May 2026',
    ]),
  )
  // Then the office is that of the force
  expect(linesOf(authorisedFile, 'Metropolitan Police Service')).toContain(
    'Applicant: The Commissioner of Police of the Metropolis',
  )
  // Then a line is left to fill in only where the force has set no address
  expect(linesOf(authorisedFile, 'Marlshire Police')).not.toContain('Address for service')
  expect(linesOf(ready, 'Marlshire Police')).toContain('Address for service')
})
test('a rank is said once with a name', () => {
  expect(nameWithRank('Supt Diane Rackham', 'Superintendent')).toBe('Diane Rackham, Superintendent')
  expect(nameWithRank('Det Supt Diane Rackham', 'Superintendent')).toBe('Diane Rackham, Superintendent')
  expect(nameWithRank('Superior Jones', 'Superintendent')).toBe('Superior Jones, Superintendent')
  expect(nameWithRank('', 'Superintendent')).toBe('Superintendent')
})
test('what is asked of the court stands in the summons, the message and the sheet, each for its own kind of application', () => {
  const ready = readyToSubmit()
  const main = mainOf(ready)
  const hearing = { id: newId(), applicationId: main.id, status: 'listed', listedOn: '2026-06-20', contestedIds: [] }
  const of = (set: object): CaseFile =>
    ({
      ...ready,
      hearings: [{ ...hearing, court: 'Aldermere Magistrates’ Court' }],
      applications: ready.applications.map(a => (a.id === main.id ? { ...a, ...set } : a)),
    }) as unknown as CaseFile
  const summons = textOf(of({}), 'summons', hearing.id)
  expect(summons).toContain('has applied for a stalking protection order against you')
  expect(summons).toContain('You are summoned to come to Aldermere Magistrates’ Court on 20 June 2026')
  expect(textOf(of({}), 'hearingSheet', hearing.id, 'police')).toContain('SPA 2019 s.1(1)(a)')
  expect(textOf(of({}), 'coveringMessage', main.id, 'police')).toContain('applies for a stalking protection order')
  const renewal = of({ kind: 'renewal' })
  expect(textOf(renewal, 'summons', hearing.id)).toContain('has applied to renew a stalking protection order')
  expect(textOf(renewal, 'coveringMessage', main.id, 'police')).toContain(
    'applies to renew a stalking protection order',
  )
  const sheet = textOf(renewal, 'hearingSheet', hearing.id, 'police')
  expect(sheet).toContain('Whether the order should be renewed (SPA 2019 s.4)')
  expect(sheet).not.toContain('s.1(1)')
  // The defendant is called to no hearing of an application of their own.
  const own = textOf(of({ kind: 'variation', applicant: 'defendant' }), 'summons', hearing.id)
  expect(own).toContain('You have applied to vary a stalking protection order')
  expect(own).not.toContain('summoned')
  const quiet = of({ kind: 'interim', interimNotice: 'none' })
  expect(availablePapers(quiet, new Map()).map(p => p.name)).not.toContain('summons')
})

test('both halves ready to lodge are one thing to do, from whichever of them it is opened; each alone where only one is ready', () => {
  const rows = (file: CaseFile) => waitsOf(file).filter(w => w.kind === 'readyToLodge')
  const opened = (file: CaseFile) =>
    rows(file).map(({ kind, about, params }) => {
      const shown = { about, params, owner: null, text: '' }
      const [first] = waitKinds[kind].acts(shown)
      return [first?.name, first?.id, waitKinds[kind].todo?.(shown, { today: '2026-05-11', at: on('2026-05-11').at })]
    })
  const both = authorisedCase()
  const full = mainOf(both).id
  const together = ['lodgeBoth', full, 'Lodge the full and interim applications with the court']
  expect(opened(both)).toEqual([together, together])
  const now = { today: '2026-05-11', at: on('2026-05-11').at }
  expect(
    waitingOn(both, now.today, now.at)
      .filter(w => w.kind === 'readyToLodge')
      .map(w => w.todo),
  ).toEqual([together[2]])
  const onlyHalf = {
    ...both,
    applications: both.applications.map(a => (a.id === full ? { ...a, status: 'withAuthorising' as const } : a)),
  }
  const half = halfOf(both)
  expect(opened(onlyHalf).map(([name, id]) => [name, id])).toEqual([['lodge', half]])
})
