import type { z } from 'zod'
import type { eventsOutput } from '../../../answers/events/events.ts'
import type { figuresOutput } from '../../../answers/figures/figures.ts'
import type { searchOutput } from '../../../answers/search/search.ts'
import { sayPlace } from '../../../kernel/place.ts'
import type { Sheet } from '../sheet.ts'
import { sayRange } from './words.ts'

export function searchSheet(answer: z.output<typeof searchOutput>): Sheet {
  return {
    title: '',
    lines: [
      `${answer.total === null ? answer.hits.length : answer.total} receipts${answer.total === null ? ' of those that match' : ''} for ${answer.query === '' ? 'everything, newest first' : answer.query}${answer.ranked === null ? '' : `; in order of relevance are the ${answer.ranked.bound} added last, the others follow by day`}`,
      ...(answer.fault === null ? [] : [`Read as plain words: ${answer.fault.says} (column ${answer.fault.column})`]),
      ...answer.alsoCalled.map(
        ({ asked, names }) =>
          `${asked} is also called ${names.join(', ')}; write "${asked}" in quotation marks for that word alone`,
      ),
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Receipt', share: 0 },
          { head: 'Class', share: 0 },
          { head: 'Date', share: 0 },
          { head: 'Publisher', share: 1 },
          { head: 'Text', share: 6 },
        ],
        rows: answer.hits.map((hit) => [hit.receipt, hit.class, hit.date ?? '', hit.publisher, `${hit.title}\n${hit.snippet}`]),
        empty:
          answer.suggestions.length === 0
            ? 'Nothing was found.'
            : `Nothing was found. Try: ${answer.suggestions.map(({ says, found }) => `${says} (${found})`).join('; ')}`,
      },
    ],
    notes: [],
  }
}

export function figuresSheet(answer: z.output<typeof figuresOutput>): Sheet {
  return {
    title: '',
    lines: [`${answer.total} figures${answer.total > answer.figures.length ? `, the first ${answer.figures.length}` : ''}`],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Figure', share: 4 },
          { head: 'Value', share: 2, number: true },
          { head: 'Period', share: 1.2 },
          { head: 'Counts', share: 2 },
          { head: 'Source', share: 3 },
          { head: 'Receipt', share: 2 },
        ],
        rows: answer.figures.map((figure) => [
          `${figure.subject}: ${figure.measure.replaceAll('_', ' ')}${figure.stage === null ? '' : `, ${figure.stage}`}${figure.mineral === null ? '' : `, ${figure.mineral.replaceAll('_', ' ')}`}`,
          figure.text ?? sayRange(figure.low ?? figure.value, figure.high ?? figure.value, figure.unit),
          figure.period,
          `${figure.basis}, ${figure.kind}${figure.state === null || figure.state === 'current' ? '' : `, ${figure.state}`}`,
          `${figure.publisher} ${figure.edition}`.trim(),
          figure.receipts[0] ?? '',
        ]),
        empty: 'The ledger holds no figure on this.',
      },
    ],
    notes: [],
  }
}

export function eventsSheet(answer: z.output<typeof eventsOutput>): Sheet {
  return {
    title: '',
    lines: [`${answer.total} events, status as of ${answer.asOf}`],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Date', share: 1.2 },
          { head: 'Where', share: 1.5 },
          { head: 'Event', share: 5 },
          { head: 'Status', share: 3 },
        ],
        rows: answer.events.map((event) => [
          event.date,
          event.places.map(sayPlace).join(', '),
          `${event.title}. ${event.summary}`,
          event.statusSays === '' ? event.status : event.statusSays,
        ]),
        empty: 'No event matches.',
      },
    ],
    notes: [],
  }
}
