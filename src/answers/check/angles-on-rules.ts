import { sayPlace } from '../../kernel/place.ts'
import type { Figure } from '../../ledger/figure.ts'
import { announcementsNamed } from '../../ledger/undoing.ts'
import { sayFigure, sayTime } from '../judge/say.ts'
import type { Found, Sought } from './omissions.ts'
import { central, concerns, figuresOf, monthsBetween, words } from './sought.ts'
import { namesDay, printsNumber, type Topic } from './topic.ts'

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
export function controlsInForce(sought: Sought): Found[] {
  const { topic, published } = sought
  if (!topic.onRules) return []
  const standing = rulesBefore(sought).filter(
    (rule) =>
      (rule.text ?? '') <= published &&
      monthsBetween(rule.text ?? '', published) <= 12 &&
      !undoneBy(sought, rule, published) &&
      !told(topic, rule),
  )
  const oldest = standing.findLast((rule) => (rule.text ?? '') < published)
  if (!oldest) return []
  const list = figuresOf(sought, 'list_size').find((figure) => figure.subject === oldest.subject)
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

/** How far the newest rule reaches: thresholds and start, when the article gives none of its numbers. */
export function reachOfRules(sought: Sought): Found[] {
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
export function effectOnTrade(sought: Sought): Found[] {
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

/** What became of the rules since: told when it was not yet known on the day of the article. */
export function since(sought: Sought): Found[] {
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
  const first = later.toSorted(
    (a, b) =>
      Number(b.until !== null) - Number(a.until !== null) || b.undone.length - a.undone.length || (a.from < b.from ? -1 : 1),
  )[0]
  if (!first) return []
  return [
    {
      text: `Since then: ${first.by.subject}, ${sayTime(first.from)}${first.until ? ` until ${sayTime(first.until)}` : ''}${first.by.note || first.by.of ? `: ${first.by.note.replace(/ ?undoes: .*/, '') || first.by.of}` : ''}.`,
      why: 'A later record changed the rules that the article speaks of.',
      importance: 'low',
      figures: [first.by],
    },
  ]
}
