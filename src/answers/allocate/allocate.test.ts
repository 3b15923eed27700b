import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { commandLine } from '../../../test/command-line.ts'
import { describeShared } from '../../../test/shared.ts'
import type { allocateOutput } from './allocate.ts'

const ask = async (nodes: string, arcs: string, words: readonly string[] = []): Promise<z.output<typeof allocateOutput>> =>
  (await commandLine(['allocate', '--nodes', 'n.csv', '--arcs', 'a.csv', ...words], {
    'n.csv': nodes,
    'a.csv': arcs,
  })) as z.output<typeof allocateOutput>

const nodes = 'node,supply\nmine,10\nEurope,-6\nJapan,-4'
const arcs = 'from,to,capacity,cost,name\nmine,hub,,1,rail\nhub,Europe,5,2,short sea\nmine,Europe,,9,air\nhub,Japan,,3,sea\n'

test('the cheapest way, arc by arc, and which capacity binds', async () => {
  const answer = await ask(nodes, arcs)
  expect(answer.cost).toBe(9 + 10 + 9 + 12)
  expect(answer.flows.map(({ name, flow, reducedCost }) => [name, flow, reducedCost])).toEqual([
    ['rail', 9, 0],
    ['short sea', 5, -6],
    ['air', 1, 0],
    ['sea', 4, 0],
  ])
  expect(answer.parameters).toMatchObject({ supplied: 10, nodes: 4, arcs: 4, isExact: true })
})

test('arcs without flow are listed on request, and a least flow is kept', async () => {
  const forced = 'from,to,lower,capacity,cost\nmine,Europe,0,,1\nmine,Japan,0,,1\nEurope,Japan,2,9,5\nJapan,Europe,0,9,5'
  expect((await ask(nodes, forced)).flows).toHaveLength(3)
  const all = await ask(nodes, forced, ['--all'])
  expect(all.flows.map(({ flow }) => flow)).toEqual([8, 2, 2, 0])
  expect(all.cost).toBe(20)
})

test('demand in a column of its own, a semicolon and a decimal comma', async () => {
  const answer = await ask('Node;Supply;Demand\na;1,5;\nb;;1,5', 'Source;Target;Capacity (t);Unit cost\na;b;unbounded;0,25')
  expect(answer.cost).toBe(0.375)
})

test.each([
  ['a capacity below nought', nodes, 'from,to,capacity,cost\nmine,Europe,-1,2', { code: 'bad-line', line: 2, column: 3 }],
  ['NaN for a cost', nodes, 'from,to,capacity,cost\nmine,Europe,1,2\nmine,Japan,1,NaN', { code: 'bad-line', line: 3, column: 4 }],
  ['a word for a supply', 'node,supply\nmine,much', arcs, { code: 'bad-line', line: 2, column: 2 }],
  ['a node twice', 'node,supply\nmine,1\nmine,-1', arcs, { code: 'bad-line', line: 3 }],
  ['a node that no arc touches', `${nodes}\nAtlantis,-1\nhub,1`, arcs, { code: 'bad-line', line: 5 }],
  ['a least flow above the capacity', nodes, 'from,to,min,max,cost\nmine,Europe,5,4,2', { code: 'bad-line', line: 2 }],
  ['no column of costs', nodes, 'from,to\nmine,Europe', { code: 'bad-input', line: 1 }],
  ['no arcs', nodes, '', { code: 'empty-input' }],
  ['more demand than supply', 'node,supply\nmine,1\nEurope,-6\nJapan,-4', arcs, { code: 'bad-input' }],
])('%s is refused where it stands', async (_case, nodesText, arcsText, refusal) => {
  await expect(ask(nodesText, arcsText)).rejects.toMatchObject(refusal)
})

test('who cannot be supplied is named, with the amounts', async () => {
  await expect(ask(nodes, 'from,to,capacity,cost\nmine,Europe,4,1\nmine,Japan,9,1')).rejects.toThrow(
    'without supply stay "Europe" (2); stranded are goods of "mine" (2)',
  )
})

test('a cycle that pays for itself is named', async () => {
  const paid = `${arcs.trim()}\nEurope,mine,,-10,gift\n`
  await expect(ask(nodes, paid)).rejects.toThrow(/without end around the cycle .*"Europe"/)
})

describeShared('optima that several independent solvers agree on', (shared) => {
  const folder = `${shared}data/validation/`
  const expected = parse(readFileSync(`${folder}mcf_expected.csv`), { columns: true, bom: true }) as Record<string, string>[]
  test.each(expected.map((row) => [row['instance']!, row] as const))('%s', async (instance, row) => {
    const answer = await ask(
      readFileSync(`${folder}${instance}_nodes.csv`, 'utf8'),
      readFileSync(`${folder}${instance}_arcs.csv`, 'utf8'),
    )
    expect(answer.cost).toBe(Number(row['optimal_cost']))
    expect(answer.parameters).toMatchObject({ nodes: Number(row['nodes']), arcs: Number(row['arcs']) })
  })
})
