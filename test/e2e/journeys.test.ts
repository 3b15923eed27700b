import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webDesk } from '../../src/surfaces/web/desk.tsx'
import { describeInChromium, launched, served } from './browser.ts'
import { fixtureAsk, today } from './fixture/desk.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const assets = `${root}node_modules/.cache/ytterby-e2e-journeys/`
const text = `A headline of our own

Oct 20, 2025

Washington has announced 100% tariffs on Chinese goods from 1 November. Australia mined 13,000 tonnes in 2024.`

let browser: Browser
let desk: Awaited<ReturnType<typeof served>>

/** Opens a page in a browser of its own for one journey, and closes it whatever happens. */
async function travel(options: BrowserContextOptions, journey: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  try {
    await page.goto(desk.address)
    await journey(page)
  } finally {
    await context.close()
  }
}

describeInChromium('a reader', () => {
  beforeAll(async () => {
    await build({ root, configFile: `${root}vite.config.ts`, build: { outDir: assets } })
    desk = await served(webDesk(fixtureAsk, { today: () => today, version: '0.1.0', assets }))
    browser = await launched()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s pastes a text, opens a claim and its receipt, changes the day, and sees the verdict change', (_how, javaScriptEnabled) =>
    travel({ javaScriptEnabled }, async (page) => {
      await page.getByLabel('Article text').fill(text)
      await page.getByRole('button', { name: 'Check the text' }).click()
      const claim = page.locator('a.claim').first()
      expect(await claim.getAttribute('data-verdict')).toBe('outdated')
      await claim.click()
      await page.getByRole('heading', { name: /Claim 1/ }).waitFor()
      expect(page.url()).toContain('claim=c1')
      expect(await page.locator('.two-days').innerText()).toMatch(
        /When published[\s\S]*Supported[\s\S]*As of 22 November 2026[\s\S]*Outdated/,
      )
      await page.getByRole('link', { name: 'Article’s day, 20 October 2025' }).click()
      await page.waitForURL(/asOf=2025-10-20/)
      expect(await page.locator('a.claim').first().getAttribute('data-verdict')).toBe('supported')
      await page.getByLabel('As of').fill('2026-02-01')
      await page.getByRole('button', { name: 'Judge' }).click()
      await page.waitForURL(/asOf=2026-02-01/)
      expect(await page.locator('a.claim').first().getAttribute('data-verdict')).toBe('outdated')
      await page.goto(page.url().replace(/#.*/, ''))
      await page.locator('.dossier .receipt a').first().click()
      await page.getByRole('heading', { name: /Washington drops/ }).waitFor()
      expect(await page.locator('.seal').first().innerText()).toBe('cited')
    }),
  )

  test('with script stays on the page: the panel changes, the address follows, going back and Escape work', () =>
    travel({}, async (page) => {
      await page.getByRole('link', { name: 'Check the sample' }).click()
      await page.locator('a.claim').first().waitFor()
      await page.evaluate(() => document.body.setAttribute('data-witness', ''))
      await page.locator('a.claim[data-claim=c4]').click()
      await page.getByRole('heading', { name: /Claim 4/ }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('title-c4')
      await page.locator('.steps').getByRole('link', { name: '5 →' }).click()
      await page.getByRole('heading', { name: /Claim 5/ }).waitFor()
      expect(page.url()).toContain('claim=c5')
      await page.goBack()
      await page.getByRole('heading', { name: /Claim 4/ }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('heading', { name: 'Look at these first' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('mark-c4')
      expect(page.url()).not.toContain('claim=')
      expect(await page.evaluate(() => document.body.hasAttribute('data-witness'))).toBe(true)
    }))

  test('with a keyboard only reaches the text, a claim and its case', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/check?sample=article`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.id)) === 'mark-c2') break
      }
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('mark-c2')
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
      expect(outline).toBe('solid')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /Claim 2/ }).waitFor()
    }))

  test('on a telephone sees the case rise beside the text, and closes it', () =>
    travel({ viewport: { width: 390, height: 800 } }, async (page) => {
      await page.goto(`${desk.address}/check?sample=article`)
      await page.locator('a.claim[data-claim=c6]').click()
      await page.getByRole('heading', { name: /Claim 6/ }).waitFor()
      const box = await page.locator('[data-panel]').boundingBox()
      expect(box?.y).toBeGreaterThan(250)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(801)
      const mark = await page.locator('a.claim[data-claim=c6]').boundingBox()
      expect(mark?.y).toBeLessThan(box?.y ?? 0)
      await page.getByRole('link', { name: 'Close' }).click()
      await page.locator('[data-panel]').waitFor({ state: 'hidden' })
    }))

  test.each([true, false])('chooses dark colours and keeps them on the next page (script %s)', (javaScriptEnabled) =>
    travel({ javaScriptEnabled, colorScheme: 'light' }, async (page) => {
      await page.goto(`${desk.address}/search?query=china`)
      await page.getByRole('button', { name: 'Dark' }).click()
      await page.locator('html[data-theme=dark]').waitFor()
      expect(page.url()).toContain('/search?query=china')
      await page.getByRole('link', { name: 'Timeline' }).click()
      await page.locator('html[data-theme=dark]').waitFor()
    }),
  )

  test('searches by keys alone: slash, words, arrows, Enter, and the results follow what is typed', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/search`)
      await page.evaluate(() => document.body.setAttribute('data-witness', ''))
      await page.keyboard.press('/')
      await page.keyboard.type('dysprosium')
      await page.getByRole('heading', { name: /results for “dysprosium”/ }).waitFor()
      expect(page.url()).toContain('/search?query=dysprosium')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
      expect(await page.evaluate(() => document.body.hasAttribute('data-witness'))).toBe(true)
      expect(await page.getByRole('status').innerText()).toContain('results for “dysprosium”')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate(() => document.activeElement?.closest('.hit')?.id)).toBe('hit-hit1')
      await page.keyboard.press('Escape')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/receipt\//)
    }))

  test('searches, narrows by a bar of the histogram and saves the search without script', () =>
    travel({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${desk.address}/search`)
      await page.getByLabel('Words to look for').fill('dysprosium')
      await page.getByRole('button', { name: 'Search', exact: true }).click()
      await page.getByRole('heading', { name: /results for “dysprosium”/ }).waitFor()
      await page.getByRole('link', { name: /2024(?:–\d{4})?: \d+$/ }).click()
      expect(page.url()).toMatch(/from=202\d-01-01/)
      await page.getByLabel('Save this search as').fill('Dysprosium in 2024')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { name: 'Saved searches' }).waitFor()
    }))

  test('moves the year and sees the chain follow, the address too, with the slider still in hand', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/chain?mineral=rare_earths&year=2024`)
      await page.evaluate(() => document.body.setAttribute('data-witness', ''))
      await page.getByLabel('Year', { exact: true }).focus()
      await page.keyboard.press('ArrowLeft')
      await page.waitForURL(/year=2023/)
      await page.getByRole('heading', { name: /in 2023$/ }).waitFor()
      expect(await page.title()).toContain('2023')
      expect(await page.locator('output').innerText()).toBe('2023')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('year')
      expect(await page.evaluate(() => document.body.hasAttribute('data-witness'))).toBe(true)
      expect(await page.locator('a.step').first().getAttribute('href')).toContain('year=2022')
    }))

  test('moves the year and the stage without script, and reaches every page of the section with a keyboard', () =>
    travel({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${desk.address}/chain?mineral=rare_earths&year=2024`)
      await page.getByRole('link', { name: 'Year 2023' }).click()
      await page.waitForURL(/year=2023/)
      await page.getByRole('navigation', { name: 'Chain' }).getByRole('link', { name: 'Map' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('navigation', { name: 'Stage' }).getByRole('link', { name: 'Refining' }).click()
      await page.waitForURL(/stage=refining/)
      await page.getByRole('heading', { name: /China holds 91% of refining/ }).waitFor()
    }))

  test('takes a chart away as numbers, and another site may show it in a frame', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/chain?mineral=rare_earths&year=2024`)
      await page.getByText('Download or embed').click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^CSV of/ }).click()])
      expect(download.suggestedFilename()).toBe('ytterby-chain-rare-earths-2024-chain.csv')
      const code = await page.getByLabel('Code for another page').inputValue()
      const other = await served(new Hono().get('/', (context) => context.html(`<!doctype html><title>Elsewhere</title>${code}`)))
      await page.goto(other.address)
      await page
        .frameLocator('iframe')
        .getByRole('heading', { name: /China holds/ })
        .waitFor()
      await page.goto('about:blank')
      await other.stop()
    }))

  test('pastes an article of one endless word, and nothing leaves the page', () =>
    travel({ viewport: { width: 390, height: 800 } }, async (page) => {
      await page.getByLabel('Article text').fill(`${'endless'.repeat(900)}\n\n${text}\n\n\u202e${'\u0301'.repeat(400)}`)
      await page.getByRole('button', { name: 'Check the text' }).click()
      await page.locator('a.claim').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }))

  test('moves a weight and sees the order follow without a reload, also after another product was chosen', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/rankings?product=NdPr&weights=equal`)
      const order = () =>
        page
          .locator('[data-rank-table] tr[data-facility]')
          .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['facility'] ?? ''))
      const weigh = async (criterion: string, value: string): Promise<void> => {
        await page.locator(`[data-weight="${criterion}"]`).evaluate((slider, to) => {
          ;(slider as HTMLInputElement).value = to
          slider.dispatchEvent(new Event('input', { bubbles: true }))
        }, value)
      }
      const before = await order()
      for (const criterion of [
        'stage',
        'proof',
        'permits',
        'finance',
        'offtake',
        'customers',
        'utilities',
        'capacity',
        'schedule',
        'control',
      ])
        await weigh(criterion, '0')
      await weigh('feed', '100')
      const after = await order()
      expect(after).not.toEqual(before)
      expect(after.toSorted()).toEqual(before.toSorted())
      expect(page.url()).toContain('weights=equal')
      await page.getByLabel('Product', { exact: true }).selectOption('magnet')
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await page.locator('tr[data-facility="noveon-san-marcos"]').waitFor()
      const magnets = await order()
      await weigh('offtake', '100')
      expect((await order()).toSorted()).toEqual(magnets.toSorted())
    }))

  test('ranks with weights of its own without script', () =>
    travel({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${desk.address}/rankings?product=NdPr`)
      await page.getByText('Weights: move them').click()
      await page.getByRole('button', { name: 'Rank with these' }).click()
      expect(page.url()).toContain('w.proof=15')
      await page.getByText('weights of your own').waitFor()
    }))

  test('prints the article and its full report without controls', () =>
    travel({}, async (page) => {
      await page.goto(`${desk.address}/check?claim=all&sample=article`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.masthead nav:visible').count()).toBe(0)
      expect(await page.locator('.dates').isVisible()).toBe(false)
      expect(await page.locator('.report .dossier').count()).toBe(7)
    }))
})
