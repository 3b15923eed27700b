import { readDay, type Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { today } from '../clock/clock.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import { importFacilities } from '../facilities/imported.ts'
import { tradeForms } from '../../sources/trade/forms.ts'
import type { Store } from '../sqlite/store.ts'
import { importTradeTarget } from '../trade/import-target.ts'
import type { TradeTables } from '../trade/tables.ts'
import { importTargets } from './import-targets.ts'
import { mappedKind } from './mapping-file.ts'
import { kindNamed } from './recognise.ts'
import { sayReport, writeFaults, type ImportReport } from './report.ts'

type Options = Readonly<Record<string, string | boolean | undefined>>
const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** Faults of a file that are printed; the rest is counted, and written by `--report`. */
const mostTold = 10

function dayGiven(value: string | undefined): Day | undefined {
  if (value === undefined) return undefined
  const day = readDay(value)
  if (!day.ok) throw new Refusal('unknown-date', `--known: ${day.fault.says}`)
  return day.value
}

/** The chore `import`: reads the options, shows a bar on a terminal, prints the report as words or as one JSON object. */
export async function importChore(
  store: Store,
  targets: readonly string[],
  options: Options,
  openTrade: () => Promise<TradeTables>,
  onRecord: () => Promise<FacilityBook>,
): Promise<void> {
  const { paths, isFacilities } = facilitiesAsked(targets, text(options['as']))
  const format = text(options['format']) ?? 'table'
  if (format !== 'table' && format !== 'json') throw new Refusal('bad-input', `--format is table or json, not "${format}"`)
  const [as, mapping] = [text(options['as']), text(options['mapping'])]
  if (as !== undefined && as !== 'csv' && mapping !== undefined)
    throw new Refusal('bad-input', 'a mapping describes plain CSV; give --as or --mapping, not both')
  if (as === 'csv' && mapping === undefined)
    throw new Refusal('bad-input', 'plain CSV needs --mapping FILE.yaml that says what its columns are')
  const isTrade = tradeForms.some((form) => form.kind === as)
  const kind =
    mapping === undefined ? (as === undefined || isTrade || isFacilities ? undefined : kindNamed(as)) : await mappedKind(mapping)
  const [known, dryRun] = [dayGiven(text(options['known'])), options['dryRun'] === true]
  const bar = await progressBar()
  let report: ImportReport
  try {
    report = await importTargets(store, paths, {
      kind,
      known,
      today: today(),
      dryRun,
      onProgress: bar.show,
      trade:
        kind === undefined
          ? async (path) =>
              (await importFacilities(store, path, { known, today: today(), dryRun, isTold: isFacilities, onRecord })) ??
              importTradeTarget(store, openTrade, path, { kind: isTrade ? as : undefined, known, dryRun, onProgress: bar.show })
          : undefined,
    })
  } finally {
    bar.stop()
  }
  const file = text(options['report'])
  if (file !== undefined) await writeFaults(file, report)
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(forJson(report, file !== undefined))}\n` : sayReport(report, mostTold),
  )
  if (options['dryRun'] === true && format === 'table') process.stdout.write('a dry run: nothing was written\n')
}

/** `import facilities FILE` is `import FILE --as facilities`. */
function facilitiesAsked(
  targets: readonly string[],
  as: string | undefined,
): { paths: readonly string[]; isFacilities: boolean } {
  const [first, ...rest] = targets
  return first === 'facilities' && rest.length > 0
    ? { paths: rest, isFacilities: true }
    : { paths: targets, isFacilities: as === 'facilities' }
}

/** All that was quarantined, unless a report file has it. */
const forJson = ({ files, skipped }: ImportReport, isWritten: boolean): ImportReport => ({
  files: files.map((each) => Object.assign({}, each, { faults: isWritten ? each.faults.slice(0, mostTold) : each.faults })),
  skipped,
})

async function progressBar(): Promise<{
  show: (progress: { file: string; done: number; of: number }) => void
  stop: () => void
}> {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined }
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    format: '{bar} {value}/{total} figures, {eta_formatted} left  {file}',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  return {
    show({ file, done, of }) {
      if (done === 0) bar.start(of, 0, { file })
      else bar.update(done, { file })
    },
    stop: () => bar.stop(),
  }
}
