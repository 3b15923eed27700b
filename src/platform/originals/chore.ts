import { textGiven, type Given } from '../collecting/given.ts'
import type { Store } from '../sqlite/store.ts'
import { upgradeOriginals } from './upgrade.ts'

/** The chore `originals`: a bar on a terminal, the report as words or JSON; mismatches are told and make exit status 1. */
export async function originalsChore(store: Store, options: Given): Promise<void> {
  const { default: progress } = await import('cli-progress')
  const from = textGiven(options, 'from')
  const shown = process.stderr.isTTY
  const bar = new progress.SingleBar({
    format: '{bar} {value}/{total} figures, {eta_formatted} left  {file}',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  try {
    const found = await upgradeOriginals(store, {
      ...(from === undefined ? {} : { from }),
      onProgress: ({ file, done, of }) => {
        if (!shown) return
        if (done === 0) bar.start(of, 0, { file })
        else bar.update(done, { file })
      },
    })
    if (shown) bar.stop()
    if (options['format'] === 'json') process.stdout.write(`${JSON.stringify(found)}\n`)
    else {
      process.stdout.write(
        `${found.verified} figures verified in ${found.files.length} files of the publishers, their receipts are now held\n`,
      )
      for (const { file, says } of found.missing) process.stdout.write(`not checked: ${file}: ${says}\n`)
    }
    for (const mismatch of found.mismatches) process.stderr.write(`MISMATCH ${mismatch.says}\n`)
    if (found.mismatches.length > 0) {
      process.stderr.write(`receipt-mismatch: ${found.mismatches.length} transcribed figures do not stand where our tables say\n`)
      process.exitCode = 1
    }
  } finally {
    if (shown) bar.stop()
  }
}
