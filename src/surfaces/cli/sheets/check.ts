import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'
import type { Sheet } from '../sheet.ts'
import { sayRange, shorten } from './words.ts'

const said = (claim: CheckedClaim): string =>
  [
    claim.verdict,
    claim.direction,
    claim.verdictAtPublication === null ? null : `(${claim.verdictAtPublication} when published)`,
    claim.proposed === true ? '(proposed)' : null,
  ]
    .filter((word) => word !== null)
    .join(' ')

/** The checked article: one row a claim in text order, each definition that bears on it, then what is left out. */
export function checkSheet(answer: CheckAnswer): Sheet {
  const { article } = answer
  const byline = [article.date, article.author, article.publisher].filter((part) => part !== null).join(' · ')
  const counts = Object.entries(answer.summary).map(([word, count]) => `${count} ${word}`)
  return {
    title: article.title ?? 'Untitled',
    lines: [
      ...(byline === '' ? [] : [byline]),
      `As of ${answer.asOf}${answer.knownBy === null ? '' : `, known by ${answer.knownBy}`}: ${counts.length === 0 ? 'no checkable claims' : counts.join(', ')}`,
      ...article.notes,
    ],
    tables: [
      {
        title: 'Claims',
        columns: [
          { head: '', share: 0.6 },
          { head: 'The article says', share: 4 },
          { head: 'Verdict', share: 2 },
          { head: 'Why', share: 6 },
        ],
        rows: answer.claims.map((claim) => [claim.id, shorten(claim.quote, 160), said(claim), claim.reason]),
        empty: 'No checkable claim was found in this text.',
      },
      {
        title: 'By definition',
        columns: [
          { head: '', share: 0.6 },
          { head: 'Definition', share: 5 },
          { head: 'Record', share: 2 },
          { head: 'Source', share: 2.5 },
          { head: 'Verdict', share: 2 },
        ],
        rows: answer.claims.flatMap((claim) =>
          claim.byDefinition.map((row) => [
            claim.id,
            row.definition,
            row.text ?? sayRange(row.low ?? row.value, row.high ?? row.value, row.unit),
            `${row.publisher} ${row.edition}`.trim(),
            [row.verdict, row.direction].filter((word) => word !== null).join(' '),
          ]),
        ),
        empty: 'No record bears on these claims.',
      },
      {
        title: 'Left out',
        columns: [
          { head: 'Weight', share: 1 },
          { head: 'What the record holds', share: 6 },
          { head: 'Why it matters', share: 5 },
        ],
        rows: answer.omissions.map((omission) => [omission.importance, omission.text, omission.why]),
        empty: 'Nothing the ledger knows on this topic is missing.',
      },
    ],
    notes:
      answer.judgements.length === 0 ? [] : [`${answer.judgements.length} judgements are not scored: opinion has no record.`],
  }
}
