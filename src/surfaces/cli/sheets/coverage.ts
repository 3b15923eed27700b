import type { CopiesAnswer } from '../../../answers/copies/copies.ts'
import type { CoverageAnswer } from '../../../answers/coverage/coverage.ts'
import type { z } from 'zod'
import type { ingestOutput } from '../../../answers/ingest/ingest.ts'
import type { Sheet } from '../sheet.ts'
import { shorten } from './words.ts'

/** The matrix: one row a claim, one column an article with its copies, the verdict where it makes the claim. */
export function coverageSheet(answer: CoverageAnswer): Sheet {
  const { columns, claims, articles } = answer
  const titleOf = (id: string): string => {
    const found = articles.find((each) => each.id === id)
    return found?.title ?? found?.name ?? id
  }
  const cell = (made: CoverageAnswer['claims'][number], members: readonly string[]): string => {
    const here = made.made.find(({ article }) => members.includes(article))
    return here === undefined ? '—' : [here.verdict, here.direction].filter((word) => word !== null).join(' ')
  }
  return {
    title: `${articles.length} articles, ${columns.length} ${columns.length === 1 ? 'text' : 'texts'}: ${claims.length} claims`,
    lines: [
      `As of ${answer.asOf}${answer.knownBy === null ? '' : `, known by ${answer.knownBy}`}. “—” means that the article does not say it.`,
    ],
    tables: [
      {
        title: 'Articles',
        columns: [
          { head: '', share: 0.6 },
          { head: 'Article', share: 5 },
          { head: 'Makes', share: 1, number: true },
          { head: 'Leaves out', share: 1, number: true },
          { head: 'Wrong', share: 1, number: true },
          { head: 'Copies', share: 3 },
        ],
        rows: columns.map((column) => [
          column.article,
          shorten(titleOf(column.article), 120),
          String(column.makes),
          String(column.leavesOut),
          String(column.wrong),
          column.members.length === 1 ? '' : `${column.members.slice(1).join(', ')}; original: ${column.why}`,
        ]),
        empty: 'No article.',
      },
      {
        title: 'Claims',
        columns: [
          { head: '', share: 0.6 },
          { head: 'Claim', share: 4 },
          ...columns.map(({ article }) => ({ head: article, share: 2 })),
          { head: 'Voices', share: 1, number: true },
        ],
        rows: claims.map((made) =>
          [made.id, shorten(made.claim.quote, 120)].concat(
            columns.map(({ members }) => cell(made, members)),
            String(made.independent),
          ),
        ),
        empty: 'No checkable claim was found in these articles.',
      },
      {
        title: 'They do not agree on',
        columns: [
          { head: 'What', share: 4 },
          { head: 'Claims', share: 2 },
        ],
        rows: answer.disagreements.map(({ about, claims: ids }) => [about, ids.join(', ')]),
        empty: 'No two articles give different values for one thing.',
      },
      {
        title: 'On record and left out',
        columns: [
          { head: 'By', share: 1 },
          { head: 'What the record holds', share: 6 },
        ],
        rows: answer.omissions.map(({ leftOutBy, text }) => [leftOutBy.join(', '), text]),
        empty: 'Nothing the ledger knows on this topic is missing.',
      },
    ],
    notes: [],
  }
}

/** Which documents are one source, and why the first of each group is taken for the original. */
export function copiesSheet({ documents, groups, independent }: CopiesAnswer): Sheet {
  const titleOf = (id: string): string => documents.find((each) => each.id === id)?.title ?? ''
  return {
    title: `${documents.length} documents, ${independent} independent ${independent === 1 ? 'source' : 'sources'}`,
    lines: [],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Original', share: 1 },
          { head: 'Title', share: 4 },
          { head: 'Copies', share: 4 },
          { head: 'Why', share: 3 },
        ],
        rows: groups.map(({ original, copies, why }) => [
          original,
          shorten(titleOf(original), 100),
          copies.map(({ id, kind, containment }) => `${id}: ${kind}, ${Math.round(containment * 100)}% shared`).join('; '),
          why,
        ]),
        empty: 'No document.',
      },
    ],
    notes: ['A paraphrase is no copy. Shared: five-word runs, of the shorter text.'],
  }
}

/** What was kept, and of which stored document it is a copy. */
export function ingestSheet(answer: z.output<typeof ingestOutput>): Sheet {
  const { copyOf } = answer
  return {
    title: answer.title ?? 'Untitled document',
    lines: [
      `${answer.already ? 'Already kept' : 'Kept'} under receipt ${answer.receipt}: ${answer.characters} characters${answer.date === null ? '' : `, ${answer.date}`}.`,
      ...(copyOf === null
        ? []
        : [
            `A copy of “${copyOf.title}”${copyOf.publisher === '' ? '' : `, ${copyOf.publisher}`}${copyOf.date === null ? '' : `, ${copyOf.date}`} (${copyOf.receipt}): ${copyOf.kind}, ${Math.round(copyOf.shared * 100)}% shared. The two count as one source.`,
          ]),
    ],
    tables: [],
    notes: [`SHA-256 of its bytes: ${answer.hash}`],
  }
}
