// Time and memory of writing 100,000 rows in each form: `node test/bench/exports.ts`. Each form has a process of its own, because
// a peak of memory cannot be taken back.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ExportedAnswer } from '../../src/answers/exporting/export-answer.ts'
import { exportFormats, isExportFormat } from '../../src/answers/exporting/ports.ts'
import { number, tableOf, text, type ColumnOf } from '../../src/answers/exporting/table.ts'
import { writers } from '../../src/platform/exporting/writers.ts'

const rows = 100_000
const words = Array.from({ length: 50 }, (_, at) => `some words of publisher ${at}`)

const columns = Array.from({ length: 31 }, (_, at): ColumnOf<number> => {
  if (at % 8 === 0) return number(`number_${at}`, 't', (row) => row * 1.5)
  return at === 1
    ? text('id', 'id', (row) => `rc_${row}`)
    : text(`words_${at}`, 'words', (row) => words[(row + at) % words.length])
})

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

async function measure(format: (typeof exportFormats)[number]): Promise<void> {
  const exported: ExportedAnswer = {
    stem: 'bench',
    data: tableOf(
      Array.from({ length: rows }, (_, row) => row),
      columns,
      () => [],
    ),
    sources: tableOf([], [text('receipt_id', 'id', () => null)], () => []),
    about: [['rows', rows]],
  }
  const write = await writers[format]()
  const before = process.memoryUsage().rss
  const started = performance.now()
  let size = 0
  for await (const chunk of write(exported)) size += chunk.length
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const memory = megabytes(process.resourceUsage().maxRSS * 1024 - before)
  process.stdout.write(`| ${format} | ${seconds} s | ${memory} MB on top of ${megabytes(before)} MB | ${megabytes(size)} MB |\n`)
}

const [, , asked] = process.argv
if (isExportFormat(asked)) await measure(asked)
else
  for (const format of exportFormats) spawnSync(process.execPath, [fileURLToPath(import.meta.url), format], { stdio: 'inherit' })
