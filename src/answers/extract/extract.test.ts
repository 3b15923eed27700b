import { expect, test } from 'vitest'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import type { Desk } from '../operation.ts'
import { quantities } from '../quantities/quantities.ts'
import { extract } from './extract.ts'

const desk = { gazetteer: bundledGazetteer() } as unknown as Desk

test('each passage is answered with annotations in the form of the gold set', async () => {
  const input = extract.input.parse({
    lines: [
      { id: 'a', passage: 'China mined 69% of the world’s rare earths in 2024.' },
      { id: 'b', passage: 'Call us.' },
    ],
  })
  const output = extract.output.parse(await extract.answer(desk, input))
  expect(output.lines.map((line) => [line.id, line.annotations.length])).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect(output.lines[0]?.annotations[0]).toMatchObject({
    span: '69% of the world’s rare earths',
    start: 12,
    end: 42,
    value: 69,
    unit: 'percent',
    asOf: '2024',
  })
  expect(output.lines[0]?.annotations[0]?.rules).toBeUndefined()
})

test('asked to explain, it names the rule behind each field', async () => {
  const input = extract.input.parse({ lines: [{ id: 'a', passage: 'China mined 69% of rare earths.' }], explain: true })
  const output = await extract.answer(desk, input)
  expect(output.lines[0]?.annotations[0]?.rules).toMatchObject({
    type: 'of-production',
    mineral: 'after',
    geography: 'nearest',
    value: 'as-printed',
    attributedTo: 'none',
  })
})

test('quantities come one a line with their text, unknown fields left out', async () => {
  const input = quantities.input.parse({ lines: [{ doc: 'a', text: 'between 5 and 6 kt at $92/kg' }] })
  const output = quantities.output.parse(await quantities.answer(desk, input))
  expect(output.lines).toEqual([
    {
      doc: 'a',
      start: 0,
      end: 18,
      kind: 'dimension',
      low: 5,
      high: 6,
      unit: 'kt',
      unitText: 'kt',
      operator: 'range',
      mod: '=',
      numStart: 8,
      numEnd: 15,
    },
    {
      doc: 'a',
      start: 22,
      end: 28,
      kind: 'currency',
      value: 92,
      unit: 'USD/kg',
      unitText: '/kg',
      operator: '=',
      mod: '=',
      numStart: 23,
      numEnd: 25,
    },
  ])
})

test('dates come in the same lines and are read against the day of their text', async () => {
  const input = quantities.input.parse({ lines: [{ doc: 'a', text: 'Prices fell last month.', date: '2025-10-25' }] })
  const output = quantities.output.parse(await quantities.answer(desk, input))
  expect(output.lines).toEqual([
    { doc: 'a', start: 12, end: 22, kind: 'daterange', from: '2025-09-01', to: '2025-10-01', precision: 'month', relative: true },
  ])
})
