import type { OpenDesk } from './main.ts'
import { defaultHome } from './platform/sqlite/home.ts'
import type { Chore } from './surfaces/cli/program.ts'

type Options = Parameters<Chore['run']>[0]

const format = { flags: '--format <format>', says: 'table or json' }

/** Commands that collect and keep the archive. What each needs is loaded when it runs. */
export function archiveChores(open: (options: Options) => Promise<OpenDesk>, data: string, version: string): Chore[] {
  const opened = async (options: Options, run: (desk: OpenDesk) => Promise<void>): Promise<void> => {
    const desk = await open(options)
    try {
      await run(desk)
    } finally {
      await desk.close()
    }
  }
  return [
    {
      name: 'ingest',
      says: 'Keep documents as evidence: files, folders, addresses, feeds, sitemaps, mailboxes, JSON lines, newswires, WARC and tar archives.',
      argument: { name: '[target...]', says: 'files, folders or addresses' },
      options: [
        { flags: '--follow', says: 'fetch the pages that a feed names, too' },
        { flags: '--publisher <name>', says: 'publisher of documents that name none' },
        { flags: '--resume', says: 'go on with everything that is open on the queue' },
        { flags: '--dry-run', says: 'read and report, write nothing' },
        format,
      ],
      help: '\nExamples:\n  ytterby ingest report.pdf\n  ytterby ingest articles/ headlines.jsonl.gz\n  ytterby ingest https://example.org/feed.xml --follow\n',
      run: async (options, given) =>
        opened(options, async ({ store }) =>
          (await import('./platform/collecting/chore.ts')).ingestChore(store, data, given, options),
        ),
    },
    {
      name: 'collect',
      says: 'Look at every watched source that is due, keep what is new, and try again what waits; `sources` lists and adds them.',
      options: [{ flags: '--keep-on', says: 'go on until interrupted, each source by its own schedule' }, format],
      run: async (options) =>
        opened(options, async ({ store }) =>
          (await import('./platform/collecting/collect.ts')).collectChore(store, data, options),
        ),
    },
    {
      name: 'verify',
      says: 'Read every original again and compare it, and every quote in it, with its hash; name what is damaged and what it costs.',
      options: [format],
      run: async (options) => opened(options, async ({ store }) => (await keeping()).verifyChore(store, options)),
    },
    {
      name: 'backup',
      says: 'Copy the store as it is at this moment into a folder, while it is in use; into an earlier backup only what is new.',
      argument: { name: '<folder>', says: 'empty folder, or one with an earlier backup' },
      options: [format],
      run: async (options, [folder = '']) =>
        opened(options, async ({ store }) => (await keeping()).backupChore(store, folder, options)),
    },
    {
      name: 'restore',
      says: 'Put a backup in the place of a store that is not there, after reading every receipt in it again.',
      argument: { name: '<folder>', says: 'folder that backup wrote' },
      options: [format],
      run: async (options, [folder = '']) => (await keeping()).restoreChore(folder, homeOf(options), options),
    },
    {
      name: 'export',
      says: 'Write everything that was collected as one WARC file, which any web archive reads and `import` takes in again.',
      argument: { name: '<file>', says: 'file to write, ending in .warc.gz' },
      options: [format],
      run: async (options, [file = '']) =>
        opened(options, async ({ store }) => (await keeping()).exportChore(store, file, version, options)),
    },
  ]
}

const keeping = async () => import('./platform/keeping/chores.ts')
const homeOf = (options: Options): string => (typeof options['home'] === 'string' ? options['home'] : defaultHome())
