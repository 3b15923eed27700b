import { fromBook, named, tonnes, type Chain } from './chain.ts'
import type { BaselineDraft, Provenance } from './draft.ts'

/** Magnets from makers to users, by customs and trade tables, and what industries use them for. */
export function addUses(draft: BaselineDraft, chain: Chain): void {
  const exports = chain.parameter('exports-china-magnets', 'magnet')
  const abroad = chain.book.trade.filter(({ exporter, importer }) => exporter === 'CHN' && importer !== 'CHN')
  const value = abroad.reduce((sum, row) => sum + row.value, 0)
  const fromChina = new Map(abroad.map((row) => [row.importer, { tonnage: (exports.value * row.value) / value, row }]))
  addShipments(draft, chain, 'CHN', new Map([...fromChina].map(([to, { tonnage, row }]) => [to, { tonnage, cv: 0.3, row }])))
  const pairs = chain.grades.flatMap((grade) =>
    chain.places.filter((to) => to !== 'CHN').map((to) => [named.magnetsShipped(grade, 'CHN', to), 1] as const),
  )
  draft.observe(
    pairs,
    exports.value,
    exports.cv * exports.value,
    fromBook(exports, `magnets shipped from CHN to all others: ${tonnes(exports.value)}`),
  )
  const price = chain.parameter('price-china-magnets', 'magnet').value * chain.parameter('price-factor-others', 'magnet').value
  for (const from of chain.places) {
    if (from === 'CHN') continue
    const made = chain.grades.reduce((sum, grade) => sum + draft.prior(named.magnets(grade, from)), 0)
    if (made === 0) continue
    const rows = chain.book.trade.filter(({ exporter, importer }) => exporter === from && importer !== from)
    const sold = rows.reduce((sum, row) => sum + row.value, 0) / price
    // Much of what a place sells under the code was made elsewhere or is more than a magnet: no more than 70 % of what it makes is taken to leave it.
    const scale = Math.min(1, (0.7 * made) / Math.max(sold, 1e-9)) / price
    addShipments(draft, chain, from, new Map(rows.map((row) => [row.importer, { tonnage: row.value * scale, cv: 0.6, row }])))
  }
  for (const grade of chain.grades)
    for (const place of chain.places)
      draft.balance([
        ...chain.places.map((to) => [named.magnetsShipped(grade, place, to), 1] as const),
        [named.magnets(grade, place), -1],
      ])
  addIndustries(draft, chain)
}

interface Sold {
  readonly tonnage: number
  readonly cv: number
  readonly row: Chain['book']['trade'][number]
}

/** What one place ships to each other, the same mix of grades to all, and keeps the rest; each pair is an observation of its own. */
function addShipments(draft: BaselineDraft, chain: Chain, from: string, to: ReadonlyMap<string, Sold>): void {
  const made = chain.grades.map((grade) => draft.prior(named.magnets(grade, from)))
  const all = made.reduce((sum, value) => sum + value, 0)
  const sent = [...to.values()].reduce((sum, { tonnage }) => sum + tonnage, 0)
  for (const [at, grade] of chain.grades.entries()) {
    const part = (made[at] ?? 0) / all
    if (part === 0) continue
    for (const [place, { tonnage, row }] of to)
      draft.start(
        named.magnetsShipped(grade, from, place),
        tonnage * part,
        all,
        provenanceOf(row, `${grade} magnets from ${from} to ${place}: ${tonnes(tonnage * part)}`),
      )
    const kept = (all - sent) * part
    draft.start(named.magnetsShipped(grade, from, from), kept, all, {
      kind: 'assumed',
      source: null,
      locator: '',
      note: 'What is made less what is shipped',
      at: 'magnet-trade.csv',
      says: `${grade} magnets kept in ${from}: ${tonnes(kept)}`,
      receipts: [],
    })
  }
  for (const [place, { tonnage, cv, row }] of to) {
    const sum = chain.grades.map((grade) => [named.magnetsShipped(grade, from, place), 1] as const)
    draft.observe(
      sum,
      tonnage,
      Math.max(cv * tonnage, 0.001 * all),
      provenanceOf(row, `magnets from ${from} to ${place}: ${tonnes(tonnage)}`),
    )
  }
}

const provenanceOf = ({ exporter, importer, line }: Sold['row'], says: string): Provenance => ({
  kind: 'derived',
  source: 'baci-202601-magnets',
  locator: `HS 850511, 2024, ${exporter} to ${importer}, first row at line ${line}`,
  note: 'By value: the quantities of the code take in magnets that hold no rare earths',
  at: 'magnet-trade.csv',
  says,
  receipts: [],
})

/** What users do with them: the industries of the book in every place alike, as little is published by place. */
function addIndustries(draft: BaselineDraft, chain: Chain): void {
  const industries = chain.book.industries
  const weightOf = (grade: string, industry: (typeof industries)[number]): number =>
    grade === 'SmCo'
      ? industry.smco
      : industry.value * (grade === 'NdFeB-HT' ? industry.highTemperature : 1 - industry.highTemperature)
  let world = 0
  const magnets: (readonly [string, (typeof industries)[number]])[] = []
  for (const grade of chain.grades) {
    const whole = industries.reduce((sum, industry) => sum + weightOf(grade, industry), 0)
    for (const place of chain.places) {
      const arrivals = chain.places.map((from) => named.magnetsShipped(grade, from, place))
      const used = arrivals.reduce((sum, name) => sum + draft.prior(name), 0)
      if (used === 0) continue
      world += used
      for (const industry of industries) {
        const value = (used * weightOf(grade, industry)) / whole
        if (value === 0) continue
        const name = named.used(grade, industry.industry, place)
        draft.quantity(
          name,
          value,
          Math.hypot(industry.cv, 0.3),
          used,
          fromBook(industry, `${grade} magnets used in ${place} for ${industry.title.toLowerCase()}: ${tonnes(value)}`),
        )
        magnets.push([name, industry])
      }
      draft.balance([
        ...arrivals.map((name) => [name, 1] as const),
        ...industries.map(({ industry }) => [named.used(grade, industry, place), -1] as const),
      ])
    }
  }
  for (const industry of industries)
    draft.observe(
      magnets.map(([name, each]) => [name, (each === industry ? 1 : 0) - industry.value] as const),
      0,
      industry.cv * industry.value * world,
      fromBook(industry, `${industry.title} use ${Number((industry.value * 100).toPrecision(3))} % of the magnets`),
    )
}
