import { gzipSync } from 'node:zlib'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webDesk } from '../../src/surfaces/web/desk.tsx'
import { describeInChromium, launched, served } from './browser.ts'
import { fixtureAsk, today } from './fixture/desk.ts'
import { pages } from './pages.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const screens = fileURLToPath(new URL('./screens/', import.meta.url))
const assets = `${root}node_modules/.cache/ytterby-e2e-assets/`

let browser: Browser
let desk: Awaited<ReturnType<typeof served>>

describeInChromium('the pages in Chromium', () => {
  beforeAll(async () => {
    await build({ root, configFile: `${root}vite.config.ts`, build: { outDir: assets } })
    desk = await served(webDesk(fixtureAsk, { today: () => today, version: '0.1.0', assets }))
    browser = await launched()
    mkdirSync(screens, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  test.each(
    Object.entries(pages).flatMap(([name, path]) =>
      (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => [name, scheme, width, path] as const)),
    ),
  )('%s, %s, %i wide: no accessibility fault, nothing to scroll sideways, nothing from elsewhere', async (name, scheme, width, path) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
    const page = await context.newPage()
    const elsewhere: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(desk.address)) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text())
    })
    await page.goto(desk.address + path)
    if (process.env['SCREENS'] !== undefined)
      await page.screenshot({ path: `${screens}${name}-${width}-${scheme}.png`, fullPage: process.env['SCREENS'] !== 'window' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(elsewhere).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the script of a page stays within 15 KB gzip, its style within 12', () => {
    expect(gzipSync(readFileSync(`${assets}desk.js`)).length).toBeLessThan(15 * 1024)
    expect(gzipSync(readFileSync(`${assets}desk.css`)).length).toBeLessThan(12 * 1024)
  })
})
