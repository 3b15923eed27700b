import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { figures, figuresInput, figuresOutput } from '../../src/answers/figures/figures.ts'
import { share, shareInput, shareOutput } from '../../src/answers/share/share.ts'
import { day } from '../../src/kernel/day.ts'
import { materialPrinted } from '../../src/sources/material-printed.ts'
import { importTargets } from '../../src/platform/importing/import-targets.ts'
import { openStore, type Store } from '../../src/platform/sqlite/store.ts'
import { bundledDesk } from '../bundled.ts'
import { deskOn } from '../contract/desk.ts'
import { describeShared } from '../shared.ts'

type Row = z.output<typeof figuresOutput>['figures'][number]

const asked = async (input: z.input<typeof figuresInput>, desk = bundledDesk()): Promise<Row[]> => {
  const answer = figuresOutput.parse(await figures.answer(desk, figuresInput.parse({ limit: 5000, ...input })))
  expect(answer.total).toBe(answer.figures.length)
  return answer.figures
}
const divided = async (input: z.input<typeof shareInput>): Promise<z.output<typeof shareOutput>> =>
  shareOutput.parse(await share.answer(bundledDesk(), shareInput.parse(input)))

interface Fact {
  readonly fact_id: string
  readonly description: string
  readonly value: string
  readonly tolerance: string
}

/** Days on which each edition, and not yet its successor, was known. */
const knownBy: Record<string, string> = { MCS2025: '2025-12-31', MCS2026: '2026-11-22' }
const survey = 'U.S. Geological Survey'
const number = (text: string): number => Number(text.replaceAll(',', ''))
/** What an operator and a value read as in the table of facts: `>90000000`. */
const printed = ({ operator, value }: Row): string => `${operator === '=' ? '' : operator}${value}`

describeShared('golden facts about figures, asked of the operations', (shared) => {
  const facts = parse(readFileSync(`${shared}data/validation/golden_facts.csv`), { columns: true }) as Fact[]
  /** Facts whose id matches, with the parts of the id. A held-back row of the same kind would be asked in the same way. */
  const about = (pattern: RegExp): (readonly [id: string, fact: Fact, parts: string[]])[] => {
    const found = facts.flatMap((fact) => {
      const parts = pattern.exec(fact.fact_id)
      return parts ? [[fact.fact_id, fact, parts.slice(1)] as const] : []
    })
    if (found.length === 0) throw new Error(`no golden fact matches ${pattern}`)
    return found
  }

  test.each(about(/^usgs-(MCS\d{4})-(\d{4})-china-share$/))('%s', async (_id, fact, [edition = '', year = '']) => {
    const { shares } = await divided({
      mineral: 'rare_earths',
      stage: 'mining',
      basis: 'all_reo',
      year,
      place: 'CHN',
      knownBy: knownBy[edition],
    })
    expect(shares[0]?.value.toFixed(2)).toBe(Number(fact.value).toFixed(2))
  })

  test.each(about(/^rev-(\d{4})-(.+)$/))('%s', async (_id, fact, [year = '', place = '']) => {
    const ask = async (known?: string): Promise<Row[]> =>
      (
        await asked({
          mineral: 'rare_earths',
          stage: 'mining',
          measure: 'production',
          place,
          year,
          publisher: survey,
          ...(known === undefined ? {} : { knownBy: known }),
        })
      ).toSorted((a, b) => a.known.localeCompare(b.known))
    const values = fact.value.split(' -> ').map(number)
    expect((await ask()).map(({ value }) => value)).toEqual(values)
    expect((await ask(knownBy['MCS2025'])).map(({ value }) => value)).toEqual(values.slice(0, 1))
  })

  test.each(about(/^reserves-(.+)$/))('%s', async (_id, fact, [place = '']) => {
    const found = await asked({ mineral: 'rare_earths', measure: 'reserves', place, publisher: survey })
    expect(found.toSorted((a, b) => a.known.localeCompare(b.known)).map(printed)).toEqual(fact.value.split(' -> '))
    for (const each of found) if (each.operator === '>') expect(each.high).toBeNull()
  })

  test.each(about(/^iea-(\d{4})-china-(mine|refining)$/))('%s', async (_id, fact, [year = '', stage = '']) => {
    const { shares } = await divided({ mineral: 'magnet_rare_earths', stage, year, place: 'CHN' })
    expect(Math.abs((shares[0]?.value ?? 0) - Number(fact.value))).toBeLessThanOrEqual(Number(fact.tolerance))
  })

  test.each(about(/^iea-(\d{4})-top3-(mine|refining)$/))('%s', async (_id, fact, [year = '', stage = '']) => {
    const [top] = await asked({
      mineral: 'magnet_rare_earths',
      stage,
      measure: 'top_n_share',
      year,
      publisher: 'International Energy Agency',
    })
    expect(Math.abs((top?.value ?? 0) - Number(fact.value))).toBeLessThanOrEqual(Number(fact.tolerance))
  })

  test.each(about(/^eu-sr-(.+)-(\d{4})$/))('%s', async (_id, fact, [material = '', year = '']) => {
    const found = await asked({ mineral: materialPrinted(material) ?? material, measure: 'supply_risk', year })
    expect(found.filter(({ of, sourceId }) => of === null && sourceId !== 'eu-crm-2017').map(({ value }) => value)).toEqual([
      Number(fact.value),
    ])
  })

  test.each(about(/^eu-2017-(?!formula)(.+)$/))('%s', async (_id, fact) => {
    const materials = [...fact.description.matchAll(/\b([a-z]+) 2017/g)].map(([, name = '']) => name)
    const values = await Promise.all(
      materials.map(async (mineral) => {
        const found = await asked({ mineral, measure: 'supply_risk', year: 2017 })
        return found.find(({ sourceId, of }) => sourceId === 'eu-crm-2017' && of === null)?.value
      }),
    )
    expect(values).toEqual(fact.value.split('; ').map(Number))
  })

  test.each(about(/^price-(.+)$/))('%s', async (_id, fact, [mineral = '']) => {
    const found = await asked({ mineral, measure: 'price', publisher: survey })
    const oxide = found.filter(({ stage, unit }) => stage === 'separation' && unit === 'USD/kg')
    expect(new Set(oxide.map(({ subject }) => subject)).size).toBe(1)
    expect(oxide.map(({ period, value }) => `${period}=${value}`).toSorted()).toEqual(fact.value.split('; ').toSorted())
  })

  test.each(about(/^lynas-fy(\d\d)-dytb$/))('%s', async (_id, fact, [year = '']) => {
    const found = (await asked({ mineral: 'dytb', measure: 'production', stage: 'separation', state: 'current' })).filter(
      ({ subject, note }) => subject === 'Lynas Rare Earths' && new RegExp(`FY${year} Q\\d`).test(note),
    )
    expect(found).toHaveLength(4)
    expect(found.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(Number(fact.value))
  })

  test.each(about(/^cn-quota-(\d{4})-1$/))('%s', async (_id, fact, [year = '']) => {
    const totals = fact.value.split('; ').map(Number)
    for (const [index, stage] of ['mining', 'separation'].entries()) {
      const batch = (await asked({ mineral: 'rare_earths', measure: 'quota', stage, place: 'CHN', year })).filter(({ of }) =>
        (of ?? '').startsWith('first batch'),
      )
      const whole = batch.filter(({ of }) => of === 'first batch')
      expect(whole.map(({ value }) => value)).toEqual([totals[index]])
      // The parts of the two groups sum to the whole; a group that is itself split counts once.
      const groups = batch.filter(
        ({ of }) => /, China [\w ]+?(?: total| \(light\))?$/.test(of ?? '') && !/ light$| ion/.test(of ?? ''),
      )
      expect(groups.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(totals[index])
    }
  })

  test.each(about(/^us-import-sources$/))('%s', async (_id, fact) => {
    const found = await asked({ mineral: 'rare_earths', measure: 'import_share', place: 'CHN', publisher: survey })
    expect(found.map(({ value, of }) => [value, of])).toEqual([
      [Number(fact.value), 'US imports: Rare-earth compounds and metals'],
    ])
  })

  describe('after an import', () => {
    let store: Store
    beforeAll(async () => {
      store = await openStore('unused', { inMemory: true })
      await importTargets(store, [`${shared}data/prices`], { today: day('2026-11-25') })
    })
    afterAll(() => store.close())

    test.each(about(/^komis-(nd)-(\d{4})$/))('%s', async (_id, fact, [symbol = '', year = '']) => {
      const found = await asked(
        { mineral: symbol, measure: 'price', year, publisher: 'Korea Resources Information Service' },
        deskOn({ ...store }, { sources: store.sources() }),
      )
      expect(found.length).toBeGreaterThan(200)
      const mean = found.reduce((sum, { value }) => sum + (value ?? 0), 0) / found.length
      expect(Math.abs(mean - Number(fact.value))).toBeLessThanOrEqual(Number(fact.tolerance))
    })

    test('what was quoted later is not known earlier', async () => {
      const early = await store.ledger.figures({ knownBy: day('2024-06-30'), minerals: ['neodymium'] })
      expect(early.length).toBeGreaterThan(100)
      expect(early.every(({ period }) => period <= '2024-06-30')).toBe(true)
    })

    test('averages outside their own range are put aside and counted', () => {
      const oxides = store.imports().find(({ kind }) => kind === 'china-oxide-prices')
      expect(oxides).toMatchObject({ read: 11_504, kept: 10_970, quarantined: 534 })
    })
  })
})
