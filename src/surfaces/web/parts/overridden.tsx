import type { OverrideRow } from '../questions.ts'
import { sayDate } from '../say.ts'

/** What the user has overridden, wherever it decided. Nothing when nothing was. */
export const Overridden = ({ overrides }: { overrides: readonly OverrideRow[] }) =>
  overrides.length === 0 ? null : (
    <aside class="overridden" aria-label="Overridden by you">
      {overrides.map(({ figure, because, known, id }) => (
        <p>
          <b>Your override of {sayDate(known)}</b> lets <code>{figure}</code> prevail: “{because}” <small>({id})</small>
        </p>
      ))}
    </aside>
  )
