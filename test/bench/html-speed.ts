/**
 * Pages a second of this thread's processor time, from HTML bytes to the article's claims, over the real pages of the reference folder, with
 * Readability on linkedom (body alone) in the same run: `node test/bench/html-speed.ts`. Silent without the folder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { readDocumentClaims } from '../../src/claims/read-document.ts'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'
import { bundledGazetteer } from './gazetteer.ts'

const folder = fileURLToPath(new URL('../../../shared/data/bench/article-extraction/html/', import.meta.url))
const pages = existsSync(folder) ? readdirSync(folder).map((name) => gunzipSync(readFileSync(folder + name))) : []
const gazetteer = bundledGazetteer()
const reader = createDocumentReader()
const read = (bytes: Uint8Array) => reader.read({ bytes, name: 'page.html', mediaType: 'text/html', url: null })

/** Best of four passes once compiled: other work on the machine only slows. */
async function speed(each: (page: Buffer) => unknown): Promise<string> {
  for (const page of pages) await each(page)
  let best = 0
  for (let pass = 0; pass < 4; pass++) {
    const begin = process.threadCpuUsage()
    for (const page of pages) await each(page)
    const { user, system } = process.threadCpuUsage(begin)
    best = Math.max(best, (pages.length * 1e6) / (user + system))
  }
  return best.toFixed(0)
}

if (pages.length > 0) {
  console.log(
    `HTML to claims, pages/s one core\t>= 60\t${await speed(async (page) => readDocumentClaims(await read(page), gazetteer))}`,
  )
  console.log(`HTML to body, pages/s one core\t\t${await speed(read)}`)
  const peer = await speed((page) => {
    try {
      return new Readability(parseHTML(page.toString()).document).parse()
    } catch {
      // It throws on some pages; they count as read.
      return null
    }
  })
  console.log(`the same by Readability on linkedom\t\t${peer}`)
}
