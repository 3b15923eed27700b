import type { FacilityAnswer } from '../questions.ts'

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** How to contradict a statement: the row as it stands, to be sent back changed with the document that says otherwise. */
export const Dispute = ({ row, facility }: { row: FacilityAnswer['statements'][number]; facility: string }) => (
  <details class="dispute">
    <summary>Dispute this</summary>
    <p class="small">
      A correction is a new row with its source; the old one is marked superseded, or both disputed, and nothing is deleted. This
      is the row in <code>data/facilities/statements.csv</code> (facility, product, matter, value, due, date, state):
    </p>
    <pre>
      <code>{[facility, row.product, row.matter, row.value, row.due ?? '', row.date, row.state].map(cell).join(',')}</code>
    </pre>
    <p class="small">
      Its evidence is receipt <code>{row.receipts[0]}</code>. To rank with your own reading at once, put it in a table of your own
      and <code>ytterby import facilities FILE.csv</code>.
    </p>
  </details>
)
