import { monthNames } from '../kernel/day.ts'

const months = monthNames.map((name) => name.toLowerCase())

/** Months or days a text names, as prefixes of ISO days: "of 9 October 2025" gives 2025-10-09, "December 2024" 2024-12. */
export function datesNamed(text: string): string[] {
  const found: string[] = []
  for (const [whole] of text.matchAll(/\b\d{4}-\d{2}(?:-\d{2})?\b/g)) found.push(whole)
  for (const [, day, month, year] of text.matchAll(/\b(?:(\d{1,2}) )?([A-Z][a-z]+) (?:(?:\d{1,2}), )?(20\d{2})\b/g)) {
    const index = months.indexOf(month?.toLowerCase() ?? '')
    if (index < 0) continue
    const prefix = `${year}-${String(index + 1).padStart(2, '0')}`
    found.push(day ? `${prefix}-${day.padStart(2, '0')}` : prefix)
  }
  return found
}
