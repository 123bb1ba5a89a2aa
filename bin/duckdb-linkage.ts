import { DuckDBInstance } from '@duckdb/node-api'

// What linkage is measured against: a straightforward two-sided Fellegi-Sunter linkage, all of it in DuckDB but for the
// few sums of expectation-maximisation over patterns and the joining of pairs into groups.

const side = (name: string) => `
  select report_ref as ref, row_number() over () as n,
    lower(trim(${name}_given_names)) as given_all,
    split_part(lower(trim(${name}_given_names)), ' ', 1) as given,
    lower(trim(${name}_family_name)) as family,
    try_cast(nullif(${name}_born_on, '') as date) as born,
    upper(replace(nullif(${name}_postcode, ''), ' ', '')) as postcode,
    right(regexp_replace(split_part(${name}_phones, ';', 1), '[^0-9]', '', 'g'), 10) as phone,
    nullif(lower(${name}_emails), '') as email,
    nullif(replace(lower(${name}_handles), '@', ''), '') as handle,
    nullif(${name}_ref, '') as number
  from rows`

/** Levels of agreement of one side of a pair, 0 where either is blank. */
const levels = (l: string, r: string) => `
  case when ${l}.given = '' or ${r}.given = '' or ${l}.given is null or ${r}.given is null then 0
    when ${l}.given = ${r}.given then 1 when jaro_winkler_similarity(${l}.given, ${r}.given) >= 0.9 then 2
    when ${l}.given[1] = ${r}.given[1] and least(length(${l}.given), length(${r}.given)) = 1 then 3
    when ${l}.given = ${r}.family then 4 else 5 end,
  case when ${l}.family = '' or ${r}.family = '' or ${l}.family is null or ${r}.family is null then 0
    when ${l}.family = ${r}.family then 1 when jaro_winkler_similarity(${l}.family, ${r}.family) >= 0.92 then 2
    when jaro_winkler_similarity(${l}.family, ${r}.family) >= 0.85 then 3 when ${l}.family = ${r}.given then 4 else 5 end,
  case when ${l}.born is null or ${r}.born is null then 0 when ${l}.born = ${r}.born then 1
    when damerau_levenshtein(${l}.born::varchar, ${r}.born::varchar) <= 1 then 2
    when year(${l}.born) = year(${r}.born) then 3 else 4 end,
  case when ${l}.postcode is null or ${r}.postcode is null then 0 when ${l}.postcode = ${r}.postcode then 1
    when left(${l}.postcode, -3) = left(${r}.postcode, -3) then 2 else 3 end,
  case when coalesce(${l}.phone, '') = '' or coalesce(${r}.phone, '') = '' then 0 when ${l}.phone = ${r}.phone then 1 else 2 end,
  case when ${l}.email is null or ${r}.email is null then 0 when ${l}.email = ${r}.email then 1 else 2 end,
  case when ${l}.handle is null or ${r}.handle is null then 0 when ${l}.handle = ${r}.handle then 1 else 2 end,
  case when ${l}.number is null or ${r}.number is null then 0 when ${l}.number = ${r}.number then 1 else 2 end`

const rules = [
  'l.given = r.given and l.family = r.family',
  'l.family = r.family and l.born = r.born',
  'l.given = r.given and l.born = r.born',
  'l.postcode = r.postcode and l.given = r.given',
  "l.phone = r.phone and l.phone <> ''",
  'l.email = r.email',
  'l.number = r.number',
  'l.family = r.family and l.given[1] = r.given[1]',
]
const fieldCount = 8
const depth = 6

type Pattern = { levels: readonly number[]; count: number }

/** Expectation and maximisation over the patterns of one side, with chances from pairs of strangers. */
function learnSide(patterns: readonly Pattern[], strangers: readonly Pattern[]) {
  const shares = (rows: readonly Pattern[], weight: (row: Pattern) => number) =>
    Array.from({ length: fieldCount }, (_, f) => {
      const sums = new Array<number>(depth).fill(0.5)
      for (const row of rows) sums[row.levels[f] ?? 0] = (sums[row.levels[f] ?? 0] ?? 0) + weight(row)
      const known = sums.slice(1).reduce((a, b) => a + b, 0)
      return sums.map(sum => sum / known)
    })
  const u = shares(strangers, row => row.count)
  const first = (l: number) => (l === 1 ? 0.85 : 0.05)
  let m: number[][] = Array.from({ length: fieldCount }, () => Array.from({ length: depth }, (_, l) => first(l)))
  let rate = 0.2
  const weightOf = (row: Pattern) =>
    row.levels.reduce(
      (sum, level, f) => (level === 0 ? sum : sum + Math.log2((m[f]?.[level] ?? 1) / (u[f]?.[level] ?? 1))),
      0,
    )
  for (let round = 0; round < 15; round++) {
    const chance = (row: Pattern) => {
      const odds = (rate / (1 - rate)) * 2 ** (weightOf(row) - 12)
      return odds / (1 + odds)
    }
    const next = shares(patterns, row => row.count * chance(row))
    const total = patterns.reduce((sum, row) => sum + row.count, 0)
    rate = Math.min(0.9, Math.max(0.01, patterns.reduce((sum, row) => sum + row.count * chance(row), 0) / total))
    m = next
  }
  return weightOf
}

export type Baseline = { groups: string[][]; seconds: number; candidates: number }

/** Links a file; `threshold` is the least weight, in bits, of the weaker side. */
export async function linkInDuckDb(file: string, threshold: number): Promise<Baseline> {
  const started = performance.now()
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const db = await instance.connect()
  const run = (sql: string) => db.run(sql)
  await run(
    `create table rows as select * from read_csv('${file}', header = true, all_varchar = true, strict_mode = false)`,
  )
  for (const name of ['suspect', 'victim']) await run(`create table ${name} as ${side(name)}`)
  const block = (name: string) =>
    rules.map(rule => `select l.n as a, r.n as b from ${name} l join ${name} r on ${rule} and l.n < r.n`)
  await run(`create table pairs as ${[...block('suspect'), ...block('victim')].join(' union ')}`)
  const names = (prefix: string) => Array.from({ length: fieldCount }, (_, i) => `${prefix}${i}`).join(', ')
  const compare = (source: string) => `
    select a, b, ${levelsNamed('s', 'sl', 'sr')}, ${levelsNamed('v', 'vl', 'vr')} from ${source} pairs
    join suspect sl on sl.n = a join suspect sr on sr.n = b join victim vl on vl.n = a join victim vr on vr.n = b`
  await run(`create table compared as ${compare('')}`)
  await run(
    `create table strangers as ${compare(
      '(select l.n as a, 1 + (l.n * 7919 + k * 104729) % (select count(*) from suspect) as b from suspect l, range(5) t(k)) as',
    )} where a <> b`,
  )
  const read = async (table: string, prefix: string): Promise<Pattern[]> => {
    const rows = (await db.runAndReadAll(`select ${names(prefix)}, count(*) from ${table} group by all`)).getRows()
    return rows.map(row => ({ levels: row.slice(0, fieldCount).map(Number), count: Number(row[fieldCount]) }))
  }
  for (const prefix of ['s', 'v']) {
    const patterns = await read('compared', prefix)
    const weigh = learnSide(patterns, await read('strangers', prefix))
    const values = patterns.map(pattern => `(${[...pattern.levels, weigh(pattern)].join(', ')})`).join(', ')
    await run(`create table weights_${prefix} as select * from (values ${values}) t(${names(prefix)}, weight)`)
  }
  const found = await db.runAndReadAll(`
    select l.ref, r.ref from compared join weights_s using (${names('s')}) join weights_v using (${names('v')})
    join suspect l on l.n = a join suspect r on r.n = b
    where least(weights_s.weight, weights_v.weight) >= ${threshold}`)
  const [count] = (await db.runAndReadAll('select count(*) from compared')).getRows()
  const groups = joined(found.getRows().map(([a, b]) => [String(a), String(b)]))
  db.closeSync()
  instance.closeSync()
  return { groups, seconds: (performance.now() - started) / 1000, candidates: Number(count?.[0]) }
}

function levelsNamed(prefix: string, l: string, r: string): string {
  let n = 0
  return levels(l, r).replace(/\bend\b/g, () => `end as ${prefix}${n++}`)
}

function joined(pairs: readonly (readonly [string, string])[]): string[][] {
  const heads = new Map<string, string>()
  const head = (ref: string): string => {
    let at = ref
    for (let up = heads.get(at); up !== undefined && up !== at; up = heads.get(at)) at = up
    return at
  }
  for (const [a, b] of pairs) heads.set(head(a), head(b))
  const groups = new Map<string, string[]>()
  for (const ref of new Set(pairs.flat())) groups.set(head(ref), [...(groups.get(head(ref)) ?? []), ref])
  return [...groups.values()]
}
