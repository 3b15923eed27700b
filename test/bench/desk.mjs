// Speed and size of the whole desk, each against its budget. Run by `npm run bench`; figures go to docs/benchmarks.md.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { median, quantile } from 'simple-statistics'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const main = path.join(root, 'dist', 'program', 'main.js')
const home = mkdtempSync(path.join(tmpdir(), 'ytterby-bench-'))
const article = path.join(root, 'data', 'samples', 'article.txt')
const rows = []
const row = (what, found, budget, unit) => {
  rows.push({ what, found, budget, unit })
  console.log(
    `${what.padEnd(58)} ${found.toFixed(found < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(5)} budget ${budget} ${found <= budget ? '' : '  OVER'}`,
  )
}

/** Runs the program and returns its wall time and peak resident memory in MB. */
function measured(args) {
  const started = performance.now()
  const child = spawn(process.execPath, [main, ...args, '--home', home], { stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const poll = setInterval(() => {
    try {
      const high = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      if (high) peak = Math.max(peak, Number(high[1]) / 1024)
    } catch {
      // the child has ended
    }
  }, 5)
  return new Promise((resolve, reject) =>
    child.on('exit', (code) => {
      clearInterval(poll)
      if (code === 0) resolve({ ms: performance.now() - started, peak })
      else reject(new Error(`${args.join(' ')} ended with ${code}`))
    }),
  )
}

const fresh = await measured(['doctor'])
row('store created and bundled data loaded', fresh.ms / 1000, 20, 's')
row('  peak memory meanwhile', fresh.peak, 500, 'MB')

const viaBin = []
for (let i = 0; i < 11; i++) {
  const started = performance.now()
  spawnSync(path.join(root, 'bin', 'ytterby'), ['check', article, '--format', 'json', '--home', home], { stdio: 'ignore' })
  viaBin.push(performance.now() - started)
}
row('CLI check, cold, store ready: median of 11', median(viaBin) / 1000, 0.7, 's')

const { openDesk } = await import(main)
const opened = await openDesk({ home })
const words = readFileSync(article, 'utf8').split(/\s+/)
let text = readFileSync(article, 'utf8')
while (text.split(/\s+/).length < 1000) text += `\n\n${words.slice(words.length / 3).join(' ')}`
text = text
  .split(/(?<=\s)/)
  .slice(0, 1000)
  .join('')
const warm = []
for (let i = 0; i < 150; i++) {
  const started = performance.now()
  // A changing last word defeats every cache of whole texts.
  await opened.ask('check', { document: { text: `${text} ${i}` } })
  if (i >= 100) warm.push(performance.now() - started)
}
row('check of a 1,000-word article, warm, in process: median', median(warm), 25, 'ms')
const { claims } = await opened.ask('check', { document: { text } })
console.log(`  (${claims.length} claims in ${text.split(/\s+/).length} words)`)
const ledgerQuestions = {
  share: { mineral: 'rare_earths', stage: 'mining', year: 2024 },
  chain: { mineral: 'magnet', year: 2024 },
  settle: { what: 'production', mineral: 'rare_earths', stage: 'mining', place: 'AUS', year: 2024 },
  conflicts: {},
  history: { mineral: 'rare_earths', stage: 'mining' },
  compare: { value: '70%', stage: 'mining' },
}
for (const [name, input] of Object.entries(ledgerQuestions)) {
  const times = []
  for (let i = 0; i < 60; i++) {
    const started = performance.now()
    await opened.ask(name, input)
    if (i >= 20) times.push(performance.now() - started)
  }
  row(`${name}, warm, in process: median`, median(times), 5, 'ms')
}
const receipt = claims.flatMap((claim) => claim.receipts)[0]
await opened.close()

const port = 4300 + Math.floor(performance.now() % 500)
const started = performance.now()
const server = spawn(process.execPath, [main, 'serve', '--port', String(port), '--home', home], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const agent = new http.Agent({ keepAlive: true, maxSockets: 20 })
const get = (address) =>
  new Promise((resolve, reject) => {
    const asked = performance.now()
    http
      .get({ host: '127.0.0.1', port, path: address, agent }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode, ms: performance.now() - asked, body: Buffer.concat(chunks).toString() }),
        )
      })
      .on('error', reject)
  })
for (;;) {
  try {
    await get('/')
    break
  } catch {
    await new Promise((wait) => setTimeout(wait, 10))
  }
}
row('second start until the first page is answered', (performance.now() - started) / 1000, 2, 's')

const pages = [
  '/',
  '/check?sample=article',
  '/search?query=magnets',
  '/search',
  `/receipt/${receipt}`,
  '/shares?mineral=rare_earths&stage=mining&year=2024',
  '/chain?mineral=magnet_rare_earths&year=2024',
  '/map?mineral=rare_earths&stage=mining&year=2024',
  '/timeline',
  '/about',
  '/api/docs',
]
for (const address of pages) {
  for (let i = 0; i < 20; i++) await get(address)
  const times = []
  let next = 0
  let failed = 0
  const worker = async () => {
    while (next < 400) {
      next += 1
      const answer = await get(address)
      if (answer.status !== 200) failed += 1
      times.push(answer.ms)
    }
  }
  await Promise.all(Array.from({ length: 20 }, worker))
  row(
    `page ${address.slice(0, 44)}: p95, 20 in flight${failed > 0 ? ` (${failed} FAILED)` : ''}`,
    quantile(times, 0.95),
    50,
    'ms',
  )
}
server.kill('SIGTERM')

const assets = path.join(root, 'dist', 'assets')
const script = readdirSync(assets).filter((name) => name.endsWith('.js'))
row(
  'script of a page, gzip',
  script.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(assets, name))).length, 0) / 1024,
  15,
  'KB',
)
row('store on disk', statSync(path.join(home, 'ytterby.sqlite')).size / 1024 / 1024, 100, 'MB')
rmSync(home, { recursive: true, force: true })
process.exitCode = rows.some((found) => found.found > found.budget) ? 1 : 0
