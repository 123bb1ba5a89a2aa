import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Order } from '../../../../lib/case/records/orders.ts'
import { applicants, applicationKinds } from '../../../../lib/case/reference/codes/applications.ts'
import { orderOrigins } from '../../../../lib/case/reference/codes/orders.ts'
import { youthStepKinds } from '../../../../lib/case/reference/codes/people.ts'
import { applicationStatus } from '../../../../lib/case/reference/status.ts'
import { orderKinds, termKinds } from '../../../../lib/case/reference/statute.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { isServedAsItStands, servedOn, standingOf, versionOf, versionsOf } from '../../../../lib/case/views/orders.ts'
import { isUnder18 } from '../../../../lib/case/views/youth.ts'
import { openAbout } from '../../../../lib/law/change.ts'
import type { Clock } from '../../../../lib/law/clocks/clocks.ts'
import { byUrgency } from '../../../../lib/law/clocks/clocks.ts'
import type { Flag } from '../../../../lib/law/rules/flag.ts'
import { contactFlags, orderFlags } from '../../../../lib/law/rules/flags.ts'
import {
  applicationNumberPath,
  applicationPath,
  casePath,
  exhibitPath,
  paperPath,
} from '../../../../lib/site/addresses.ts'
import { Folded } from '../../../ui/folded.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'
import { ActLinks } from '../act-links.tsx'
import { DeadlinesBeside } from '../deadlines.tsx'
import { RecordLinks } from '../record-links.tsx'
import { Conditions, Versions } from './conditions.tsx'
import { LegalQuestions } from './legal-questions.tsx'
import { areMarkersSettled, Markers } from './markers.tsx'
import { Proposals } from './proposals.tsx'
import type { Seen } from './seen-order.ts'
import { Changes, Notifications, Services } from './service.tsx'

/** One order: whether it is in force and served, what is at odds with the Act, its conditions, and its life. */
export function OrderSection({ order, clocks, seen }: { order: Order; clocks: Clock[]; seen: Seen }) {
  const { file, today } = seen
  const standing = standingOf(order, file, today)
  const flags = [...orderFlags(order, file, today), ...contactFlags(order, file)]
  const own = clocks.filter(c => belongsTo(c, order, file))
  const isOpen = standing.live || file.orders.length === 1
  const areSettled = areMarkersSettled(order, file, today)
  const acts = {
    ...seen,
    record: order,
    of: `of order ${order.ref}`,
  }
  return (
    <section className="app-order" aria-labelledby={`order-${order.id}`}>
      <h2 className="govuk-heading-l" id={`order-${order.id}`}>
        {orderKinds[order.kind].label} <span className="app-order__ref">{order.ref}</span>{' '}
        <Tag
          text={standing.live ? 'In force' : 'Not in force'}
          classes={standing.live ? 'govuk-tag--green' : 'govuk-tag--grey'}
        />
      </h2>
      {/* An order that is over beside others says in a line where it stands; the rest is folded. */}
      {isOpen ? (
        <Strip order={order} seen={seen} clocks={own} />
      ) : (
        <p className="govuk-body">
          {standing.label}. Made on {longDate(order.madeOn)}.
        </p>
      )}
      <Proposals orderId={order.id} seen={seen} />
      {isOpen && <Flags flags={flags} />}
      <UnderWay order={order} seen={seen} />
      <LegalQuestions order={order} seen={seen} />
      <ActLinks {...acts} place="order/daily" as={standing.live ? 'buttons' : 'links'} />
      {/* An order that is over is read when it is asked for: what is in force stands open. */}
      <Folded
        when={!isOpen}
        title={
          <>
            Conditions, service and notifications<span className="govuk-visually-hidden"> of order {order.ref}</span>
          </>
        }
      >
        {!isOpen && <Flags flags={flags} />}
        <div className="app-split app-split--side-last">
          <div className="app-split__main">
            <h3 className="govuk-heading-m">Conditions, as sealed</h3>
            <Conditions
              order={order}
              file={file}
              today={today}
              seat={{ ...seen, back: casePath(file.case.ref, '/order') }}
            />
            <h3 className="govuk-heading-m">Service</h3>
            <p className="govuk-body">
              <a
                className="govuk-link"
                href={paperPath(file.case.ref, { name: 'orderSheet', key: order.id, audience: 'served', form: 'pdf' })}
                download
              >
                The order in plain words, to hand over (PDF)
                <span className="govuk-visually-hidden"> order {order.ref}</span>
              </a>
              . {isUnder18(file, today) ? 'In words for a young person. ' : ''}The conditions in it are the court’s own
              words.{' '}
              <a className="govuk-link" href={casePath(file.case.ref, '/papers')}>
                All papers of the case
              </a>
            </p>
            <Services order={order} seen={seen} />
            <h3 className="govuk-heading-m">Notifications by the defendant</h3>
            <Changes order={order} seen={seen} />
            <Notifications order={order} seen={seen} />
          </div>
          <div className="app-split__side">
            <h3 className="govuk-heading-s">Deadlines</h3>
            <DeadlinesBeside
              clocks={own}
              empty="No deadline runs on this order."
              saidAbove={flags.map(f => f.message)}
            />
            <Details summaryText="Court, dates and application">
              <Facts order={order} seen={seen} />
              <Records order={order} seen={seen} />
            </Details>
            <Versions order={order} file={file} />
            {areSettled && (
              <>
                <h3 className="govuk-heading-s">On other systems</h3>
                <Markers order={order} seen={seen} />
              </>
            )}
          </div>
        </div>
        {!areSettled && (
          <>
            <h3 className="govuk-heading-m">On other systems</h3>
            <Markers order={order} seen={seen} />
          </>
        )}
        {isOpen && <ActLinks {...acts} place="order/upkeep" as="links" />}
      </Folded>
      {!isOpen && <ActLinks {...acts} place="order/upkeep" as="links" />}
    </section>
  )
}

const belongsTo = (c: Clock, order: Order, file: CaseFile<'changes' | 'orderConditions'>): boolean =>
  c.about.id === order.id ||
  file.changes.some(x => x.id === c.about.id && x.orderId === order.id) ||
  file.orderConditions.some(x => x.id === c.about.id && x.orderId === order.id)

function Strip({ order, seen, clocks }: { order: Order; seen: Seen; clocks: Clock[] }) {
  const { file, today, names } = seen
  const standing = standingOf(order, file, today)
  const served = servedOn(order, file)
  const asItStands = isServedAsItStands(order, file, today)
  const pressing = clocks

    .filter(c => (c.state === 'missed' && !c.doneLateOn) || (c.state === 'running' && c.whose !== 'order'))
    .sort(byUrgency)[0]
  return (
    <StatusStrip
      items={[
        { label: 'Standing', value: standing.label, note: `Made on ${longDate(order.madeOn)}` },
        {
          label: 'Service',
          value: !served ? 'Not served' : asItStands ? 'Served' : 'Changed terms not served',
          note: served ? `First served on ${longDate(served)}` : 'The duty to notify has not started',
          isUrgent: standing.live && !asItStands,
        },
        {
          label: 'Next deadline',
          value: pressing ? pressing.label : 'None pressing',
          note: pressing?.lastDay
            ? `${pressing.state === 'missed' ? 'Was due by' : 'By'} ${longDate(pressing.lastDay)}`
            : undefined,
          isUrgent: pressing?.state === 'missed',
        },
        {
          label: 'Owner',
          value: (order.ownerId && names.get(order.ownerId)) || 'Nobody',
          isUrgent: standing.live && !order.ownerId,
        },
      ]}
    />
  )
}

/** Applications about the order that have no outcome: it stays in force while they go on. */
function UnderWay({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  const open = openAbout(file, order)
  if (!open.length) return null
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        {open.length === 1 ? 'An application' : `${open.length} applications`} about this order{' '}
        {open.length === 1 ? 'is' : 'are'} under way. The order stays in force as it is until the court decides.
      </p>
      <ul className="govuk-list">
        {open.map(a => (
          <li key={a.id}>
            <a
              className="govuk-link"
              href={a.lodgedOn ? casePath(file.case.ref, '/court') : applicationPath(file.case.ref, a)}
            >
              {a.number}. {applicationKinds[a.kind].label}, by {applicants[a.applicant].label.toLowerCase()}
            </a>{' '}
            <Tag
              text={applicationStatus(a.status).label}
              classes={`govuk-tag--${applicationStatus(a.status).colour} app-long-tag`}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Flags({ flags }: { flags: Flag[] }) {
  const red = flags.filter(f => f.severity === 'flag')
  const notes = flags.filter(f => f.severity === 'note')
  return (
    <>
      {red.length > 0 && (
        <div className="app-act-flags app-act-flags--red">
          <p className="govuk-body govuk-!-font-weight-bold">At odds with the Act: ask legal services</p>
          <FlagList flags={red} />
        </div>
      )}
      {notes.length > 0 && (
        <div className="app-act-flags">
          <p className="govuk-body govuk-!-font-weight-bold">To look at</p>
          <FlagList flags={notes} />
        </div>
      )}
    </>
  )
}
/** Where the Act’s text does not say it in so many words. */
const isReading = (f: Flag) => f.confidence === 'I' && f.source.startsWith('SPA')
const FlagList = ({ flags }: { flags: Flag[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {flags.map(f => (
      <li key={`${f.rule} ${f.about.id} ${f.message}`}>
        {f.message}{' '}
        <span className="app-act-flags__source">
          {f.source}
          {isReading(f) && ' (our reading)'}
        </span>
      </li>
    ))}
  </ul>
)

/** Where what was recorded of the order itself is put right: the order, each version, and what was done for a young person. */
function Records({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  const links = { ...seen, back: casePath(file.case.ref, '/order') }
  return (
    <ul className="govuk-list app-no-print">
      <li>
        Order {order.ref}: <RecordLinks {...links} kind="orders" record={order} of={`order ${order.ref}`} />
      </li>
      {versionsOf(order, file).map(v => (
        <li key={v.id}>
          Version {v.version}, from {longDate(v.fromOn)}:{' '}
          <RecordLinks {...links} kind="orderVersions" record={v} of={`version ${v.version} of order ${order.ref}`} />
        </li>
      ))}
      {file.youthSteps
        .filter(s => s.orderId === order.id)
        .map(s => (
          <li key={s.id}>
            {youthStepKinds[s.kind].label}, {longDate(s.doneOn)}:{' '}
            <RecordLinks {...links} kind="youthSteps" record={s} of={youthStepKinds[s.kind].label} />
          </li>
        ))}
    </ul>
  )
}

function Facts({ order, seen }: { order: Order; seen: Seen }) {
  const { file } = seen
  const version = versionOf(order, file)
  const replaces = file.orders.find(o => o.id === order.replacesId)
  const from = file.applications.find(a => a.id === order.applicationId)
  const sealed = file.exhibits.find(e => e.id === version?.sealedExhibitId)
  const term = version?.termKind ? termKinds[version.termKind].label : 'Not stated on the sealed order'
  return (
    <SummaryList
      rows={[
        ...(order.origin === 'application' ? [] : [{ key: 'Made', value: orderOrigins[order.origin].label }]),
        { key: 'Court', value: order.court },
        { key: 'Made on', value: longDate(order.madeOn) },
        { key: 'Term', value: version?.lastDay ? `${term}, to the end of ${longDate(version.lastDay)}` : term },
        ...(order.kind === 'full'
          ? [{ key: 'Replaces', value: replaces ? `Interim order ${replaces.ref}` : 'No interim order' }]
          : []),
        {
          key: 'Application',
          value: {
            text: from ? (
              <a className="govuk-link" href={applicationNumberPath(file.case.ref, from.number)}>
                {from.number}. {applicationKinds[from.kind].label}
              </a>
            ) : order.origin === 'application' ? (
              'Not on this case'
            ) : (
              'None: the court made it of its own motion'
            ),
          },
        },
        ...file.youthSteps
          .filter(s => s.orderId === order.id)
          .map(s => ({ key: youthStepKinds[s.kind].label, value: `${longDate(s.doneOn)}: ${s.who}` })),
        {
          key: 'Sealed copy',
          value: {
            text: sealed ? (
              <a className="govuk-link" href={exhibitPath(file.case.ref, sealed.id)}>
                {sealed.reference}: {sealed.fileName}
              </a>
            ) : (
              'Not attached'
            ),
          },
        },
      ]}
    />
  )
}
