import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonInPieces } from './print.ts'

test('a long answer printed piece by piece is what JSON.stringify would have printed', () => {
  const item = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.record({ part: fc.string(), value: fc.option(fc.double()) }),
  )
  const long = fc
    .array(item, { minLength: 0, maxLength: 5 })
    .map((few) => Array.from({ length: 1201 }, (_, at) => few[at % 6] ?? at))
  fc.assert(
    fc.property(long, fc.string(), fc.jsonValue(), (lines, name, value) => {
      const answer = { [name]: value, lines, notes: ['end'], left: undefined }
      expect([...jsonInPieces(answer)].join('')).toBe(`${JSON.stringify(answer)}\n`)
    }),
    { numRuns: 30 },
  )
  for (const answer of [null, 1, 'x', [], {}, { lines: [] }])
    expect([...jsonInPieces(answer)].join('')).toBe(`${JSON.stringify(answer)}\n`)
})
