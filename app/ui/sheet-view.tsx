import { Fragment } from 'react'
import type { Block, Sheet, TrackedPart } from '../../lib/documents/printing/sheet.ts'

/** A paper on the screen, as it would be printed: the same sheet, block by block. Headings begin at the level after `under`. */
export function SheetView({ sheet, under = 1 }: { sheet: Sheet; under?: number }) {
  return (
    <div className="app-paper">
      <p className="app-paper__marking">{sheet.marking}</p>
      <p className="app-paper__title">{sheet.title}</p>
      {sheet.under.map(line => (
        <p key={line} className="govuk-body-s">
          {line}
        </p>
      ))}
      {sheet.blocks.map((block, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a paper have no other name and never move
        <BlockView key={n} block={block} under={under} place={n} />
      ))}
    </div>
  )
}

function BlockView({ block, under, place }: { block: Block; under: number; place: number }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, under + block.level)}` as 'h3'
      return <Heading className={block.level === 1 ? 'govuk-heading-m' : 'govuk-heading-s'}>{block.text}</Heading>
    }
    case 'paragraph':
      return (
        <p className="govuk-body app-verbatim">
          {block.number ? `${block.number}. ` : ''}
          {block.text}
        </p>
      )
    case 'note':
      return <p className="govuk-body-s app-source">{block.text}</p>
    case 'facts':
      return (
        <dl className="app-pairs">
          {block.rows.map(r => (
            <div key={r.label} className="app-pairs__row">
              <dt>{r.label}</dt>
              <dd className="app-verbatim">{r.value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table': {
      const says = `${block.head.join(', ')}, part ${place + 1} of the paper`
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className="app-table-scroll" tabIndex={0} aria-label={says}>
          <table className="govuk-table">
            <thead className="govuk-table__head">
              <tr>
                {block.head.map(h => (
                  <th key={h} scope="col" className="govuk-table__header">
                    {h}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(row => (
                <tr key={row.join('|')}>
                  {row.map((cell, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their column
                    <td key={n} className="govuk-table__cell app-verbatim">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )
    }
    case 'items':
      return (
        <ul className="govuk-list govuk-list--bullet">
          {block.items.map(item => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'words':
      return (
        <p className="govuk-body app-wording">
          <strong>{block.label}</strong> {block.text} {block.note}
        </p>
      )
    case 'tracked':
      return (
        <p className="govuk-body app-wording">
          <strong>{block.label}</strong> <Tracked parts={block.parts} /> {block.note}
        </p>
      )
    case 'picture':
      return <p className="govuk-body-s">{block.says}</p>
    case 'signature':
      return <p className="govuk-body">{block.statement}</p>
    case 'room':
      return <p className="govuk-body">{block.label}</p>
    case 'welsh':
      return (
        <p className="govuk-body app-verbatim" lang="cy">
          {block.texts.join('\n')}
        </p>
      )
    case 'break':
      return null
    default:
      return block satisfies never
  }
}

/** What was taken out of words and put in, told apart by marks and in words. */
function Tracked({ parts }: { parts: readonly TrackedPart[] }) {
  return parts.map((p, n) => {
    const key = `${n} ${p.text}`
    if (p.how === 'kept') return <Fragment key={key}>{p.text}</Fragment>
    const Change = p.how === 'takenOut' ? 'del' : 'ins'
    return (
      <Fragment key={key}>
        <span className="govuk-visually-hidden">{p.how === 'takenOut' ? ' (taken out: ' : ' (put in: '}</span>
        <Change>{p.text}</Change>
        <span className="govuk-visually-hidden">) </span>
      </Fragment>
    )
  })
}
