/**
 * Writes `data/figures/*.csv` from a folder of publishers' files: `node tools/transcribe.ts --from DIR`. The readers are
 * those of `src/sources`; the tables that come out are our transcription, and they are what is committed. Counts outside
 * a manifest's bounds and cells that could not be read stop it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { decode } from '../src/sources/decode.ts'
import { manifests } from '../src/sources/manifests.ts'
import type { Reading } from '../src/sources/reading.ts'

const columns =
  'id,subject,measure,mineral,basis,stage,geography,counterpart,of,period,unit,kind,scenario,operator,value,low,high,text,source,line,column,column_name,path,printed,names,known,note'

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const written = (value: number | string | null): string => (value === null ? '' : quoted(String(value)))

const rowOf = (source: string, it: Reading): string => {
  const definition = [it.id, it.subject, it.measure, it.mineral, it.basis, it.stage, it.geography, it.counterpart, it.of]
  const amount = [it.period, it.unit, it.kind, it.scenario, it.operator, it.value, it.low, it.high, it.text]
  // An empty `known` stands for the publication day of the source.
  const place = [source, it.line, it.column, it.columnName, it.path, it.printed, it.names.join(';'), it.known, it.note]
  return [definition, amount, place].flatMap((cells) => cells.map(written)).join(',')
}

const { values } = parseArgs({ options: { from: { type: 'string' } } })
if (values.from === undefined) throw new Error('say where the publishers’ files are: --from DIR')
for (const manifest of manifests) {
  const stored = readFileSync(join(values.from, manifest.file))
  const bytes = manifest.file.endsWith('.gz') ? gunzipSync(stored) : stored
  const { readings, faults } = manifest.read(decode(bytes, manifest.charset))
  const [least, most] = manifest.expects
  const first = faults[0]
  if (first) throw new Error(`${manifest.source}: ${faults.length} cells could not be read; the first: ${first.says}`)
  if (readings.length < least || readings.length > most)
    throw new Error(`${manifest.source}: ${readings.length} figures where ${least} to ${most} were expected`)
  const lines = readings.map((each) => rowOf(manifest.source, each))
  writeFileSync(new URL(`../data/figures/${manifest.source}.csv`, import.meta.url), `${[columns, ...lines].join('\n')}\n`)
  process.stdout.write(`${manifest.source}: ${readings.length} figures\n`)
}
