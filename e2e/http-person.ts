import { Parser } from 'htmlparser2'

/** Somebody who uses the program by plain requests: no browser and no script, with a jar of cookies for each origin. */

export interface HttpAnswer {
  status: number
  location: string
  text: string
  headers: Headers
}
export interface HttpForm {
  action: string
  fields: [string, string][]
}

/** The forms of a page with what they would send as they stand. */
export function formsOf(html: string): HttpForm[] {
  const forms: HttpForm[] = []
  let select: string | undefined
  let area: [string, string] | undefined
  const parser = new Parser({
    onopentag: (name, a) => {
      const form = forms.at(-1)
      if (name === 'form') forms.push({ action: a.action ?? '', fields: [] })
      if (name === 'input' && form && a.name) {
        const isChoice = a.type === 'radio' || a.type === 'checkbox'
        if (a.type !== 'file' && a.type !== 'submit' && (!isChoice || a.checked !== undefined))
          form.fields.push([a.name, a.value ?? (isChoice ? 'on' : '')])
      }
      if (name === 'select') select = a.name
      if (name === 'option' && select && form && a.selected !== undefined) form.fields.push([select, a.value ?? ''])
      if (name === 'textarea' && a.name) area = [a.name, '']
    },
    ontext: text => {
      if (area) area[1] += text
    },
    onclosetag: name => {
      if (name === 'select') select = undefined
      if (name === 'textarea' && area) {
        forms.at(-1)?.fields.push(area)
        area = undefined
      }
    },
  })
  parser.end(html)
  return forms
}

export class HttpPerson {
  private readonly jars = new Map<string, Map<string, string>>()
  readonly url: string
  /** What stands where the program's own address does: a proxy whose certificate this person does not know. */
  private readonly ask: typeof fetch

  constructor(url: string, ask: typeof fetch = fetch) {
    this.url = url
    this.ask = ask
  }

  async get(at: string): Promise<HttpAnswer> {
    return this.send(at, {})
  }

  async send(at: string, init: RequestInit): Promise<HttpAnswer> {
    const address = new URL(at, this.url)
    const jar = this.jars.get(address.origin) ?? new Map<string, string>()
    this.jars.set(address.origin, jar)
    const headers = new Headers(init.headers)
    if (jar.size) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await this.ask(address, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const name = pair.slice(0, pair.indexOf('=')).trim()
      const value = pair.slice(pair.indexOf('=') + 1)
      if (!value || rest.some(part => /max-age=0\b/i.test(part))) jar.delete(name)
      else jar.set(name, value)
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: await answer.text(),
      headers: answer.headers,
    }
  }

  /** Signs in by way of the force's provider, which asks who is there. */
  async signIn(email: string, to = '/cases'): Promise<void> {
    const { csrfToken } = JSON.parse((await this.get('/api/auth/csrf')).text) as { csrfToken: string }
    const form = (fields: Record<string, string>): RequestInit => ({
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    let answer = await this.send('/api/auth/signin/force', form({ csrfToken, callbackUrl: `${this.url}${to}` }))
    let at = new URL(answer.location, this.url)
    for (let turn = 0; turn < 10; turn++) {
      answer = at.pathname.startsWith('/who-is-there/')
        ? await this.send(at.href, form({ email }))
        : await this.get(at.href)
      if (!answer.location) break
      at = new URL(answer.location, at)
    }
    if (answer.status !== 200 || at.pathname !== to)
      throw new Error(`${email} was not signed in: ${answer.status} at ${at.pathname}${at.search}`)
  }

  /** Opens the page of an act's form and sends it with these answers, as a browser without script does. */
  async sendForm(at: string, answers: Record<string, string | string[]>): Promise<HttpAnswer> {
    const page = await this.get(at)
    return page.status === 200 ? this.answer(at, page, answers) : page
  }

  /** Sends the form of an act on a page that was opened. */
  answer(at: string, page: HttpAnswer, answers: Record<string, string | string[]>): Promise<HttpAnswer> {
    const form = formsOf(page.text).find(f => f.fields.some(([name]) => name === '_act'))
    if (!form) throw new Error(`No form of an act is at ${at}`)
    return this.send(at, { method: 'POST', body: filled(form, answers) })
  }
}

function filled(form: HttpForm, answers: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of form.fields) if (!(name in answers)) data.append(name, value)
  for (const [name, value] of Object.entries(answers)) for (const one of [value].flat()) data.append(name, one)
  return data
}
