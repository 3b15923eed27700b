import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundled } from '../../test/bundled.ts'
import { describeShared } from '../../test/shared.ts'
import { decode } from './decode.ts'
import { manifests } from './manifests.ts'

test.each(manifests.map((manifest) => [manifest.source, manifest] as const))(
  '%s: the committed table holds as many figures as its manifest expects',
  (source, { expects, file, publisher }) => {
    const { figures, sources } = bundled()
    const count = figures.filter((figure) => figure.sourceId === source && figure.from.length === 0).length
    expect(count).toBeGreaterThanOrEqual(expects[0])
    expect(count).toBeLessThanOrEqual(expects[1])
    expect(sources.get(source)).toMatchObject({ file, publisher })
  },
)

test('text in the files’ encodings is decoded as a browser would', () => {
  const text = 'Côte d’Ivoire — 5 €, 漢字 😀'
  const bytes = new TextEncoder().encode(text)
  expect(decode(bytes, 'utf-8')).toBe(text)
  for (const [charset, label] of [
    ['windows-1252', 'windows-1252'],
    ['utf-8', 'utf-8'],
  ] as const) {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index)
    const known = charset === 'utf-8' ? all.subarray(0, 128) : all
    expect(decode(known, charset)).toBe(new TextDecoder(label, { ignoreBOM: true }).decode(known))
  }
})

describeShared('the publishers’ files, read again', (shared) => {
  test.each(manifests.map((manifest) => [manifest.source, manifest] as const))(
    '%s gives the committed figures',
    (source, manifest) => {
      const stored = readFileSync(`${shared}data/raw/${manifest.file}`)
      const bytes = manifest.file.endsWith('.gz') ? gunzipSync(stored) : stored
      const { readings, faults } = manifest.read(decode(bytes, manifest.charset))
      expect(faults).toEqual([])
      const committed = new Map(
        bundled()
          .figures.filter((figure) => figure.sourceId === source && figure.from.length === 0)
          .map((figure) => [figure.id, figure.value]),
      )
      expect(new Map(readings.map((each) => [each.id, each.value]))).toEqual(committed)
    },
  )
})
