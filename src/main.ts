import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { archiveChores } from './archive-chores.ts'
import type { Desk } from './answers/operation.ts'
import { operations } from './answers/operations.ts'
import { readGazetteer } from './claims/gazetteer/read-gazetteer.ts'
import { Refusal, refusals, sayRefusal } from './kernel/errors.ts'
import { readRelays } from './ledger/bundle-relays.ts'
import type { Relay } from './ledger/settling/relay.ts'
import type { TradeTables } from './platform/trade/tables.ts'
import { withImported } from './platform/facilities/with-imported.ts'
import { ensureBundle } from './platform/bundle/ensure.ts'
import { baselineOnce, controlsOnce, facilitiesOnce, presetsOnce } from './platform/bundle/books.ts'
import { readDataFolder } from './platform/bundle/folder.ts'
import { today } from './platform/clock/clock.ts'
import { createDocumentReader } from './platform/readers/document-reader.ts'
import { defaultHome } from './platform/sqlite/home.ts'
import { openStore, type Store } from './platform/sqlite/store.ts'
import { askWith, type Ask } from './surfaces/ask.ts'
import type { Export } from './surfaces/export.ts'

// Ports meet adapters here and nowhere else. What only one command needs is imported when that command runs.

/** The installation's folder: the nearest above this file that holds the bundled data, whether we run compiled, packed or from source. */
function installation(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'data', 'sources.csv'))) return folder
  throw new Refusal('data-damaged', 'the bundled data is missing: there is no folder data beside the program')
}

const root = installation()
const dataFolder = join(root, 'data')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** What was built: while the code that reads the data is being written, a store must not keep what its last version read. */
function build(): string {
  const stamp = join(root, 'dist', '.build', 'stamp')
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').slice(0, 16) : ''
}

/** Threads are started when a scenario is run. */
const runsInThreads: Desk['runs'] = {
  run: async (job, watch) => (await import('./platform/draws/threads.ts')).drawingThreads().run(job, watch),
}

/** Reviewed relays, read when first asked for; the bundle's reader has reported whatever is wrong with them. */
function relaysOf(store: Store): Desk['relays'] {
  let read: readonly Relay[] | undefined
  return () =>
    (read ??= readRelays(new Map([['relays.csv', readFileSync(join(dataFolder, 'relays.csv'), 'utf8')]]), store.sources(), []))
}

export interface OpenDesk {
  readonly desk: Desk
  readonly store: Store
  readonly ask: Ask
  /** The trade tables, for the command that imports them; opened when first asked for. */
  readonly trade: () => Promise<TradeTables>
  /** Turns an answer of this desk into a file. */
  readonly toFile: Export
  readonly operations: typeof operations
  /** Records newly loaded on opening, 0 when the store was ready. */
  readonly loaded: number
  close(): Promise<void>
}

export interface OpenOptions {
  readonly home?: string | undefined
  readonly inMemory?: boolean
  /** Told how far a long answer is. */
  readonly progress?: (done: number, of: number) => void
  /** The day questions are asked on; the clock's unless told, for tests and re-runs. */
  readonly today?: () => ReturnType<typeof today>
}

/** The trade tables of a store, opened once and only when somebody asks: DuckDB is larger than all the rest together. */
function tradeOf(home: string, inMemory: boolean): { open(): Promise<TradeTables>; close(): Promise<void> } {
  let opened: Promise<TradeTables> | undefined
  const open = async (): Promise<TradeTables> => {
    const words = (await import('./platform/trade/tables.ts')).readTradeWords(dataFolder)
    return inMemory
      ? (await import('./platform/memory/trade.ts')).memoryTrade(words)
      : (await import('./platform/duckdb/store.ts')).duckdbTrade(join(home, 'trade'), words)
  }
  return { open: () => (opened ??= open()), close: async () => (await opened)?.close() }
}

/** The operator's language model, if one is set up in the environment; nothing else can set one up. */
async function proposing(): Promise<Pick<Desk, 'proposer'>> {
  if (process.env['YTTERBY_MODEL_URL'] === undefined) return {}
  const { languageModel, modelSettings } = await import('./platform/proposing/language-model.ts')
  const settings = modelSettings(process.env)
  return settings === null ? {} : { proposer: languageModel(settings) }
}

/** Exports are seldom asked for, so what they need is loaded then. */
async function exporting(desk: Desk): Promise<Export> {
  const [{ exportWith }, { writers }] = await Promise.all([
    import('./surfaces/export.ts'),
    import('./platform/exporting/writers.ts'),
  ])
  return exportWith(desk, operations, writers, version)
}

/** Opens the store, loads the bundled data when the store lacks it, and binds every port. */
export async function openDesk(options: OpenOptions = {}): Promise<OpenDesk> {
  const home = options.home ?? defaultHome()
  const store = await openStore(home, { inMemory: options.inMemory ?? false })
  const trade = tradeOf(store.home, options.inMemory ?? false)
  try {
    const report = await ensureBundle(store, {
      folder: dataFolder,
      version: `${version} ${build()}`,
      reader: async () => (await import('./ledger/bundle.ts')).readBundle,
    })
    const desk: Desk = {
      ledger: store.ledger,
      receipts: store.receipts,
      originals: store.originals,
      search: store.search,
      archive: store.archive,
      jobs: store.queue,
      watched: store.watched,
      preview: async (url) => (await import('./platform/collecting/preview.ts')).previewOf(url),
      trade: async () => trade.open(),
      reader: createDocumentReader(),
      ...(await proposing()),
      gazetteer: readGazetteer(readDataFolder(dataFolder, 'gazetteer').files),
      sources: store.sources(),
      controls: controlsOnce(dataFolder),
      scenarios: presetsOnce(dataFolder),
      runs: runsInThreads,
      baseline: baselineOnce(dataFolder, store.sources()),
      spreadsheet: async (bytes) => (await import('./platform/readers/spreadsheet.ts')).readSpreadsheet(bytes),
      ...(options.progress === undefined ? {} : { progress: options.progress }),
      facilities: withImported(facilitiesOnce(dataFolder, store.sources()), store),
      relays: relaysOf(store),
      today: options.today ?? today,
      now: () => new Date().toISOString(),
      health: async () => (await import('./platform/health/health.ts')).healthOf(store, version),
    }
    return {
      desk,
      store,
      ask: askWith(desk, operations),
      trade: async () => trade.open(),
      toFile: async (...asked) => (await exporting(desk))(...asked),
      operations,
      loaded: report?.added ?? 0,
      close: async () => {
        await trade.close()
        store.close()
      },
    }
  } catch (error) {
    store.close()
    throw error
  }
}

/** Everything the desk serves over HTTP: pages, API, MCP. A function from request to response, so tests need no port. */
export async function deskApp(opened: OpenDesk, fault: (error: unknown) => void): Promise<Hono> {
  const [{ webDesk }, { apiOf }] = await Promise.all([import('./surfaces/web/desk.tsx'), import('./surfaces/http/api.ts')])
  const app = webDesk(opened.ask, {
    toFile: opened.toFile,
    today: () => opened.desk.today(),
    revision: async () => opened.desk.ledger.revision(),
    version,
    fault,
    operations: opened.operations,
    assets: join(root, 'dist', 'assets'),
    sample: join(dataFolder, 'samples', 'article.txt'),
  })
  return app.route('/', apiOf({ operations: opened.operations, ask: opened.ask, toFile: opened.toFile, version, fault }))
}

type Options = Readonly<Record<string, string | boolean | undefined>>
const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

async function serve(options: Options): Promise<void> {
  const started = performance.now()
  const { guarded, openPort } = await import('./surfaces/http/serve.ts')
  const port = Number(text(options['port']) ?? process.env['YTTERBY_PORT'] ?? 4180)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refusal('bad-input', `"${options['port']}" is not a port; use a number from 0 to 65535`)
  const host = text(options['host']) ?? '127.0.0.1'
  const opened = await openDesk({ home: text(options['home']) })
  const { openLog } = await import('./platform/log/log.ts')
  const log = await openLog()
  const app = await deskApp(opened, (error) => log.error(error))
  const served = await openPort(guarded(app, host), { host, port })
  if (opened.loaded > 0) process.stderr.write(`loaded ${opened.loaded} records into ${opened.store.home}\n`)
  process.stdout.write(
    `Ytterby is open at ${served.url} (ready in ${((performance.now() - started) / 1000).toFixed(1)} s, store in ${opened.store.home})\n`,
  )
  const stop = (): void => {
    void served
      .close()
      .then(async () => opened.close())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function mcp(options: Options): Promise<void> {
  const [{ serveStdio }, { mcpServerOf }] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('./surfaces/mcp/tools.ts'),
  ])
  const opened = await openDesk({ home: text(options['home']) })
  serveStdio(() => mcpServerOf(opened.operations, opened.ask, version))
}

async function originals(options: Options): Promise<void> {
  const { originalsChore } = await import('./platform/originals/chore.ts')
  const opened = await openDesk({ home: text(options['home']) })
  try {
    await originalsChore(opened.store, options)
  } finally {
    await opened.close()
  }
}

/** A bar on the terminal for answers that take long; none where nobody watches. */
async function watched(): Promise<Pick<OpenOptions, 'progress'>> {
  if (!process.stderr.isTTY) return {}
  let bar: { start(total: number, at: number): void; update(at: number): void; stop(): void } | undefined
  const { default: bars } = await import('cli-progress')
  return {
    progress: (done, of) => {
      if (of < 2000) return
      if (bar === undefined) {
        bar = new bars.SingleBar({
          format: '{bar} {value}/{total} lines, {eta_formatted} left',
          clearOnComplete: true,
          stream: process.stderr,
        })
        bar.start(of, done)
      }
      bar.update(done)
      if (done < of) return
      bar.stop()
      bar = undefined
    },
  }
}

async function importing(options: Options, paths: readonly string[]): Promise<void> {
  const { importChore } = await import('./platform/importing/chore.ts')
  const opened = await openDesk({ home: text(options['home']) })
  try {
    const archives = await import('./platform/keeping/chores.ts')
    if (archives.areArchives(paths)) await archives.importArchiveChore(opened.store, paths, options)
    else await importChore(opened.store, paths, options, opened.trade, async () => opened.desk.facilities())
  } finally {
    await opened.close()
  }
}

/** What `import --help` lists is asked of the kinds themselves, and only then. */
const importHelp = async (argv: readonly string[]): Promise<string> => {
  if (!argv.includes('import') && !argv.includes('help')) return ''
  const [{ importKinds }, { kindsHelp }, { tradeForms }] = await Promise.all([
    import('./sources/import-kinds.ts'),
    import('./sources/kinds-help.ts'),
    import('./sources/trade/forms.ts'),
  ])
  return kindsHelp([
    ...importKinds,
    ...tradeForms.map(({ kind, says, publisher, address }) => ({ name: kind, says, publisher, address })),
    {
      name: 'facilities',
      says: 'Facilities of your own, one statement a row (docs/guide/facilities.md)',
      publisher: 'yourself',
      address: 'import facilities FILE.csv',
    },
  ])
}

/** The command line. Sets the exit status, never throws. */
export async function run(argv: readonly string[]): Promise<void> {
  const [{ programOf }, { asOneWord }, { nodeEdge }, { CommanderError }] = await Promise.all([
    import('./surfaces/cli/program.ts'),
    import('./surfaces/cli/as-one-word.ts'),
    import('./platform/edge/edge.ts'),
    import('commander'),
  ])
  let opened: OpenDesk | undefined
  const program = programOf({
    version,
    operations,
    edge: nodeEdge(),
    ask: async (folder) => {
      opened = await openDesk({ home: folder, ...(await watched()) })
      if (opened.loaded > 0) process.stderr.write(`first use: loaded ${opened.loaded} records into ${opened.store.home}\n`)
      return opened.ask
    },
    toFile: async (...asked) => {
      if (opened === undefined) throw new TypeError('an answer is exported by the desk that gave it')
      return opened.toFile(...asked)
    },
    chores: [
      {
        name: 'serve',
        says: 'Open the desk: pages, HTTP API and MCP on one address.',
        options: [
          { flags: '--port <number>', says: 'port, default 4180 (YTTERBY_PORT)' },
          {
            flags: '--host <address>',
            says: 'address to listen on, default 127.0.0.1; anything else puts the desk on your network',
          },
        ],
        run: serve,
      },
      { name: 'mcp', says: 'Answer the Model Context Protocol on standard input and output.', options: [], run: mcp },
      {
        name: 'originals',
        says: "Fetch the publishers' files (or read them from a folder), check every transcribed figure against its line and hold the bytes.",
        options: [
          { flags: '--from <dir>', says: "folder with the publishers' files; without it they are fetched from the publishers" },
          { flags: '--format <format>', says: 'table or json' },
        ],
        run: originals,
      },
      {
        name: 'import',
        says: "Read publishers' files, or any CSV with a mapping, into the ledger: bytes kept, every figure with its line, what is faulty put aside with the reason.",
        argument: { name: '<target...>', says: 'files or folders; .gz is unpacked; an archive that export wrote (.warc.gz)' },
        help: await importHelp(argv),
        options: [
          { flags: '--as <kind>', says: 'kind of file, where its header does not tell' },
          { flags: '--mapping <file>', says: 'YAML file that says what the columns of a plain CSV are' },
          {
            flags: '--known <day>',
            says: 'day from which the figures are known, where their publication is not on record (default: today)',
          },
          { flags: '--dry-run', says: 'read and report, write nothing' },
          { flags: '--report <file>', says: 'write everything that was put aside to a CSV file' },
          { flags: '--format <format>', says: 'table or json' },
        ],
        run: importing,
      },
      ...archiveChores(async (options) => openDesk({ home: text(options['home']) }), dataFolder, version),
    ],
  })
  try {
    await program.parseAsync(asOneWord(argv, operations), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof Refusal) {
      process.stderr.write(`${sayRefusal(error)}\n`)
      process.exitCode = refusals[error.code].exit
    } else {
      process.stderr.write(`internal: ${error instanceof Error ? error.message : String(error)}\n`)
      if (process.env['YTTERBY_LOG'] !== undefined && error instanceof Error) process.stderr.write(`${error.stack}\n`)
      process.exitCode = 1
    }
  } finally {
    await opened?.close()
  }
}

if (import.meta.main) await run(process.argv.slice(2))
