import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fixtureAsk, today } from '../../../test/e2e/fixture/desk.ts'
import { pages } from '../../../test/e2e/pages.ts'
import { Refusal } from '../../kernel/errors.ts'
import { webDesk } from './desk.tsx'

const desk = (over: Partial<Parameters<typeof webDesk>[1]> = {}) =>
  webDesk(fixtureAsk, { today: () => today, version: '0.1.0', assets: '/nowhere', ...over })
const app = desk()

const parseFeed = async (xml: string): Promise<{ entries: number }> => {
  const { feed } = (await import('feedsmith')).parseFeed(xml)
  return { entries: ('entries' in feed ? feed.entries : 'items' in feed ? feed.items : [])?.length ?? 0 }
}

const form = (fields: Record<string, string | File>): RequestInit => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return { method: 'POST', body }
}

/** Posts a text and follows to its result. */
async function paste(fields: Record<string, string | File>): Promise<{ address: string; html: string; status: number }> {
  const sent = await app.request('/check', form(fields))
  expect(sent.status).toBe(303)
  const address = sent.headers.get('location') ?? ''
  const result = await app.request(address)
  return { address, html: await result.text(), status: result.status }
}

/** One tag a line, so that a change of a page reads as a change. */
const lined = (html: string): string => html.replaceAll('><', '>\n<') + '\n'

describe('every page', () => {
  test.each(Object.entries(pages))('%s is what it was', async (name, path) => {
    const html = await (await app.request(path)).text()
    await expect(lined(html)).toMatchFileSnapshot(`../../../test/golden/pages/${name}.html`)
  })

  test.each(Object.entries(pages))(
    '%s carries nothing inline, leads nowhere that is missing, and names each place once',
    async (_name, path) => {
      const response = await app.request(path)
      const html = await response.text()
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toContain('unsafe')
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(ids).toEqual([...new Set(ids)])
      for (const [, reference] of html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/g))
        for (const id of (reference ?? '').split(' ')) expect(ids).toContain(id)
      const links = new Set([...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&')))
      for (const link of links)
        if (!link.startsWith('/api')) expect([link, (await app.request(link)).status]).toEqual([link, 200])
    },
  )
})

test('a page that was kept is the same as one that was made, and a new revision of the ledger makes it anew', async () => {
  let asked = 0
  let revision = 'r1'
  const counting = webDesk(
    async (name, input) => {
      asked += 1
      return fixtureAsk(name, input)
    },
    { today: () => today, version: '0.1.0', assets: '/nowhere', revision: () => revision },
  )
  const first = await (await counting.request('/timeline')).text()
  expect(await (await counting.request('/timeline')).text()).toBe(first)
  expect(asked).toBe(1)
  revision = 'r2'
  await counting.request('/timeline')
  expect(asked).toBe(2)
})

test('a browser that has the page is told so and sent nothing', async () => {
  const first = await app.request('/timeline')
  const again = await app.request('/timeline', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const dark = await app.request('/timeline', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '', cookie: 'theme=dark' },
  })
  expect(dark.status).toBe(200)
})

test('a browser that takes gzip is sent the same page packed', async () => {
  const plain = await (await app.request('/timeline')).text()
  const packed = await app.request('/timeline', { headers: { 'accept-encoding': 'gzip, br' } })
  expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'Cookie, Accept-Encoding'])
  const bytes = Buffer.from(await packed.arrayBuffer())
  expect(bytes.length).toBeLessThan(plain.length / 3)
  expect(gunzipSync(bytes).toString('utf8')).toBe(plain)
})

test('what failed on our side is asked again', async () => {
  let busy = true
  const recovering = webDesk(
    async (name, input) => {
      if (busy) throw new Refusal('store-busy', 'another program is writing')
      return fixtureAsk(name, input)
    },
    { today: () => today, version: '0.1.0', assets: '/nowhere' },
  )
  expect((await recovering.request('/timeline')).status).toBe(503)
  busy = false
  expect((await recovering.request('/timeline')).status).toBe(200)
})

test('a search ranked only among the newest says so', async () => {
  const ranked = webDesk(
    async (name, input) => ({ ...((await fixtureAsk(name, input)) as object), ranked: { bound: 5000, of: 90_000 } }),
    {
      today: () => today,
      version: '0.1.0',
      assets: '/nowhere',
    },
  )
  expect(await (await ranked.request('/search?query=china')).text()).toContain('only the 5,000 added last were put in order')
  expect(await (await app.request('/search?query=china')).text()).not.toContain('added last were put in order')
})

test('twenty readers who ask for one page at once are answered from one question', async () => {
  let asked = 0
  const counting = webDesk(
    async (name, input) => {
      asked += 1
      return fixtureAsk(name, input)
    },
    { today: () => today, version: '0.1.0', assets: '/nowhere' },
  )
  const answers = await Promise.all(Array.from({ length: 20 }, async () => counting.request('/search?query=china')))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(asked).toBe(1)
})

describe('a pasted text', () => {
  test('is judged again on another day without being pasted again', async () => {
    const text = 'A headline\n\nWashington has announced 100% tariffs on Chinese goods from 1 November.'
    const { address, html } = await paste({ text, asOf: '2025-10-20' })
    expect(address).toContain('asOf=2025-10-20')
    expect(html).toContain('data-verdict="supported"')
    const later = await (await app.request(address.replace('asOf=2025-10-20', 'asOf=2026-01-01'))).text()
    expect(later).toContain('data-claim="c1"')
    expect(later).toMatch(/class="claim" data-verdict="outdated"/)
  })

  test('is shown as text, whatever it contains', async () => {
    const { html } = await paste({ text: '<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> & "quoted" \u202e' })
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;script>alert(1)&lt;/script>')
  })

  test('may be a file, and the same file has the same address', async () => {
    const file = () => new File(['A headline\n\nAustralia mined 13,000 tonnes in 2024.'], 'note.txt', { type: 'text/plain' })
    const one = await paste({ text: '', file: file() })
    const other = await paste({ text: '', file: file() })
    expect(one.address).toBe(other.address)
    expect(one.html).toContain('Outdated')
  })

  test('that is empty is asked for again, in one sentence with a code', async () => {
    const response = await app.request('/check', form({ text: '   ' }))
    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(/role="alert".*there is no text to check.*empty-input/s)
  })

  test('that is no text is refused with its code and status', async () => {
    const { html, status } = await paste({ text: '', file: new File(['PK\u0000\u0001'], 'a.zip') })
    expect(status).toBe(415)
    expect(html).toContain('<code>binary-input</code>')
  })

  test('that is too large is refused before it is read', async () => {
    const response = await app.request('/check', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(64 * 1024 * 1024) },
      body: 'x',
    })
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('input-too-large')
  })

  test('that the desk has forgotten is missed in plain words', async () => {
    const response = await app.request('/check?text=0123456789abcdef')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('no longer holds that text')
  })
})

test('the open claim alone is what the panel of the page holds', async () => {
  const part = await (await app.request('/check?claim=c6&part=claim&sample=article')).text()
  const page = await (await app.request('/check?claim=c6&sample=article')).text()
  expect(part).toMatch(/^<article class="dossier"/)
  expect(page).toContain(part)
})

test('a fault of ours is told to the log and not to the reader', async () => {
  const told: unknown[] = []
  const broken = webDesk(async () => Promise.reject(new TypeError('column x of secret.db')), {
    today: () => today,
    version: '0.1.0',
    assets: '/nowhere',
    fault: (error) => told.push(error),
  })
  const response = await broken.request('/timeline')
  const html = await response.text()
  expect(response.status).toBe(500)
  expect(html).toContain('<code>internal</code>')
  expect(html).not.toContain('secret')
  expect(told).toHaveLength(1)
})

test('colours are chosen without script, and the choice leads back to this desk only', async () => {
  const choice = await app.request('/theme', form({ to: 'dark', back: '/shares?year=2024' }))
  expect([choice.status, choice.headers.get('location')]).toEqual([303, '/shares?year=2024'])
  expect(choice.headers.get('set-cookie')).toContain('theme=dark')
  const dark = await (await app.request('/', { headers: { cookie: 'theme=dark' } })).text()
  expect(dark).toContain('<html lang="en-GB" data-theme="dark">')
  const away = await app.request('/theme', form({ to: 'neon', back: '//elsewhere.example' }))
  expect([away.headers.get('location'), away.headers.get('set-cookie')?.startsWith('theme=auto')]).toEqual(['/', true])
})

describe('several articles', () => {
  const send = (files: readonly string[], texts: readonly string[]): RequestInit => {
    const body = new FormData()
    for (const [at, text] of files.entries()) body.append('file', new File([text], `f${at}.txt`, { type: 'text/plain' }))
    for (const text of texts) body.append('text', text)
    return { method: 'POST', body }
  }

  test('come as files and pastes together, and each verdict leads to the checked article it stands in', async () => {
    const sent = await app.request(
      '/coverage',
      send(['China refines 91% of the magnet rare earths.'], ['', 'Nothing is said here.']),
    )
    expect(sent.status).toBe(303)
    const address = sent.headers.get('location') ?? ''
    expect(address).toMatch(/^\/coverage\?text=[0-9a-f]{32}\.[0-9a-f]{32}$/)
    expect((await app.request(address)).status).toBe(200)
  })

  test.each([
    ['none', [], [''], 'empty-input'],
    ['one', ['a'], [], 'bad-input'],
    ['thirteen', Array.from({ length: 13 }, (_, at) => `text ${at}`), [], 'bad-input'],
  ])('%s is refused beside the form', async (_count, files, texts, code) => {
    const sent = await app.request('/coverage', send(files, texts))
    expect(sent.status).toBe(400)
    const html = await sent.text()
    expect(html).toContain(code)
    expect(html).toContain('coverage-files')
  })

  test('that the desk no longer holds are not found', async () =>
    expect((await app.request('/coverage?text=0.1')).status).toBe(404))
})

test('any search is a feed, Atom and RSS, newest first, and one that did not change is not sent again', async () => {
  for (const [path, type, opens] of [
    ['/search.atom?query=china', 'application/atom+xml; charset=utf-8', '<feed'],
    ['/search.rss?query=china&place=CHN', 'application/rss+xml; charset=utf-8', '<rss'],
  ] as const) {
    const feed = await app.request(path)
    expect(feed.headers.get('content-type')).toBe(type)
    const xml = await feed.text()
    expect(xml).toContain(opens)
    expect(xml).toContain('http://localhost/receipt/rc_usgs25chn')
    expect((await parseFeed(xml)).entries).toBeGreaterThan(10)
    const again = await app.request(path, { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  }
})

test('a search is saved with its choices as one query, and withdrawn', async () => {
  const said: unknown[] = []
  const saving = webDesk(
    async (name, input) => {
      if (name === 'saved') said.push(input)
      return fixtureAsk(name, input)
    },
    { today: () => today, version: '0.1.0', assets: '/nowhere' },
  )
  const sent = await saving.request(
    '/search/saved',
    form({ query: 'gallium OR germanium', place: 'CHN', publisher: 'A newspaper', name: 'Metals' }),
  )
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/search'])
  await saving.request('/search/saved', form({ withdraw: 'sq_quotas' }))
  expect(said).toEqual([
    { query: '(gallium OR germanium) place:CHN publisher:"A newspaper"', name: 'Metals' },
    { withdraw: 'sq_quotas' },
  ])
})
