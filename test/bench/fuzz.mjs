/**
 * Fuzzing of reading: `node test/bench/fuzz.mjs [MINUTES] [SEED]` (Node 24, 10 minutes unless told otherwise). Generated texts, our own sentences and
 * real pages of the reference folder beside the project, cut, spliced and broken at random, go through bytes, document, claims and
 * quantities. Ends with status 1 and the seed at the first throw, at a quote that does not stand at its span, or at a text that
 * takes out of proportion long. The same seed makes the same texts.
 */
import * as fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import { readClaims } from '../../src/claims/read-claims.ts'
import { readDocumentClaims } from '../../src/claims/read-document.ts'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'
import { writtenSentences } from '../written/score.ts'
import { bundledGazetteer } from './gazetteer.ts'

const minutes = Number(process.argv[2] ?? 10)
const seed = Number(process.argv[3] ?? 1)
const gazetteer = bundledGazetteer()
const reader = createDocumentReader()
const sentences = [...writtenSentences('open'), ...writtenSentences('held')].map(({ passage }) => passage)
const folder = new URL('../../../shared/data/bench/article-extraction/html/', import.meta.url)
const pages = existsSync(folder)
  ? readdirSync(folder).map((name) => gunzipSync(readFileSync(new URL(name, folder))))
  : (console.log('no reference folder: generated texts only'), [])

const shard = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '70%',
      '$',
      '£',
      'A$1.2bn',
      'of',
      't REO',
      ' – ',
      '\n\n',
      '9 October 2025',
      'Q3',
      '(',
      ')',
      '…',
      '1,2.3',
      '½',
      '⅔',
      '万吨',
      '1.2亿',
      'per kg',
      'two and a half million',
      'one in five',
      'to',
      'from',
      'and',
      'more than',
      'MOFCOM',
      'Lynas',
      '稀土',
      '\u0301',
      '\ud83d',
      '\u0000',
      '\u202e',
      '<b>',
      '|',
      '\t',
      '#1',
    ),
  },
)
const texts = fc.array(shard, { maxLength: 30 }).map((shards) => shards.join(' '))

let runs = 0
let slowest = 0
const check = (text, claims) => {
  for (const { quote, span } of claims)
    if (text.slice(span[0], span[1]) !== quote) throw new Error(`"${quote}" does not stand at ${span.join('-')}`)
}
const inProportion = (size, started) => {
  const took = performance.now() - started
  slowest = Math.max(slowest, took / Math.max(size, 1000))
  if (took > 5000 + size / 10) throw new Error(`${size} characters took ${took.toFixed(0)} ms`)
}

/** A page with stretches cut, doubled, swapped and overwritten. */
function broken(page, random) {
  let bytes = Buffer.from(page)
  const at = () => Math.floor(random() * bytes.length)
  for (let turn = 1 + Math.floor(random() * 6); turn > 0; turn--) {
    const from = at()
    const to = Math.min(bytes.length, from + Math.floor(random() ** 3 * 20_000))
    const kind = Math.floor(random() * 4)
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)])
    else if (kind === 2) {
      const other = pages[Math.floor(random() * pages.length)]
      bytes = Buffer.concat([
        bytes.subarray(0, from),
        other.subarray(from % other.length, (from % other.length) + 5000),
        bytes.subarray(from),
      ])
    } else for (let i = from; i < Math.min(to, from + 60); i++) bytes[i] = Math.floor(random() * 256)
  }
  return bytes
}

/** Mulberry32: a small generator with a seed, so that a failure can be made again. */
function randomOf(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const until = performance.now() + minutes * 60_000
let round = seed
for (; performance.now() < until; round++) {
  try {
    fc.assert(
      fc.property(texts, (text) => {
        const started = performance.now()
        check(text, readClaims({ text, context: null, date: '2025-11-12', publisher: null }, gazetteer).claims)
        inProportion(text.length, started)
        runs++
      }),
      { seed: round, numRuns: 200 },
    )
    const random = randomOf(round)
    for (let turn = 0; turn < 5 && pages.length > 0; turn++) {
      const bytes = broken(pages[Math.floor(random() * pages.length)], random)
      const started = performance.now()
      const document = await reader.read({ bytes, name: 'page.html', mediaType: 'text/html', url: null }).catch((refused) => {
        // A refusal is an answer; anything else is a fault of ours.
        if (refused.name === 'Refusal') return null
        throw refused
      })
      if (document !== null) check(document.text, readDocumentClaims(document, gazetteer).claims)
      inProportion(bytes.length, started)
      runs++
    }
  } catch (error) {
    console.error(`failed with seed ${round} after ${runs} runs`)
    console.error(error)
    process.exit(1)
  }
}
console.log(
  `${runs} runs in ${minutes} min from seed ${seed} to ${round - 1}: no throw, every quote at its span; slowest ${slowest.toFixed(3)} ms a character`,
)
