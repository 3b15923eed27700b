import type { RankAnswer } from '../../../answers/rank/rank.ts'
import { asksOf } from '../../../answers/facilities/gate-words.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayReversals } from './rank.ts'
import { sayNumber, shorten } from './words.ts'

type Row = RankAnswer['alternatives'][number]
type Facility = NonNullable<Row['facility']>

const percent = (part: number): string => `${sayNumber(Math.round(1000 * part) / 10)}%`

/** `31%, 10 to 48`: a chance with its interval; a question mark where it cannot be told. */
const sayChance = ({ chance, low, high }: Facility['chance']): string =>
  `${chance === null ? '?' : percent(chance)} (${Math.round(100 * low)}–${Math.round(100 * high)})`

/** What a reader should know before trusting a place. */
const flags = ({ listed, chineseTies, interests, ownMine }: Facility): string =>
  [
    ...(listed === null ? [] : [`on China's list (${listed.instrument})`]),
    ...chineseTies.map(({ party, tie }) => `${party}: ${tie}`),
    ...interests.map(({ says }) => says),
    ...(ownMine ? [] : ['no mine of its own']),
  ].join('; ')

const short = (id: string): string => id.slice(0, 12)

function evidence({ alternatives, receipts }: RankAnswer): SheetTable {
  const known = new Map(receipts.map((receipt) => [receipt.id, receipt]))
  const rows = alternatives.flatMap(({ facility }) =>
    (facility?.gates ?? [])
      .filter(({ state }) => state !== 'unknown')
      .map(({ gate, state, says, date, receipts: ids }) => [
        facility?.id ?? '',
        gate,
        state,
        date ?? '',
        says,
        ids.map((id) => `${known.get(id)?.publisher ?? ''} ${short(id)}`).join(', '),
      ]),
  )
  return {
    title: 'Evidence of the gates',
    columns: [
      { head: 'Plant', share: 1.5 },
      { head: 'Gate' },
      { head: '' },
      { head: 'As of' },
      { head: 'On record', share: 4 },
      { head: 'Receipt', share: 2.5 },
    ],
    rows,
    empty: 'Nothing on record.',
  }
}

function why({ facility }: Row): SheetTable[] {
  if (facility === null) return []
  const { whyNot, moves, gates } = facility
  return [
    {
      title: `Why not ${facility.name}? ${whyNot.says}`,
      columns: [{ head: 'Gate', share: 3 }, { head: 'State' }, { head: 'On record', share: 4 }],
      rows: gates.map(({ gate, state, says }) => [asksOf[gate], state, says]),
      empty: '',
    },
    {
      title: 'What would move it up',
      columns: [
        { head: 'Criterion' },
        { head: 'Now', share: 1.5 },
        { head: 'Gain', number: true },
        { head: 'Place then', number: true },
        { head: 'What would settle it', share: 4 },
      ],
      rows: moves.map(({ criterion, why: now, gain, place, settles }) => [
        criterion,
        now,
        gain.toFixed(3),
        String(place),
        settles,
      ]),
      empty: 'Nothing: every criterion is at its best.',
    },
    {
      title: 'Weights under which it would have the best score, gates apart',
      columns: [{ head: 'Criterion' }, { head: 'Share', number: true }],
      rows: (whyNot.weights ?? []).map(({ criterion, share }) => [criterion, percent(share)]),
      empty:
        whyNot.dominatedBy.length > 0 ? `None: ${whyNot.dominatedBy.join(', ')} is at least as good in everything.` : 'None.',
    },
  ]
}

/** The ranking of facilities on record: gates, score with interval, stability, chance, and what to know. */
export function facilityRankSheet(answer: RankAnswer): Sheet {
  const { alternatives, parameters, product, by, tonnes, excluded, notes } = answer
  const isOne = alternatives.length === 1 && parameters.alternatives.length > 1
  return {
    title: `${product}: ${parameters.alternatives.length} lines, ${sayNumber(tonnes)} t a year by ${by}`,
    lines: [
      `weights ${parameters.preset ?? 'of your own'}: ${parameters.criteria.map(({ name, weight }) => `${name} ${percent(weight)}`).join(', ')}`,
      `${sayNumber(parameters.draws)} draws, seed ${parameters.seed}`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: '#', number: true, share: 0.4 },
          { head: 'Plant', share: 2.2 },
          { head: 'Stage', share: 1.2 },
          { head: 'Gates', share: 1.2 },
          { head: 'Score', number: true, share: 1.6 },
          { head: 'Place holds', number: true },
          { head: 'Chance of the tonnes', number: true, share: 1.5 },
          { head: 'Age, y', number: true, share: 0.7 },
          { head: 'To know', share: 3 },
        ],
        rows: alternatives.flatMap(({ facility, weightedSum }) =>
          facility === null
            ? []
            : [
                [
                  String(facility.place),
                  `${facility.name} (${facility.company}, ${facility.country})`,
                  facility.stage ?? 'not known',
                  facility.gates.map(({ state }) => ({ yes: 'Y', no: 'n', unknown: '?' })[state]).join(' '),
                  `${weightedSum.score.toFixed(2)} (${weightedSum.low.toFixed(2)}–${weightedSum.high.toFixed(2)})`,
                  percent(facility.holds),
                  sayChance(facility.chance),
                  facility.evidenceYears === null ? '' : String(facility.evidenceYears),
                  shorten(flags(facility), 140),
                ],
              ],
        ),
        empty: 'No line on record.',
      },
      ...(isOne ? alternatives.flatMap(why) : []),
      evidence(answer),
    ],
    notes: [
      `Gates: ${Object.entries(asksOf)
        .map(([gate, asks]) => `${gate}: ${asks}`)
        .join(' ')}`,
      ...(excluded.length === 0 ? [] : [`Not ranked: ${excluded.map(({ id, says }) => `${id} (${says})`).join('; ')}`]),
      ...sayReversals(answer.reversals),
      ...notes,
      '`ytterby receipt ID` shows a receipt; `--format json` has every criterion with its receipts.',
    ],
  }
}

/** A published ranking: which weights can have given it, and which pairs hang on them. */
export function publishedSheet({ published, alternatives, notes }: RankAnswer): Sheet {
  return {
    title: `The order published on ${published?.date ?? ''}`,
    lines: alternatives.map(({ name, weightedSum }) => `${weightedSum.rank}. ${name}: ${weightedSum.score.toFixed(2)}`),
    tables: [
      {
        title: 'Weights that give the printed totals, percent',
        columns: [
          { head: 'Criterion' },
          { head: 'any order', number: true },
          { head: 'declared order', number: true },
          { head: 'declared order, scores rounded', number: true },
        ],
        rows: (published?.weights ?? []).map((each) => [
          each.criterion,
          between(each.low, each.high),
          between(each.declaredLow, each.declaredHigh),
          between(each.roundedLow, each.roundedHigh),
        ]),
        empty: 'None.',
      },
      {
        title: 'Which pairs hang on the weights',
        columns: [
          { head: 'Ahead', share: 2 },
          { head: 'Behind', share: 2 },
          { head: 'under all weights', number: true },
          { head: 'in the declared order', number: true },
          { head: 'Verdict', share: 2 },
        ],
        rows: (published?.pairs ?? []).map(({ first, second, any, declared, verdict }) => [
          first,
          second,
          percent(any),
          percent(declared),
          verdict,
        ]),
        empty: 'None.',
      },
    ],
    notes,
  }
}

const between = (low: number, high: number): string => `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`
