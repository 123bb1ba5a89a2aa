import type { Database } from '../../../db/client.ts'
import { cast, teams } from '../cast.ts'
import { callLog, letter, plate } from '../exhibits.ts'
import { tellLife } from '../life.ts'
import { incidents, marlshire } from '../steps.ts'
import { application, last, type Story } from '../telling.ts'

/** S01: five single reports, put together. */
export const s01 = (db: Database): Promise<Story> =>
  tellLife(db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-04-20',
    reported: '2026-02-14',
    defendant: {
      given: 'Darren',
      family: 'Pocock',
      born: '1992-02-11',
      address: 'Flat 2, Weir Court, Aldermere ZZ4 1AA',
      phones: ['07700 900111'],
      vehicles: ['ZZ99 TST'],
    },
    protectedPerson: { given: 'Imogen', family: 'Hartwell', born: '1996-08-30', contactNever: 'Never ring the ward' },
    relationship: 'formerPartner',
    references: ['MA/26/10214', 'MA/26/13388', 'MA/26/14102', 'MA/26/17790', 'MA/26/19045'],
    incidents: [
      {
        on: '2026-02-14',
        category: 'B',
        summary: 'Flowers delivered to her ward with a card, after she had asked him not to contact her',
        unwelcome: 'She had asked him in a message not to contact her again',
        reference: 'MA/26/10214',
        place: 'Aldermere Hospital',
        words: 'I felt sick. Everyone was looking.',
        exhibits: [
          {
            name: 'card.png',
            bytes: plate(0, 0),
            what: 'Photograph of the card that came with the flowers',
            from: 'Ward 11',
          },
          {
            name: 'card-words.txt',
            bytes: letter('You will come round. You always do.'),
            what: 'The words of the card',
          },
        ],
      },
      {
        on: '2026-03-03',
        category: 'B',
        time: '23:40',
        summary: '41 calls overnight from 07700 900111',
        reference: 'MA/26/13388',
        source: 'data',
        effect: 'Did not sleep; missed a shift',
        exhibits: [
          {
            name: 'calls-3-march.csv',
            bytes: callLog('07700 900111', '2026-03-03T23:10:00Z', 41),
            what: 'Call log from her phone company, 3 to 4 March',
            from: 'Imogen Hartwell',
          },
        ],
      },
      {
        on: '2026-03-09',
        category: 'E',
        summary: 'Sat in ZZ99 TST outside the hospital through her shift',
        reference: 'MA/26/14102',
        place: 'Aldermere Hospital car park',
        source: 'witness',
      },
      {
        on: '2026-03-28',
        category: 'F',
        summary: 'Her car was keyed along both sides',
        reference: 'MA/26/17790',
        place: 'Staff car park',
        exhibits: [
          {
            name: 'near-side.png',
            bytes: plate(34, 52),
            what: 'Photograph of the near side of her car',
            from: 'Imogen Hartwell',
          },
        ],
      },
      {
        on: '2026-04-06',
        category: 'B',
        summary: 'Told her mother that “she’ll come round”',
        reference: 'MA/26/19045',
        direction: 'throughOther',
        source: 'witness',
        words: 'He will never stop.',
      },
    ],
    pattern:
      'Since the separation the defendant has called, waited for and sent things to a former partner who asked him to stop.',
    risk: {
      on: '2026-04-20',
      yes: 7,
      judgement: 'high',
      reason: 'Contact grows after each refusal, and her property has been damaged.',
    },
    decided: '2026-04-21',
    drafted: {
      on: '2026-05-05',
      interim: {
        reason: 'He waited for her twice in the last fortnight and the full hearing is weeks away.',
        lastDay: '2026-07-03',
      },
    },
    reviewed: '2026-05-08',
    lodged: '2026-05-11',
    interim: {
      listed: '2026-05-11',
      heard: '2026-05-15',
      made: { lastDay: '2026-07-03' },
      served: '2026-05-15',
      notified: '2026-05-17',
    },
    full: { listed: '2026-05-18', heard: '2026-06-29', made: { lastDay: '2028-06-28' }, served: '2026-06-29' },
    checks: { from: '2026-06-30', on: ['2026-07-14', '2026-08-11', '2026-09-08', '2026-10-06', '2026-11-03'] },
    told: '2026-06-30',
  })

/** S10: a refusal for a threshold that the Act does not set, escalated and reversed. */
export async function s10(db: Database): Promise<Story> {
  const crew = marlshire(cast.oDowd, cast.kowalczyk)
  const s = await tellLife(db, {
    crew,
    teamId: teams.thornfoldProtection.id,
    opened: '2026-03-16',
    defendant: {
      given: 'Roy',
      family: 'Thackray',
      born: '1964-11-02',
      address: '7 Quarry Row, Thornfold ZZ7 3DD',
      handles: ['@thackray_watch'],
    },
    protectedPerson: { given: 'Nadia', family: 'Ferrant', born: '1981-05-19' },
    relationship: 'professional',
    references: ['MA/26/15001'],
    incidents: [
      {
        on: '2026-02-02',
        to: '2026-03-13',
        category: 'C1',
        summary: 'Posts about her about nine times a day, many naming where she will be',
        platform: 'A public forum',
        handle: '@thackray_watch',
        source: 'data',
      },
      {
        on: '2026-02-21',
        category: 'G',
        summary: 'Filmed her home from the pavement for forty minutes',
        source: 'witness',
        place: 'Her street',
      },
      {
        on: '2026-03-06',
        category: 'E',
        summary: 'Waited at her surgery and followed her to the car',
        place: 'Thornfold library',
      },
      {
        on: '2026-03-14',
        category: 'E',
        summary: 'Stood beside the pitch at her son’s football',
        place: 'Thornfold recreation ground',
        effect: 'Her son no longer plays',
      },
    ],
    pattern:
      'Apart from anything he has said as a critic, the defendant films her home, follows her and waits where her child plays.',
    risk: { on: '2026-03-17', yes: 5, judgement: 'high', reason: 'He has moved from words to turning up.' },
    decided: '2026-03-18',
    drafted: {
      on: '2026-03-30',
      years: 3,
      conditions: [
        { code: 'P8', values: { distance: 50, exception: 'at a public meeting of the council' } },
        { code: 'P9' },
        {
          values: {
            kind: 'prohibition',
            text: 'The defendant must not publish where Nadia Ferrant or any member of her family is or will be. This does not prevent lawful comment on her work as a councillor.',
            isArea: 'no',
            checkMethod: 'openSource',
            checkEveryDays: 14,
            breachProof: 'A dated capture of the post.',
          },
        },
      ],
    },
  })
  const main = application('main')
  await s.tell(
    crew.sergeant,
    '2026-04-01 09:00',
    'refuseAsSergeant',
    {
      limb: 'acts',
      note: 'This is political speech and there is not enough to charge.',
      whatWouldChange: 'Evidence that would meet the charging standard.',
      wrongTest: 'criminalThreshold',
    },
    main,
  )
  await s.tell(
    crew.officer,
    '2026-04-01 11:30',
    'escalateRefusal',
    { note: 'The Act does not ask for a charge. Three of the four incidents are not speech at all.' },
    main,
  )
  await s.tell(
    crew.coordinator,
    '2026-04-02 10:00',
    'reverseRefusal',
    {
      wrongTest: 'criminalThreshold',
      note: 'Wrong test. Filming her home, following her and waiting at the football are acts outside speech. A condition protects lawful comment.',
    },
    main,
  )
  // Reversed, it stands before the next tier; the coordinator who reversed it does not review it too.
  const after = (await s.read()).applications[0]?.status
  if (after === 'withCoordinator')
    await s.tell(cast.adeleke, '2026-04-03 10:00', 'endorseAsCoordinator', { note: 'Agreed.' }, main)
  await s.tell(crew.legal, '2026-04-07 10:00', 'endorseAsLegal', { note: 'Carve-out is sound.' }, main)
  await s.tell(
    crew.authoriser,
    '2026-04-08 10:00',
    'authorise',
    { rank: 'superintendent', authorisedOn: '2026-04-08' },
    main,
  )
  await s.tell(
    crew.civil,
    '2026-04-10 10:00',
    'lodge',
    { court: 'Thornfold Magistrates’ Court', lodgedOn: '2026-04-10' },
    main,
  )
  await s.tell(
    crew.civil,
    '2026-04-13 10:00',
    'listHearing',
    { listedOn: '2026-06-01', listedTime: '10:00', court: 'Thornfold Magistrates’ Court', purpose: 'final' },
    main,
  )
  await s.tell(
    crew.civil,
    '2026-06-01 13:00',
    'recordOrderMade',
    { madeOn: '2026-06-01', termKind: 'fixed', lastDay: '2029-05-31', ownerId: crew.officer.id },
    main,
  )
  return s
}

/** S11: properly not an order. A new act reopens the question. */
export async function s11(db: Database): Promise<Story> {
  const crew = marlshire(cast.whitlock, cast.treharne)
  const s = await tellLife(db, {
    crew,
    teamId: teams.pellbrookResponse.id,
    opened: '2026-08-10',
    defendant: { given: 'Ian', family: 'Boyle', address: '14 Tanner’s Yard, Pellbrook ZZ8 2BB' },
    protectedPerson: { given: 'Wendy', family: 'Sharrow' },
    relationship: 'neighbour',
    incidents: [
      {
        on: '2026-07-19',
        category: 'X',
        note: 'A dispute about noise',
        summary: 'Loud music after midnight and shouting over the fence',
        unwelcome: '',
      },
      { on: '2026-08-08', category: 'F', summary: 'Bins moved in front of her car', unwelcome: '' },
    ],
    pattern: '',
    risk: { on: '2026-08-10', yes: 1, judgement: 'standard', reason: 'Complaints both ways, about parking and noise.' },
  })
  await s.tell(crew.officer, '2026-08-11 15:00', 'decideSpo', {
    decision: 'no',
    reasonCode: 'notStalking',
    actsReason: 'Complaints both ways about music, bins and parking. Nothing is aimed at her as a person.',
    riskReason: 'No fixation. Annoyance, not fear.',
    necessityReason: 'Mediation and the anti-social behaviour route answer it.',
    whatWouldChange: 'Anything aimed at her alone, or that goes on after mediation.',
    reviewOn: '2026-11-09',
    toldVictim: 'Told by PC Whitlock, and given the mediation service’s number.',
  })
  await incidents(s, crew.officer, [
    { on: '2026-11-18', category: 'G', summary: 'Camera on his wall turned to face her bedroom', source: 'officer' },
  ])
  return s
}

/** S13: interim refused, full granted. Both stay. */
export async function s13(db: Database): Promise<Story> {
  const crew = marlshire(cast.fairbrother)
  const s = await tellLife(db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Lee', family: 'Amery', born: '1988-12-31', address: '3 Cooper’s Hill, Aldermere ZZ4 6FF' },
    protectedPerson: { given: 'Chloe', family: 'Baptiste', born: '1990-04-04' },
    relationship: 'colleague',
    incidents: [
      { on: '2026-01-12', category: 'B', summary: '68 messages in one evening after she resigned', source: 'data' },
      { on: '2026-02-07', category: 'E', summary: 'Waited outside her new office' },
    ],
    pattern: 'A former colleague will not accept that she has left and wants no contact.',
    risk: { on: '2026-02-10', yes: 4, judgement: 'medium', reason: 'Bail holds for now.' },
    decided: '2026-02-11',
    drafted: { on: '2026-03-02', years: 5, interim: { reason: 'He waited for her at work.', lastDay: '2026-06-05' } },
    reviewed: '2026-03-05',
    lodged: '2026-03-12',
    interim: {
      listed: '2026-03-12',
      heard: '2026-03-20',
      refused: 'No act for five weeks, and bail conditions in place.',
    },
  })
  await s.tell(crew.officer, '2026-03-20 16:00', 'recordOtherOrder', {
    kind: 'bail',
    terms: 'Not to contact her and not to enter Foundry Street',
    lastDay: '2026-04-17',
  })
  await incidents(s, crew.officer, [
    {
      on: '2026-04-19',
      category: 'B',
      summary: 'Message from a new account two days after bail ended',
      platform: 'A messaging app',
      source: 'data',
    },
    { on: '2026-04-25', category: 'E', summary: 'Seen outside her flat', source: 'witness' },
  ])
  await s.tell(
    crew.civil,
    '2026-03-23 10:00',
    'listHearing',
    { listedOn: '2026-06-01', listedTime: '14:00', court: 'Aldermere Magistrates’ Court', purpose: 'final' },
    application('main'),
  )
  await s.tell(
    crew.civil,
    '2026-06-01 16:00',
    'recordOrderMade',
    { madeOn: '2026-06-01', termKind: 'fixed', lastDay: '2031-05-31', ownerId: crew.officer.id },
    application('main'),
  )
  const step = (when: string, values: Record<string, unknown>) =>
    s.tell(crew.officer, when, 'recordCriminalStep', {
      crimeReference: '44MA/2207/26',
      offence: 'Stalking, Protection from Harassment Act 1997 s.2A',
      ...values,
    })
  await step('2026-06-02 09:00', { step: 'arrest', happenedOn: '2026-02-08' })
  await step('2026-06-02 09:05', { step: 'interview', happenedOn: '2026-02-08', detail: 'No comment throughout' })
  await step('2026-06-02 09:10', { step: 'bail', happenedOn: '2026-02-08', untilOn: '2026-04-17' })
  await step('2026-06-02 09:15', { step: 'underInvestigation', happenedOn: '2026-04-17', untilOn: '2026-07-17' })
  await step('2026-06-10', { step: 'adviceAsked', happenedOn: '2026-06-10', untilOn: '2026-07-08' })
  await step('2026-07-06', { step: 'adviceGiven', happenedOn: '2026-07-06', advice: 'charge' })
  await step('2026-07-14', { step: 'charge', happenedOn: '2026-07-14' })
  await step('2026-09-03', { step: 'trialListed', happenedOn: '2026-09-03', untilOn: '2026-12-16' })
  await s.tell(crew.officer, '2026-06-12', 'recordEnquiry', {
    what: 'Who registered the new account: ask the messaging service',
    ownerId: crew.officer.id,
    dueOn: '2026-07-01',
  })
  await s.tell(
    crew.officer,
    '2026-06-29',
    'recordEnquiryResult',
    { doneOn: '2026-06-29', result: 'evidence', resultNote: 'Registered from the defendant’s phone' },
    f => last(f.enquiries),
  )
  await s.tell(
    crew.civil,
    '2026-06-02 10:00',
    'decideNotToAppeal',
    {
      noAppealOn: '2026-03-27',
      noAppealAdvice: 'Advice of Priti Venkataraman: the full hearing comes sooner than an appeal would.',
      noAppealAdviceOn: '2026-03-26',
    },
    application('interim'),
  )
  return s
}
