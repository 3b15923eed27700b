// Prints what reading finds beside its targets, with named peers in the same run: `npm run bench:reading [-- --peers DIR | --no-peers]`.
// Scorers and data stand in the reference folder beside the project; nothing of them is copied.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from './quantities-module.ts'
import { peerPackages, peersIn } from './reading-peers.mjs'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
if (!existsSync(shared)) {
  console.warn('the reference folder ../shared is absent: nothing to measure against')
  process.exit(0)
}
const here = fileURLToPath(new URL('.', import.meta.url))
const data = path.join(shared, 'data/bench')
const { runSet } = await import(path.join(shared, 'tools/score-quantities.mjs'))
const options = process.argv.slice(2)

/** A folder with the peers: the one named, or a new one that goes away again. */
function peerFolder() {
  if (options.includes('--no-peers')) return null
  const named = options.indexOf('--peers')
  if (named >= 0) return { folder: options[named + 1], own: false }
  const folder = mkdtempSync(path.join(tmpdir(), 'reading-peers-'))
  const done = spawnSync('npm', ['i', '--no-audit', '--no-fund', '--prefix', folder, ...peerPackages], { encoding: 'utf8' })
  if (done.status !== 0) console.warn(`peers are not installed: ${done.stderr.trim().split('\n').at(-1)}`)
  return { folder, own: true }
}

const percent = (value) => (value === undefined || value === null ? '' : (100 * value).toFixed(1))
const rows = []
const add = (measure, target, ours, peers = {}) => rows.push({ measure, target, ours, ...peers })

const place = peerFolder()
const peers = place === null ? [] : peersIn(place.folder)
const names = peers.map(({ name }) => name)

/** One set, ours and the peers that can read it; `picks` are the figures taken from a result. */
async function measure(set, picks, { kinds, slowToo = false, what = 'quantities' } = {}) {
  const score = (read) => runSet(set, data, { module: { extract: read }, kinds })
  const ours = await score(extract)
  const theirs = []
  for (const peer of peers) if (peer[what] && (slowToo || !peer.slow)) theirs.push([peer.name, await score(peer[what])])
  for (const [name, target, pick] of picks)
    add(name, target, percent(pick(ours)), Object.fromEntries(theirs.map(([peer, result]) => [peer, percent(pick(result))])))
  return ours
}

await measure(
  'newsquant',
  [
    ['NewsQuant value F1', '>= 94', (r) => r.value.f1],
    ['NewsQuant value+unit, measured units', '>= 92', (r) => r.measured.f1],
  ],
  { slowToo: true },
)
const science = await measure('measeval', [
  ['MeasEval exact F1', '>= 65', (r) => r.exact.f1],
  ['MeasEval overlap F1', '>= 86', (r) => r.overlap.f1],
])
await measure('grobid', [
  ['grobid overlap F1', '>= 84', (r) => r.overlap.f1],
  ['grobid value+unit F1', '>= 75', (r) => r.valueUnit.f1],
])
await measure('quantulum3', [['quantulum3 value F1', '>= 88', (r) => r.value.f1]], { slowToo: true })
await measure('recognizers-unit', [['unit specs value+unit F1', '>= 90', (r) => r.valueUnit.f1]], { slowToo: true })
await measure('recognizers-number', [['number specs value F1', '>= 88', (r) => r.value.f1]], { slowToo: true })
const dated = { slowToo: true, what: 'dates' }
await measure('recognizers-datetime', [['dates and ranges, resolved F1', '>= 82', (r) => r.date.f1]], {
  ...dated,
  kinds: ['date', 'daterange'],
})
await measure('recognizers-datetime', [['all kinds of time, resolved F1', '>= 72', (r) => r.date.f1]], dated)
await measure('recognizers-dateparser', [['date parsers, resolved F1', '', (r) => r.date.f1]], dated)

/** Figures printed by another benchmark, by the words before them. */
function printed(script, figures) {
  const { stdout } = spawnSync(process.execPath, [path.join(here, script)], { encoding: 'utf8', maxBuffer: 1e8 })
  for (const [name, target, words] of figures)
    add(name, target, percent(Number(new RegExp(`^${words}\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])))
}
printed('claims.ts', [
  ['claims, value F1', '>= 92', 'valueF1'],
  ['claims, claim F1', '>= 85', 'claimF1'],
  ['claims, bound F1', '>= 72', 'boundF1'],
  ['negatives left alone', '>= 90', 'negativesClean'],
])
printed('judge.ts', [
  ['verdicts, accuracy', '>= 85', 'accuracy'],
  ['verdicts, macro recall', '>= 75', 'macroRecall'],
  ['verdicts, confidently wrong', '<= 4', 'confidentlyWrong'],
])

/** A scorer of the reference folder that writes its figures to a file. */
function scored(scorer, figures) {
  const folder = mkdtempSync(path.join(tmpdir(), 'reading-'))
  const file = path.join(folder, 'figures.json')
  spawnSync(process.execPath, [
    path.join(shared, 'tools', scorer),
    '--data',
    data,
    '--module',
    path.join(here, 'reading-module.ts'),
    '--json',
    file,
  ])
  const found = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  for (const [name, target, pick] of figures) add(name, target, percent(pick(found)))
}
const share = ({ ok, n }) => ok / n
scored('score-article.mjs', [
  ['article body, F1', '>= 97.0', (r) => r.f1],
  ['exact pages', '>= 38', (r) => r.exact ?? r.accuracy],
])
scored('score-mojibake.mjs', [
  ['ftfy cases', '>= 96', (r) => share(r.ftfyRepair)],
  ['misread UTF-8', '>= 95', (r) => share(r.utf8)],
  ['clean text untouched', '100', (r) => share(r.clean)],
])

// Speed and start are measured in processes of their own.
for (const script of ['reading-speed.ts', 'html-speed.ts']) {
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', path.join(here, script)], { encoding: 'utf8' })
  for (const line of stdout.split('\n').filter(Boolean)) {
    const [name, target, ours] = line.split('\t')
    add(name, target, ours)
  }
}
for (const peer of peers) {
  if (!peer.quantities || peer.slow) continue
  const sample = readFileSync(path.join(here, '../../data/samples/article.txt'), 'utf8').split(/\n\n+/)
  for (const text of sample) peer.quantities(text)
  // The clock of processor time is coarse: the sample is read again until half a second has been used.
  const begin = process.threadCpuUsage()
  let [used, times] = [0, 0]
  while (used < 500_000) {
    for (const text of sample) peer.quantities(text)
    const { user, system } = process.threadCpuUsage(begin)
    used = user + system
    times++
  }
  const row = rows.find(({ measure: name }) => name.startsWith('text to quantities'))
  if (row) row[peer.name] = ((Buffer.byteLength(sample.join('')) * times) / used).toFixed(2)
}
if (place?.own) rmSync(place.folder, { recursive: true, force: true })

const heads = ['measure', 'target', 'ours', ...names]
const width = heads.map((head) => Math.max(head.length, ...rows.map((row) => String(row[head] ?? '').length)))
const line = (cells) => `| ${cells.map((cell, index) => String(cell ?? '').padEnd(width[index])).join(' | ')} |`
console.log(line(heads))
console.log(line(width.map((size) => '-'.repeat(size))))
for (const row of rows) console.log(line(heads.map((head) => row[head])))
console.log(`public halves; F1 and shares in percent; ${science.texts} paragraphs of science, read by processor time`)
