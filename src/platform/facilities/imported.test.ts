import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { facilityBook } from '../../../test/facilities.ts'
import { day } from '../../kernel/day.ts'
import { hashOf } from '../../kernel/hash.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import { importFacilities } from './imported.ts'
import { withImported } from './with-imported.ts'

const header = 'facility,name,company,place,own_mine,product,matter,value,due,date,says\n'
let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ytterby-facilities-'))
  store = await openStore(join(folder, 'home'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const onRecord = () => Promise.resolve(facilityBook())
const write = (rows: string, head = header): string => {
  const path = join(folder, 'own.csv')
  writeFileSync(path, head + rows)
  return path
}
const bring = async (path: string, dryRun = false) =>
  importFacilities(store, path, { known: undefined, today: day('2026-11-22'), dryRun, onRecord, isTold: false })

test('a plant of one’s own is on record with receipts that quote its line in the kept file', async () => {
  const text = 'my-plant,My plant,My company,DEU,no,Dy,stage,construction,,2026-05-01,"ground broken, at last"\n'
  const report = await bring(write(text))
  expect(report).toMatchObject({ kind: 'facilities', what: 'statements', read: 1, kept: 1, quarantined: 0, repeated: false })
  const book = await withImported(onRecord, store)()
  expect(book.facilities.at(-1)).toMatchObject({ id: 'my-plant', from: 'own.csv' })
  const receipt = await store.receipts.get(book.statements.at(-1)!.receipt)
  expect(receipt).toMatchObject({
    class: 'held',
    quote: text.trim(),
    original: { hash: hashOf(new TextEncoder().encode(header + text)) },
  })
  const bytes = await store.originals.get(receipt!.original!.hash)
  expect(new TextDecoder().decode(bytes!.subarray(receipt!.original!.from, receipt!.original!.to))).toBe(text.trim())
})

test('the same file again does nothing, a dry run writes nothing', async () => {
  const path = write('my-plant,My plant,My company,DEU,no,Dy,stage,construction,,2026-05-01,ground broken\n')
  await bring(path, true)
  expect(store.imports()).toEqual([])
  await bring(path)
  expect(await bring(path)).toMatchObject({ repeated: true, kept: 1 })
  expect((await withImported(onRecord, store)()).facilities.filter(({ id }) => id === 'my-plant')).toHaveLength(1)
})

test('faulty rows are put aside with line and reason, the others kept', async () => {
  const report = await bring(
    write(
      'my-plant,My plant,My company,DEU,no,Dy,stage,construction,,2026-05-01,ok\n' +
        'my-plant,My plant,My company,DEU,no,Dy,proof,great,,2026-05-01,no rung\n' +
        'lynas-kuantan,X,Y,DEU,no,Dy,nameplate,80,,2026-05-01,taken\n' +
        'other,Other,Other,XYZ,no,Dy,nameplate,80,,2026-05-01,nowhere\n' +
        'late,Late,Late,DEU,no,Dy,nameplate,80,,2026-02-30,no such day\n',
    ),
  )
  expect(report?.kept).toBe(1)
  expect(report?.faults.map(({ line, kind }) => [line, kind])).toEqual([
    [3, 'unknown-word'],
    [4, 'repeated-id'],
    [5, 'unknown-place'],
    [6, 'unknown-date'],
    [6, 'empty-cell'],
  ])
})

test.each([
  [
    'no row that can be kept',
    'my-plant,My plant,My company,DEU,no,Dy,proof,great,,2026-05-01,x\n',
    header,
    'nothing of own.csv could be kept',
  ],
  [
    'two values of one matter',
    'p,P,C,DEU,no,Dy,proof,pilot,,2026-05-01,x\np,P,C,DEU,no,Dy,proof,demo,,2026-05-01,y\n',
    header,
    'two current values',
  ],
  ['a column too few', 'p,P,C,DEU,no,Dy,proof,pilot,,2026-05-01\n', header.replace(',says', ''), 'missing: "says"'],
])('%s is refused whole', async (_case, rows, head, says) => {
  await expect(bring(write(rows, head))).rejects.toThrow(says)
})

test('a file of another kind is left to the other readers', async () => {
  expect(await bring(write('China,1\n', 'place,value\n'))).toBeUndefined()
})
