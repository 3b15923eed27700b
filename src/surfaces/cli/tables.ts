import { styleText } from 'node:util'
import Table from 'cli-table3'
import type { Edge } from './edge.ts'
import type { Sheet, SheetTable } from './sheet.ts'

/** Tints that help scanning; the word is always there as well. */
const tints: Readonly<Record<string, Parameters<typeof styleText>[0]>> = {
  supported: 'green',
  contradicted: 'red',
  outdated: 'yellow',
  imprecise: 'yellow',
  unsupported: 'magenta',
  'not-checkable': 'gray',
}

/** For a terminal: wrapped columns in its width, colours only where they show. */
export function asTerminal(sheet: Sheet, terminal: Edge['terminal']): string {
  const width = Math.max(60, Math.min(terminal?.columns ?? 100, 160))
  const colour = terminal?.colour === true
  const bold = (text: string): string => (colour ? styleText('bold', text, { validateStream: false }) : text)
  const parts: string[] = []
  if (sheet.title !== '') parts.push(bold(sheet.title))
  if (sheet.lines.length > 0) parts.push(sheet.lines.join('\n'))
  for (const table of sheet.tables) {
    if (table.title !== '') parts.push(bold(table.title))
    parts.push(table.rows.length === 0 ? table.empty : boxed(table, width, colour))
  }
  for (const note of sheet.notes) parts.push(note)
  return `${parts.join('\n\n')}\n`
}

function boxed(table: SheetTable, width: number, colour: boolean): string {
  const shares = table.columns.map((column) => column.share ?? 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const room = width - table.columns.length * 3 - 1
  const drawn = new Table({
    head: table.columns.map((column) => column.head),
    colWidths: shares.map((share) => Math.max(8, Math.floor((room * share) / total) + 2)),
    colAligns: table.columns.map((column) => (column.number === true ? 'right' : 'left')),
    wordWrap: true,
    style: { head: colour ? ['bold'] : [], border: colour ? ['gray'] : [] },
  })
  for (const row of table.rows)
    drawn.push(
      row.map((cell) => {
        const tint = tints[cell.split(' ')[0] ?? '']
        return colour && tint !== undefined ? styleText(tint, cell, { validateStream: false }) : cell
      }),
    )
  return drawn.toString()
}

const cellText = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** For a report or an issue: GitHub-flavoured Markdown. */
export function asMarkdown(sheet: Sheet): string {
  const parts: string[] = []
  if (sheet.title !== '') parts.push(`# ${sheet.title}`)
  if (sheet.lines.length > 0) parts.push(sheet.lines.join('  \n'))
  for (const table of sheet.tables) {
    if (table.title !== '') parts.push(`## ${table.title}`)
    if (table.rows.length === 0) parts.push(table.empty)
    else
      parts.push(
        [
          `| ${table.columns.map((column) => cellText(column.head)).join(' | ')} |`,
          `| ${table.columns.map((column) => (column.number === true ? '---:' : '---')).join(' | ')} |`,
          ...table.rows.map((row) => `| ${row.map(cellText).join(' | ')} |`),
        ].join('\n'),
      )
  }
  for (const note of sheet.notes) parts.push(note)
  return `${parts.join('\n\n')}\n`
}
