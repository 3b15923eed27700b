// Speed beside named peers in the same run. The peers are no dependencies: install them in a folder of their own and name it:
//   npm i --prefix DIR compromise@14.17.0 wink-nlp@2.4.0 wink-eng-lite-web-model jsdom@26
//   node test/bench/peers.mjs DIR [folder with HTML pages]
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { median } from 'simple-statistics'
import { quantitiesIn } from '../../dist/claims/quantity/quantities.js'
import { readUnits } from '../../dist/claims/quantity/unit-table.js'
import { createDocumentReader } from '../../dist/platform/readers/document-reader.js'

const [folder, pages] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder in which the peers are installed')
const peer = createRequire(path.resolve(folder, 'package.json'))

const sample = readFileSync(new URL('../../data/samples/article.txt', import.meta.url), 'utf8')
const units = readUnits(readFileSync(new URL('../../data/gazetteer/units.csv', import.meta.url), 'utf8'))
const paragraphs = sample.split(/\n\n+/)

/** Median time of one pass over all paragraphs, in MB of text a second. */
function speed(read) {
  const bytes = Buffer.byteLength(paragraphs.join(''))
  const times = []
  for (let i = 0; i < 30; i++) {
    const started = performance.now()
    for (const paragraph of paragraphs) read(paragraph)
    if (i >= 10) times.push(performance.now() - started)
  }
  return bytes / 1e6 / (median(times) / 1000)
}

const nlp = peer('compromise')
const wink = peer('wink-nlp')(peer('wink-eng-lite-web-model'), ['sbd', 'ner'])
const ours = speed((text) => quantitiesIn(text, units))
const rows = [
  ['quantities, this desk', ours],
  ['wink-nlp 2.4.0', speed((text) => wink.readDoc(text).entities().out())],
  ['compromise 14.17.0', speed((text) => nlp(text).numbers().json())],
]
for (const [name, found] of rows) console.log(`${name.padEnd(28)} ${found.toFixed(3)} MB/s   ${(ours / found).toFixed(1)} x`)

if (pages !== undefined) {
  const { JSDOM } = peer('jsdom')
  const { Readability } = createRequire(import.meta.url)('@mozilla/readability')
  const files = readdirSync(pages)
    .slice(0, 30)
    .map((name) => readFileSync(path.join(pages, name)))
  const reader = createDocumentReader()
  const time = async (read) => {
    const times = []
    for (const bytes of files) {
      await read(bytes)
      const started = performance.now()
      await read(bytes)
      times.push(performance.now() - started)
    }
    return median(times)
  }
  const desk = await time(async (bytes) =>
    reader.read({ bytes, name: 'page.html', mediaType: 'text/html', url: null }).catch(() => null),
  )
  const jsdom = await time(async (bytes) => new Readability(new JSDOM(bytes.toString('utf8')).window.document).parse())
  console.log(
    `article of a page, this desk   ${desk.toFixed(1)} ms; Readability on jsdom 26 ${jsdom.toFixed(1)} ms; ${(jsdom / desk).toFixed(1)} x`,
  )
}
