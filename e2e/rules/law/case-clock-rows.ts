import type { Clock } from '../../../lib/law/clocks/clocks.ts'
import { aFile, anApplication, aService, at, aVersion, ids } from '../acts/order-file.ts'
import {
  appeal,
  type CaseRow,
  clock,
  hearing,
  notice,
  order,
  orderFile,
  renewal,
  served,
  withAssessment,
  words,
  yields,
} from './case-program.ts'

export const chasedRequest = (chaseOn: string) =>
  orderFile({
    thirdPartyRequests: [
      {
        id: 'request',
        kind: 'employer',
        toWhom: 'The employer',
        asked: 'Rotas',
        basis: 'Data Protection Act 2018',
        whose: null,
        enquiry: null,
        necessity: null,
        lessIntrusive: null,
        noticeOn: null,
        noNotice: null,
        counselling: null,
        probativeValue: null,
        approvedBy: null,
        approvedOn: null,
        askedOn: '2026-11-01',
        chaseOn,
        chasedOn: ['2026-11-10', '2026-11-12'],
        lastWord: null,
        endedOn: null,
        ending: null,
        at: at('2026-11-01'),
        byId: ids.officer,
      },
    ],
  })
export const clockAt = (state: Clock['state'], lastDay: string | null) => ({ state, lastDay }) as Clock

/** Clocks of a case: what the screens show, from service on, and the warnings that come of them. */
export const caseClockRows: CaseRow[] = [
  clock(
    'C13',
    'acknowledged',
    orderFile({ notifications: [notice('2026-11-20')] }),
    '2026-12-01',
    'orders 2026-11-20 - met',
  ),
  clock('C14', 'unserved', orderFile({ services: [] }), '2026-11-22', 'orders 2026-11-20 2026-11-22 running'),
  clock('C14', 'the day after', orderFile({ services: [] }), '2026-11-23', 'orders 2026-11-20 2026-11-22 missed'),
  clock(
    'C14',
    'an attempt does not serve it',
    orderFile({ services: [aService(order, '2026-11-21', { served: false })] }),
    '2026-11-23',
    'orders 2026-11-20 2026-11-22 missed',
  ),
  clock(
    'C14',
    'a variation is served again',
    orderFile({
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
    }),
    '2027-03-03',
    'orders 2026-11-20 2026-11-22 met',
    'orders 2027-03-01 2027-03-03 running',
  ),
  clock(
    'C14',
    'on the very day of the variation',
    orderFile({
      services: [served, aService(order, '2027-03-01')],
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
    }),
    '2027-03-03',
    'orders 2026-11-20 2026-11-22 met',
    'orders 2027-03-01 2027-03-03 met',
  ),
  clock(
    'C14',
    'a version overtaken before service',
    orderFile({
      services: [aService(order, '2027-03-01')],
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
    }),
    '2027-03-03',
    'orders 2027-03-01 2027-03-03 met',
  ),
  clock(
    'C15',
    'a hearing listed',
    orderFile({ hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
    'hearings 2026-11-21 2026-11-22 running',
  ),
  clock(
    'C15',
    'an adjourned hearing',
    orderFile({ hearings: [hearing('2026-12-14', { status: 'adjourned' })] }),
    '2026-11-22',
  ),
  clock(
    'C15',
    'the defendant’s application',
    orderFile({ applications: [anApplication({ applicant: 'defendant' })], hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
  ),
  clock(
    'C15',
    'an appeal',
    orderFile({ applications: [anApplication({ kind: 'appeal' })], hearings: [hearing('2026-12-14')] }),
    '2026-11-22',
  ),
  clock(
    'C18',
    'adjourned for want of service',
    orderFile({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' }), hearing('2026-12-14')],
    }),
    '2026-12-14',
    'hearings 2026-11-21 - running',
  ),
  clock(
    'C18',
    'that hearing is over',
    orderFile({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'notServed' }), hearing('2026-12-14')],
    }),
    '2026-12-15',
    'hearings 2026-11-21 - ended',
  ),
  clock(
    'C18',
    'adjourned for something else',
    orderFile({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'adjourned',
    orderFile({
      hearings: [hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
    'hearings 2026-11-21 - running',
  ),
  clock(
    'C19',
    'adjourned later',
    orderFile({
      hearings: [hearing('2026-12-14', { status: 'adjourned', adjournReason: 'courtTime' }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'another was heard',
    orderFile({ hearings: [hearing('2026-12-01', { status: 'heard' }), hearing('2026-12-14')] }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'vacated afterwards',
    orderFile({
      hearings: [
        hearing('2026-12-01', { status: 'adjourned', adjournReason: 'courtTime' }),
        hearing('2026-12-14', { status: 'vacated' }),
      ],
    }),
    '2026-12-10',
  ),
  clock(
    'C19',
    'an adjournment of another application',
    orderFile({
      hearings: [hearing('2026-12-01', { status: 'adjourned', applicationId: ids.interim }), hearing('2026-12-14')],
    }),
    '2026-12-10',
  ),
  clock('C20', 'the last day', orderFile(), '2026-12-11', 'applications 2026-11-21 2026-12-11 running'),
  clock('C20', 'lapsed', orderFile(), '2026-12-12', 'applications 2026-11-21 2026-12-11 ended'),
  clock(
    'C20',
    'lodged',
    orderFile({
      applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-11-20' }), appeal('2026-12-11')],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 met',
  ),
  clock(
    'C20',
    'an appeal against something else',
    orderFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-11-20' }),
        { ...appeal('2026-12-01'), againstId: ids.interim },
      ],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 ended',
  ),
  clock(
    'C20',
    'another application is not an appeal',
    orderFile({
      applications: [
        anApplication({ status: 'granted', determinedOn: '2026-11-20' }),
        { ...appeal('2026-12-01'), kind: 'renewal' },
      ],
    }),
    '2026-12-12',
    'applications 2026-11-21 2026-12-11 ended',
  ),
  clock(
    'C20',
    'the appeal itself decided',
    orderFile({ applications: [{ ...appeal('2026-12-01'), status: 'granted', determinedOn: '2027-01-01' }] }),
    '2027-01-02',
  ),
  clock(
    'C20',
    'withdrawn is no decision',
    orderFile({ applications: [anApplication({ status: 'withdrawn', determinedOn: '2026-11-20' })] }),
    '2026-12-01',
  ),
  clock('C21', 'the last day', orderFile(), '2026-12-11', 'applications 2026-11-21 2026-12-11 running'),
  clock('C21', 'lapsed', orderFile(), '2026-12-12', 'applications 2026-11-21 2026-12-11 ended'),
  clock(
    'C24',
    'a defendant of 17',
    orderFile({ defendants: orderFile().defendants.map(d => ({ ...d, bornOn: '2009-06-01' })) }),
    '2026-12-01',
    'defendants 2009-06-01 2027-06-01 running',
  ),
  clock('C25', 'ninety days from the order', orderFile(), '2027-02-18', 'case 2026-11-20 2027-02-18 running'),
  clock('C25', 'the day after', orderFile(), '2027-02-19', 'case 2026-11-20 2027-02-18 missed'),
  clock(
    'C25',
    'from the last assessment',
    withAssessment('2027-01-01'),
    '2027-04-01',
    'case 2027-01-01 2027-04-01 running',
  ),
  clock(
    'C25',
    'no order in force',
    orderFile({ orders: [{ ...order, endedOn: '2026-12-01', ending: 'discharged' }] }),
    '2026-12-02',
  ),
  clock('C25', 'a closed case', { ...orderFile(), case: { ...orderFile().case, status: 'closed' } }, '2027-02-19'),
  clock(
    'listing',
    'seven working days after lodging',
    aFile({ applications: [anApplication()] }),
    '2026-11-30',
    'applications 2026-11-19 2026-11-30 running',
  ),
  clock(
    'listing',
    'the day after',
    aFile({ applications: [anApplication()] }),
    '2026-12-01',
    'applications 2026-11-19 2026-11-30 missed',
  ),
  clock(
    'listing',
    'a hearing is listed',
    aFile({ applications: [anApplication()], hearings: [hearing('2026-12-14')] }),
    '2026-11-27',
  ),
  {
    id: 'C2',
    kind: 'found',
    name: 'what an order of two, a condition and a hearing are about',
    had: p =>
      [
        ...new Set(
          p
            .clocksOf(orderFile({ hearings: [hearing('2027-12-14')] }), '2026-12-01', at('2026-12-01'))
            .map(c => c.about.kind),
        ),
      ].sort(),
    wanted: ['applications', 'case', 'hearings', 'orders'],
  },
  yields(
    'C9',
    'the most pressing first',
    p =>
      [
        clockAt('ended', '2026-01-01'),
        clockAt('met', '2026-01-01'),
        clockAt('notStarted', null),
        clockAt('running', null),
        clockAt('running', '2026-03-01'),
        clockAt('running', '2026-02-01'),
        clockAt('missed', '2026-05-01'),
      ]
        .toSorted(p.byUrgency)
        .map(c => words(c.state, c.lastDay)),
    'missed 2026-05-01',
    'running 2026-02-01',
    'running 2026-03-01',
    'running -',
    'notStarted -',
    'met 2026-01-01',
    'ended 2026-01-01',
  ),
  clock(
    'C3',
    'what was said of a renewal in facts is not asked twice',
    orderFile({ applications: [renewal('2028-10-01', { kind: 'main' })] }),
    '2028-11-01',
    'orders 2028-10-19 2028-11-19 running',
  ),
  clock(
    'C14',
    'a force that gives 49 hours',
    { ...orderFile({ services: [] }), settings: { ...orderFile().settings, serviceWithinHours: 49 } },
    '2026-11-23',
    'orders 2026-11-20 2026-11-23 running',
  ),
  clock(
    'C25',
    'from the latest of two assessments',
    {
      ...orderFile(),
      assessments: [...withAssessment('2027-01-01').assessments, ...withAssessment('2026-12-01').assessments],
    },
    '2027-04-01',
    'case 2027-01-01 2027-04-01 running',
  ),
  clock(
    'C2',
    'discharged on its last day',
    orderFile({ orders: [{ ...order, endedOn: '2028-11-19', ending: 'discharged' }] }),
    '2028-11-20',
    'orders 2026-11-20 2028-11-19 ended',
  ),
]
