import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckAnswer } from '../../src/answers/check/check.ts'
import { day } from '../../src/kernel/day.ts'
import { deskApp, openDesk, type OpenDesk } from '../../src/main.ts'
import { upgradeOriginals } from '../../src/platform/originals/upgrade.ts'
import { guarded, openPort, type Served } from '../../src/surfaces/http/serve.ts'
import { describeInChromium, launched } from '../e2e/browser.ts'
import { describeShared } from '../shared.ts'

// One real article, from bytes to verdicts, as a reader would live it.

describeShared('a stranger checks a real article', (shared) => {
  const file = path.join(
    shared,
    'data',
    'seed',
    readdirSync(path.join(shared, 'data', 'seed')).find((name) => name.endsWith('.txt'))!,
  )
  const bytes = readFileSync(file)
  const home = mkdtempSync(path.join(tmpdir(), 'ytterby-seed-'))
  let opened: OpenDesk
  let answer: CheckAnswer

  const check = async (times: { asOf?: string; knownBy?: string } = {}): Promise<CheckAnswer> =>
    (await opened.ask('check', { document: { base64: bytes.toString('base64'), name: 'seed.txt' }, ...times })) as CheckAnswer
  const about = (found: CheckAnswer, words: RegExp) => {
    const claim = found.claims.find(
      (each) => words.test(found.article.text.slice(each.span[0] - 60, each.span[1] + 60)) && words.test(each.quote),
    )
    if (claim === undefined) throw new Error(`no claim about ${words}`)
    return claim
  }

  beforeAll(async () => {
    opened = await openDesk({ home, today: () => day('2026-11-22') })
    const { mismatches } = await upgradeOriginals(opened.store, { from: path.join(shared, 'data', 'raw') })
    expect(mismatches).toEqual([])
    answer = await check()
  }, 120_000)
  afterAll(async () => {
    await opened.close()
    rmSync(home, { recursive: true, force: true })
  })

  test('the article is read as it was printed: no broken letters, no boilerplate', () => {
    const gold = JSON.parse(readFileSync(path.join(shared, 'data', 'gold', 'seed-article.json'), 'utf8')) as {
      title: string
      date: string
      author: string
      highlights: string[]
      section_headings: string[]
      body: { start_text: string; end_text: string }
      boilerplate: { starts: string }[]
    }
    const { article } = answer
    expect([article.title, article.date, article.author]).toEqual([gold.title, gold.date, gold.author])
    expect(article.highlights).toEqual(gold.highlights)
    expect(article.sections.map((section) => section.heading)).toEqual(gold.section_headings)
    expect(article.body.startsWith(gold.body.start_text)).toBe(true)
    expect(article.body.endsWith(gold.body.end_text)).toBe(true)
    expect(article.text).not.toMatch(/[ก-๛]|Ã|â€/)
    for (const { starts } of gold.boilerplate) expect(article.body).not.toContain(starts)
  })

  test('at least 14 of the annotated claims are found and none is invented', () => {
    const seed = readFileSync(path.join(shared, 'data', 'gold', 'claims-public.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(
        (line) =>
          JSON.parse(line) as {
            article_id: string
            annotations: { id: string; type: string; passage: string; passage_clean?: string; span: string }[]
          },
      )
      .find((each) => each.article_id === 'seed')!
    const { text } = answer.article
    const clean = (words: string): string => words.replaceAll('โ€™', '’').replaceAll('โ€”', '—')
    const gold = seed.annotations
      .filter((annotation) => annotation.type !== 'none')
      .map((annotation) => {
        const passage = clean(annotation.passage_clean ?? annotation.passage)
        const at = text.indexOf(passage)
        const from = at + passage.indexOf(clean(annotation.span))
        return { id: annotation.id, from, to: from + clean(annotation.span).length }
      })
    expect(gold.every(({ from }) => from >= 0)).toBe(true)
    const said = answer.claims.flatMap((claim) => [claim.span, ...claim.alsoAt])
    const found = gold.filter(({ from, to }) => said.some(([a, b]) => a < to && from < b))
    const invented = said.filter(([a, b]) => !gold.some(({ from, to }) => a < to && from < b)).map(([a, b]) => text.slice(a, b))
    expect(invented).toEqual([])
    expect(found.length).toBeGreaterThanOrEqual(14)
  })

  test('70 % of mining holds on all rare earths and is over on magnet rare earths', () => {
    const mining = about(answer, /70% of .*mining|70% of mining/)
    expect(mining.verdict).toBe('supported')
    const usgs = mining.byDefinition.filter((row) => row.basis === 'all_reo' && row.verdict === 'supported')
    expect(usgs.map((row) => row.value)).toEqual(expect.arrayContaining([expect.closeTo(69.2, 0), expect.closeTo(71.1, 0)]))
    expect(
      mining.byDefinition.find((row) => row.basis === 'magnet_ree' && /Energy Agency|IEA/.test(row.publisher)),
    ).toMatchObject({ direction: 'over', value: expect.closeTo(61, 0) as number })
  })

  test('90 % of refining and 90 %+ of magnets are supported', () => {
    const refining = about(answer, /90% of .*refining|90% of refining/)
    expect(refining.verdict).toBe('supported')
    expect(refining.byDefinition.some((row) => Math.abs((row.value ?? 0) - 91.3) < 0.1)).toBe(true)
    expect(about(answer, /magnet manufacturing/).verdict).toBe('supported')
  })

  test('the tariff is outdated today and was supported as an announcement on the day of the article', async () => {
    const today = about(answer, /100%/)
    expect([today.verdict, today.verdictAtPublication]).toEqual(['outdated', 'supported'])
    expect(about(await check({ asOf: '2025-10-25' }), /100%/).verdict).toBe('supported')
  })

  test('"any product using Chinese-origin materials" is not supported as written', () => {
    expect(about(answer, /any product/)).toMatchObject({
      verdict: expect.stringMatching(/imprecise|contradicted/) as string,
      direction: 'over',
    })
  })

  test('judgements are not scored', () => {
    expect(answer.claims.filter((claim) => claim.modality === 'opinion').map((claim) => claim.verdict)).toEqual([
      'not-checkable',
      'not-checkable',
    ])
    expect(answer.judgements.length).toBeGreaterThan(5)
  })

  test('every receipt verifies, and those of USGS, IEA and EU are held', async () => {
    expect(answer.receipts.length).toBeGreaterThan(10)
    for (const { id, class: kind, publisher, original } of answer.receipts) {
      const { verified } = (await opened.ask('receipt', { id })) as { verified: string }
      expect([id, verified]).toEqual([id, kind === 'held' ? 'bytes match' : 'not held'])
      if (original !== null) expect(original.to).toBeGreaterThan(original.from)
      if (/Geological Survey/.test(publisher)) expect([id, kind]).toEqual([id, 'held'])
    }
    const held = answer.receipts.filter((receipt) => receipt.class === 'held').map((receipt) => receipt.publisher)
    expect([...new Set(held)].toSorted().join('; ')).toMatch(
      /European Commission.*International Energy Agency.*Geological Survey/,
    )
  })

  test('nothing known later enters an answer that asks what was known', async () => {
    const then = await check({ asOf: '2025-10-25', knownBy: '2025-10-25' })
    const later = then.receipts.filter((receipt) => receipt.known > '2025-10-25').map((receipt) => receipt.id)
    expect(later).toEqual([])
  })

  describeInChromium('in the browser', () => {
    let served: Served
    let browser: Browser
    beforeAll(async () => {
      served = await openPort(guarded(await deskApp(opened, (fault) => console.error(fault)), '127.0.0.1'), {
        host: '127.0.0.1',
        port: 0,
      })
      browser = await launched()
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      await served?.close()
    })

    test('open, paste, see the verdicts, open a receipt, change the date, see a verdict change; no other address is asked', async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const elsewhere: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(served.url)) elsewhere.push(request.url())
      })
      await page.goto(served.url)
      await page.getByLabel('Article text').fill(bytes.toString('utf8'))
      await page.getByRole('button', { name: 'Check the text' }).click()
      const tariff = page.locator('a.claim', { hasText: '100%' }).first()
      await tariff.waitFor()
      expect(await tariff.getAttribute('data-verdict')).toBe('outdated')
      const mining = page.locator('a.claim', { hasText: '70% of' }).first()
      expect(await mining.getAttribute('data-verdict')).toBe('supported')
      await mining.click()
      await page.getByText('magnet rare earths').first().waitFor()
      await page.goto(page.url().replace(/#.*/, ''))
      const receipt = page.locator('.dossier .receipt a').first()
      const before = page.url()
      await receipt.click()
      await page.locator('.seal').first().waitFor()
      expect(await page.locator('.seal').first().innerText()).toBe('held')
      await page.goto(before)
      await page.getByRole('link', { name: /Article’s day/ }).click()
      await page.waitForURL(/asOf=2025-10-25/)
      expect(await page.locator('a.claim', { hasText: '100%' }).first().getAttribute('data-verdict')).toBe('supported')
      expect(elsewhere).toEqual([])
      await context.close()
    })
  })
})

describe('without an article', () => {
  test('the desk answers from an empty memory as well', async () => {
    const opened = await openDesk({ inMemory: true, home: tmpdir() })
    const { well } = (await opened.ask('doctor', {})) as { well: boolean }
    await opened.close()
    expect(well).toBe(true)
  })
})
