import { openApi } from '../../lib/work/reports/openapi.ts'

interface Schema {
  $ref?: string
  anyOf?: readonly Schema[]
  type?: string | readonly string[]
  required?: readonly string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean
  items?: Schema
  enum?: readonly unknown[]
  minimum?: number
}

const kindOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value

/** Where a value is not as a schema of the feed's description says; empty when it is. */
export function strays(schema: Schema, value: unknown, at = '$'): string[] {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) as keyof typeof openApi.components.schemas
    return strays(openApi.components.schemas[name] as Schema, value, at)
  }
  if (schema.anyOf) {
    const all = schema.anyOf.map(s => strays(s, value, at))
    return all.some(found => !found.length) ? [] : all.flat()
  }
  const kind = kindOf(value)
  if (schema.type && ![schema.type].flat().includes(kind)) return [`${at} is ${kind}`]
  const found: string[] = []
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at} is ${String(value)}`)
  if (schema.minimum !== undefined && (value as number) < schema.minimum) found.push(`${at} is below ${schema.minimum}`)
  if (kind === 'array' && schema.items)
    for (const [n, item] of (value as unknown[]).entries()) found.push(...strays(schema.items, item, `${at}[${n}]`))
  if (kind === 'object') {
    const held = value as Record<string, unknown>
    for (const name of schema.required ?? []) if (!(name in held)) found.push(`${at}.${name} is missing`)
    for (const [name, inner] of Object.entries(held)) {
      const known = schema.properties?.[name]
      if (known) found.push(...strays(known, inner, `${at}.${name}`))
      else if (schema.additionalProperties === false) found.push(`${at}.${name} is not described`)
    }
  }
  return found
}
