import type { JobsAnswer } from '../../../answers/jobs/jobs.ts'
import type { ReceiptDiffAnswer } from '../../../answers/receipt-diff/receipt-diff.ts'
import type { SourcesAnswer } from '../../../answers/watching/sources.ts'
import type { Sheet } from '../sheet.ts'

const moment = (iso: string | null): string => (iso === null ? 'never' : iso.slice(0, 16).replace('T', ' '))

export function sourcesSheet({ sources, preview }: SourcesAnswer): Sheet {
  return {
    title: preview === null ? '' : `${preview.title}: ${preview.kind}, ${preview.count} now`,
    lines: [
      ...(preview === null
        ? []
        : [
            ...preview.items.map(({ title, date }) => `- ${title}${date === null ? '' : ` (${date})`}`),
            ...preview.feeds.map((feed) => `It offers a feed: ${feed}`),
            `Nothing was kept. \`ytterby sources --add ${preview.url}\` watches it.`,
            '',
          ]),
      `${sources.length} watched; \`ytterby collect\` looks at those that are due`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'No.', share: 0, number: true },
          { head: 'Source', share: 5 },
          { head: 'Health', share: 0 },
          { head: 'Last success (UTC)', share: 1.5 },
          { head: 'Brought', share: 0, number: true },
          { head: 'Why it fails', share: 3 },
        ],
        rows: sources.map((one) => [
          String(one.id),
          `${one.title}\n${one.url}`,
          one.health,
          moment(one.succeeded),
          String(one.kept),
          one.says ?? '',
        ]),
        empty: 'No address is watched. `ytterby sources --add ADDRESS` watches one.',
      },
    ],
    notes: [],
  }
}

export function jobsSheet({ counts, jobs }: JobsAnswer): Sheet {
  return {
    title: '',
    lines: [`${counts.running} running, ${counts.waiting} waiting, ${counts.done} done, ${counts.dead} given up`],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Job', share: 0, number: true },
          { head: 'Target', share: 4 },
          { head: 'State', share: 0 },
          { head: 'Read', share: 0, number: true },
          { head: 'New', share: 0, number: true },
          { head: 'Faults', share: 0, number: true },
          { head: 'Why it failed', share: 4 },
        ],
        rows: jobs.map((job) => [
          String(job.id),
          job.target,
          job.state === 'waiting' && job.tries > 0
            ? `waiting until ${moment(job.due)}`
            : job.state === 'dead'
              ? 'given up'
              : job.state,
          String(job.tally.read),
          String(job.tally.kept + job.tally.versions),
          String(job.tally.faults),
          [job.says ?? '', ...job.faults.slice(0, 3)].filter((line) => line !== '').join('\n'),
        ]),
        empty: 'There is no such job.',
      },
    ],
    notes: [],
  }
}

/** Only the lines with changes, as `diff` prints them. */
export function receiptDiffSheet({ address, older, newer, same, changes, words }: ReceiptDiffAnswer): Sheet {
  const seen = (at: string | null): string => (at === null ? '' : `, seen ${moment(at)} UTC`)
  return {
    title: newer.title,
    lines: [
      ...(address === null ? [] : [address]),
      `older ${older.receipt}${seen(older.at)}`,
      `newer ${newer.receipt}${seen(newer.at)}`,
      same ? 'the text is the same word for word' : `${words.removed} words taken out, ${words.added} put in`,
      '',
      ...changes.flatMap(({ kind, text }) =>
        kind === 'same' || text.trim() === '' ? [] : [`${kind === 'removed' ? '-' : '+'} ${text.trim().replaceAll(/\s+/g, ' ')}`],
      ),
    ],
    tables: [],
    notes: [],
  }
}
