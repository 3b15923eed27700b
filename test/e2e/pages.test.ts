import { gzipSync } from 'node:zlib'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operations } from '../../src/answers/operations.ts'
import { webDesk } from '../../src/surfaces/web/desk.tsx'
import { describeInChromium, launched, served } from './browser.ts'
import { fixtureAsk, today } from './fixture/desk.ts'
import { pages, simulatedPages } from './pages.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const screens = fileURLToPath(new URL('./screens/', import.meta.url))
const assets = `${root}node_modules/.cache/ytterby-e2e-assets/`

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const views = [
  [1440, 'light'],
  [1440, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const

let browser: Browser
let desk: Awaited<ReturnType<typeof served>>

describeInChromium('the pages in Chromium', () => {
  beforeAll(async () => {
    await build({ root, configFile: `${root}vite.config.ts`, build: { outDir: assets } })
    desk = await served(webDesk(fixtureAsk, { today: () => today, version: '0.1.0', assets, operations }))
    browser = await launched()
    mkdirSync(screens, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  test.each([...Object.entries(pages), ...Object.entries(simulatedPages), ['api-docs', '/api/docs'] as const])(
    '%s: no accessibility fault in light and dark, wide and narrow, nothing to scroll sideways, nothing from elsewhere',
    async (name, path) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
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
      const faults: string[] = []
      for (const [width, scheme] of views) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.setViewportSize({ width, height: 900 })
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (sideways > 0) faults.push(`${width}: scrolls ${sideways} px sideways`)
        if (process.env['SCREENS'] !== undefined)
          await page.screenshot({
            path: `${screens}${name}-${width}-${scheme}.png`,
            fullPage: process.env['SCREENS'] !== 'window',
          })
        // Each scheme and each width is examined once; the other two pictures are for people.
        if ((width === 390) === (scheme === 'dark')) continue
        const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze()
        for (const { id, nodes } of violations)
          faults.push(`${width} ${scheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`)
      }
      expect(faults).toEqual([])
      expect(elsewhere).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  test('the script of a page stays within 15 KB gzip, its style within 16', () => {
    expect(gzipSync(readFileSync(`${assets}desk.js`)).length).toBeLessThan(15 * 1024)
    expect(gzipSync(readFileSync(`${assets}desk.css`)).length).toBeLessThan(16 * 1024)
  })
})
