import { expect, test } from 'vitest'
import { bundled, dataFolder } from '../../../test/bundled.ts'
import type { Fault } from '../../kernel/read.ts'
import { readDataFolder } from '../../platform/bundle/folder.ts'
import { readControls } from './control.ts'

const faults: Fault[] = []
const controls = readControls(readDataFolder(dataFolder).files, bundled().sources, faults)

test('the table of rules is read without a fault', () => {
  expect(faults).toEqual([])
  expect(new Set(controls.map((control) => control.id)).size).toBeGreaterThan(60)
})

test('within one scenario the intervals of a rule do not overlap', () => {
  const scenarios = ['', ...new Set(controls.flatMap((control) => control.scenario ?? []))]
  for (const id of new Set(controls.map((control) => control.id)))
    for (const scenario of scenarios) {
      const intervals = controls
        .filter((control) => control.id === id && (control.scenario === null || control.scenario === scenario))
        .toSorted((a, b) => a.from.localeCompare(b.from))
      for (const [index, interval] of intervals.entries()) {
        const next = intervals[index + 1]
        if (next) expect((interval.to ?? '9999') < next.from, `${id} ${scenario} ${interval.from}`).toBe(true)
      }
    }
})

test('the April 2025 controls are in force throughout, the October ones are paused for a year and then go two ways', () => {
  const states = (id: string, on: string): string[] =>
    controls
      .filter((control) => control.id === id && control.from <= on && (control.to ?? '9999') >= on)
      .map((control) => control.state)
  expect(states('CN-18-2025-LIC', '2026-03-01')).toEqual(['in_force'])
  expect(states('CN-61-2025-1.1', '2025-10-25')).toEqual(['scheduled'])
  expect(states('CN-61-2025-1.1', '2026-03-01')).toEqual(['suspended'])
  expect(new Set(states('CN-61-2025-1.1', '2026-11-22'))).toEqual(new Set(['in_force', 'suspended']))
})
