import { describe, expect, test } from 'vitest'
import { bundled, dataFolder } from '../../test/bundled.ts'
import { readDataFolder } from '../platform/bundle/folder.ts'
import { isPlace } from '../kernel/place.ts'
import { readBundle } from './bundle.ts'

const bundle = bundled()
const receipts = new Map(bundle.receipts.map((receipt) => [receipt.id, receipt]))

describe('the bundled data', () => {
  test('has no faults', () => {
    expect(bundle.faults).toEqual([])
  })

  test('is read in well under the time a start may take', () => {
    const { files } = readDataFolder(dataFolder)
    const started = performance.now()
    readBundle(files)
    // About half a second alone on two cores; the bound leaves room for a machine that does other things meanwhile.
    expect(performance.now() - started).toBeLessThan(4000)
  })

  test('is as large as it should be, so that a table that goes missing is noticed', () => {
    expect(bundle.sources.size).toBeGreaterThan(200)
    expect(bundle.figures.length).toBeGreaterThan(5000)
    expect(bundle.events.length).toBeGreaterThan(145)
    expect(bundle.receipts.length).toBeGreaterThan(4000)
  })

  test('every figure has receipts that are there, and its quote names its subject', () => {
    for (const figure of bundle.figures) {
      expect(figure.receipts.length, figure.id).toBeGreaterThan(0)
      for (const id of figure.receipts) {
        const receipt = receipts.get(id)
        expect(receipt, `${figure.id}: ${id}`).toBeDefined()
        expect(
          receipt?.names.some((name) => receipt.quote.includes(name)),
          `${figure.id}: "${receipt?.quote}" names none of ${receipt?.names.join(', ')}`,
        ).toBe(true)
      }
      const own = receipts.get(figure.receipts[0] ?? '')
      expect(own?.names, figure.id).toContain(figure.subject)
    }
  })

  test('a transcribed receipt has the exact place and the printed cell, a cited one publisher, title, address and date', () => {
    for (const receipt of bundle.receipts) {
      for (const field of [receipt.publisher, receipt.title, receipt.published]) expect(field, receipt.id).toBeTruthy()
      expect(receipt.url, receipt.id).toMatch(/^https?:\/\//)
      expect(receipt.id).toMatch(/^rc_[0-9a-f]{20}$/)
      if (receipt.class === 'cited') {
        expect(receipt.locator, receipt.id).toBeNull()
        continue
      }
      expect(receipt.class).toBe('transcribed')
      const { locator } = receipt
      expect(locator?.path !== undefined || (locator?.line !== undefined && locator.column !== undefined), receipt.id).toBe(true)
      expect(receipt.quote, receipt.id).toContain(`“${locator?.printed}”`)
    }
  })

  test('what is unknown is null with words, and never nought', () => {
    const unknown = bundle.figures.filter((figure) => figure.value === null)
    expect(unknown.length).toBeGreaterThan(40)
    for (const figure of unknown) {
      expect(figure.text, figure.id).not.toBeNull()
      expect([figure.low, figure.high], figure.id).toEqual([null, null])
    }
    for (const receipt of bundle.receipts)
      if (receipt.locator?.printed === 'NA' || receipt.locator?.printed === 'W')
        expect(bundle.figures.find((figure) => figure.receipts[0] === receipt.id)?.value, receipt.id).toBeNull()
  })

  test('two editions of one figure stand side by side', () => {
    const thailand = (edition: string): number | null | undefined =>
      bundle.figures.find((figure) => figure.id === `usgs-mcs-${edition}.rare_earths.mining.THA.2024`)?.value
    expect([thailand('2025'), thailand('2026')]).toEqual([13_000, 2100])
  })

  test('derived shares come from one edition, basis, period and scenario, and carry both receipts', () => {
    const byId = new Map(bundle.figures.map((figure) => [figure.id, figure]))
    const derived = bundle.figures.filter((figure) => figure.from.length > 0)
    expect(derived.length).toBeGreaterThan(1000)
    for (const share of derived) {
      const [part, whole] = share.from.map((id) => byId.get(id))
      expect(part?.basis === whole?.basis && part?.period === whole?.period && part?.sourceId === whole?.sourceId, share.id).toBe(
        true,
      )
      expect(share.value, share.id).toBeCloseTo((100 * (part?.value ?? 0)) / (whole?.value ?? 1), 6)
      expect(share.receipts, share.id).toEqual([...new Set([...(part?.receipts ?? []), ...(whole?.receipts ?? [])])])
    }
  })

  test('the two British series are never on one basis by mistake, and the IEA never counts all rare earths', () => {
    for (const figure of bundle.figures) {
      if (figure.sourceId === 'iea-cmde-2025' && figure.mineral === 'rare_earths')
        expect(figure.basis, figure.id).toBe('magnet_ree')
      if (figure.sourceId === 'bgs-wms' && figure.basis === 'gross')
        expect(figure.of, figure.id).toMatch(/^rare earth minerals table/)
    }
  })

  test('an event has receipts, places of the vocabulary, and undoes only what was known before', () => {
    const known = new Map(bundle.events.map((event) => [event.id, event.known]))
    for (const event of bundle.events) {
      expect(event.receipts.length, event.id).toBeGreaterThan(0)
      for (const place of event.places) expect(isPlace(place), `${event.id}: ${place}`).toBe(true)
      for (const id of event.undoes) expect((known.get(id) ?? '9999') <= event.known, `${event.id} undoes ${id}`).toBe(true)
    }
  })

  test('the pause of November 2025 undoes the six announcements, and the threatened tariff was announced and dropped', () => {
    const undoneBy = (title: RegExp): string[] =>
      bundle.events
        .filter((event) => event.undoes.some((id) => title.test(bundle.events.find((each) => each.id === id)?.instrument ?? '')))
        .map((event) => event.instrument)
    for (const number of ['55', '56', '57', '58', '61', '62'])
      expect(undoneBy(new RegExp(`^${number}/2025`))).toContain('70/2025')
    const threat = bundle.events.find((event) => event.date === '2025-10-10' && event.kind === 'tariff threat')
    expect(bundle.events.find((event) => event.undoes.includes(threat?.id ?? ''))?.date).toBe('2025-10-30')
  })

  test('no two figures of one source say two things under one definition, unless one is marked as a second report', () => {
    const said = new Map<string, string>()
    for (const figure of bundle.figures) {
      const { sourceId, subject, measure, mineral, basis, stage, geography, counterpart, of, period, scenario, unit } = figure
      const key = [sourceId, subject, measure, mineral, basis, stage, geography, counterpart, of, period, scenario, unit].join(
        '|',
      )
      expect(said.get(key), `${figure.id} repeats the definition of`).toBeUndefined()
      said.set(key, figure.id)
    }
  })

  test('every entry of the index leads to a receipt that is there', () => {
    expect(bundle.searchEntries.filter((entry) => !receipts.has(entry.receipt))).toEqual([])
  })
})

describe('a damaged table', () => {
  const sources =
    'id,publisher,title,url,published,edition,licence,redistribution,rank,file\ns,P,T,https://example.org,2025-01-31,2025,open,open,2,p/x.csv\n'
  const head =
    'id,subject,measure,mineral,basis,stage,geography,counterpart,of,period,unit,kind,scenario,operator,value,low,high,text,source,line,column,column_name,path,printed,names,known,note\n'
  const row = 's.x,China,production,gallium,contained,refining,CHN,,,2024,t,measured,,=,5,5,5,,s,2,3,PROD,,5,China,,'
  const readOne = (line: string): ReturnType<typeof readBundle> =>
    readBundle(
      new Map([
        ['sources.csv', sources],
        ['figures/x.csv', head + line + '\n'],
      ]),
    )
  const faultsOf = (line: string): string[] =>
    readOne(line)
      .faults.filter((fault) => fault.says.startsWith('figures/'))
      .map((fault) => `${fault.line}:${fault.column} ${fault.kind}`)

  test('a good row is read', () => {
    expect(faultsOf(row)).toEqual([])
    expect(readOne(row).figures).toHaveLength(1)
  })

  test.each([
    ['an unknown place', row.replace(',CHN,', ',ATL,'), '2:7 unknown-place'],
    ['an unknown mineral', row.replace('gallium', 'unobtainium'), '2:4 unknown-mineral'],
    ['an unknown measure', row.replace('production', 'amount'), '2:3 unknown-word'],
    ['a number that is none', row.replace(',=,5,5,5,', ',=,five,5,5,'), '2:15 not-a-number'],
    ['a value outside its bounds', row.replace(',=,5,5,5,', ',=,5,6,7,'), '2:15 not-a-number'],
    ['no value and no words', row.replace(',=,5,5,5,', ',=,,,,'), '2:15 empty-cell'],
    ['a period that is none', row.replace(',2024,', ',lately,'), '2:10 unknown-date'],
    ['an unknown source', row.replace(',,s,2,', ',,z,2,'), '2:19 unknown-source'],
    ['no name of the subject', row.replace(',5,China,,', ',5,,,'), '2:25 empty-cell'],
  ])('%s is a fault with line and column, and the row is left out', (_case, line, expected) => {
    expect(faultsOf(line)).toContain(expected)
    expect(readOne(line).figures).toEqual([])
  })

  test('a column nobody reads is a fault of the header', () => {
    const bad = readBundle(
      new Map([
        ['sources.csv', sources],
        ['figures/x.csv', head.replace('note', 'note,extra')],
      ]),
    )
    expect(bad.faults.map((fault) => fault.kind)).toContain('unexpected-header')
  })
})
