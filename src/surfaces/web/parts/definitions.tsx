import type { CheckedClaim } from '../../../answers/check/check.ts'
import type { DefinitionVerdict } from '../../../answers/parts.ts'
import { sayOwn, type DefinitionGroup } from '../by-definition.ts'
import { capital, sayAmount, sayDate, sayInterval, sayPeriod } from '../say.ts'
import { IntervalFigure, scaleOf, type Scale } from './interval.tsx'
import { VerdictBadge } from './verdict.tsx'

/** Value on record under one definition, with its bounds where they differ. */
function sayRecorded(row: DefinitionVerdict): string {
  if (row.value === null) return row.text === null ? 'a rule without a number' : sayDate(row.text)
  const exact = sayAmount(row.value, row.unit)
  return row.low === null || row.high === null || row.low === row.high
    ? exact
    : `${exact} (${sayInterval(row.low, row.high, row.unit)})`
}

const sayEdition = ({ publisher, edition }: DefinitionVerdict): string =>
  edition === '' ? publisher : `${publisher}, ${/^\d{4}$/.test(edition) ? `${edition} edition` : sayPeriod(edition)}`

/** Other editions, periods and publishers of the same definition, a line each. */
const others = 3

const Other = ({ row, lead }: { row: DefinitionVerdict; lead: DefinitionVerdict }) => (
  <li>
    <b>{sayRecorded(row)}</b>
    {row.text === row.period ? null : <span>for {sayDate(row.period)}</span>}
    <VerdictBadge verdict={row.verdict} direction={row.direction} />
    <small>
      {row.publisher === lead.publisher && row.edition !== '' ? sayEdition(row).slice(row.publisher.length + 2) : sayEdition(row)}
      {row.kind === lead.kind ? '' : `, ${row.kind}`}
    </small>
  </li>
)

function Definition({ group, scale, several }: { group: DefinitionGroup; scale: Scale | null; several: boolean }) {
  const [lead, ...more] = group.rows
  return (
    <li class="definition" data-verdict={lead.verdict}>
      {several ? <h4>{capital(sayOwn(group))}</h4> : null}
      <p class="on-record">
        <span class={lead.value === null ? undefined : 'figure-value'}>{sayRecorded(lead)}</span>{' '}
        <VerdictBadge verdict={lead.verdict} direction={lead.direction} />
      </p>
      {scale === null ? null : <IntervalFigure scale={scale} rows={group.rows} />}
      <p class="small">
        {sayEdition(lead)}
        {lead.text === lead.period ? '' : `, for ${sayDate(lead.period)}`} · {lead.kind} · {lead.tolerance}
      </p>
      {more.length === 0 ? null : (
        <ul class="others">
          {more.slice(0, others).map((row) => (
            <Other row={row} lead={lead} />
          ))}
        </ul>
      )}
      {more.length <= others ? null : (
        <details>
          <summary>{more.length - others} more on the same definition</summary>
          <ul class="others">
            {more.slice(others).map((row) => (
              <Other row={row} lead={lead} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** The definitions of a claim side by side: what each counts, its figure, and its verdict. */
export function Definitions({
  claim,
  shared,
  groups,
}: {
  claim: CheckedClaim
  shared: string
  groups: readonly DefinitionGroup[]
}) {
  const scale = scaleOf(claim)
  const only = groups.length === 1 ? groups[0] : undefined
  const own = only === undefined ? '' : sayOwn(only)
  const said = [shared, own].filter((words) => words !== '').join(', ')
  return (
    <section class="definitions">
      <h3>By definition</h3>
      {said === '' ? null : <p class="small">{capital(said)}</p>}
      <ul data-several={groups.length > 1 ? '' : undefined}>
        {groups.map((group) => (
          <Definition group={group} scale={scale} several={groups.length > 1} />
        ))}
      </ul>
      {scale === null ? null : (
        <p class="small legend">
          <span class="key key-stated">
            the claim, {sayInterval(Math.min(...scale.stated), Math.max(...scale.stated), scale.unit)}
          </span>{' '}
          <span class="key key-record">on record</span>
        </p>
      )}
    </section>
  )
}
