import { hoursAfter, longMoment } from '../../case/time/calendar.ts'
import { pagePath, reportImportPath } from '../../site/addresses.ts'
import { dueAt } from '../wait.ts'
import { type ForceRow, forceKinds, forceSource, forceWait } from './force-wait.ts'

/** How long a records system may send nothing before it is asked about. A starting value. */
const silentDays = 7

const feedKinds = forceKinds({
  feedSilent: {
    label: 'No crime reports received',
    for: ['feedReports'],
    sentence: ({ params: p }) =>
      p.last
        ? `${p.name} has sent no crime reports since ${longMoment(String(p.last))}`
        : `${p.name} has never sent crime reports, since it was given access on ${longMoment(String(p.started))}`,
    page: () => pagePath('/reports/systems'),
    go: 'Records systems',
  },
  feedStopped: {
    label: 'Crime reports not taken',
    for: ['feedReports'],
    sentence: ({ params: p }) => `The file ${p.fileName} from ${p.name} was stopped, and none was taken since`,
    page: ({ about }) => reportImportPath(about.id),
    go: 'Import',
  },
})
type Kind = keyof typeof feedKinds

/** Crime reports that do not arrive: patterns go unseen while they do not. */
export const feedSource = forceSource({
  name: 'feeds',
  version: 1,
  reads: ['feeds'],
  follows: ['recordsSystems', 'reportImports'],
  kinds: feedKinds,
  rows: ({ feeds }) =>
    feeds.flatMap(({ systemId, name, startedAt, lastDoneAt, stopped }): ForceRow<Kind>[] => {
      const rows: ForceRow<Kind>[] = []
      if (systemId) {
        const since = lastDoneAt ?? startedAt
        const asked = hoursAfter(since, silentDays * 24)
        rows.push(
          forceWait(
            'feedSilent',
            { kind: 'recordsSystems', id: systemId },
            { at: since },
            {
              visible: { at: asked },
              ...dueAt(asked),
              params: { name, last: lastDoneAt, started: startedAt },
            },
          ),
        )
      }
      if (stopped)
        rows.push(
          forceWait(
            'feedStopped',
            { kind: 'reportImports', id: stopped.id },
            { at: stopped.at },
            { ...dueAt(stopped.at), params: { name, fileName: stopped.fileName } },
          ),
        )
      return rows
    }),
})
