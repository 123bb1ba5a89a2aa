import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application, DraftCondition } from '../../../../lib/case/records/applications.ts'
import { isLive } from '../../../../lib/case/views/applications.ts'
import { circumstancesOf } from '../../../../lib/case/views/circumstances.ts'
import { fillWording, wordingShown } from '../../../../lib/drafting/conditions.ts'
import { enforceability } from '../../../../lib/drafting/enforceability.ts'
import { newerWording, newWordingPath, slotsHeld, unsettledWording } from '../../../../lib/drafting/library-changes.ts'
import { clashesOf } from '../../../../lib/law/clash.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { AreaPicture } from '../../../ui/area-picture.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Difference } from './changes.tsx'

interface ConditionNotesProps {
  file: CaseFile
  application: Application
  condition: DraftCondition
  today: string
  writable: boolean
  back: string
}

/** What stands beside a condition’s own parts, for those who draft and those who review: newer wording, its map, clashes and doubts. */
export function conditionNotes(props: ConditionNotesProps) {
  const { file, application, condition: c, today, writable } = props
  const clashes = clashesOf(file, c, today)
  const doubts = enforceability(c, circumstancesOf(file))
  const barred = clashes.some(x => x.severity === 'refuse')
  return [
    // Once the court has decided, another wording is of no use to anybody.
    ...(isLive(application) && newerWording(c, today)
      ? [{ key: 'Newer wording', value: { text: <NewerWording {...props} /> } }]
      : []),
    ...(c.isArea || c.shape ? [{ key: 'Map', value: { text: <Area {...props} writable={writable} /> } }] : []),
    ...(clashes.length
      ? [
          {
            key: barred ? 'Cannot stand' : 'Clash',
            value: {
              text: (
                <>
                  {barred && (
                    <p className="govuk-body">
                      An order cannot be made that conflicts with a stalking protection order in force.{' '}
                      <span className="app-source">SPA 2019 s.2(6) and (7)</span>
                    </p>
                  )}
                  <Points points={clashes.map(x => `${x.message} ${x.mend}`)} />
                </>
              ),
            },
          },
        ]
      : []),
    ...(doubts.length
      ? [{ key: 'Points to check', value: { text: <Points points={doubts.map(d => `${d.message} ${d.mend}`)} /> } }]
      : []),
  ]
}

const Points = ({ points }: { points: string[] }) => (
  <ul className="govuk-list govuk-list--bullet app-doubts">
    {points.map(point => (
      <li key={point}>{point}</li>
    ))}
  </ul>
)

function NewerWording({ file, condition: c, today, writable, back }: ConditionNotesProps) {
  const latest = newerWording(c, today)
  if (!latest) return null
  const filled = fillWording(latest, slotsHeld(c, latest))
  const settled = !unsettledWording(c, today)
  return (
    <>
      <p className="govuk-body-s govuk-!-margin-bottom-2">
        {settled
          ? 'The library has newer wording. The old one is kept, for the reason given.'
          : `The library closed this wording. Version ${latest.version} took its place. ${latest.changed ?? ''}`}
      </p>
      <Details
        classes="govuk-!-margin-bottom-2"
        summaryText={
          <>
            What it changes<span className="govuk-visually-hidden"> in condition {c.number}</span>
          </>
        }
      >
        <p className="govuk-body app-wording">
          <Difference
            change={{
              key: c.id,
              what: 'Wording',
              before: c.text,
              after: filled.ok ? filled.text : wordingShown(latest),
            }}
          />
        </p>
      </Details>
      {writable && (
        <p className="govuk-body">
          <a className="govuk-link" href={newWordingPath(file.case.ref, c, latest, { back })}>
            Take the new wording<span className="govuk-visually-hidden"> of condition {c.number}</span>
          </a>
          {!settled && (
            <>
              {' '}
              or{' '}
              <a className="govuk-link" href={actPath(file.case.ref, 'keepOldWording', c.id, { back })}>
                keep the old one<span className="govuk-visually-hidden"> for condition {c.number}</span>
              </a>
            </>
          )}
        </p>
      )}
    </>
  )
}

function Area({ file, condition: c, writable, back }: ConditionNotesProps) {
  return (
    <>
      {c.shape ? (
        <AreaPicture shape={c.shape} title={`Area of condition ${c.number}`} />
      ) : (
        <p className="govuk-body">No area is drawn. The words stand by themselves.</p>
      )}
      {writable && (
        <p className="govuk-body">
          <a className="govuk-link" href={casePath(file.case.ref, '/application/area', { on: c.id })}>
            {c.shape ? 'Change the area' : 'Draw the area'}
            <span className="govuk-visually-hidden"> of condition {c.number}</span>
          </a>
          {c.shape && (
            <>
              {' '}
              or{' '}
              <a className="govuk-link" href={actPath(file.case.ref, 'removeArea', c.id, { back })}>
                take the map away<span className="govuk-visually-hidden"> from condition {c.number}</span>
              </a>
            </>
          )}
        </p>
      )}
    </>
  )
}
