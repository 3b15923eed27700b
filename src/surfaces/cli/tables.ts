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
  const widths = columnWidths(table, width)
  const drawn = new Table({
    head: table.columns.map((column) => column.head),
    colWidths: widths,
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

/** Shares of the width, but never narrower than a column's longest word needs, up to an identifier. */
function columnWidths(table: SheetTable, width: number): number[] {
  const longestWord = 26
  const needs = table.columns.map((column, index) => {
    const words = [column.head, ...table.rows.map((row) => row[index] ?? '')].flatMap((cell) => cell.split(/\s+/))
    return Math.min(longestWord, Math.max(3, ...words.map((word) => word.length))) + 2
  })
  const room = width - table.columns.length - 1 - needs.reduce((sum, need) => sum + need, 0)
  const total = table.columns.reduce((sum, column) => sum + (column.share ?? 1), 0)
  return needs.map((need, index) => need + Math.max(0, Math.floor((room * (table.columns[index]?.share ?? 1)) / total)))
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
