import { Refusal } from '../../kernel/errors.ts'
import { readFormat, type Given } from '../collecting/given.ts'
import type { Store } from '../sqlite/store.ts'
import { backup, restore } from './backup.ts'
import { exportArchive } from './export-archive.ts'
import { importArchive } from './import-archive.ts'
import { sayVerify, verify } from './verify.ts'

const print = (options: Given, report: object, says: string): void =>
  void process.stdout.write(readFormat(options) === 'json' ? `${JSON.stringify(report)}\n` : says)

const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

/** A bar over files, on a terminal. */
async function watched<T>(what: string, run: (onProgress: (done: number, of: number) => void) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return run(() => undefined)
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    format: `{bar} {value}/{total} ${what}, {eta_formatted} left`,
    clearOnComplete: true,
    stream: process.stderr,
  })
  let isShown = false
  try {
    return await run((done, of) => {
      if (isShown) bar.update(done)
      else bar.start(of, done)
      isShown = true
    })
  } finally {
    bar.stop()
  }
}

/** Exit status 1 when anything is not as it was kept. */
export async function verifyChore(store: Store, options: Given): Promise<void> {
  readFormat(options)
  const report = await watched('originals', async (onProgress) => verify(store, onProgress))
  print(options, report, sayVerify(report))
  const [first] = report.damage
  if (first)
    throw new Refusal(
      first.what === 'store' ? 'store-damaged' : 'receipt-mismatch',
      `${counted(report.damage.length, 'place')} of the store ${report.damage.length === 1 ? 'is' : 'are'} not as ${report.damage.length === 1 ? 'it was' : 'they were'} kept; restore a backup`,
    )
}

export async function backupChore(store: Store, folder: string, options: Given): Promise<void> {
  const report = await watched('files', async (onProgress) => backup(store, folder, onProgress))
  print(
    options,
    report,
    `backed up to ${report.folder}: the store and ${counted(report.files, 'file')} (${megabytes(report.bytes)}), of which ${report.copied.toLocaleString('en')} new; archive ${report.archive}\n`,
  )
}

export async function restoreChore(folder: string, home: string, options: Given): Promise<void> {
  const manifest = await restore(folder, home)
  print(
    options,
    { ...manifest, home },
    `restored the backup of ${manifest.made.slice(0, 16).replace('T', ' ')} UTC to ${home}: ${counted(manifest.files, 'file')}, every receipt read again; archive ${manifest.archive}\n`,
  )
}

export async function exportChore(store: Store, file: string, version: string, options: Given): Promise<void> {
  if (!/\.warc\.gz$/i.test(file))
    throw new Refusal('bad-input', `the archive is written as packed WARC: name a file that ends in .warc.gz, not ${file}`)
  const report = await watched('originals', async (onProgress) => exportArchive(store, file, version, onProgress))
  print(
    options,
    report,
    `wrote ${file}: ${counted(report.originals, 'original')}, ${counted(report.documents, 'document')}, ${counted(report.captures, 'capture')}\n`,
  )
}

/** Whether the targets of `import` are archives; refuses a mixture. */
export function areArchives(paths: readonly string[]): boolean {
  const archives = paths.filter((path) => /\.warc(?:\.gz)?$/i.test(path))
  if (archives.length > 0 && archives.length < paths.length)
    throw new Refusal('bad-input', 'import archives and tables of figures one after the other')
  return archives.length > 0
}

export async function importArchiveChore(store: Store, paths: readonly string[], options: Given): Promise<void> {
  const reports = []
  for (const path of paths) reports.push(await importArchive(store, path))
  print(
    options,
    { archives: reports },
    reports
      .map(
        (one) =>
          `${one.file}: ${counted(one.documents, 'document')} in ${counted(one.originals, 'original')}, ${one.kept.toLocaleString('en')} new; ${counted(one.captures, 'capture')} new\n`,
      )
      .join(''),
  )
}
