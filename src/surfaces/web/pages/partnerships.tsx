import { sayPlace } from '../../../kernel/place.ts'
import { ChartChoice, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import type { PartnershipsAnswer } from '../questions.ts'
import { capital, sayDate, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

const money = (amount: number, currency: string | null): string =>
  amount >= 1e9 ? `${sayNumber(amount / 1e9)} billion ${currency ?? ''}` : `${sayNumber(amount / 1e6)} million ${currency ?? ''}`

/** Agreements, the newest first: parties, money named, and where the plants they name stand. */
export function partnershipsPage(answer: PartnershipsAnswer, view: View): Page {
  const { agreements, notes, receipts } = answer
  const { query } = view.at
  const plants = new Set(agreements.flatMap(({ built }) => built.map(({ facility }) => facility)))
  const running = new Set(
    agreements.flatMap(({ built }) =>
      built.flatMap(({ facility, stage }) => (stage === 'operating' || stage === 'ramp-up' ? [facility] : [])),
    ),
  )
  return {
    title: 'Minerals partnerships, and what was built since',
    section: '/partnerships',
    body: (
      <div class="charts partnerships">
        <h1>What was agreed, and what has been built since</h1>
        <ChartChoice at={view.at} keep={[]}>
          <p class="field">
            <label for="place">Country or bloc</label>
            <input id="place" name="place" value={query['place'] ?? ''} placeholder="all" />
          </p>
          <p class="field">
            <label for="party">Party</label>
            <input id="party" name="party" value={query['party'] ?? ''} placeholder="all" />
          </p>
          <TimesField at={view.at} />
        </ChartChoice>
        <div data-live-part>
          <section class="stage" aria-labelledby="agreements-title">
            <h2 id="agreements-title">
              {agreements.length === 0
                ? 'No agreement on record under this choice'
                : `${agreements.length} agreements name ${plants.size} plants, of which ${running.size} make something today`}
            </h2>
            {notes.map((note) => (
              <p class="small">{note}</p>
            ))}
            <ol class="agreements">
              {agreements.map((each) => (
                <li>
                  <h3>{each.title}</h3>
                  <p class="small">
                    {sayDate(each.date)} · {each.kind} · {each.binding ? 'binding' : 'not binding'} ·{' '}
                    {each.amount === null ? 'no money named' : money(each.amount, each.currency)} ·{' '}
                    {each.places.map(sayPlace).join(', ')}{' '}
                    <ReceiptLinks ids={each.receipts} receipts={receipts} of={each.title} />
                  </p>
                  <p>{each.summary}</p>
                  <p class="small">Parties: {each.parties.join(', ')}.</p>
                  {each.built.length === 0 ? (
                    <p class="small">It names no plant on record.</p>
                  ) : (
                    <ul class="built">
                      {each.built.map((plant) => (
                        <li data-stage={plant.stage ?? 'unknown'}>
                          <a href={`/facility?id=${encodeURIComponent(plant.facility)}`}>{plant.name}</a>:{' '}
                          {plant.stage ?? 'not known'}
                          {plant.date === null ? '' : ` as of ${sayDate(plant.date)}`}
                          {plant.since || plant.date === null ? '' : ', which was known before'}{' '}
                          <ReceiptLinks ids={plant.receipts} receipts={receipts} of={plant.name} />
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ol>
          </section>
          <Downloads
            at={questionAt('partnerships', { place: query['place'], party: query['party'] })}
            says={capital('what was agreed')}
          />
        </div>
      </div>
    ),
  }
}
