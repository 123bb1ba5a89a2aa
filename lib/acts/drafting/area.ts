import { z } from 'zod'
import { add, set } from '../../case/patch.ts'
import { areaFrom, asTyped, sizeInWords } from '../../case/views/areas.ts'
import { newLook } from '../../drafting/citations.ts'
import { act } from '../act/act.ts'
import { longText } from '../form/fields.ts'
import { canChange, conditionChange, notChangeable } from './condition-parts.ts'

const example = '51.27200, 0.52250'

/** The boundary of an area, drawn or typed. The words stay the condition; this is their picture. */
export const areaActs = {
  drawArea: act({
    label: 'Draw the area',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    guidance:
      'The words are the condition, and the map is their picture: name every road in the words. The area is drawn on a plain grid where the force has no map server.',
    input: z.object({
      boundary: longText('Boundary in words', {
        rows: 3,
        max: 4000,
        hint: 'Name the roads all the way round, and say whether they are included',
      }),
      corners: longText('Corners of the area', {
        rows: 8,
        max: 20_000,
        hint: `Latitude and longitude of each corner in order, one to a line, like ${example}. GeoJSON can be pasted here instead`,
      }),
    }),
    recorded: ({ record }) => `The area of condition ${record.number} drawn`,
    offered: ({ file, record }) => canChange(file, record),
    aside: ({ record }) => [{ title: `Condition ${record.number}`, lines: [record.text] }],
    prefill: ({ record }) => ({
      boundary: record.boundary,
      corners: record.shape ? asTyped(record.shape) : null,
    }),
    refuse: ({ file, record, input }) => {
      const area = areaFrom(input.corners)
      return [
        ...notChangeable(file, record),
        ...(area.ok ? [] : area.problems.map(message => ({ field: 'corners', message }))),
      ]
    },
    patch: ({ file, record, input, moment }) => {
      const area = areaFrom(input.corners)
      if (!area.ok) return []
      return [
        set('draftConditions', record.id, { shape: area.shape, isArea: true, boundary: input.boundary }),
        add('citationLooks', newLook(record.applicationId, record.id, moment)),
        ...conditionChange(file, record, moment),
      ]
    },
  }),
  removeArea: act({
    label: 'Remove the map',
    stage: 'application',
    place: 'application/condition',
    permission: 'draft',
    about: 'draftConditions',
    reads: ['applications'],
    offeredReads: ['applications'],
    from: ['open'],
    guidance: 'The drawing is taken away. The words of the boundary stay.',
    input: z.object({}),
    recorded: ({ record }) => `The map of condition ${record.number} taken away`,
    offered: ({ file, record }) => record.shape !== null && canChange(file, record),
    aside: ({ record }) => (record.shape ? [{ title: 'The area as drawn', lines: [sizeInWords(record.shape)] }] : []),
    refuse: ({ file, record }) => [
      ...notChangeable(file, record),
      ...(record.shape ? [] : [{ message: 'This condition has no map' }]),
    ],
    patch: ({ file, record, moment }) => [
      set('draftConditions', record.id, { shape: null }),
      ...conditionChange(file, record, moment),
    ],
  }),
}
