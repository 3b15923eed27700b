import { expect, test } from 'vitest'
import { bundled } from '../../../test/bundled.ts'
import { controlBook } from '../../../test/controls.ts'
import { presets } from '../../../test/scenarios.ts'
import { elementStages } from '../../model/scenario/world.ts'

const asked = [
  'summit-truce',
  'summit-thaw',
  'summit-freeze',
  'tariff-100',
  'licences-april-2025',
  'october-regime-revived',
  'october-regime-paused',
  'dy-tb-cut',
  'myanmar-closed',
  'west-on-time',
  'west-two-years-late',
  'crma-2030',
  'n-1',
]

test('every question of the trade that has a name has a preset', () => {
  expect([...presets().keys()]).toEqual(expect.arrayContaining(asked))
})

test.each([...presets().keys()])('%s rests on figures, events and rules that are on record', (name) => {
  const { figures, events } = bundled()
  const book = controlBook()
  const known = new Set([
    ...figures.map(({ id }) => id),
    ...events.map(({ id }) => id),
    ...book.rules.map(({ id }) => id),
    ...book.suspensions.map(({ id }) => id),
  ])
  const preset = presets().get(name)
  const measures = [...(preset?.file.measures ?? []), ...(preset?.file.courses ?? []).flatMap((course) => course.measures)]
  for (const measure of measures) expect(measure.sources.filter((id) => !known.has(id))).toEqual([])
})

test.each([...presets().values()])('$name says which goods it is about and cites or explains each measure', ({ file }) => {
  for (const measure of [...file.measures, ...file.courses.flatMap((course) => course.measures)]) {
    if ('at' in measure) for (const stage of measure.at) expect([...elementStages, 'magnet']).toContain(stage)
    const isFree = measure.kind === 'requalify' || measure.kind === 'thrifting'
    expect(isFree || measure.sources.length > 0 || measure.because !== undefined).toBe(true)
  }
})
