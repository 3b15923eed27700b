import { addDays, dayNumber, type Day } from '../../../kernel/day.ts'
import type { LicenceAnswer } from '../questions.ts'
import { sayDate } from '../say.ts'

type Line = LicenceAnswer['timeline'][number]
type Span = Line['spans'][number]

const words: Readonly<Record<string, string>> = {
  scheduled: 'announced',
  in_force: 'in force',
  suspended: 'paused',
  expired: 'expired',
  revoked: 'revoked',
  unknown: 'not known',
}

/** Units of the drawing from its left to its right edge. */
const width = 1000
/** Days shown before the day asked about at most, and after it at least. */
const reach = { before: 730, after: 150 }

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const sayDays = ({ from, to }: Span): string => (to === null ? `from ${sayDate(from)}` : `${sayDate(from)} to ${sayDate(to)}`)

/** The same in words: what a reader who does not see the bars is told, and everybody can read. */
const Spans = ({ line, answer }: { line: Line; answer: LicenceAnswer }) => (
  <ol class="span-words">
    {line.spans.map((span) => (
      <li data-state={span.state} data-now={isNow(span, answer.on) ? '' : undefined}>
        <b>{words[span.state] ?? span.state}</b> {sayDays(span)}
        {span.supposes === null ? '' : `, if ${lowered(span.supposes)}`}
      </li>
    ))}
  </ol>
)

const isNow = ({ from, to }: Span, on: string): boolean => from <= on && (to === null || on <= to)

/** Rules on a line of days, the day asked about marked. Where branches differ the bar is divided, one lane a branch. */
export const RuleTimeline = ({ answer }: { answer: LicenceAnswer }) => {
  if (answer.timeline.length === 0) return null
  const on = dayNumber(answer.on as Day)
  const all = answer.timeline.flatMap(({ spans }) => spans)
  const starts = all.map(({ from }) => dayNumber(from as Day))
  const first = Math.max(on - reach.before, Math.min(on - 60, ...starts.map((each) => each - 30)))
  const last = Math.max(on + reach.after, ...starts.map((each) => each + 60))
  const at = (day: number): number => Math.round((width * (Math.min(Math.max(day, first), last) - first)) / (last - first))
  const years = yearsBetween(first, last, on)
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">How these rules stood, and on {sayDate(answer.on)}</h2>
      <ul class="rule-timeline">
        {answer.timeline.map((line) => {
          const lanes = [...new Set(line.spans.flatMap(({ scenario }) => (scenario === null ? [] : [scenario])))]
          return (
            <li>
              <p>
                <b>{line.rule_id}</b> <span>{line.title}</span>
              </p>
              <svg class="band" viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" aria-hidden="true">
                {line.spans.map((span) => {
                  const from = at(dayNumber(span.from as Day))
                  const to = span.to === null ? width : at(dayNumber(addDays(span.to as Day, 1)))
                  const lane = span.scenario === null ? 0 : lanes.indexOf(span.scenario)
                  const height = span.scenario === null ? 16 : 16 / lanes.length
                  if (to <= from) return null
                  return <rect class={`band-${span.state}`} x={from} y={lane * height} width={to - from} height={height} />
                })}
                {years.map((year) => (
                  <line class="year" x1={at(year)} x2={at(year)} y1="0" y2="16" />
                ))}
                <rect class="band-on" x={at(on) - 2} y="0" width="4" height="16" />
              </svg>
              <Spans line={line} answer={answer} />
            </li>
          )
        })}
      </ul>
      <p class="small">
        Bars run from {sayDate(addDays(answer.on as Day, first - on))} to {sayDate(addDays(answer.on as Day, last - on))}; fine
        lines are new years, the strong line is {sayDate(answer.on)}.
      </p>
    </section>
  )
}

/** New Year's Days inside a window of day numbers. */
function yearsBetween(first: number, last: number, on: number): number[] {
  const found: number[] = []
  for (let year = 2015; year < 2060; year += 1) {
    const day = dayNumber(`${year}-01-01` as Day)
    if (day > first && day < last && day !== on) found.push(day)
  }
  return found
}
