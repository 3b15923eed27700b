import type { ReceiptAnswer } from '../questions.ts'
import { plural, sayMoment } from '../say.ts'

type Version = ReceiptAnswer['versions'][number]

/** Claims shown of a document; the rest is counted. */
const mostClaims = 30

/** Versions of one address in their order; each but the first leads to what was changed in it. */
export function Versions({ versions, self }: { versions: readonly Version[]; self: string }) {
  const byAddress = Map.groupBy(versions, ({ address }) => address)
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">Where and when it was seen</h2>
      {[...byAddress].map(([address, seen]) => (
        <>
          <p class="small locator">{address}</p>
          <ol class="versions-list">
            {seen.map((one, index) => {
              const before = seen[index - 1]
              return (
                <li aria-current={one.receipt === self ? 'true' : undefined}>
                  <time datetime={one.at}>{sayMoment(one.at)}</time>{' '}
                  {one.receipt === self ? <b>this receipt</b> : <a href={`/receipt/${one.receipt}`}>another version</a>}
                  {one.flags.includes('future-date') ? <span class="flag"> dated after the day it was seen</span> : null}
                  {before === undefined || before.receipt === one.receipt ? null : (
                    <>
                      {' '}
                      <a href={`/receipt/${one.receipt}/changes?with=${before.receipt}`}>what was changed</a>
                    </>
                  )}
                </li>
              )
            })}
          </ol>
        </>
      ))}
    </section>
  )
}

/** What the document claims, in its own words. */
export const Claims = ({ claims }: { claims: ReceiptAnswer['claims'] }) => (
  <section aria-labelledby="claims-title">
    <h2 id="claims-title">{plural(claims.length, 'checkable claim')} in it</h2>
    <ul class="claims-list">
      {claims.slice(0, mostClaims).map((claim) => (
        <li>
          <q>{claim.quote}</q>{' '}
          <small>
            {[claim.subject, claim.measure?.replaceAll('_', ' '), claim.mineral?.replaceAll('_', ' '), claim.stage, claim.asOf]
              .filter((word) => word)
              .join(', ')}
          </small>
        </li>
      ))}
      {claims.length > mostClaims ? <li class="more">and {claims.length - mostClaims} more</li> : null}
    </ul>
  </section>
)
