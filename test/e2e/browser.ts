import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { chromium, type Browser } from 'playwright-core'
import { describe } from 'vitest'

const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Tests that need Chromium. Where it is absent they are skipped with a loud line; under CI its absence is an error. */
export function describeInChromium(name: string, body: () => void): void {
  if (existsSync(program)) {
    describe(name, body)
    return
  }
  if (process.env['CI']) throw new Error(`"${name}" needs Chromium at ${program}, which is absent although CI is set`)
  console.warn(`\n!!! SKIPPED, no Chromium at ${program} (set CHROMIUM): ${name}\n`)
  describe.skip(name, body)
}

export const launched = (): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

/** Serves an app on a free port of this machine. */
export function served(app: Hono): Promise<{ address: string; stop: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        address: `http://127.0.0.1:${port}`,
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
          }),
      }),
    )
  })
}
