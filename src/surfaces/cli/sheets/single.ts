import type { z } from 'zod'
import type { doctorOutput } from '../../../answers/doctor/doctor.ts'
import type { receiptOutput } from '../../../answers/receipt/receipt.ts'
import type { Sheet } from '../sheet.ts'

const classSays = {
  held: 'held: the original bytes are in the store',
  transcribed: "transcribed: a row of our tables, with its place in the publisher's file",
  cited: 'cited: secondary, publisher, title and date only; the words below are ours',
}

/** Where and when a collected document was seen, and what may be asked of that. */
const seenNotes = ({ versions, claims, receipt }: z.output<typeof receiptOutput>): string[] => [
  ...versions.map(
    ({ receipt: id, address, at }) =>
      `seen ${at.slice(0, 16).replace('T', ' ')} UTC at ${address}${id === receipt.id ? '' : `: ${id}`}`,
  ),
  ...(claims.length === 0 ? [] : [`${claims.length} checkable claims in it, the first: ${claims[0]?.quote}`]),
]

export function receiptSheet(answer: z.output<typeof receiptOutput>): Sheet {
  const { receipt } = answer
  const place = receipt.locator
  const where =
    place === null
      ? []
      : [
          `At: ${[place.file, place.line === undefined ? null : `line ${place.line}`, place.column === undefined ? null : `column ${place.column}${place.columnName === undefined ? '' : ` (${place.columnName})`}`, place.path].filter((part) => part !== null && part !== undefined).join(', ')}`,
        ]
  return {
    title: `${receipt.publisher}: ${receipt.title}`,
    lines: [
      `${receipt.id} · ${classSays[receipt.class]} · ${answer.verified}`,
      `${receipt.class === 'cited' ? 'Says' : 'Quote'}: ${receipt.quote}`,
      ...where,
      ...(receipt.original === null
        ? []
        : [`Bytes ${receipt.original.from} to ${receipt.original.to} of sha256 ${receipt.original.hash}`]),
      `Published ${receipt.published ?? 'on an unknown day'}${receipt.edition === '' ? '' : `, ${receipt.edition}`} · ${receipt.licence}`,
      ...(receipt.url === '' ? [] : [receipt.url]),
    ],
    tables: [
      {
        title: 'Figures that rest on it',
        columns: [
          { head: 'Id', share: 3 },
          { head: 'Subject', share: 2 },
          { head: 'Measure', share: 2 },
          { head: 'Value', share: 2, number: true },
          { head: 'Period' },
        ],
        rows: answer.figures.map((figure) => [
          figure.id,
          figure.subject,
          figure.measure,
          `${figure.text ?? String(figure.value ?? 'not known')} ${figure.unit}`,
          figure.period,
        ]),
        empty: 'No figure rests on it.',
      },
    ],
    notes: [...seenNotes(answer), ...answer.lines.map((line) => `${line.quoted ? '>' : ' '} ${line.number}: ${line.text}`)],
  }
}

const sayImport = (it: z.output<typeof doctorOutput>['imports'][number]): string =>
  `${it.file} (${it.kind}, ${it.kept} kept, known from ${it.known})`

export function doctorSheet(answer: z.output<typeof doctorOutput>): Sheet {
  const { counts, horizon } = answer
  return {
    title: answer.well ? 'The desk is well' : 'The desk needs attention',
    lines: [
      `Ytterby ${answer.version}, store in ${answer.home}`,
      `${counts.figures} figures, ${counts.events} events, receipts: ${counts.receipts.held} held, ${counts.receipts.transcribed} transcribed, ${counts.receipts.cited} cited`,
      ...(answer.imports.length === 0
        ? []
        : [`${answer.imports.length} files imported: ${answer.imports.map(sayImport).slice(-5).join('; ')}`]),
      `Records speak of ${horizon.first} to ${horizon.last}; the newest was known on ${horizon.lastKnown}`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Check', share: 2 },
          { head: '', share: 0.8 },
          { head: 'Finding', share: 5 },
          { head: 'Remedy', share: 3 },
        ],
        rows: answer.checks.map((check) => [check.name, check.ok ? 'well' : 'FAULT', check.says, check.remedy ?? '']),
        empty: '',
      },
    ],
    notes: [],
  }
}
