import { expect, test } from 'vitest'
import type { Columns } from './table.ts'
import { readTable } from './table.ts'

const columns: Columns = { header: ['place', 'tonnes', 'note'], unread: { note: 'words only' } }
const table = (text: string, wanted: Columns = columns) => {
  const found = readTable(text, wanted)
  if (!found.ok) throw new Error(found.fault.says)
  return found.value
}
const seen = (text: string): unknown => {
  const { rows, faults } = table(text)
  return [rows.map(({ line, cells }) => [line, cells[0]]), faults.map(({ kind, line }) => [kind, line])]
}

test.each([
  [
    'whole',
    'place,tonnes,note\nA,1,\nB,2,\n',
    [
      [2, 'A'],
      [3, 'B'],
    ],
    [],
  ],
  [
    'with a blank line',
    'place,tonnes,note\nA,1,\n\nB,2,\n',
    [
      [2, 'A'],
      [4, 'B'],
    ],
    [],
  ],
  [
    'with Windows line ends',
    'place,tonnes,note\r\nA,1,\r\nB,2,\r\n',
    [
      [2, 'A'],
      [3, 'B'],
    ],
    [],
  ],
  [
    'ragged in one row',
    'place,tonnes,note\nA,1\nB,2,\nC,3,,4\n',
    [[3, 'B']],
    [
      ['ragged-row', 2],
      ['ragged-row', 4],
    ],
  ],
  [
    'with a record over two lines',
    'place,tonnes,note\n"Natural\nteak",1,\nB,2,\n',
    [
      [2, 'Natural\nteak'],
      [4, 'B'],
    ],
    [],
  ],
  ['cut in half', 'place,tonnes,note\nA,1,\nB,2', [[2, 'A']], [['cut-short', 3]]],
  ['cut inside quotation marks', 'place,tonnes,note\nA,1,\nB,2,"beca', [[2, 'A']], [['cut-short', 3]]],
  [
    'with a quotation mark left open',
    'place,tonnes,note\nA,1,"x\nB,2,\nC,3,\n',
    [
      [3, 'B'],
      [4, 'C'],
    ],
    [['open-quote', 2]],
  ],
  [
    'with a mark left open that a later one closes',
    'place,tonnes,note\nA,1,"x\nB,2,\nC,3,"y"\nD,4,\n',
    [
      [3, 'B'],
      [4, 'C'],
      [5, 'D'],
    ],
    [['open-quote', 2]],
  ],
  ['with a mark inside a cell', 'place,tonnes,note\nA "x",1,\nB,2,\n', [[3, 'B']], [['open-quote', 2]]],
])('a table %s', (_what, text, rows, faults) => expect(seen(text)).toEqual([rows, faults]))

test.each([
  ['a new column', 'place,tonnes,note,grade\n', 'neither read nor listed as unread: "grade"'],
  ['a missing column', 'place,tonnes\n', 'missing: "note"'],
  ['a renamed column', 'place,kilotonnes,note\n', 'missing: "tonnes"; new'],
  ['another order', 'tonnes,place,note\n', 'another order'],
  ['a column twice', 'place,tonnes,note,note\n', 'twice'],
  ['nothing', '', 'missing: "place"'],
])('%s is no table of this kind', (_what, text, says) => {
  expect(readTable(text, columns)).toMatchObject({
    ok: false,
    fault: { kind: 'unexpected-header', line: 1, says: expect.stringContaining(says) as string },
  })
})

test('an extract may give its columns in any order', () => {
  const { rows, at, column } = table('tonnes,place,note\n1,A,\n', { ...columns, anyOrder: true })
  expect([at(rows[0]!, 'place'), column('place')]).toEqual(['A', 2])
})

test('what is listed as unread cannot be read by the way', () => {
  const { rows, at } = table('place,tonnes,note\nA,1,x\n')
  expect(() => at(rows[0]!, 'note')).toThrow('words only')
})
