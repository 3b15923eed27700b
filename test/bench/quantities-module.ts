import { linesOf } from '../../src/answers/quantities/line.ts'
import { bundledUnits } from '../units.ts'
import { readTimes } from '../../src/claims/time/reader/read-times.ts'
const units = bundledUnits()
export const extract = (text: string, context: any = {}) => {
  const d =
    context.ref === undefined && !process.env['DATES']
      ? []
      : readTimes(text, context.ref).map((f) => ({
          start: f.from,
          end: f.to,
          kind: f.kind,
          ...(f.kind === 'duration'
            ? { date: String(f.seconds) }
            : /^(date|time|datetime)$/.test(f.kind)
              ? { date: f.start }
              : { from: f.start, to: f.end }),
        }))
  return process.env['DATES'] ? d : linesOf('', text, units, context.level === 'number')
}
