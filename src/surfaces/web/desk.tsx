import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { renderToString } from 'preact-render-to-string'
import type { Operation } from '../../answers/operation.ts'
import type { CheckAnswer } from '../../answers/check/check.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Ask } from '../ask.ts'
import { downloadOf, readFormat, type Export } from '../export.ts'
import { addressOf, pathHere, pick } from './address.ts'
import { collectingRoutes } from './collecting-routes.ts'
import { savedQuery } from './saved-query.ts'
import { readAssets } from './assets.ts'
import { chartFile, fileAskedIn, refusedFile, type ChartFile } from './charts/files.tsx'
import { pageHeaders } from './headers.ts'
import { keptAnswers } from './kept-answers.ts'
import { keptPages } from './kept-pages.ts'
import { keptTexts, largestUpload } from './kept-texts.ts'
import { aboutPage } from './pages/about.tsx'
import { apiDocsPage } from './pages/api-docs.tsx'
import { checkForm } from './pages/check-form.tsx'
import { checkResult, claimPanel } from './pages/check-result.tsx'
import { Layout } from './pages/layout.tsx'
import { receiptPage } from './pages/receipt.tsx'
import { refusalPage } from './pages/refusal.tsx'
import { coverageForm, coveragePage } from './pages/coverage.tsx'
import { exposureForm, exposurePage } from './pages/exposure.tsx'
import { questions, type CoverageAnswer, type DocumentInput, type ExposureAnswer, type Questions } from './questions.ts'
import { routes } from './routes.ts'
import { mountScenario } from './scenario-desk.ts'
import { themeCookie, themeNamed } from './theme.ts'
import type { Page, View } from './view.ts'

export interface DeskOptions {
  /** The day on which pages are asked for. */
  today(): string
  /** Changes when the ledger does; pages and answers are kept under it. */
  revision?(): string | Promise<string>
  readonly version: string
  /** Makes files of answers; without it a checked text cannot be downloaded. */
  readonly toFile?: Export
  /** Folder with what vite built; default `dist/assets` of this installation. */
  readonly assets?: string
  /** The sample article's file; default `data/samples/article.txt` of this installation. */
  readonly sample?: string
  /** The table of questions, for the documentation of the API; without it there is no such page. */
  readonly operations?: readonly Operation[]
  /** Told about faults that are ours, for the log. */
  fault?(error: unknown): void
}

/** Never kept by what was asked: a document is too long for a key (`checked` keeps its answer under its hash), and collecting changes without the ledger. */
const live: ReadonlySet<string> = new Set(['check', 'coverage', 'sources', 'jobs', 'receipt-diff'])

const htmlType = { 'content-type': 'text/html; charset=utf-8' } as const

const sampleHere = fileURLToPath(new URL('../../../data/samples/article.txt', import.meta.url))

/** Articles of our own beside the sample, to try the comparison with; empty where they are not installed. */
function sampleArticles(beside: string): DocumentInput[] {
  const files = ['article.txt', 'second.txt', 'copy.txt'].map((name) => ({ name, path: path.join(path.dirname(beside), name) }))
  return files.every((file) => existsSync(file.path))
    ? files.map(({ name, path: file }) => ({ text: readFileSync(file, 'utf8'), name }))
    : []
}

/** Query fields as text; the last of several wins, empty ones are as good as absent. */
const queryOf = (context: Context): Record<string, string> =>
  Object.fromEntries([...new URL(context.req.url).searchParams].filter(([, value]) => value.trim() !== ''))

const listOf = <T,>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** What a form sent: its files, then its pasted texts, as documents, and its other fields that are not empty. */
async function uploaded(context: Context): Promise<{ documents: DocumentInput[]; fields: Record<string, string> }> {
  const form = await context.req.parseBody({ all: true }).catch((): Record<string, string | File | (string | File)[]> => ({}))
  const { text: pasted, file, ...rest } = form
  const files = await Promise.all(
    listOf(file).map(async (one): Promise<DocumentInput | null> =>
      one instanceof File && one.size > 0
        ? { base64: Buffer.from(await one.arrayBuffer()).toString('base64'), name: one.name, mediaType: one.type }
        : null,
    ),
  )
  const texts = listOf(pasted).map((one): DocumentInput | null =>
    typeof one === 'string' && one.trim() !== '' ? { text: one.replaceAll('\r\n', '\n') } : null,
  )
  const documents = [...files, ...texts].filter((one) => one !== null)
  const fields = Object.fromEntries(
    Object.entries(rest).filter((field): field is [string, string] => typeof field[1] === 'string' && field[1].trim() !== ''),
  )
  return { documents, fields }
}

/**
 * The web desk: every page is one answer, rendered here, with its state in its address. Mount it at the root of a server
 * that also serves `/api`.
 */
export function webDesk(ask: Ask, options: DeskOptions): Hono {
  const revision = async (): Promise<string> => `${await (options.revision?.() ?? '')} ${options.today()}`
  const once = keptAnswers(revision)
  const asked = questions(async (name, input) =>
    live.has(name) ? ask(name, input) : once(`${name} ${JSON.stringify(input)}`, async () => ask(name, input)),
  )
  const assets = readAssets(options.assets)
  const texts = keptTexts()
  const pageOf = keptPages()
  const samplePath = options.sample ?? sampleHere
  const sample: DocumentInput | null = existsSync(samplePath)
    ? { text: readFileSync(samplePath, 'utf8'), name: 'article.txt' }
    : null
  const sampleTitle =
    sample?.text
      ?.split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? null
  const viewOf = (context: Context): View => ({
    at: { path: context.req.path, query: queryOf(context) },
    origin: new URL(context.req.url).origin,
    theme: themeNamed(getCookie(context, 'theme')),
    assets,
    today: options.today(),
    version: options.version,
  })

  /** The page, or the page of its refusal; what is our fault is told to the log and shown without its details. */
  async function settled(build: () => Promise<Page>): Promise<Page> {
    try {
      return await build()
    } catch (error) {
      if (error instanceof Refusal) return refusalPage(error)
      options.fault?.(error)
      return refusalPage(new Refusal('internal', 'something went wrong on our side; nothing you stored is lost'))
    }
  }

  /** The file, or one sentence on why there is none. */
  async function fileOf(make: () => Promise<ChartFile>): Promise<ChartFile> {
    try {
      return await make()
    } catch (error) {
      if (error instanceof Refusal) return refusedFile(error)
      options.fault?.(error)
      return refusedFile(new Refusal('internal', 'something went wrong on our side'))
    }
  }

  const framed = (view: View, page: Page): string => `<!doctype html>${renderToString(<Layout view={view} page={page} />)}`

  /** Answers a GET from the kept pages, or builds it once for everybody who asks for it meanwhile. */
  async function show(context: Context, build: (view: View) => Promise<Page>): Promise<Response> {
    const whole = viewOf(context)
    const { file, view } = fileAskedIn(whole)
    const key = `${view.theme} ${view.origin} ${addressOf(whole.at)} ${await revision()}`
    const { bytes, packed, status, headers, tag } = await pageOf(key, async () => {
      if (file !== null)
        return fileOf(async () => {
          const page = await build(view)
          if (page.refusal !== undefined) throw page.refusal
          return chartFile(page.charts ?? [], file, view)
        })
      const page = await settled(() => build(view))
      return { content: framed(view, page), status: page.status ?? 200, headers: htmlType }
    })
    // A weak tag: packed or not, it is the same page.
    context.header('etag', `W/${tag}`)
    if (status === 200 && context.req.header('if-none-match') === `W/${tag}`) return context.body(null, 304)
    const takesPacked = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
    if (takesPacked) context.header('content-encoding', 'gzip')
    return context.body(takesPacked ? packed : bytes, status as 200, headers)
  }

  async function checked(view: View): Promise<{ input: Parameters<Questions['check']>[0]; answer: CheckAnswer }> {
    const { query } = view.at
    const document = query['sample'] === undefined ? texts.find(query['text'] ?? '') : sample
    if (document === null || (query['sample'] !== undefined && query['sample'] !== 'article'))
      throw new Refusal('not-found', `there is no sample called "${query['sample'] ?? ''}"`)
    const times = {
      ...(query['asOf'] === undefined ? {} : { asOf: query['asOf'] }),
      ...(query['knownBy'] === undefined ? {} : { knownBy: query['knownBy'] }),
    }
    const key = `check ${JSON.stringify([query['text'] ?? '', query['sample'] ?? '', times])}`
    const input = { document, ...times, explain: true }
    return { input, answer: await once(key, async () => asked.check(input)) }
  }

  const doctor = () => asked.doctor().catch(() => null)
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(pageHeaders)) if (!context.res.headers.has(name)) context.header(name, value)
  })

  app.get('/assets/:name', (context) => {
    const asset = assets.get(context.req.param('name'))
    if (asset === undefined) return context.notFound()
    return context.body(asset.bytes, 200, {
      'content-type': asset.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  app.get('/', (context) => show(context, async () => checkForm({ doctor: await doctor(), sample: sampleTitle })))

  app.get('/check', async (context) => {
    const { text, sample: named, part, format } = queryOf(context)
    if (text === undefined && named === undefined) return context.redirect('/', 303)
    if (format !== undefined && options.toFile !== undefined) {
      const asFormat = readFormat(format)
      const { input, answer } = await checked(viewOf(context))
      return downloadOf(await options.toFile('check', { input, answer }, asFormat))
    }
    if (part !== 'claim') return show(context, async (view) => checkResult((await checked(view)).answer, view))
    const view = viewOf(context)
    const at = {
      path: view.at.path,
      query: Object.fromEntries(Object.entries(view.at.query).filter(([name]) => name !== 'part')),
    }
    const page = await settled(async () => ({ title: '', section: '', body: claimPanel((await checked(view)).answer, at) }))
    return context.html(renderToString(<>{page.body}</>), (page.status ?? 200) as 200)
  })

  app.post(
    '/check',
    bodyLimit({
      maxSize: largestUpload,
      onError: (context) => {
        const page = refusalPage(new Refusal('input-too-large', `that is more than ${largestUpload / 1024 / 1024} MB`))
        return context.html(framed(viewOf(context), page), 413)
      },
    }),
    async (context) => {
      const { documents, fields } = await uploaded(context)
      const [document] = documents
      if (document !== undefined)
        return context.redirect(
          addressOf({ path: '/check', query: {} }, { text: texts.keep(document), asOf: fields['asOf'] ?? null }),
          303,
        )
      const refusal = new Refusal('empty-input', 'there is no text to check: paste an article or choose a file')
      return context.html(framed(viewOf(context), checkForm({ doctor: await doctor(), sample: sampleTitle, refusal })), 400)
    },
  )

  /** The articles that were given, compared as of the days in the address. */
  async function covered(view: View): Promise<{ input: Parameters<Questions['coverage']>[0]; answer: CoverageAnswer }> {
    const { text = '', sample: named, ...rest } = view.at.query
    const documents = named === undefined ? text.split('.').map((id) => texts.find(id)) : sampleArticles(samplePath)
    if (documents.length === 0 || (named !== undefined && named !== 'articles'))
      throw new Refusal('not-found', `there are no samples called "${named ?? ''}"`)
    const input = { documents, ...pick(rest, ['asOf', 'knownBy']) }
    const key = `coverage ${JSON.stringify([text, named ?? '', pick(rest, ['asOf', 'knownBy'])])}`
    return { input, answer: await once(key, async () => asked.coverage(input)) }
  }

  app.get('/coverage', async (context) => {
    const { text, sample: named, format } = queryOf(context)
    if (text === undefined && named === undefined) return show(context, async () => coverageForm())
    if (format !== undefined && options.toFile !== undefined)
      return downloadOf(await options.toFile('coverage', await covered(viewOf(context)), readFormat(format)))
    return show(context, async (view) => coveragePage((await covered(view)).answer, view))
  })

  app.post('/coverage', bodyLimit({ maxSize: largestUpload }), async (context) => {
    const { documents, fields } = await uploaded(context)
    if (documents.length >= 2 && documents.length <= 12) {
      const text = documents.map((one) => texts.keep(one)).join('.')
      return context.redirect(addressOf({ path: '/coverage', query: {} }, { text, asOf: fields['asOf'] ?? null }), 303)
    }
    const given = documents.length === 1 ? 'only one article was given' : `${documents.length} articles were given`
    const refusal = new Refusal(documents.length === 0 ? 'empty-input' : 'bad-input', `${given}: compare two to twelve`)
    return context.html(framed(viewOf(context), coverageForm(refusal)), 400)
  })

  const noBill = new Refusal('empty-input', 'there is no bill of materials: paste its lines or choose a file')

  /** A bill that was given, decided for the day and place in the address. */
  async function decided(view: View): Promise<ExposureAnswer> {
    const { text, ...rest } = view.at.query
    const input = { document: texts.find(text ?? ''), ...pick(rest, ['on', 'to', 'currency', 'military', 'knownBy']) }
    return once(`exposure ${JSON.stringify([text, rest])}`, async () => asked.exposure(input))
  }

  app.get('/exposure', async (context) => {
    const { text, format } = queryOf(context)
    if (text === undefined) return show(context, async () => exposureForm())
    if (format !== undefined && options.toFile !== undefined) {
      const view = viewOf(context)
      const answer = await decided(view)
      return downloadOf(
        await options.toFile('exposure', { input: pick(view.at.query, ['on', 'to', 'currency']), answer }, readFormat(format)),
      )
    }
    return show(context, async (view) => exposurePage(await decided(view), view))
  })

  app.post('/exposure', bodyLimit({ maxSize: largestUpload }), async (context) => {
    const { documents, fields } = await uploaded(context)
    const [document] = documents
    if (document === undefined) return context.html(framed(viewOf(context), exposureForm(noBill)), 400)
    const at = { path: '/exposure', query: pick(fields, ['on', 'to', 'currency']) }
    return context.redirect(addressOf(at, { text: texts.keep(document) }), 303)
  })

  app.get('/calendar.ics', async (context) => {
    const view = viewOf(context)
    const { calendarFile } = await import('./calendar-file.ts')
    const answer = await asked.calendar(pick(view.at.query, ['from', 'to', 'jurisdiction', 'knownBy']))
    return context.body(calendarFile(answer, view.origin), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="export-controls.ics"',
    })
  })

  const feedTypes = { atom: 'application/atom+xml; charset=utf-8', rss: 'application/rss+xml; charset=utf-8' } as const
  for (const format of ['atom', 'rss'] as const)
    app.get(`/search.${format}`, async (context) => {
      const view = viewOf(context)
      const { searchFeed, feedLength } = await import('./search-feed.ts')
      const input = { ...view.at.query, offset: 0, limit: feedLength, sort: 'newest', count: false } as const
      const answer = await asked.search(input)
      const feed = Buffer.from(searchFeed(answer, format, view))
      const tag = `"${createHash('sha256').update(feed).digest('hex').slice(0, 20)}"`
      context.header('etag', tag)
      if (context.req.header('if-none-match') === tag) return context.body(null, 304)
      return context.body(feed, 200, { 'content-type': feedTypes[format] })
    })

  app.post('/search/saved', async (context) => {
    const { fields } = await uploaded(context)
    const { withdraw, name, ...filters } = fields
    if (withdraw !== undefined) await ask('saved', { withdraw })
    else {
      const query = savedQuery(filters)
      await ask('saved', { query, ...(name === undefined ? {} : { name }) })
    }
    return context.redirect('/search', 303)
  })

  app.get('/receipt/:id', (context) =>
    show(context, async (view) =>
      receiptPage(await asked.receipt({ id: context.req.param('id'), ...pick(view.at.query, ['knownBy', 'line', 'passage']) })),
    ),
  )

  mountScenario(app, {
    ask,
    asked,
    once,
    toFile: options.toFile,
    addressOf: (context) => viewOf(context).at,
    show,
  })

  collectingRoutes(app, {
    asked,
    live: async (context, build) => {
      const view = viewOf(context)
      const page = await settled(() => build(view))
      return context.html(framed(view, page), (page.status ?? 200) as 200)
    },
  })

  for (const [path, build] of Object.entries(routes))
    app.get(path, (context) => show(context, async (view) => build(asked, view)))

  app.get('/about', (context) => show(context, async () => aboutPage(await doctor())))

  const { operations } = options
  if (operations !== undefined) app.get('/api/docs', (context) => show(context, async () => apiDocsPage(operations)))

  app.post('/theme', async (context) => {
    const form = await context.req.parseBody()
    const [to, back] = [form['to'], form['back']]
    context.header('set-cookie', themeCookie(themeNamed(typeof to === 'string' ? to : undefined)))
    return context.redirect(pathHere(typeof back === 'string' ? back : '/'), 303)
  })

  app.notFound(async (context) => {
    const page = await settled(() => Promise.reject(new Refusal('not-found', 'there is no such page on this desk')))
    return context.html(framed(viewOf(context), page), 404)
  })

  app.onError(async (error, context) => {
    const page = await settled(() => Promise.reject(error))
    return context.html(framed(viewOf(context), page), (page.status ?? 500) as 500)
  })

  return app
}
