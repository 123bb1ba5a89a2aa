'use client'

import {
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useForm } from 'react-hook-form'
import { type NamedField, type Option, readForm, refusalsFrom } from '../../../lib/acts/form/field.ts'
import { decode, type Typed, typedOf } from '../../../lib/acts/form/typed.ts'
import type { Refusal } from '../../../lib/law/refusal.ts'
import { Details } from '../govuk/details.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { answerInWords } from './answer-words.ts'
import { AsRecorded } from './as-recorded.tsx'
import { Buttons } from './buttons.tsx'
import { useCameBack } from './came-back.ts'
import { Card } from './card.tsx'
import { Carried } from './carried.tsx'
import { Choosing } from './choosing.tsx'
import { Control, isBrief } from './control.tsx'
import { useErrorTitle } from './error-title.ts'
import { FileField } from './file-field.tsx'
import { useKeepTyped } from './keep-typed.ts'
import { Line } from './line.tsx'
import { openedName } from './opened.ts'
import { Overtaken } from './overtaken.tsx'
import { anchor, inCards, inLine, inParts, isAside, isChanged, pickAnswers } from './questions.ts'
import { Rows } from './rows.tsx'
import { standing } from './standing.ts'
import { errorsPlace, type FormState, fresh } from './state.ts'
import { putCaret } from './typed-since.ts'
import { Warnings, warningsId } from './warnings.tsx'

export interface ActFormProps {
  /** The fields of the act's input, which draw and check the form. */
  fields: NamedField[]
  /** Under which what is typed is kept until it is sent. */
  keepAs: string
  action: (state: FormState, data: FormData) => Promise<FormState>
  typed: Typed
  options: Record<string, Option[]>
  button: string
  /** What happens once it is sent; '' where nothing is said of it. */
  next?: string
  grave?: boolean
  /** Carried along: which record, which version, where to go back to. */
  carried: Record<string, string>
  cancelHref: string
  /** Of a form whose button stands elsewhere on the page. */
  id?: string
  /** Where a file field sends its file. */
  uploadTo?: string
  /** What the rules question of it as it opens. */
  warnings?: readonly Refusal[]
  /** Evidence beside the writing, above what is ticked there. */
  beside?: ReactNode
  /** The next of several forms that follow one another: sending this leads there, or back to where it came from. */
  onward?: { href: string; title: string } | undefined
  /** What the form opened with: of a correction, what the record says. */
  opensWith?: Typed
  /** A correction: each answer stands on a line, and opens to be changed. */
  corrects?: boolean
  /** A second button, which does this act and opens the one that usually comes next. */
  follow?: { button: string; when?: { field: string; is: string } | undefined }
}

/** The form of an act. Works without JavaScript; with it, errors show before sending and what is typed is kept. */
export function ActForm(props: ActFormProps) {
  const { fields } = props
  const [answer, send, sending] = useActionState(props.action, fresh(props.typed, props.warnings))
  const [more, setMore] = useState<Record<string, number>>({})
  const [kept, setKept] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const read = useCallback(() => new FormData(element.current ?? undefined), [])
  const [chosen, setChosen] = useState<Typed>(props.typed)
  const [unreached, setUnreached] = useState<Refusal[]>([])
  const sent = useRef<Typed | null>(null)
  const { state, opened, shown } = useCameBack({
    fields,
    answer,
    known: props.opensWith ?? props.typed,
    sent,
    read,
    element,
    onBack: () => setMore({}),
  })
  // Before the page has its script every question shows: nothing is set aside that could not be brought back.
  const [live, setLive] = useState(false)
  // Errors stand above the page’s heading; without a script, above the form.
  const [top, setTop] = useState<HTMLElement | null>(null)
  useEffect(() => {
    setLive(true)
    setTop(document.getElementById(errorsPlace))
  }, [])

  // The page's own controls are read, so that browser and server decode the same thing the same way.
  const { handleSubmit, formState, clearErrors } = useForm({
    resolver: () => {
      const data = read()
      const { complaints } = readForm(
        fields,
        decode(fields, name => data.getAll(name).map(String)),
      )
      return complaints.length
        ? { values: {}, errors: { root: { type: 'fields', refusals: refusalsFrom(complaints) } } }
        : { values: {}, errors: {} }
    },
  })
  const here = (formState.errors.root as { refusals?: Refusal[] } | undefined)?.refusals
  const refusals = here ?? (unreached.length ? unreached : state.refusals)
  const errors = new Map(refusals.flatMap(r => (r.field ? [[r.field, r.message] as const] : [])))
  const hasErrors = refusals.length > 0
  useErrorTitle(hasErrors)
  const keeper = useKeepTyped(
    element,
    props.keepAs,
    useCallback(() => setKept(true), []),
  )
  // What comes back is gone to: its errors by their summary, its warnings here; whoever is typing stays where they are.
  useLayoutEffect(() => {
    if (!shown.turn) return
    keeper.current.returned()
    if (shown.at) putCaret(shown.at)
    else document.getElementById(warningsId)?.focus()
  }, [shown, keeper])
  const fileFields = fields.flatMap(([name, f]) => (f.control === 'file' ? [name] : []))
  const [holding, setHolding] = useState<ReadonlySet<string>>(new Set())
  /** One more file may be added once those before it are there; without a script, a few at a time stand open. */
  const lastHeld = fileFields.findLastIndex(name => holding.has(name) || state.typed[name]?.[0])
  const isSpareFile = (name: string) => fileFields.indexOf(name) > lastHeld + (live ? 1 : 3)

  const summary = refusals.length > 0 && (
    <ErrorSummary
      key={`${state.turn} ${formState.submitCount}`}
      disableAutoFocus={shown.at !== undefined && !here}
      errorList={refusals.map(r => ({
        text: r.message,
        href: r.href ?? (r.field ? `#${anchor(r.field, fields)}` : undefined),
      }))}
    />
  )

  // What an error or a warning names is shown, whichever part it stands in.
  const isNamed = (name: string) =>
    [...refusals, ...state.warnings].some(r => r.field === name || r.field?.startsWith(`${name}.`))
  const opensWith = props.opensWith ? opened : {}
  const { isHeld, isAsRecorded, isOnLine, isDetail } = standing({
    held: props.typed,
    opensWith,
    corrects: props.corrects === true,
  })
  const asked = fields.filter(([name, f]) => f.group || !isDetail(name, f))
  const detail = fields.filter(([name, f]) => !f.group && isDetail(name, f))
  const isBeside = props.beside !== undefined || asked.some(([, f]) => f.beside)
  const inRow = fields.filter(([, f]) => f.inRow)
  const answered = inRow.filter(([name, f]) => {
    const answer = chosen[name]?.[0]
    return answer && answer !== f.inRow?.unanswered
  }).length
  /** What the record says of it, on one line, and its question beneath: open once its answer is another, or is named. */
  const renderField = ([name, field]: NamedField): ReactNode => {
    if (field.line && isOnLine(name, field)) {
      const { of } = field.line
      const those = inLine(fields, of).filter(([f, other]) => isOnLine(f, other))
      return those[0]?.[0] === name ? (
        <Line
          key={of}
          of={of}
          fields={those}
          opensWith={opensWith}
          options={props.options}
          open={those.some(([f]) => isNamed(f) || isChanged(opened, state.typed, f))}
          drawn={question}
        />
      ) : null
    }
    if (!isAsRecorded(name, field) || field.control === 'rows') return question([name, field])
    const [was, now] = [opensWith, state.typed].map(typed => answerInWords(typed, name, field, props.options))
    return (
      <AsRecorded
        key={name}
        label={field.label}
        value={was ?? ''}
        open={isNamed(name) || now !== was}
        hidden={live && isAside(fields, chosen, state, field)}
      >
        {question([name, field])}
      </AsRecorded>
    )
  }
  const question = ([name, field]: NamedField) =>
    field.control === 'rows' ? (
      <div key={name} hidden={live && isAside(fields, chosen, state, field)}>
        <Rows
          name={name}
          field={field}
          typed={state.typed}
          opensWith={opensWith}
          options={props.options}
          errors={errors}
          extra={(more[name] ?? 0) + Number(state.typed._more?.filter(m => m === name).length ?? 0)}
          onMore={() => setMore(m => ({ ...m, [name]: (m[name] ?? 0) + 1 }))}
        />
      </div>
    ) : (
      <div
        key={name}
        className={isBrief(field, props.options) ? 'app-short' : undefined}
        hidden={(field.control === 'file' && isSpareFile(name)) || (live && isAside(fields, chosen, state, field))}
      >
        {field.control === 'file' ? (
          <FileField
            name={name}
            label={field.label}
            hint={field.hint}
            value={state.typed[name]?.[0] ?? ''}
            fileName={state.typed[`${name}-name`]?.[0] ?? ''}
            error={errors.get(name)}
            uploadTo={props.uploadTo ?? ''}
            form={props.keepAs}
            further={fileFields.slice(fileFields.indexOf(name) + 1)}
            onHeld={() => setHolding(held => new Set([...held, name]))}
          />
        ) : (
          <Control name={name} field={field} typed={state.typed} options={props.options} error={errors.get(name)} />
        )}
      </div>
    )

  const now = live ? { ...state.typed, ...chosen } : state.typed
  return (
    <form
      ref={element}
      id={props.id}
      className="app-act-form"
      action={send}
      noValidate
      encType={fileFields.length ? 'multipart/form-data' : undefined}
      onChange={() => {
        if (element.current) pickAnswers(element.current, fields)
        setChosen(typedOf(read()))
      }}
      onSubmit={event => {
        const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
        if (submitter?.formAction && submitter.hasAttribute('formaction')) return
        event.preventDefault()
        void handleSubmit(async () => {
          clearErrors()
          const reached = await keeper.current.settle()
          setUnreached(reached ? [] : [{ message: notReached }])
          if (!reached) return
          const data = read()
          sent.current = typedOf(data)
          if (submitter?.name) data.set(submitter.name, submitter.value)
          startTransition(() => send(data))
        })()
      }}
    >
      {summary && (top ? createPortal(summary, top) : summary)}
      {/* Without a script the page comes back at its top, and looks as it did. */}
      {state.warnings.length > 0 && state.turn > 0 && (
        <noscript>
          <p className="govuk-inset-text">
            Not saved yet.{' '}
            <a className="govuk-link" href={`#${warningsId}`}>
              {state.warnings.length === 1 ? 'Check 1 thing' : `Check ${state.warnings.length} things`} before you go on
            </a>
          </p>
        </noscript>
      )}
      {state.overtaken && (
        <Overtaken
          fields={fields}
          options={props.options}
          theirs={state.overtaken.theirs}
          mine={state.typed}
          taken={shown.taken ?? []}
        />
      )}
      <Carried carried={props.carried} keepAs={props.keepAs} state={state} />
      {props.carried.seen && (
        <noscript>
          <input type="hidden" name={openedName} value={JSON.stringify(opened)} readOnly />
        </noscript>
      )}
      <div key={state.turn} className={isBeside ? 'app-writing' : undefined}>
        <div className={isBeside ? 'app-writing__words app-questions' : 'app-questions'}>
          {inCards(asked.filter(([, f]) => !f.beside)).map(part =>
            'group' in part ? (
              <Card
                key={part.group.key}
                group={part.group}
                fields={part.fields}
                typed={now}
                open={part.fields.some(([name, f]) => f.detail && (isNamed(name) || isChanged(opened, now, name)))}
                drawn={renderField}
              />
            ) : part.cards.length ? (
              <Choosing
                key={part.field[0]}
                name={part.field[0]}
                field={part.field[1]}
                cards={part.cards}
                reasons={props.options[part.field[0]] ?? []}
                typed={state.typed}
                now={now}
                opensWith={opened}
                error={errors.get(part.field[0])}
                isNamed={isNamed}
                drawn={renderField}
              />
            ) : part.field[0] === inRow[0]?.[0] ? (
              <Fragment key={part.field[0]}>
                <p
                  className="govuk-body app-answered"
                  role="status"
                  hidden={live && isAside(fields, chosen, state, part.field[1])}
                >
                  {answered} of {inRow.length} answered
                </p>
                {renderField(part.field)}
              </Fragment>
            ) : (
              renderField(part.field)
            ),
          )}
          {inParts(detail).map(({ under, fields: part }) => (
            <Details
              key={under}
              summaryText={under}
              classes="app-form-detail"
              open={
                part.some(
                  ([name, f]) =>
                    isNamed(name) || (f.detail === 'always' && isHeld(name)) || isChanged(opened, state.typed, name),
                ) || undefined
              }
            >
              <div className="app-questions">{part.map(renderField)}</div>
            </Details>
          ))}
          {state.warnings.length > 0 && (
            <Warnings warnings={state.warnings} typed={state.typed} leaveHref={props.cancelHref} />
          )}
        </div>
        {isBeside && (
          <div className="app-writing__evidence">
            {props.beside}
            {asked.filter(([, f]) => f.beside).map(renderField)}
          </div>
        )}
      </div>
      {props.next && (
        <p className="govuk-body app-measure">
          <strong>What happens next.</strong> {props.next}
        </p>
      )}
      {!props.id && (
        <Buttons
          button={props.button}
          grave={props.grave}
          onward={props.onward}
          follow={
            props.follow && !(live && isAside(fields, chosen, state, { when: props.follow.when }))
              ? props.follow.button
              : undefined
          }
          sending={sending}
          cancelHref={props.cancelHref}
        />
      )}
      <p className="govuk-body-s app-kept" role="status">
        {kept ? 'What you have typed is kept until you send it.' : ''}
      </p>
    </form>
  )
}

const notReached =
  'This was not sent: the connection was lost, or you have been signed out. Everything you typed is still here. Try again, or first sign in again in another tab'
