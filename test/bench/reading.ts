// Scores of reading and its speed: `node test/bench/reading.ts`. The scorers and their data are in the reference folder ../shared;
// without it only the speed is measured.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const module = fileURLToPath(new URL('reading-module.ts', import.meta.url))

if (existsSync(shared)) {
  const scorers: readonly (readonly [scorer: string, ...rest: string[]])[] = [
    ['score-mojibake.mjs'],
    ['score-article.mjs'],
    ['score-article.mjs', '--dataset', 'readability-pages'],
  ]
  for (const [scorer, ...rest] of scorers)
    spawnSync(process.execPath, [`${shared}tools/${scorer}`, '--data', `${shared}data/bench`, '--module', module, ...rest], {
      stdio: 'inherit',
    })
} else console.warn('the reference folder ../shared is absent: no scores')

const reader = createDocumentReader()
const sentence = (at: number): string =>
  `The plant’s line number ${at} made 4,000 tonnes of separated oxide last year, according to the report that its owner filed.`
const paragraphs = Array.from({ length: 50 }, (_, at) => sentence(at))
const title = 'Second line starts at the northern plant'
const text = [title, '25 October 2025', ...paragraphs].join('\n\n')
const links = '<li><a href="/x">Another headline of the day about something</a></li>'.repeat(40)
const html = `<!doctype html><html><head><title>${title}</title></head><body><nav><ul>${links}</ul></nav><article><h1>${title}</h1>${paragraphs.map((said) => `<p>${said}</p>`).join('\n')}</article><aside class="related"><ul>${links}</ul></aside></body></html>`

for (const [what, content] of [
  ['plain text', text],
  ['HTML', html],
] as const) {
  const input = { bytes: Buffer.from(content), name: null, mediaType: null, url: null }
  const times: number[] = []
  for (let run = 0; run < 120; run++) {
    const start = performance.now()
    await reader.read(input)
    if (run >= 20) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2)
  console.log(`read of a 1,000-word article, ${what}, in process: median ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}
