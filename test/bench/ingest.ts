import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { ingest } from '../../src/platform/collecting/ingest.ts'
import { readingThreads } from '../../src/platform/collecting/pool.ts'
import { targetsOf } from '../../src/platform/collecting/targets.ts'
import { openStore } from '../../src/platform/sqlite/store.ts'
import { closeReaders, collectingInto, dataFolder } from '../collecting/collecting.ts'

// How many documents a second become searchable claims: node test/bench/ingest.ts [folder of HTML pages] [file of headlines or stories ...]
// Pages are made different by a comment at their end, so that each is read. The peer reads the same pages' bodies and keeps nothing.

const [pages, ...files] = process.argv.slice(2)

/** Processor time of all threads since then: what other programs do meanwhile does not count. */
const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

async function measured(what: string, target: string): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'ytterby-bench-'))
  const store = await openStore(home)
  const readers = readingThreads(dataFolder)
  // Threads are started and warm, as they are in a long run.
  const collecting = collectingInto(store, { readers })
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const { tally } = await ingest(collecting, await targetsOf([target], {}))
  const seconds = (performance.now() - began) / 1000
  const busy = cpuSeconds(cpu)
  const blobs = readdirSync(join(home, 'blobs'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
  const { bytes } = store.examine()
  process.stdout.write(
    `| ${what} | ${tally.read.toLocaleString('en')} | ${tally.claims.toLocaleString('en')} | ${seconds.toFixed(1)} s | ${Math.round(tally.read / seconds)} | ${Math.round(tally.read / busy)} | ${Math.round(bytes / Math.max(1, tally.kept) / 100) / 10} kB, ${blobs} originals |\n`,
  )
  await readers.close()
  store.close()
  rmSync(home, { recursive: true, force: true })
  return tally.read / busy
}

process.stdout.write(
  '| what | documents | claims | time | documents a second | a second of processor time | store a document |\n| --- | --- | --- | --- | --- | --- | --- |\n',
)
if (pages !== undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-bench-pages-'))
  const html = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .map((name) => {
      const bytes = readFileSync(join(pages, name))
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    })
  mkdirSync(folder, { recursive: true })
  for (let copy = 0; copy < 6; copy++)
    for (const page of html)
      writeFileSync(
        join(folder, `${createHash('sha256').update(`${copy} ${page}`).digest('hex').slice(0, 12)}.html`),
        `${page}<!-- ${copy} -->`,
      )
  const rate = await measured(
    `real pages (${Math.round(html.reduce((sum, page) => sum + page.length, 0) / html.length / 1024)} kB)`,
    folder,
  )
  const cpu = process.cpuUsage()
  for (const page of html) new Readability(parseHTML(page).document).parse()
  const peer = html.length / cpuSeconds(cpu)
  process.stdout.write(
    `| peer: Readability 0.6.0 on linkedom, bodies alone, one thread | ${html.length} | | | | ${Math.round(peer)} | ratio ${(rate / peer).toFixed(1)} |\n`,
  )
  rmSync(folder, { recursive: true, force: true })
}
for (const file of files) await measured(file.split('/').at(-1) ?? file, file)
await closeReaders()
