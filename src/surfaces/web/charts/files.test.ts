import { describe, expect, test } from 'vitest'
import { fixtureAsk, today } from '../../../../test/e2e/fixture/desk.ts'
import { webDesk } from '../desk.tsx'

let asked = 0
const app = webDesk(
  async (name, input) => {
    asked += 1
    return fixtureAsk(name, input)
  },
  { today: () => today, version: '0.1.0', assets: '/nowhere' },
)
const page = '/chain?mineral=rare_earths&year=2024'

describe('any page with a chart gives it as a file', () => {
  test.each([
    ['csv', 'text/csv; charset=utf-8', /^\u{feff}?Stage,Place,/u],
    ['svg', 'image/svg+xml; charset=utf-8', /^<\?xml/],
    ['png', 'image/png', /^.PNG/],
  ])('as %s, named after what was asked', async (as, mediaType, begins) => {
    const response = await app.request(`${page}&chart=chain&as=${as}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(mediaType)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="ytterby-chain-rare-earths-2024-chain.${as}"`)
    expect(await response.text()).toMatch(begins)
  })

  test('once a revision: the second reader asks no question and draws no picture', async () => {
    const first = await app.request(`${page}&chart=chain&as=png`)
    const before = asked
    const again = await app.request(`${page}&chart=chain&as=png`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([again.status, asked - before]).toEqual([304, 0])
  })

  test('whose address leads back to the page and to nothing else', async () => {
    const svg = await (await app.request(`${page}&chart=chain&as=svg`)).text()
    expect(svg).toContain('Drawn by Ytterby 0.1.0, /chain?mineral=rare_earths&amp;year=2024<')
  })

  test.each([
    ['&chart=nothing&as=svg', 404, 'not-found: this page has no chart called "nothing"; it has chain\n'],
    ['&chart=chain&as=gif', 400, 'bad-input: a chart is not given as "gif"; ask for csv, svg or png\n'],
    ['&chart=chain', 400, 'bad-input: say what the chart is wanted as: as=csv, as=svg, as=png, or embed=1\n'],
    ['&chart=chain&as=svg&mineral=gallium', 404, 'not-found: the ledger holds no shares of any stage of gallium\n'],
    ['&chart=chain&as=svg&year=soon', 400, 'unknown-date: "soon" is not a year\n'],
  ])('or says in one sentence why not: %s', async (query, status, says) => {
    const response = await app.request(page + query)
    expect([response.status, await response.text()]).toEqual([status, says])
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('and a page where nothing is on record says that it has none', async () => {
    expect(await (await app.request('/map?stage=metal&chart=map&as=csv')).text()).toContain('not-found: this page has no chart')
  })
})

describe('a chart alone', () => {
  test('may be framed by any site and runs nothing, while its page may be framed by none', async () => {
    const alone = await app.request(`${page}&chart=chain&embed=1`)
    const policy = alone.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|unsafe/)
    const html = await alone.text()
    expect(html).not.toMatch(/<script|<form|<style|\sstyle=/)
    expect(html).toContain('href="/chain?mineral=rare_earths&amp;year=2024"')
    const whole = await app.request(page)
    expect(whole.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(await whole.text()).toContain(
      'http://localhost/chain?chart=chain&amp;amp;embed=1&amp;amp;mineral=rare_earths&amp;amp;year=2024',
    )
  })
})
