import { Highlighted } from '../parts/highlighted.tsx'
import { ClassSeal, classMeaning } from '../parts/receipt-class.tsx'
import { isRow, Quote, sayLocator } from '../parts/receipt-card.tsx'
import type { ReceiptAnswer } from '../questions.ts'
import { sayAmount, sayDate, sayInterval, sayNumber, sayPeriod, sayWord } from '../say.ts'
import { Claims, Versions } from '../parts/receipt-history.tsx'
import type { Page } from '../view.ts'

const verifiedSays: Record<ReceiptAnswer['verified'], { word: string; says: string }> = {
  'bytes match': { word: 'Verified', says: 'the stored bytes were read again just now and carry the quote at its offset' },
  'not held': {
    word: 'Not held',
    says: 'the publisher’s file is not in this store, so the quote cannot be re-read here; run ytterby originals to fetch and compare it',
  },
  mismatch: { word: 'Mismatch', says: 'the stored bytes no longer carry this quote; do not rely on it until it is looked into' },
}

const onlyCited = {
  word: 'Not held',
  says: 'a citation keeps nothing of the publisher’s text; follow the address to read it there',
}

const Lines = ({ lines }: { lines: ReceiptAnswer['lines'] }) => (
  <figure class="lines">
    <figcaption>In the original</figcaption>
    <div class="lines-scroll" role="group" aria-label="Lines of the original" tabIndex={0}>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr data-quoted={line.quoted ? '' : undefined}>
              <th scope="row">{line.number}</th>
              <td>
                {line.quoted ? <span class="unseen">Quoted line: </span> : null}
                <Highlighted text={line.text} marks={line.marks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </figure>
)

const Passage = ({ passage }: { passage: NonNullable<ReceiptAnswer['passage']> }) => (
  <figure class="lines" id="passage">
    <figcaption>The passage, as the document is read</figcaption>
    <blockquote class="passage">
      <Highlighted text={passage.text} marks={passage.marks} />
    </blockquote>
  </figure>
)

function sayFigure(figure: ReceiptAnswer['figures'][number]): string {
  if (figure.value === null) return figure.text === null ? 'no number stated' : sayDate(figure.text)
  return figure.low !== null && figure.high !== null && figure.low !== figure.high
    ? `${sayAmount(figure.value, figure.unit)} (${sayInterval(figure.low, figure.high, figure.unit)})`
    : sayAmount(figure.value, figure.unit)
}

const Figures = ({ figures }: { figures: ReceiptAnswer['figures'] }) => (
  <section aria-labelledby="figures-title">
    <h2 id="figures-title">Figures that rest on it</h2>
    <div class="table-scroll" role="group" aria-label="Table of figures" tabIndex={0}>
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Measure</th>
            <th scope="col">Stage</th>
            <th scope="col">Period</th>
            <th scope="col" class="number">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr>
              <th scope="row">{figure.subject}</th>
              <td>{sayWord(figure.measure)}</td>
              <td>{figure.stage === null ? '–' : sayWord(figure.stage)}</td>
              <td>{sayDate(figure.period)}</td>
              <td class="number">
                {sayFigure(figure)} <small>{figure.kind}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

/** An address leads out only when it is one; text in that field is shown as text. */
const Outward = ({ url }: { url: string }) =>
  /^https?:\/\//.test(url) ? (
    <a href={url} rel="noreferrer nofollow" class="outward">
      {url}
    </a>
  ) : (
    <span>{url === '' ? 'none stated' : url}</span>
  )

/** One receipt, whole. */
export function receiptPage({
  receipt,
  verified,
  source,
  lines,
  passage,
  figures,
  events,
  versions,
  claims,
}: ReceiptAnswer): Page {
  const { word, says } = receipt.class === 'cited' ? onlyCited : verifiedSays[verified]
  // A row that stands whole in its line would only be shown twice.
  const inLines = isRow(receipt) && lines.some(({ quoted }) => quoted)
  return {
    title: `Receipt: ${receipt.title}`,
    section: '/search',
    body: (
      <div class="receipt-page">
        <article class="receipt receipt-whole" data-class={receipt.class}>
          <p class="receipt-head">
            <ClassSeal of={receipt.class} />
            <span>{classMeaning[receipt.class]}</span>
          </p>
          <h1>{receipt.title}</h1>
          <p class="byline">
            {receipt.publisher}
            {receipt.edition === '' ? '' : ` · ${sayPeriod(receipt.edition)}`} · {sayDate(receipt.published)}
          </p>
          {inLines ? null : (
            <>
              <h2 class="small-head">
                {receipt.class === 'cited' ? 'Our summary' : receipt.class === 'held' ? 'Quoted' : 'Our row'}
              </h2>
              <Quote receipt={receipt} />
            </>
          )}
          {passage === null ? null : <Passage passage={passage} />}
          {lines.length > 0 ? <Lines lines={lines} /> : null}
          <p class="verified" data-verified={verified}>
            <b>{word}:</b> {says}.
          </p>
        </article>
        <div class="receipt-side">
          <dl class="record">
            <dt>Address</dt>
            <dd>
              <Outward url={receipt.url} />
            </dd>
            <dt>Licence</dt>
            <dd>{receipt.licence}</dd>
            {receipt.locator === null ? null : (
              <>
                <dt>Place in the file</dt>
                <dd class="locator">{sayLocator(receipt.locator)}</dd>
              </>
            )}
            {receipt.original === null ? null : (
              <>
                <dt>Stored bytes</dt>
                <dd>
                  {receipt.original.mediaType}, {sayNumber(receipt.original.size)} bytes; the quote is bytes{' '}
                  {sayNumber(receipt.original.from)} to {sayNumber(receipt.original.to)}
                </dd>
                <dt>Hash of the file</dt>
                <dd>
                  <code>{receipt.original.hash}</code>
                </dd>
                <dt>Hash of the quote</dt>
                <dd>
                  <code>{receipt.original.quoteHash}</code>
                </dd>
              </>
            )}
            <dt>Known since</dt>
            <dd>{sayDate(receipt.known)}</dd>
            <dt>Receipt</dt>
            <dd>
              <code>{receipt.id}</code>
            </dd>
            {source === null ? null : (
              <>
                <dt>Source</dt>
                <dd>
                  {source.title === receipt.title ? '' : `${source.title}, ${source.publisher}; `}redistribution{' '}
                  {source.redistribution.replaceAll('-', ' ')}; listed as <code>{source.id}</code>
                </dd>
              </>
            )}
          </dl>
        </div>
        <div class="receipt-uses">
          {versions.length > 0 ? <Versions versions={versions} self={receipt.id} /> : null}
          {claims.length > 0 ? <Claims claims={claims} /> : null}
          {figures.length > 0 ? <Figures figures={figures} /> : null}
          {events.length > 0 ? (
            <section aria-labelledby="events-title">
              <h2 id="events-title">Events that rest on it</h2>
              <ul>
                {events.map((event) => (
                  <li>
                    <time>{sayDate(event.date)}</time> <a href={`/timeline#${encodeURIComponent(event.id)}`}>{event.title}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {figures.length + events.length + versions.length + claims.length === 0 ? (
            <p>No figure or event rests on this receipt.</p>
          ) : null}
        </div>
      </div>
    ),
  }
}
