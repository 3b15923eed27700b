import type { ReceiptDiffAnswer } from '../questions.ts'
import { plural, sayMoment } from '../say.ts'
import type { Page } from '../view.ts'

type Stretch = ReceiptDiffAnswer['changes'][number]
type Version = ReceiptDiffAnswer['older']

/** Characters of unchanged text that are shown before and after a change. */
const context = 240

/** What did not change, cut to what stands near a change; the cut says how much was left out. */
function Same({ text, isFirst, isLast }: { text: string; isFirst: boolean; isLast: boolean }) {
  if (text.length <= 2 * context + 80) return <>{text}</>
  const head = isFirst ? '' : text.slice(0, text.indexOf(' ', context))
  const tail = isLast ? '' : text.slice(text.lastIndexOf(' ', text.length - context))
  const left = text.length - head.length - tail.length
  return (
    <>
      {head}
      <span class="left-out"> [{left.toLocaleString('en-GB')} characters unchanged] </span>
      {tail}
    </>
  )
}

const Change = ({ change, isFirst, isLast }: { change: Stretch; isFirst: boolean; isLast: boolean }) =>
  change.kind === 'same' ? (
    <Same text={change.text} isFirst={isFirst} isLast={isLast} />
  ) : change.kind === 'removed' ? (
    <del>{change.text}</del>
  ) : (
    <ins>{change.text}</ins>
  )

const Seen = ({ which, version }: { which: string; version: Version }) => (
  <div>
    <dt>{which}</dt>
    <dd>
      <a href={`/receipt/${version.receipt}`}>{version.title}</a>
      {version.at === null ? null : <small> seen {sayMoment(version.at)}</small>}
    </dd>
  </div>
)

/** What a publisher changed, word by word. */
export function receiptDiffPage({ address, older, newer, same, changes, words }: ReceiptDiffAnswer): Page {
  return {
    title: `Changes: ${newer.title}`,
    section: '/search',
    body: (
      <div class="collecting receipt-diff">
        <h1>What was changed</h1>
        <p class="lead">
          {same
            ? 'The text is the same word for word; only the bytes around it differ.'
            : `${plural(words.removed, 'word')} taken out, ${plural(words.added, 'word')} put in.`}
        </p>
        <dl class="facts versions">
          <Seen which="Older version" version={older} />
          <Seen which="Newer version" version={newer} />
          {address === null ? null : (
            <div>
              <dt>Address</dt>
              <dd>
                {/^https?:/.test(address) ? (
                  <a href={address} rel="noreferrer nofollow" class="outward">
                    {address}
                  </a>
                ) : (
                  <span class="locator">{address}</span>
                )}
              </dd>
            </div>
          )}
        </dl>
        {same ? null : (
          <>
            <p class="small diff-key">
              <del>taken out</del> <ins>put in</ins>
            </p>
            <div class="changes">
              {changes.map((change, index) => (
                <Change change={change} isFirst={index === 0} isLast={index === changes.length - 1} />
              ))}
            </div>
          </>
        )}
      </div>
    ),
  }
}
