import { peopleImportPath } from '../../../../lib/site/addresses.ts'
import { readPeople } from '../../../../lib/work/people/people-imports.ts'
import { takeSheet } from '../../../take-sheet.ts'

/** Takes a list of people. */
export const POST = (request: Request) =>
  takeSheet(request, {
    permission: 'managePeople',
    back: '/people/imports',
    ref: 'people',
    read: readPeople,
    path: peopleImportPath,
  })
