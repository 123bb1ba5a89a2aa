import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

// What linkage is measured against: a straightforward two-sided Fellegi-Sunter linkage, as Splink does it by default:
// blocking rules, levels by Jaro-Winkler and Damerau-Levenshtein, chances of strangers from random pairs,
// expectation and maximisation, term frequencies for names; each side by itself, then the pairs that both have.

const list = (column: string) => `list_filter(string_split(${column}, ';'), x -> trim(x) <> '')`
const people = (side: string) => `
  select report_ref as ref, row_number() over () as n,
    split_part(strip_accents(lower(trim(${side}_given_names))), ' ', 1) as given,
    strip_accents(lower(trim(${side}_family_name))) as family,
    try_cast(nullif(${side}_born_on, '') as date) as born,
    nullif(upper(replace(${side}_postcode, ' ', '')), '') as postcode,
    list_transform(${list(`${side}_phones`)}, x -> right(regexp_replace(x, '[^0-9]', '', 'g'), 10)) as phones,
    list_transform(${list(`${side}_emails`)}, x -> lower(trim(x))) as emails,
    list_transform(${list(`${side}_handles`)}, x -> lower(replace(trim(x), '@', ''))) as handles,
    nullif(${side}_ref, '') as number
  from rows`

const either = (field: string) => `coalesce(l.${field}, '') = '' or coalesce(r.${field}, '') = ''`
const lists = (field: string) =>
  `case when len(l.${field}) = 0 or len(r.${field}) = 0 or l.${field} is null or r.${field} is null then 0
    when list_has_any(l.${field}, r.${field}) then 1 else 2 end`

/** Levels of agreement of one side of a pair; 0 where either is blank. */
const levels = [
  `case when ${either('given')} then 0 when l.given = r.given then 1
    when jaro_winkler_similarity(l.given, r.given) >= 0.92 then 2 when jaro_winkler_similarity(l.given, r.given) >= 0.85 then 3
    when l.given[1] = r.given[1] and least(length(l.given), length(r.given)) = 1 then 4 when l.given = r.family then 5 else 6 end`,
  `case when ${either('family')} then 0 when l.family = r.family then 1
    when jaro_winkler_similarity(l.family, r.family) >= 0.92 then 2 when jaro_winkler_similarity(l.family, r.family) >= 0.85 then 3
    when l.family = r.given then 4 else 5 end`,
  `case when l.born is null or r.born is null then 0 when l.born = r.born then 1
    when damerau_levenshtein(l.born::varchar, r.born::varchar) <= 1 then 2
    when month(l.born) = day(r.born) and day(l.born) = month(r.born) and year(l.born) = year(r.born) then 3
    when abs(date_diff('year', l.born, r.born)) <= 1 then 4 else 5 end`,
  `case when l.postcode is null or r.postcode is null then 0 when l.postcode = r.postcode then 1
    when left(l.postcode, -2) = left(r.postcode, -2) then 2 when left(l.postcode, -3) = left(r.postcode, -3) then 3 else 4 end`,
  lists('phones'),
  lists('emails'),
  lists('handles'),
  'case when l.number is null or r.number is null then 0 when l.number = r.number then 1 else 2 end',
]
const depth = 7

const rules = [
  'l.given = r.given and l.family = r.family',
  'l.family = r.family and l.born = r.born',
  'l.given = r.given and l.born = r.born',
  'l.postcode = r.postcode and l.given = r.given',
  'l.postcode = r.postcode and l.family = r.family',
  'l.phones[1] = r.phones[1]',
  'l.emails[1] = r.emails[1]',
  'l.handles[1] = r.handles[1]',
  'l.number = r.number',
  'l.family = r.family and l.given[1] = r.given[1]',
]

type Pattern = { levels: readonly number[]; count: number }

/** Expectation and maximisation over the patterns of one side; the chances are those of strangers and stay. */
function learnSide(patterns: readonly Pattern[], strangers: readonly Pattern[]) {
  const shares = (rows: readonly Pattern[], weight: (row: Pattern) => number): number[][] =>
    levels.map((_, f) => {
      const sums = new Array<number>(depth).fill(0.5)
      for (const row of rows) sums[row.levels[f] ?? 0] = (sums[row.levels[f] ?? 0] ?? 0) + weight(row)
      const known = sums.slice(1).reduce((a, b) => a + b, 0)
      return sums.map(sum => sum / known)
    })
  const chances = shares(strangers, row => row.count)
  let agree: number[][] = levels.map(() => Array.from({ length: depth }, (_, level) => (level === 1 ? 0.85 : 0.03)))
  let odds = 2 ** -12
  const bits = (row: Pattern) =>
    row.levels.reduce((sum, level, f) => {
      return level === 0 ? sum : sum + Math.log2((agree[f]?.[level] ?? 1) / (chances[f]?.[level] ?? 1))
    }, 0)
  for (let round = 0; round < 20; round++) {
    const same = patterns.map(row => 1 - 1 / (1 + odds * 2 ** bits(row)))
    const each = new Map(patterns.map((row, i) => [row, same[i] ?? 0]))
    const next = shares(patterns, row => row.count * (each.get(row) ?? 0))
    const matches = patterns.reduce((sum, row) => sum + row.count * (each.get(row) ?? 0), 0)
    const all = patterns.reduce((sum, row) => sum + row.count, 0)
    odds = Math.max(2 ** -16, Math.min(0.1, (matches / all) * 2 ** -8))
    agree = next
  }
  return { bits, chances }
}

const names = Array.from(levels, (_, i) => `f${i}`).join(', ')
const select = levels.map((level, i) => `${level} as f${i}`).join(',\n')

/** Scores the pairs of one side into a table of its own, with term frequencies for equal names. */
async function scoreSide(db: DuckDBConnection, side: string, strangers: number): Promise<void> {
  const blocks = rules.map(rule => `select l.n as a, r.n as b from ${side} l join ${side} r on ${rule} and l.n < r.n`)
  await db.run(`create table ${side}_compared as select a, b, l.given as given, l.family as family, ${select}
    from (${blocks.join(' union ')}) join ${side} l on l.n = a join ${side} r on r.n = b`)
  const size = `(select count(*) from ${side})`
  await db.run(`create table ${side}_strangers as select ${select}
    from (select 1 + floor(random() * ${size})::bigint as a, 1 + floor(random() * ${size})::bigint as b from range(${strangers}))
    join ${side} l on l.n = a join ${side} r on r.n = b where a <> b`)
  const read = async (table: string): Promise<Pattern[]> => {
    const rows = (await db.runAndReadAll(`select ${names}, count(*) from ${table} group by all`)).getRows()
    return rows.map(row => ({ levels: row.slice(0, -1).map(Number), count: Number(row.at(-1)) }))
  }
  const patterns = await read(`${side}_compared`)
  const { bits, chances } = learnSide(patterns, await read(`${side}_strangers`))
  const values = patterns.map(pattern => `(${[...pattern.levels, bits(pattern)].join(', ')})`).join(', ')
  await db.run(`create table ${side}_weights as select * from (values ${values}) t(${names}, weight)`)
  for (const name of ['given', 'family'])
    await db.run(
      `create table ${side}_${name} as select ${name}, count(*) / ${size} as share from ${side} group by all`,
    )
  const rarity = (field: number, table: string) =>
    `case when f${field} = 1 then log2(${chances[field]?.[1] ?? 1} / ${table}.share) else 0 end`
  await db.run(`create table ${side}_scored as
    select a, b, weight + ${rarity(0, 'g')} + ${rarity(1, 'f')} as weight
    from ${side}_compared c join ${side}_weights using (${names})
    left join ${side}_given g on g.given = c.given left join ${side}_family f on f.family = c.family`)
}

export type Baseline = { groups: string[][]; candidates: number }

/** Links a file; `threshold` is the least weight, in bits, of the weaker side; `strangers` are drawn for each side. */
export async function linkInDuckDb(file: string, threshold: number, strangers: number): Promise<Baseline> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const db = await instance.connect()
  await db.run(`create table rows as select * from read_csv('${file}', header = true, all_varchar = true)`)
  for (const side of ['suspect', 'victim']) {
    await db.run(`create table ${side} as ${people(side)}`)
    await scoreSide(db, side, strangers)
  }
  const found = await db.runAndReadAll(`
    select l.ref, r.ref from suspect_scored s join victim_scored v using (a, b)
    join suspect l on l.n = a join suspect r on r.n = b where least(s.weight, v.weight) >= ${threshold}`)
  const [count] = (
    await db.runAndReadAll('select (select count(*) from suspect_compared) + (select count(*) from victim_compared)')
  ).getRows()
  const groups = groupPairs(found.getRows().map(([a, b]) => [String(a), String(b)]))
  db.closeSync()
  instance.closeSync()
  return { groups, candidates: Number(count?.[0]) }
}

function groupPairs(pairs: readonly (readonly [string, string])[]): string[][] {
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

// In a process of its own, as the command is: a file, the least weight, how many strangers.
if (process.argv[1] === import.meta.filename) {
  const [, , file = '', threshold, strangers] = process.argv
  const { groups } = await linkInDuckDb(file, Number(threshold), Number(strangers))
  process.stdout.write(groups.map(reports => `${JSON.stringify({ reports })}\n`).join(''))
  const { maxRSS, userCPUTime } = process.resourceUsage()
  process.stdout.write(JSON.stringify({ memory: maxRSS / 1024, user: userCPUTime / 1e6 }))
}
