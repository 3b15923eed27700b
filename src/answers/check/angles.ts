import { elementsOf, mineralWithin } from '../../kernel/element.ts'
import { sayPlace } from '../../kernel/place.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { filedFor, mineralsMeet } from '../../ledger/match.ts'
import { overlapOf } from '../../ledger/match-subject.ts'
import { current } from '../../ledger/settle.ts'
import { announcementsNamed } from '../../ledger/undoing.ts'
import { sayFigure, saySource, sayTime } from '../judge/say.ts'
import type { Found, Sought } from './omissions.ts'
import { namesDay, printsNumber, type Topic } from './topic.ts'

/** One general question about what an article leaves out. */
export type Angle = (sought: Sought) => Found[]

const shares = new Set(['production_share', 'supply_share'])

/** Figures of a measure on the article's minerals, seen from the bench. */
function figuresOf({ bench, topic }: Sought, measure: string): Figure[] {
  const found = new Set<Figure>()
  for (const mineral of topic.minerals)
    for (const { figure } of filedFor(bench.index, measure, mineral)) if (figure.measure === measure) found.add(figure)
  return [...found]
}

const concerns = (topic: Topic, { mineral }: Figure): boolean =>
  mineral === null || [...topic.minerals].some((own) => mineralsMeet(own, mineral))

/** The places the article is about: the ones it names most. */
const central = (topic: Topic, most = 2): readonly string[] => topic.places.slice(0, most)

const words = (text: string | null): string => (text ?? '').replaceAll('_', ' ')

/** Rules announced before the article on its minerals by the places it is about, one record per rule, newest first. */
function rulesBefore(sought: Sought): Figure[] {
  const seen = new Set<string>()
  const controls = new Set(
    ['export_control', 'export_ban'].flatMap((measure) => figuresOf(sought, measure)).map(({ subject }) => subject),
  )
  return ['effective_date', 'announcement_date']
    .flatMap((measure) => figuresOf(sought, measure))
    .filter(
      (figure) =>
        figure.text !== null &&
        figure.known <= sought.published &&
        figure.stage === 'policy' &&
        figure.mineral !== null &&
        central(sought.topic, 1).some((place) => figure.geography === place) &&
        announcementsNamed(figure.subject).length > 0,
    )
    .toSorted((a, b) => ((a.text ?? '') < (b.text ?? '') ? 1 : -1))
    .filter((figure) => !seen.has(figure.subject) && seen.add(figure.subject) && controls.has(figure.subject))
}

const undoneBy = (sought: Sought, figure: Figure, day: string): boolean =>
  (sought.bench.undoneBy.get(figure.id) ?? []).some((undoing) => undoing.from <= day)

/** The rules in force on the day, when the article speaks of controls and names neither the rule nor its day. */
function controlsInForce(sought: Sought): Found[] {
  const { topic, published } = sought
  if (!topic.onRules) return []
  const standing = rulesBefore(sought).filter(
    (rule) =>
      (rule.text ?? '') <= published &&
      monthsBetween(rule.text ?? '', published) <= 12 &&
      !undoneBy(sought, rule, published) &&
      !told(topic, rule),
  )
  const oldest = standing.filter((rule) => (rule.text ?? '') < published).at(-1)
  if (!oldest) return []
  const lists = figuresOf(sought, 'list_size').filter((figure) => figure.subject === oldest.subject)
  const list = lists[0]
  return [
    {
      text: `Controls in force at the time began on ${sayTime(oldest.text ?? '')}: ${oldest.subject}${list ? `, on ${sayFigure(list)} ${words(list.mineral)}${list.note ? ` (${list.note})` : ''}` : ''}.`,
      why: 'The article speaks of controls without naming the rule in force.',
      importance: 'high',
      figures: [oldest, ...(list ? [list] : [])],
    },
  ]
}

const told = (topic: Topic, rule: Figure): boolean =>
  (rule.text !== null && namesDay(topic, rule.text)) ||
  announcementsNamed(rule.subject).some(({ number }) =>
    new RegExp(`\\bno\\.? ?${number}\\b|announcement ${number}\\b`).test(topic.text),
  )

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

/** How far the newest rule reaches: thresholds and start, when the article gives none of its numbers. */
function reachOfRules(sought: Sought): Found[] {
  const { topic, published } = sought
  if (!topic.onRules) return []
  const thresholds = figuresOf(sought, 'threshold')
  const given = new Set(
    thresholds.filter(({ value }) => value !== null && printsNumber(topic, value)).map(({ subject }) => subject),
  )
  const limits = thresholds
    .filter(({ subject }) => !given.has(subject))
    .filter((figure) => figure.stage === 'policy' && central(topic, 1).some((place) => figure.geography === place))
    .filter(
      (figure) =>
        figure.known <= published && figure.unit === 'percent' && figure.value !== null && !printsNumber(topic, figure.value),
    )
    .toSorted(
      (a, b) =>
        Number(/value|content/i.test(`${b.note}${b.of}`)) - Number(/value|content/i.test(`${a.note}${a.of}`)) ||
        (a.known < b.known ? 1 : -1),
    )
  const limit = limits[0]
  if (!limit) return []
  const start = figuresOf(sought, 'effective_date').filter((figure) => figure.subject === limit.subject && figure.text !== null)
  const last = start.toSorted((a, b) => ((a.text ?? '') < (b.text ?? '') ? 1 : -1))[0]
  return [
    {
      text: `How far the rule reaches: ${limit.subject} applies to ${sayFigure(limit)}${limit.note || limit.of ? ` (${limit.note || limit.of})` : ''}${last ? `, from ${sayTime(last.text ?? '')}` : ''}.`,
      why: 'The article speaks of the rule without its threshold.',
      importance: 'high',
      figures: [limit, ...(last ? [last] : [])],
    },
  ]
}

/** What happened to monthly exports after a rule: the lowest month and the latest before the article. */
function effectOnTrade(sought: Sought): Found[] {
  const { topic, published } = sought
  if (!topic.onRules) return []
  const months = figuresOf(sought, 'exports').filter(
    (figure) =>
      /^\d{4}-\d{2}$/.test(figure.period) &&
      figure.counterpart === null &&
      figure.value !== null &&
      central(topic, 1).includes(figure.geography ?? ''),
  )
  const found: Found[] = []
  for (const series of Map.groupBy(months, (figure) => `${figure.mineral}|${figure.stage}|${figure.unit}`).values()) {
    const year = series
      .filter((figure) => figure.known <= published && monthsBetween(figure.period, published) <= 12)
      .toSorted((a, b) => (a.period < b.period ? -1 : 1))
    const lowest = year.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]
    const latest = year.at(-1)
    if (
      !lowest ||
      !latest ||
      year.length < 3 ||
      lowest.period === latest.period ||
      (lowest.value ?? 0) > 0.7 * (latest.value ?? 0)
    )
      continue
    if ([lowest, latest].some((figure) => topic.answered.has(figure.id) || printsNumber(topic, figure.value ?? 0))) continue
    found.push({
      text: `What it did to trade: ${sayPlace(lowest.geography ?? '')}'s ${words(lowest.stage === 'trade' ? lowest.mineral : lowest.stage)} exports were ${sayFigure(lowest)} in ${sayTime(lowest.period)} and ${sayFigure(latest)} in ${sayTime(latest.period)}.`,
      why: 'The article speaks of the rules without what they did to trade.',
      importance: 'high',
      figures: [lowest, latest],
    })
  }
  return found.slice(0, 1)
}

/** A part of the group on which dependence is sharper than on the whole, when the article names only the whole. */
function sharperPart(sought: Sought): Found[] {
  const { topic, bench } = sought
  const place = topic.places[0]
  const groups = [...topic.minerals].filter((mineral) => elementsOf(mineral).length > 2)
  const group = groups.toSorted((a, b) => elementsOf(b).length - elementsOf(a).length)[0]
  if (!group || !place) return []
  const parts = current(
    filedFor(bench.index, 'production_share', group)
      .map(({ figure }) => figure)
      .filter(
        (figure) =>
          shares.has(figure.measure) &&
          figure.geography === place &&
          figure.kind !== 'projected' &&
          figure.mineral !== null &&
          figure.mineral !== group &&
          mineralWithin(figure.mineral, group) &&
          !topic.minerals.has(figure.mineral),
      ),
  ).filter((figure) => (figure.value ?? 0) >= 95 && (figure.stage === 'refining' || figure.stage === 'separation'))
  const known = parts.filter((figure) => importanceOf(figure) > 1)
  const told = (known.length > 0 ? known : parts)
    .toSorted((a, b) => importanceOf(b) - importanceOf(a) || (b.value ?? 0) - (a.value ?? 0))
    .slice(0, 3)
  if (told.length === 0) return []
  return [
    {
      text: `The dependence is sharpest on a part: ${told.map((figure) => `${words(figure.mineral)} ${words(figure.stage)} ${sayFigure(figure)} (${saySource(figure)}, ${sayTime(figure.period)})`).join('; ')}, all ${sayPlace(place)}.`,
      why: `The article speaks of ${words(group)} as a whole.`,
      importance: 'high',
      figures: told,
    },
  ]
}

const importanceOf = ({ mineral }: Figure): number =>
  mineral === 'heavy_rare_earths' ? 3 : mineral === 'dysprosium' || mineral === 'terbium' ? 2 : 1

/** A claimed number that another definition puts elsewhere. */
function dependsOnBasis(sought: Sought): Found[] {
  const found: Found[] = []
  const seen = new Set<string>()
  for (const judged of sought.judged) {
    const first = judged.byDefinition[0]
    const other = judged.byDefinition
      .filter(
        (row) =>
          row.basis !== first?.basis &&
          (row.verdict === 'contradicted' || row.verdict === 'imprecise') &&
          row.kind !== 'projected' &&
          row.value !== null,
      )
      .toSorted((a, b) => Number(b.verdict === 'contradicted') - Number(a.verdict === 'contradicted'))[0]
    if (!first || !other || first.unit !== 'percent' || first.value === null || seen.has(first.definition)) continue
    seen.add(first.definition)
    const figures = [first, other].flatMap((row) => sought.bench.index.byId.get(row.figures[0] ?? '') ?? [])
    if (figures.length === 2 && figures[0] && figures[1])
      found.push({
        text: `A number depends on what is counted: ${sayFigure(figures[0])} for ${sayBasis[figures[0].basis]}, ${sayFigure(figures[1])} for ${sayBasis[figures[1].basis]} (${words(figures[1].stage)}, ${sayPlace(figures[1].geography ?? '')}).`,
        why: 'The article does not say which definition it uses.',
        importance: 'medium',
        figures,
      })
  }
  return found.slice(0, 1)
}

/** A projection for a share that the article gives as it is today. */
function projected(sought: Sought): Found[] {
  const { topic } = sought
  const place = topic.places[0]
  const ahead = figuresOf(sought, 'production_share')
    .filter(
      (figure) =>
        figure.kind === 'projected' &&
        figure.geography === place &&
        topic.minerals.has(figure.mineral ?? '') &&
        topic.stages.has(figure.stage ?? '') &&
        figure.value !== null &&
        !topic.text.includes(figure.period),
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : 1) || (a.known < b.known ? 1 : -1))
  const next = ahead.toSorted(
    (a, b) =>
      Number(b.stage === 'refining') - Number(a.stage === 'refining') ||
      (a.period < b.period ? -1 : a.period > b.period ? 1 : 0) ||
      a.rank - b.rank,
  )[0]
  if (!next) return []
  const now = sought.judged
    .flatMap((judged) => judged.byDefinition)
    .find((row) => row.basis === next.basis && row.definition.includes(`, ${next.stage}`) && row.value !== null)
  if (!now || Math.abs((now.value ?? 0) - (next.value ?? 0)) < 3) return []
  return [
    {
      text: `${saySource(next)} projects ${sayPlace(place ?? '')}'s share of ${words(next.mineral)} ${words(next.stage)} at ${sayFigure(next)} in ${sayTime(next.period)}${next.scenario ? ` (${next.scenario})` : ''}.`,
      why: 'The article gives the share of today only.',
      importance: 'medium',
      figures: [next],
    },
  ]
}

/** The other side in numbers: how much of what the second place imports comes from the first. */
function otherSide(sought: Sought): Found[] {
  const { topic } = sought
  const [first, ...others] = topic.places
  for (const other of others.slice(0, 3)) {
    const imports = figuresOf(sought, 'import_share').filter(
      (figure) =>
        figure.geography === other &&
        figure.counterpart === first &&
        topic.minerals.has(figure.mineral ?? '') &&
        !topic.answered.has(figure.id) &&
        figure.value !== null,
    )
    const share = imports.toSorted((a, b) => (a.known < b.known ? 1 : -1))[0]
    if (!share || printsNumber(topic, share.value ?? 0)) continue
    const output = current(
      figuresOf(sought, 'production_share').filter(
        (figure) =>
          figure.geography === other &&
          figure.stage === 'mining' &&
          topic.minerals.has(figure.mineral ?? '') &&
          figure.kind !== 'projected',
      ),
    )
    const mined = output.toSorted((a, b) => a.rank - b.rank || (a.period < b.period ? 1 : -1))[0]
    return [
      {
        text: `The other side in numbers: ${sayFigure(share)} of what ${sayPlace(other)} imports (${words(share.mineral)}, ${share.of ?? share.note}) comes from ${sayPlace(first ?? '')}${mined ? `, although it mines ${sayFigure(mined)} of the world's output (${sayTime(mined.period)})` : ''}.`,
        why: `The article names ${sayPlace(other)} without its own position.`,
        importance: 'medium',
        figures: [share, ...(mined ? [mined] : [])],
      },
    ]
  }
  return []
}

const dealMeasures = ['investment', 'equity_stake', 'price_floor', 'capacity', 'loan']

/** The size of a deal or plant that the article names without a number. */
function sizeOfDeals(sought: Sought): Found[] {
  const { topic, bench, published } = sought
  const byName = new Map<string, Figure[]>()
  for (const measure of dealMeasures)
    for (const entry of filedFor(bench.index, measure)) {
      const { figure } = entry
      if (
        !dealMeasures.includes(figure.measure) ||
        entry.subjectKind !== 'name' ||
        figure.value === null ||
        figure.known > published
      )
        continue
      if (!concerns(topic, figure) || topic.answered.has(figure.id) || printsNumber(topic, figure.value)) continue
      const words = new Set([...entry.names].filter((word) => topic.names.has(word)))
      const name = [...words].find(
        (word) => figure.subject.toLowerCase().includes(word) || (figure.of ?? '').toLowerCase().includes(word),
      )
      if (name === undefined || overlapOf(words, topic.names) === 0) continue
      const list = byName.get(name) ?? []
      if (!list.some((other) => other.measure === figure.measure)) byName.set(name, [...list, figure])
    }
  return [...byName.values()]
    .filter((figures) => figures.length >= 2)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 1)
    .map((figures) => ({
      text: `The size of what it names: ${figures
        .slice(0, 4)
        .map((figure) => `${figure.subject}, ${words(figure.measure)} ${sayFigure(figure)}${figure.of ? ` (${figure.of})` : ''}`)
        .join('; ')}.`,
      why: 'The article names the party without the numbers.',
      importance: 'medium' as const,
      figures: figures.slice(0, 4),
    }))
}

/** An agreement of the last thirty days on the same minerals that the article does not mention. */
function freshAgreement(sought: Sought): Found[] {
  const { topic, published } = sought
  const recent = figuresOf(sought, 'agreement').filter((figure) => {
    const day = figure.text ?? figure.period
    return (
      day.length === 10 &&
      day <= published &&
      monthsBetween(day, published) <= 1 &&
      figure.known <= published &&
      !namesDay(topic, day) &&
      (figure.geography?.split('+') ?? []).some((place) => topic.places.includes(place)) &&
      !topic.answered.has(figure.id)
    )
  })
  const agreed = recent.toSorted((a, b) => a.rank - b.rank || ((a.text ?? '') < (b.text ?? '') ? 1 : -1))[0]
  if (!agreed) return []
  const money = figuresOf(sought, 'investment').filter(
    (figure) =>
      figure.geography === agreed.geography &&
      Math.abs(monthsBetween(figure.period, agreed.text ?? agreed.period)) <= 1 &&
      figure.operator === '=',
  )
  const sum = money[0]
  return [
    {
      text: `Signed shortly before, on ${sayTime(agreed.text ?? agreed.period)}: an agreement of ${(agreed.geography ?? '').split('+').map(sayPlace).join(' and ')} on ${words(agreed.mineral) || 'trade'}${sum ? `, with ${sayFigure(sum)}${sum.of ? ` (${sum.of})` : ''}` : ''}.`,
      why: 'It concerns the same minerals and places.',
      importance: 'medium',
      figures: [agreed, ...(sum ? [sum] : [])],
    },
  ]
}

/** What became of the rules since: told when it was not yet known on the day of the article. */
function since(sought: Sought): Found[] {
  const { topic, bench, published } = sought
  if (!topic.onRules) return []
  const later = bench.undoings.filter(
    ({ by, from }) =>
      from > published &&
      from <= bench.sight.asOf &&
      concerns(topic, by) &&
      by.mineral !== null &&
      central(topic, 1).includes(by.geography ?? ''),
  )
  const first = later.toSorted((a, b) => b.undone.length - a.undone.length || (a.from < b.from ? -1 : 1))[0]
  if (!first) return []
  return [
    {
      text: `Since then: ${first.by.subject}, ${sayTime(first.from)}${first.until ? ` until ${sayTime(first.until)}` : ''}${first.by.note ? `: ${first.by.note.replace(/ ?undoes: .*/, '')}` : ''}.`,
      why: 'A later record changed the rules that the article speaks of.',
      importance: 'low',
      figures: [first.by],
    },
  ]
}

export const angles: Record<string, Angle> = {
  controlsInForce,
  reachOfRules,
  effectOnTrade,
  sharperPart,
  dependsOnBasis,
  projected,
  otherSide,
  sizeOfDeals,
  freshAgreement,
  since,
}
