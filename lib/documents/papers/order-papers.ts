import type { CaseFile } from '../../case/case.ts'
import type { Order } from '../../case/records/orders.ts'
import { attemptResults, notificationKinds, serviceMethods } from '../../case/reference/codes/orders.ts'
import { applicationStatus } from '../../case/reference/status.ts'
import { orderKinds } from '../../case/reference/statute.ts'
import { longDate, longMoment } from '../../case/time/calendar.ts'
import { areaOfOrder } from '../../case/views/area-of-order.ts'
import { areaSvg, mapSays } from '../../case/views/area-picture.ts'
import { servicesOf } from '../../case/views/orders.ts'
import { servedFile } from '../../drafting/served-file.ts'
import { defaultReference } from '../../law/rules/reference.ts'
import { applicantRows, defendantName, type PaperEntry, sheetOf } from '../paper.ts'
import { Writer } from '../printing/sheet.ts'
import { applicationOf } from './application.ts'
import { applicationPaper, notRecorded } from './application-paper.ts'
import { defendantSheet } from './defendant-sheet.ts'

const orderNamed = (file: CaseFile<'orders'>, key: string): Order => {
  const found = file.orders.find(o => o.id === key)
  if (!found) throw new Error('No such order')
  return found
}

/** The order as it stands, in plain words, for the person it is against. It holds nothing of the protected person beyond the court’s own words. */
export const orderSheetEntry: PaperEntry = {
  title: 'Order sheet for the defendant',
  says: 'The order as it stands today, in plain words, to hand over with it',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  section: 'orders',
  orderOf: (_, key) => key,
  subjects: file => file.orders.map(o => ({ key: o.id, label: `Order ${o.ref}` })),
  sheet: (file, key, context) => {
    const order = orderNamed(file, key)
    const sheet = defendantSheet(file, order, {
      force: context.force,
      today: context.today,
      notifyDays: defaultReference.notificationDays,
    })
    const w = new Writer()
    w.facts([
      { label: 'Name', value: sheet.name },
      { label: 'Made by', value: sheet.made },
      { label: sheet.ended ? 'How it stands' : 'It lasts', value: sheet.until },
      { label: 'Changed', value: sheet.changed.join('\n') },
    ])
    for (const line of sheet.intro) w.plain(line)
    for (const [heading, rows] of [
      ['What you must not do', sheet.mustNot],
      ['What you must do', sheet.must],
    ] as const) {
      if (!rows.length) continue
      w.heading(heading)
      for (const c of rows) {
        w.words(`Condition ${c.number}.`, c.text, [c.until, c.doubt].filter(Boolean).join('. '))
        const sealed = file.orderConditions.find(x => x.id === c.id)
        const shape = sealed && areaOfOrder(file, sealed)
        if (sealed && shape) w.picture(areaSvg(shape, `Area of condition ${c.number}`), mapSays(sealed.number, shape))
      }
    }
    if (sheet.notify.length) w.heading('What you must tell the police').items(sheet.notify)
    for (const [heading, lines] of [
      ['If you do not keep to it', sheet.otherwise],
      ['If you want it changed', sheet.change],
    ] as const) {
      if (lines.length) w.heading(heading)
      for (const line of lines) w.plain(line)
    }
    return sheetOf(
      context,
      {
        title: sheet.title,
        reference: sheet.reference,
        courtReference: file.applications.find(a => a.id === order.applicationId)?.courtReference ?? '',
        dated: context.today,
        status: `As it stands on ${longDate(context.today)}`,
      },
      w,
    )
  },
}

export const certificateEntry: PaperEntry = {
  title: 'Certificate of service of the order',
  says: 'Each attempt and the service itself, with a statement of truth',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  section: 'service',
  orderOf: (_, key) => key,
  subjects: file =>
    file.orders.filter(o => servicesOf(o, file).some(s => s.served)).map(o => ({ key: o.id, label: `Order ${o.ref}` })),
  sheet: (file, key, context) => {
    const order = orderNamed(file, key)
    const services = servicesOf(order, file)
    const served = services.findLast(s => s.served)
    const w = new Writer().facts([
      { label: 'Court', value: order.court },
      { label: 'Order', value: `${orderKinds[order.kind].label} ${order.ref}, made on ${longDate(order.madeOn)}` },
      { label: 'Defendant', value: defendantName(file) },
    ])
    w.heading('Attempts and service').table(
      ['When', 'How and where', 'By', 'Result'],
      [4, 4, 3, 5],
      services.map(s => [
        longMoment(s.attemptedAt),
        `${serviceMethods[s.method].label}. ${s.place}`,
        s.server,
        s.served
          ? `A copy of the order was given. ${s.explained ? 'Its conditions, the duty to notify and the penalty were explained.' : 'It was not explained.'}${s.cardGiven ? ' The sheet in plain words was given.' : ''}`
          : `Not served.${s.result ? ` ${attemptResults[s.result].label}.` : ''}`,
      ]),
    )
    w.signature('I believe that the facts stated in this certificate are true.', [
      'Signed',
      'Name and collar number',
      'Date',
    ])
    return sheetOf(
      context,
      {
        title: 'Certificate of service of the order',
        reference: order.ref,
        courtReference: file.applications.find(a => a.id === order.applicationId)?.courtReference ?? '',
        dated: context.today,
        status: served?.certificateFiledOn
          ? `Filed on ${longDate(served.certificateFiledOn)}`
          : 'To be signed and filed',
      },
      w,
    )
  },
}

export const acknowledgementEntry: PaperEntry = {
  title: 'Written acknowledgement of a notification',
  says: 'To give to the defendant (SPA 2019 s.10(4))',
  audiences: ['served'],
  forms: ['pdf', 'docx'],
  orderOf: (file, key) => file.notifications.find(n => n.id === key)?.orderId ?? null,
  subjects: file =>
    file.notifications
      .filter(n => n.method === 'inPerson')
      .map(n => ({ key: n.id, label: `${notificationKinds[n.kind].label}, ${longDate(n.givenOn)}` })),
  sheet: (file, key, context) => {
    const n = file.notifications.find(x => x.id === key)
    if (!n) throw new Error('No such notification')
    const order = orderNamed(file, n.orderId)
    const w = new Writer().facts([
      { label: 'Given by', value: defendantName(file) },
      { label: 'Order', value: order.ref },
      { label: 'What was notified', value: notificationKinds[n.kind].label },
      { label: 'On', value: longDate(n.givenOn) },
      { label: 'Police station', value: n.station },
      { label: 'Taken by', value: n.takenBy },
      { label: 'Names given', value: n.names.join('; ') },
      { label: 'Address given', value: n.homeAddress },
      { label: 'Identity', value: n.identityChecked },
      { label: 'Reference of this acknowledgement', value: n.acknowledgement ?? 'To be given' },
    ])
    w.plain('The police acknowledge that you gave this notification. Keep this paper.')
    w.signature('', ['For the police', 'Date'])
    return sheetOf(
      context,
      {
        title: 'Acknowledgement of a notification',
        reference: order.ref,
        courtReference: file.applications.find(a => a.id === order.applicationId)?.courtReference ?? '',
        under: ['Stalking Protection Act 2019, section 10(4)'],
        dated: n.givenOn,
        status: `Notification of ${longDate(n.givenOn)}`,
      },
      w,
    )
  },
}

export const responseEntry: PaperEntry = {
  title: 'Response of the chief officer',
  says: 'To an application or an appeal that the defendant made',
  audiences: ['served'],
  forms: ['docx', 'pdf'],
  section: 'application',
  subjects: file =>
    file.applications
      .filter(a => a.applicant !== 'chiefOfficer')
      .map(a => ({ key: a.id, label: `Application ${a.number}, made by the defendant` })),
  orderOf: (file, key) => {
    const a = applicationOf(file, key)
    return applicationStatus(a.status).ended ? null : a.orderId
  },
  sheet: (whole, key, context) => {
    const asked = applicationOf(whole, key)
    const file = servedFile(whole, asked)
    const a = applicationOf(file, key)
    const paper = applicationPaper(file, a, context)
    const w = new Writer().facts([
      { label: 'Made by', value: defendantName(file) },
      ...applicantRows(file, context, 'Respondent'),
      ...paper.jurisdiction,
    ])
    // What was asked is the defendant's own; the position of the police follows it.
    for (const g of paper.grounds)
      if (g.text !== notRecorded && g.text !== a.policePosition) w.heading(g.limb).note(`${g.source}.`).numbered(g.text)
    w.heading('The order')
    if (!paper.conditions.length) w.plain(paper.noConditions)
    for (const c of paper.conditions) w.words(`Condition ${c.number}.`, c.text, c.change)
    w.heading('Position of the chief officer')
    if (a.policePosition) w.numbered(a.policePosition)
    else w.room('', 8)
    w.signature('', ['Signed for the chief officer', 'Date'])
    return sheetOf(
      context,
      {
        title: a.kind === 'appeal' ? 'Respondent’s notice' : 'Response to the defendant’s application',
        reference: `${file.case.ref}/A${a.number}`,
        courtReference: a.courtReference ?? '',
        under: [`Stalking Protection Act 2019, ${paper.section}`, paper.court],
        dated: a.lodgedOn ?? context.today,
        status: a.policePosition ? `Made on ${longDate(context.today)}` : 'To be completed',
      },
      w,
    )
  },
}
