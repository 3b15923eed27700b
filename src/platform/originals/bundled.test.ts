import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from '../../../test/contract/adapters.ts'
import { describeShared } from '../../../test/shared.ts'
import { deskOn } from '../../../test/contract/desk.ts'
import { receipt } from '../../answers/receipt/receipt.ts'
import { readBundle } from '../../ledger/bundle.ts'
import { ensureBundle } from '../bundle/ensure.ts'
import { openStore } from '../sqlite/store.ts'
import { upgradeOriginals } from './upgrade.ts'

const data = fileURLToPath(new URL('../../../data/', import.meta.url))

describeShared("the publishers' own files", (shared) => {
  test('every bundled transcription stands in them, and each receipt then shows its line', { timeout: 60_000 }, async () => {
    const home = newFolder()
    const store = await openStore(home)
    await ensureBundle(store, { folder: data, version: 'test', reader: () => Promise.resolve(readBundle) })
    const before = await store.receipts.count()
    const report = await upgradeOriginals(store, { from: `${shared}data/raw` })
    expect(report).toMatchObject({ mismatches: [], missing: [] })
    expect(report.verified).toBe(before.transcribed)
    expect(await store.receipts.count()).toEqual({ held: before.transcribed + before.held, transcribed: 0, cited: before.cited })

    const desk = deskOn({ ...store }, { sources: store.sources() })
    const oneOfEach = new Map(
      (await store.ledger.figures({})).filter(({ from }) => from.length === 0).map((figure) => [figure.sourceId, figure]),
    )
    let shown = 0
    for (const figure of oneOfEach.values()) {
      const answer = await receipt.answer(desk, receipt.input.parse({ id: figure.receipts[0] }))
      if (answer.receipt.class !== 'held') continue
      expect(answer.verified).toBe('bytes match')
      const marked = answer.lines.flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))
      expect(marked, `the marked cell of ${figure.id}`).toEqual([answer.receipt.locator?.printed])
      shown++
    }
    expect(shown).toBeGreaterThanOrEqual(6)
    store.close()
    expect(existsSync(home)).toBe(true)
    rmSync(home, { recursive: true })
  })
})
