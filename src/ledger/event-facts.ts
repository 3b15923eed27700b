import type { Figure, LedgerEvent } from './figure.ts'

/** Kinds of events by the measure under which a claim about them is filed. */
const measureOf: readonly (readonly [RegExp, string])[] = [
  [/joint arrangement|framework|deal|plurilateral|joint venture|partnership|memorandum/i, 'agreement'],
  [/disruption|stoppage/i, 'disruption'],
  [/acquisition|divestiture/i, 'acquisition'],
  [/meeting|summit/i, 'meeting'],
  [
    /announcement|rule|statute|law|tariff|quota|order|proclamation|catalogue|control list|designation|entity list|licens|measure|restriction|threat/i,
    'announcement_date',
  ],
]

/** Kinds that tell of a rule and make none. */
const told = /practice|answer|statement|fact sheet|campaign|reported|inventory|report|request/i

const ends = /\b(paus\w*|suspen\w*|withdraw\w*|end|ends|ended|lift\w*|revok\w*|repeal\w*|cut|drop\w*|removal)\b/i

/**
 * Events of the ledger as figures, so that one matcher serves rules from a fact table and events from the store: when it
 * was announced or happened, when it takes effect, and, where it undoes others, a suspension that names them by id.
 */
export function eventFacts(events: readonly LedgerEvent[]): Figure[] {
  return events.flatMap((event) => {
    const mineral = mineralOf(event)
    const base = {
      subject: event.instrument ? `${event.actor} ${event.instrument}` : event.actor,
      mineral,
      basis: 'text' as const,
      stage: 'policy',
      geography: event.jurisdiction || event.places.join('+') || null,
      counterpart: null,
      of: null,
      unit: 'date',
      kind: 'asserted' as const,
      operator: '=' as const,
      value: null,
      low: null,
      high: null,
      scenario: null,
      publisher: event.actor,
      sourceId: event.id,
      edition: event.title,
      rank: event.confidence === 'high' ? 2 : event.confidence === 'medium' ? 4 : 6,
      known: event.known,
      receipts: event.receipts,
      from: [],
    }
    const measure =
      told.test(event.kind) && !/stoppage/.test(event.kind)
        ? 'event_date'
        : (measureOf.find(([pattern]) => pattern.test(`${event.kind} ${event.instrument}`))?.[1] ?? 'event_date')
    const facts: Figure[] = [
      {
        ...base,
        id: `${event.id}:${measure}`,
        measure,
        period: event.date,
        text: event.date,
        note: `${event.title}. ${event.summary}`,
      },
    ]
    if (event.effectiveFrom && measure === 'announcement_date')
      facts.push({
        ...base,
        id: `${event.id}:effective`,
        measure: 'effective_date',
        period: event.effectiveFrom,
        text: event.effectiveFrom,
        note: event.title,
      })
    if (event.undoes.length > 0 && ends.test(`${event.kind} ${event.title}`))
      facts.push({
        ...base,
        id: `${event.id}:suspension`,
        measure: 'suspension',
        period: event.effectiveFrom && event.effectiveTo ? `${event.effectiveFrom}/${event.effectiveTo}` : event.date,
        text: event.effectiveFrom ?? event.date,
        note: `${event.title}. undoes: ${event.undoes.join(', ')}`,
      })
    return facts
  })
}

const heavy = new Set([
  'gadolinium',
  'terbium',
  'dysprosium',
  'holmium',
  'erbium',
  'thulium',
  'ytterbium',
  'lutetium',
  'yttrium',
  'europium',
])
const light = new Set([
  'lanthanum',
  'cerium',
  'praseodymium',
  'neodymium',
  'samarium',
  'scandium',
  'rare_earths',
  'heavy_rare_earths',
  'light_rare_earths',
  'ndpr',
  'dytb',
])

/** One mineral for an event on several: the rare earths when one of them is among them, else the basket. */
function mineralOf(event: LedgerEvent): string | null {
  const minerals = event.minerals.filter((mineral) => mineral !== 'dual_use_items')
  if (minerals.length <= 1) return minerals[0] ?? null
  return minerals.some((mineral) => heavy.has(mineral) || light.has(mineral)) ? 'rare_earths' : 'critical_minerals'
}
