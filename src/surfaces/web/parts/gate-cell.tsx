import type { RankAnswer } from '../questions.ts'
import { sayDate } from '../say.ts'

type Gate = NonNullable<RankAnswer['alternatives'][number]['facility']>['gates'][number]

const marks = { yes: '✓', no: '✗', unknown: '?' } as const
const words = { yes: 'yes', no: 'no', unknown: 'not known' } as const

/** A gate in a table: mark and word, its day and the first receipt one step away. The state is never told by colour alone. */
export const GateCell = ({ gate, of }: { gate: Gate; of: string }) => {
  const [receipt] = gate.receipts
  const said = (
    <>
      <span class="gate-mark" aria-hidden="true">
        {marks[gate.state]}
      </span>
      <span class="unseen">{words[gate.state]}</span>
    </>
  )
  return (
    <td
      class="gate"
      data-gate={gate.state}
      title={gate.says === '' ? 'nothing on record' : `${gate.says} (${sayDate(gate.date)})`}
    >
      {receipt === undefined ? (
        said
      ) : (
        <a href={`/receipt/${encodeURIComponent(receipt)}`} aria-label={`${of}, ${gate.gate}: ${words[gate.state]}, receipt`}>
          {said}
        </a>
      )}
    </td>
  )
}
