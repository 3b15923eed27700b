import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TradeBench, tradeAdapters } from './trade.ts'

const baci = (...rows: string[]): string => ['t,i,j,k,v,q', ...rows, ''].join('\n')
const name = 'BACI_HS17_Y2024_V202601.csv'
const good = ['2024,156,276,850511,513918.501,12606.775', '2024,392,276,850511,55.5,NA', '2024,490,842,850511,1.000,          2']

describe.each(tradeAdapters)('importing trade tables, %s', (_name, open) => {
  let bench: TradeBench
  beforeEach(() => void (bench = open()))
  afterEach(async () => bench.close())

  const everything = async () => {
    const datasets = await bench.trade.datasets()
    const of = datasets.map(({ id }) => id)
    const scope = { from: 0, to: 2_000_000, of }
    const flows = await bench.trade.flows({ ...scope, flow: 'reconciled', years: [1962, 2100] }, 1000)
    return { datasets, totals: (await bench.trade.totals(scope)).map((total) => JSON.stringify(total)).toSorted(), flows }
  }

  test('a year file of BACI: thousand dollars become dollars, tonnes kilograms, NA stays unknown, 490 its own place', async () => {
    const { dataset, faults } = await bench.importText(name, baci(...good))
    expect(faults).toEqual([])
    expect(dataset).toMatchObject({
      series: 'baci-202601-hs17',
      publisher: 'CEPII',
      release: '202601',
      file: name,
      held: true,
      known: '2026-01-31',
      firstYear: 2024,
      lastYear: 2024,
      rows: { read: 3, kept: 3, withoutQuantity: 1, aside: {}, quarantined: {} },
    })
    const { flows } = await everything()
    expect(flows.map(({ exporter, importer, value, quantity, line }) => [exporter, importer, value, quantity, line])).toEqual([
      [156, 276, 513_918_501, 12_606_775, 2],
      [392, 276, 55_500, null, 3],
      [490, 842, 1000, 2000, 4],
    ])
    expect(bench.trade.places.at(490)?.name).toBe('Other Asia, nes')
    const receipt = await bench.store.receipts.get(dataset.receipt)
    expect(receipt).toMatchObject({ class: 'held', quote: 't,i,j,k,v,q', original: { hash: dataset.hash, from: 0, to: 11 } })
    expect(await bench.store.originals.has(dataset.hash)).toBe(true)
  })

  test.each([
    ['a row with too few cells', '2024,156,276,850511,1.5', 'ragged-row'],
    ['a row with too many', '2024,156,276,850511,1.5,2,3', 'ragged-row'],
    ['an empty line', '', 'blank-line'],
    ['a year in words', 'last,156,276,850511,1.5,2', 'bad-year'],
    ['another year than the file is of', '2023,156,276,850511,1.5,2', 'other-year'],
    ['a country in letters', '2024,CHN,276,850511,1.5,2', 'bad-country'],
    ['a country nobody has', '2024,999,276,850511,1.5,2', 'unknown-country'],
    ['a code without its leading zero', '2024,156,276,80410,1.5,2', 'bad-code'],
    ['a heading instead of a code', '2024,156,276,8505,1.5,2', 'not-six-digits'],
    ['no value', '2024,156,276,850511,,2', 'no-value'],
    ['a value in words', '2024,156,276,850511,much,2', 'bad-value'],
    ['an infinite value', '2024,156,276,850511,1e999,2', 'bad-value'],
    ['a negative value', '2024,156,276,850511,-1,2', 'negative-value'],
    ['negative tonnes', '2024,156,276,850511,1.5,-2', 'negative-quantity'],
    ['tonnes with a footnote', '2024,156,276,850511,1.5,2a', 'bad-quantity'],
  ])('%s is quarantined with its line, the rest is kept', async (_what, row, kind) => {
    const { dataset, faults } = await bench.importText(name, baci(good[0]!, row, good[1]!, good[2]!))
    expect(faults.map((fault) => [fault.kind, fault.line])).toEqual([[kind, 3]])
    expect(dataset.rows).toMatchObject({ read: 4, kept: 3, quarantined: { [kind]: 1 } })
    const { flows } = await everything()
    expect(flows.map(({ line }) => line)).toEqual([2, 4, 5])
  })

  test('a row that repeats another is quarantined; rows that disagree all are', async () => {
    const rows = [...good, good[0]!, '2024,392,276,850511,55.6,NA', '2024,156,842,850511,9,1', '2024,156,842,850511,9,1']
    const { dataset, faults } = await bench.importText(name, baci(...rows))
    expect(dataset.rows.quarantined).toEqual({ 'repeated-row': 2, 'duplicate-key': 2 })
    expect(faults.map(({ line }) => line ?? 0).toSorted((a, b) => a - b)).toEqual([3, 5, 6, 8])
    expect((await everything()).flows.map(({ line }) => line)).toEqual([2, 7, 4])
  })

  test('importing twice changes nothing, packed or not, whatever the file is called', async () => {
    await bench.importText(name, baci(...good))
    const before = await everything()
    const again = await bench.importText('BACI_HS17_Y2024_V202601_copy.csv.gz', baci(...good))
    expect(again.already).toBe(true)
    expect(await everything()).toEqual(before)
  })

  test('the order of imports does not matter', async () => {
    const files = [
      [name, baci(...good)],
      ['BACI_HS17_Y2023_V202601.csv', baci('2023,156,276,850511,3,1')],
      // The same year once more, longer: it prevails, whichever comes first.
      ['BACI_HS17_Y2024_V202601_again.csv', baci(...good, '2024,156,410,850511,8,1')],
    ] as const
    for (const [file, content] of files) await bench.importText(file, content)
    const other = open()
    try {
      for (const [file, content] of files.toReversed()) await other.importText(file, content)
      const of = (await bench.trade.datasets()).map(({ id }) => id)
      const scope = { from: 850511, to: 850511, of, flow: 'reconciled', years: [2000, 2100] } as const
      expect(await other.trade.flows(scope, 100)).toEqual(await bench.trade.flows(scope, 100))
      expect((await bench.trade.flows(scope, 100)).map(({ value }) => value)).toEqual([513_918_501, 55_500, 8000, 3000, 1000])
    } finally {
      await other.close()
    }
  })

  test.each([
    ['a changed header', name, 't,i,j,k,q,v\n2024,156,276,850511,1,2\n', 'bad-input'],
    ['an empty file', name, '', 'empty-input'],
    ['a header without rows', name, 't,i,j,k,v,q\n', 'bad-input'],
    ['a file cut in the middle of a row', name, baci(...good).slice(0, -22), 'bad-line'],
    ['a name without a release', 'trade.csv', baci(...good), 'bad-input'],
    ['no text at all', name, `t,i,j,k,v,q\n\0`, 'binary-input'],
    ['nothing but bad rows', name, baci('2024,1,1,1,1,1'), 'bad-input'],
    ['a cut JSON answer', 'answer.json', '{"count":1,"data":[{"period":"20', 'bad-input'],
    ['a JSON answer that counts more rows than it has', 'answer.json', '{"count":2,"data":[{"period":"2024"}]}', 'bad-input'],
  ])('%s is refused and leaves nothing behind', async (_what, file, content, code) => {
    await expect(bench.importText(file, content)).rejects.toMatchObject({ code })
    expect(await bench.trade.datasets()).toEqual([])
    expect(await bench.store.receipts.count()).toEqual({ held: 0, transcribed: 0, cited: 0 })
  })

  test('several bad lines in a row do not shift the lines of the rows after them', async () => {
    const content = baci(good[0]!, '', '', 'a,b', '', good[1]!, good[2]!, '1,2', '', '2024,156,410,850511,1,1')
    const whole = await bench.importText(name, content)
    expect(whole.faults.map(({ kind, line }) => `${line} ${kind}`).toSorted()).toEqual(
      ['3 blank-line', '4 blank-line', '5 ragged-row', '6 blank-line', '9 ragged-row', '10 blank-line'].toSorted(),
    )
    const { flows } = await everything()
    expect(flows.map(({ line }) => line)).toEqual([2, 7, 11, 8])
  })

  test('of a file that stops without a line end the last row is quarantined', async () => {
    const { dataset, faults } = await bench.importText(name, baci(...good).slice(0, -1))
    expect(dataset.rows.kept).toBe(2)
    expect(faults).toEqual([expect.objectContaining({ kind: 'no-line-end', line: 4 })])
  })
})
