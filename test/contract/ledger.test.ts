import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import type { FigureQuery } from '../../src/ledger/ports.ts'
import type { Override } from '../../src/ledger/settling/override.ts'
import { adapters, type Opened } from './adapters.ts'
import { event, figure } from './records.ts'

describe.each(adapters)('the ledger, %s', (_name, open) => {
  let store: Opened
  beforeEach(async () => void (store = await open()))
  afterEach(() => store.close())

  test('what is added comes back as it was, fields that are null included', async () => {
    const bare = figure({
      id: 'rule',
      value: null,
      low: null,
      high: null,
      text: 'a licence is needed',
      stage: null,
      geography: null,
      mineral: null,
    })
    const full = figure({
      counterpart: 'USA',
      of: 'WORLD',
      scenario: 'base case',
      value: 0.1 + 0.2,
      low: -1.5,
      high: 1e9,
      from: ['a', 'b'],
      note: 'é 稀土',
    })
    await store.ledger.addFigures([bare, full])
    expect(await store.ledger.figures({})).toEqual([bare, full])
    await store.ledger.addEvents([event()])
    expect(await store.ledger.events({})).toEqual([event()])
  })

  test('the same record twice is one record', async () => {
    await store.ledger.addFigures([figure(), figure()])
    await store.ledger.addFigures([figure()])
    await store.ledger.addEvents([event()])
    await store.ledger.addEvents([event()])
    expect(await store.ledger.figures({})).toHaveLength(1)
    expect(await store.ledger.events({})).toHaveLength(1)
  })

  test('a correction is a new record: the newest known one is told, and the old one to those who ask what was known before', async () => {
    const corrected = figure({ value: 1100, known: day('2026-02-01') })
    await store.ledger.addFigures([figure(), corrected])
    expect(await store.ledger.figures({})).toEqual([corrected])
    expect(await store.ledger.figures({ knownBy: day('2026-01-31') })).toEqual([figure()])
    expect(await store.ledger.figures({ knownBy: day('2025-01-31') })).toEqual([])
  })

  test('the order in which records arrive makes no difference', async () => {
    const corrected = figure({ value: 1100, known: day('2026-02-01') })
    await store.ledger.addFigures([corrected])
    await store.ledger.addFigures([figure()])
    expect(await store.ledger.figures({})).toEqual([corrected])
    expect(await store.ledger.figures({ knownBy: day('2025-12-31') })).toEqual([figure()])
  })

  test('of two editions with one known day the one added last is told', async () => {
    const mended = figure({ value: 1001 })
    await store.ledger.addFigures([figure()])
    await store.ledger.addFigures([mended])
    expect(await store.ledger.figures({})).toEqual([mended])
  })

  const other = figure({
    id: 'other',
    mineral: 'gallium',
    stage: 'refining',
    geography: 'WORLD',
    subject: 'Japan',
    counterpart: 'JPN',
    measure: 'imports',
    basis: 'contained',
    period: '2020/2022',
    publisher: 'Another',
  })
  test.each<[string, FigureQuery, string[]]>([
    ['minerals', { minerals: ['gallium', 'tin'] }, ['other']],
    ['stages', { stages: ['mining'] }, ['china-mine-2024']],
    ['places, as geography', { places: ['CHN'] }, ['china-mine-2024']],
    ['places, as counterpart', { places: ['JPN'] }, ['other']],
    ['measures', { measures: ['imports'] }, ['other']],
    ['basis', { basis: 'all_reo' }, ['china-mine-2024']],
    ['publisher', { publisher: 'Another' }, ['other']],
    ['a period that overlaps', { period: '2022-Q4' }, ['other']],
    ['a period that touches neither', { period: '2023' }, []],
    ['a period that is none', { period: 'lately' }, []],
    ['ids', { ids: ['other', 'nothing'] }, ['other']],
    ['several at once', { minerals: ['gallium'], stages: ['mining'] }, []],
    ['nothing', {}, ['china-mine-2024', 'other']],
    ['a limit', { limit: 1 }, ['china-mine-2024']],
  ])('figures are asked for by %s', async (_by, query, ids) => {
    await store.ledger.addFigures([figure(), other])
    expect((await store.ledger.figures(query)).map((found) => found.id)).toEqual(ids)
  })

  test('ids are found before and after everything has been read, corrections included', async () => {
    const corrected = figure({ value: 1100, known: day('2026-02-01') })
    await store.ledger.addFigures([figure(), other, corrected])
    const query = { ids: [corrected.id], knownBy: day('2026-03-01') }
    const before = await store.ledger.figures(query)
    await store.ledger.figures({})
    expect(before).toEqual([corrected])
    expect(await store.ledger.figures(query)).toEqual(before)
  })

  test('events come oldest first and are asked for by day, place, mineral and words', async () => {
    const year = event({
      id: 'quota',
      date: '2006',
      minerals: ['rare_earths'],
      places: ['CHN', 'USA'],
      title: 'Quota of the year',
    })
    await store.ledger.addEvents([event(), year])
    const ids = async (query: Parameters<typeof store.ledger.events>[0]): Promise<string[]> =>
      (await store.ledger.events(query)).map((found) => found.id)
    expect(await ids({})).toEqual(['quota', 'rule-7'])
    expect(await ids({ from: day('2006-06-01'), to: day('2006-07-01') })).toEqual(['quota'])
    expect(await ids({ from: day('2025-04-05') })).toEqual([])
    expect(await ids({ to: day('2005-12-31') })).toEqual([])
    expect(await ids({ places: ['USA'] })).toEqual(['quota'])
    expect(await ids({ minerals: ['gallium'] })).toEqual(['rule-7'])
    expect(await ids({ text: 'LICENCES metals' })).toEqual(['rule-7'])
    expect(await ids({ text: '7/2025' })).toEqual(['quota', 'rule-7'])
    expect(await ids({ text: '7/202' })).toEqual([])
    expect(await ids({ knownBy: day('2025-04-03') })).toEqual([])
    expect(await ids({ limit: 1 })).toEqual(['quota'])
  })

  test('the horizon spans every period and event', async () => {
    await store.ledger.addFigures([figure({ period: '2006' }), figure({ id: 'p', period: '2040', known: day('2025-05-01') })])
    await store.ledger.addEvents([event({ known: day('2026-11-07') })])
    expect(await store.ledger.horizon()).toEqual({ first: '2006-01-01', last: '2040-12-31', lastKnown: '2026-11-07' })
  })

  test('an empty ledger has a horizon too', async () => {
    const { first, last } = await store.ledger.horizon()
    expect(first <= last).toBe(true)
  })

  test('the revision changes with every new record and with nothing else', async () => {
    const start = await store.ledger.revision()
    await store.ledger.addFigures([figure()])
    const added = await store.ledger.revision()
    expect(added).not.toBe(start)
    await store.ledger.figures({})
    await store.ledger.addFigures([figure()])
    expect(await store.ledger.revision()).toBe(added)
    await store.ledger.addEvents([event()])
    expect(await store.ledger.revision()).not.toBe(added)
  })

  test('overrides come back in the order in which they were said, known by a day, and once each', async () => {
    const said = (id: string, known: string, undoes: string[] = []): Override => ({
      id,
      figure: undoes.length > 0 ? null : 'china-mine-2024',
      definition: 'df_x',
      undoes,
      because: 'é "so"',
      known: day(known),
    })
    const [first, second] = [said('ov_1', '2026-11-20'), said('ov_2', '2026-11-22', ['ov_1'])]
    await store.ledger.addOverrides([first, second])
    await store.ledger.addOverrides([first])
    expect(await store.ledger.overrides()).toEqual([first, second])
    expect(await store.ledger.overrides(day('2026-11-21'))).toEqual([first])
    const revision = await store.ledger.revision()
    await store.ledger.addOverrides([first])
    expect(await store.ledger.revision()).toBe(revision)
    await store.ledger.addOverrides([said('ov_3', '2026-11-23')])
    expect(await store.ledger.revision()).not.toBe(revision)
  })
})
