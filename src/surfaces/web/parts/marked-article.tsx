import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'
import { addressOf, type Address } from '../address.ts'
import { claimNumber } from './claim-number.ts'
import { segments, type Marking } from './segments.ts'
import { VerdictShape, verdictWord } from './verdict.tsx'

/** What the typeset article needs: the answer, where we are, and which claim is open. */
export interface ArticleView {
  readonly answer: CheckAnswer
  readonly at: Address
  readonly open: string | null
}

interface Block {
  readonly kind: string
  readonly span: readonly [number, number]
}

export const claimAddress = (at: Address, claim: CheckedClaim): string => addressOf(at, { claim: claim.id, only: null }, 'claim')

const markingsOf = (answer: CheckAnswer): Marking[] => [
  ...answer.claims.flatMap((claim) => [claim.span, ...claim.alsoAt].map(([from, to]) => ({ from, to, claim: claim.id }))),
  ...answer.judgements.map(({ span: [from, to] }) => ({ from, to, claim: null })),
]

const Judgement = ({ text }: { text: string }) => (
  <span class="judgement" title="A judgement: not scored">
    {text}
  </span>
)

/** Text of one block with its claims as links; the number and the word for the verdict end the link. */
function Marked({ article, from, to, markings }: { article: ArticleView; from: number; to: number; markings: Marking[] }) {
  const { answer, at, open } = article
  return (
    <>
      {segments(from, to, markings).map((piece) => {
        const text = answer.article.text.slice(piece.from, piece.to)
        if (piece.marking === null) return text
        const claim = answer.claims.find(({ id }) => id === piece.marking?.claim)
        if (claim === undefined) return <Judgement text={text} />
        const own = piece.marking.from === claim.span[0] && piece.marking.to === claim.span[1]
        const number = claimNumber(answer, claim)
        return (
          <a
            class="claim"
            data-verdict={claim.verdict}
            data-claim={claim.id}
            id={own && piece.first ? `mark-${claim.id}` : undefined}
            href={claimAddress(at, claim)}
            aria-current={claim.id === open ? 'true' : undefined}
          >
            {text}
            {piece.last ? (
              <sup>
                <span class="unseen"> claim </span>
                {number}
                <span class="unseen">: {verdictWord[claim.verdict]}</span>
              </sup>
            ) : null}
          </a>
        )
      })}
    </>
  )
}

/** The margin beside a block. For eyes and mouse only: the links in the text say the same to everyone else. */
const Margin = ({ article, claims }: { article: ArticleView; claims: readonly CheckedClaim[] }) => (
  <ul class="margin" aria-hidden="true">
    {claims.map((claim) => (
      <li>
        <a
          href={claimAddress(article.at, claim)}
          tabIndex={-1}
          class="margin-mark"
          data-verdict={claim.verdict}
          data-claim={claim.id}
          data-open={claim.id === article.open ? '' : undefined}
        >
          <b>{claimNumber(article.answer, claim)}</b>
          <VerdictShape verdict={claim.verdict} />
          <span>{verdictWord[claim.verdict]}</span>
        </a>
      </li>
    ))}
  </ul>
)

const bodyKinds = new Set(['highlight', 'heading', 'paragraph', 'list-item', 'table-row', 'title'])

function BlockText({ kind, children }: { kind: string; children: preact.ComponentChildren }) {
  if (kind === 'title') return <h1 class="headline">{children}</h1>
  if (kind === 'heading') return <h2>{children}</h2>
  if (kind === 'highlight' || kind === 'list-item') return <p class="item">{children}</p>
  if (kind === 'table-row') return <p class="row">{children}</p>
  return <p>{children}</p>
}

/** The bullet a list item was written with is set by the page, not repeated from the text. */
function withoutBullet(text: string, kind: string, from: number): number {
  if (kind !== 'highlight' && kind !== 'list-item') return from
  return from + (/^[\s•·▪‣*–-]+/u.exec(text.slice(from))?.[0].length ?? 0)
}

/** The article as it was read, boilerplate left out, every claim marked in the text and in the margin. */
export function MarkedArticle(article: ArticleView) {
  const { answer } = article
  const { text, title } = answer.article
  const markings = markingsOf(answer)
  const blocks: readonly Block[] =
    answer.article.blocks.length > 0 ? answer.article.blocks : [{ kind: 'paragraph', span: [0, text.length] }]
  const shown = blocks.filter(({ kind }) => bodyKinds.has(kind))
  return (
    <div class="article" lang={answer.article.language === '' ? undefined : answer.article.language}>
      {shown.some(({ kind }) => kind === 'title') ? null : <h1 class="headline">{title ?? 'Text without a title'}</h1>}
      {shown.map(({ kind, span: [blockFrom, to] }) => {
        const from = Math.min(to, withoutBullet(text, kind, blockFrom))
        const claims = answer.claims.filter(({ span: [start] }) => start >= blockFrom && start < to)
        return (
          <div class="block" data-kind={kind}>
            <BlockText kind={kind}>
              <Marked article={article} from={from} to={to} markings={markings} />
            </BlockText>
            {claims.length > 0 ? <Margin article={article} claims={claims} /> : null}
          </div>
        )
      })}
    </div>
  )
}
