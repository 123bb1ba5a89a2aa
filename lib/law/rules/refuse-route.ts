import type { LawApplication, LawFile } from '../../case/law-file.ts'
import type { Applicant } from '../../case/reference/codes/applications.ts'
import type { Refusal } from '../refusal.ts'
import { askLegalServices, noRoute } from './appeal-routes.ts'
import { findingKey } from './finding.ts'

/** What is asked of an appeal that s.7 does not give (V82): it is recorded, and legal services look at it. */
export function refuseRoute(decision: LawApplication, appellant: Applicant, file: LawFile): Refusal[] {
  const why = noRoute(decision, appellant, file)
  return why
    ? [
        {
          field: 'applicant',
          message: askLegalServices(why),
          rule: 'V82',
          source: 'SPA 2019 s.7',
          key: findingKey('V82', { kind: 'applications', id: decision.id }, [appellant]),
        },
      ]
    : []
}
