import * as fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import type { Claim } from '../../src/claims/claim.ts'
import { readClaims } from '../../src/claims/read-claims.ts'
import { readDocumentClaims } from '../../src/claims/read-document.ts'
import { figuresIn } from '../../src/claims/read-figures.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'
import { undoRepairs } from '../../src/receipts/repair/edits.ts'
import { repairMojibake } from '../../src/receipts/repair/mojibake.ts'
import { bundledUnits } from '../units.ts'
import { writtenSentences } from '../written/score.ts'
import { bundledGazetteer } from './gazetteer.ts'

/** How many runs of each kind were made, and the longest time a character took. */
export interface Fuzzed {
  readonly runs: Readonly<Record<string, number>>
  readonly rounds: number
  readonly slowest: number
}

const gazetteer = bundledGazetteer()
const units = bundledUnits()
const reader = createDocumentReader()
const sentences = (['open', 'held'] as const).flatMap((half) => writtenSentences(half)).map(({ passage }) => passage)
const folder = new URL('../../../shared/data/bench/article-extraction/html/', import.meta.url)
const pages: readonly Uint8Array[] = existsSync(folder)
  ? readdirSync(folder).map((name) => gunzipSync(readFileSync(new URL(name, folder))))
  : []
/** True where real pages are there to be broken. */
export const hasPages = pages.length > 0

const bits =
  '70%|$|£|A$1.2bn|of|t REO| – |\n\n|9 October 2025|Q3|(|)|…|1,2.3|½|⅔|万吨|1.2亿|per kg|two and a half million|one in five|to|from|and|more than|MOFCOM|Lynas|稀土|\u0301|\ud83d|\u0000|\u202e|<b>|\t|#1|Ã¥|â€™|1,000-fold|by 2030|No. 61 of 2025|which|, including|a quarter|–5|1e9'.split(
    '|',
  )
const shard = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...sentences) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) },
  { weight: 5, arbitrary: fc.constantFrom(...bits) },
)
const texts = fc.array(shard, { maxLength: 30 }).map((shards) => shards.join(' '))

/** Small documents of every other format that is read, to be broken as pages are. */
const body = sentences.slice(0, 6).join('\n\n')
const others: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['note.txt', strToU8(body)],
  ['note.md', strToU8(`# Title\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n${body}`)],
  ['mines.csv', strToU8(`Country,Tonnes,Share\n${['China,270000,69%', 'United States,45000,"12,5%"'].join('\n')}\n`)],
  [
    'feed.xml',
    strToU8(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>a</title><description>${sentences[0] ?? ''}</description></item></channel></rss>`,
    ),
  ],
  [
    'feed.json',
    strToU8(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [{ id: '1', content_text: body }] }),
    ),
  ],
  [
    'mail.eml',
    strToU8(
      `MIME-Version: 1.0\r\nFrom: a@b.example\r\nSubject: x\r\nDate: Mon, 2 Mar 2026 23:30:00 -0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`,
    ),
  ],
  ['book.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), '[Content_Types].xml': strToU8('<Types/>') })],
  [
    'paper.pdf',
    strToU8(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj 4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 200 Td (4,200 tonnes) Tj ET\nendstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>',
    ),
  ],
]

/** Mulberry32: a small generator with a seed, so that a failure can be made again. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A document with stretches cut, doubled, swapped with another's and overwritten. */
function broken(document: Uint8Array, from: readonly Uint8Array[], random: () => number): Uint8Array {
  let bytes = Buffer.from(document)
  for (let turn = 1 + Math.floor(random() * 6); turn > 0; turn--) {
    const at = Math.floor(random() * bytes.length)
    const to = Math.min(bytes.length, at + Math.floor(random() ** 3 * Math.min(20_000, bytes.length)))
    const kind = Math.floor(random() * 4)
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at, to), bytes.subarray(to)])
    else if (kind === 2) {
      const other = Buffer.from(from[Math.floor(random() * from.length)] ?? document)
      const start = at % Math.max(1, other.length)
      bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(start, start + 5000), bytes.subarray(at)])
    } else for (let i = at; i < Math.min(to, at + 60); i++) bytes[i] = Math.floor(random() * 256)
  }
  return bytes
}

function checkQuotes(text: string, claims: readonly Claim[]): void {
  for (const { quote, span } of claims)
    if (text.slice(...span) !== quote) throw new Error(`"${quote}" does not stand at ${span.join('-')}`)
}

/**
 * Breaks texts and documents at random until `until` (a reading of `performance.now()`), each round from its own seed, `seed` upwards. Throws,
 * naming the seed, at the first throw that is no refusal, at a quote that does not stand at its span, at a repair that cannot be undone, and
 * at a text that takes out of proportion long.
 */
export async function fuzz(until: number, seed: number): Promise<Fuzzed> {
  const runs = { text: 0, repair: 0, page: 0, 'other document': 0 }
  let slowest = 0
  const inProportion = (size: number, started: number): void => {
    const took = performance.now() - started
    slowest = Math.max(slowest, took / Math.max(size, 1000))
    if (took > 5000 + size / 10) throw new Error(`${size} characters took ${took.toFixed(0)} ms`)
  }
  const readOne = async (bytes: Uint8Array, name: string): Promise<void> => {
    const started = performance.now()
    try {
      const document = await reader.read({ bytes, name, mediaType: null, url: null })
      checkQuotes(document.text, readDocumentClaims(document, gazetteer).claims)
    } catch (error) {
      // A refusal is an answer; anything else is a fault of ours.
      if (!(error instanceof Refusal)) throw error
    }
    inProportion(bytes.length, started)
  }
  let round = seed
  for (; performance.now() < until; round++) {
    try {
      fc.assert(
        fc.property(texts, (text) => {
          const started = performance.now()
          checkQuotes(text, readClaims({ text, context: null, date: '2025-11-12', publisher: null }, gazetteer).claims)
          let past = 0
          for (const { from, to } of figuresIn(text, { units, date: '2025-11-12', numerals: false })) {
            if (from < past || to <= from || to > text.length) throw new Error(`figures overlap at ${from}-${to}`)
            past = to
          }
          runs.text++
          const { text: repaired, repairs } = repairMojibake(text)
          if (undoRepairs(repaired, repairs) !== text) throw new Error('a repair cannot be undone')
          runs.repair++
          inProportion(text.length, started)
        }),
        { seed: round, numRuns: 100 },
      )
      const random = randomOf(round)
      for (let turn = hasPages ? 5 : 0; turn > 0; turn--) {
        await readOne(broken(pages[Math.floor(random() * pages.length)] ?? new Uint8Array(), pages, random), 'page.html')
        runs.page++
      }
      const plain = others.map(([, bytes]) => bytes)
      for (const [name, bytes] of others) {
        await readOne(broken(bytes, plain, random), name)
        runs['other document']++
      }
    } catch (error) {
      throw new Error(`failed in the round of seed ${round}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  }
  return { runs, rounds: round - seed, slowest }
}
