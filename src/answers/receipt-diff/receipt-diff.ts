import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Capture } from '../../receipts/capture.ts'
import { quoted, tableOf, text } from '../exporting/table.ts'
import { operation, type Desk } from '../operation.ts'
import { changesBetween } from './changes.ts'

export const receiptDiffInput = z.object({
  id: z.string().describe('Receipt of the newer version, rc_…'),
  with: z.string().optional().describe('Receipt of the older version; default: the version before it at the same address'),
})
const version = z.object({
  receipt: z.string(),
  title: z.string(),
  at: z.string().nullable().describe('When it was seen; null where it was not collected'),
})
export const receiptDiffOutput = z.object({
  address: z.string().nullable().describe('Where both were seen'),
  older: version,
  newer: version,
  same: z.boolean(),
  changes: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  words: z.object({ removed: z.number().int(), added: z.number().int() }),
})
export type ReceiptDiffAnswer = z.output<typeof receiptDiffOutput>

export const receiptDiff = operation({
  name: 'receipt-diff',
  asks: 'What did the publisher change between two versions of this page?',
  input: receiptDiffInput,
  output: receiptDiffOutput,
  cli: {
    argument: { name: 'id', field: 'id', kind: 'text' },
    examples: ['receipt diff rc_0123456789abcdef0123', 'receipt-diff rc_0123456789abcdef0123 --with rc_fedcba98765432100123'],
  },
  rows: ({ changes, older, newer }) =>
    tableOf(
      changes.filter(({ kind, text: words }) => kind !== 'same' && words.trim() !== ''),
      [
        text('change', 'removed from the older version, or added in the newer', ({ kind }) => kind),
        quoted('words', 'the words', (one) => one.text.trim().replaceAll(/\s+/g, ' ')),
      ],
      ({ kind }) => [kind === 'removed' ? older.receipt : newer.receipt],
    ),
  async answer(desk, { id, with: other }) {
    const captures = await desk.archive.versionsOf(id)
    const [before, after] = pair(captures, id, other)
    const olderId = other ?? before?.receipt
    if (olderId === undefined) {
      if (!(await desk.receipts.get(id))) throw new Refusal('not-found', `there is no receipt "${id}"`)
      throw new Refusal('not-found', `${id} has no earlier version; name another receipt with --with`)
    }
    const [older, newer] = [await textOf(desk, olderId), await textOf(desk, id)]
    const changes = changesBetween(`${older.title}\n\n${older.text}`, `${newer.title}\n\n${newer.text}`)
    const words = (kind: 'removed' | 'added'): number =>
      changes.filter((one) => one.kind === kind).reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
    return {
      address: after?.address ?? null,
      older: { receipt: olderId, title: older.title, at: before?.at ?? null },
      newer: { receipt: id, title: newer.title, at: after?.at ?? null },
      same: changes.every(({ kind }) => kind === 'same'),
      changes,
      words: { removed: words('removed'), added: words('added') },
    }
  },
})

/** The last sight of the newer version that has an older one before it at its address, and that older one. */
function pair(
  captures: readonly Capture[],
  id: string,
  other: string | undefined,
): readonly [Capture | undefined, Capture | undefined] {
  for (let at = captures.length - 1; at >= 0; at--) {
    const after = captures[at]
    if (after?.receipt !== id) continue
    const before = captures
      .slice(0, at)
      .findLast((one) => one.address === after.address && (other === undefined ? one.receipt !== id : one.receipt === other))
    if (before) return [before, after]
  }
  return [undefined, captures.findLast(({ receipt }) => receipt === id)]
}

async function textOf(desk: Desk, id: string): Promise<{ readonly title: string; readonly text: string }> {
  const found = await desk.archive.textOf(id)
  if (found) return found
  throw new Refusal(
    'not-found',
    (await desk.receipts.get(id))
      ? `${id} is no document that was read: there is no text to compare`
      : `there is no receipt "${id}"`,
  )
}
