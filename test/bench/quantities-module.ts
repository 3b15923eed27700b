import { linesOf } from '../../src/answers/quantities/line.ts'
import { bundledUnits } from '../units.ts'
import { readDates } from '../../src/claims/time/reader/read-dates.ts'
const units = bundledUnits()
export const extract = (text: string, context: any = {}) => {
  const d =
    context.ref === undefined && !process.env['DATES']
      ? []
      : readDates(text, context.ref).map((f) =>
          f.precision === 'day' || f.precision === 'now'
            ? { start: f.from, end: f.to, kind: 'date', date: f.start }
            : { start: f.from, end: f.to, kind: 'daterange', from: f.start, to: f.end },
        )
  return process.env['DATES'] ? d : linesOf('', text, units, context.level === 'number')
}
