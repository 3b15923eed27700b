import { elementsOf, mineralWithin } from '../../kernel/element.ts'
import { sayPlace } from '../../kernel/place.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { filedFor } from '../../ledger/match.ts'
import { overlapOf } from '../../ledger/match-subject.ts'
import { current } from '../../ledger/settle.ts'
import { sayFigure, saySource, sayTime } from '../judge/say.ts'
import { controlsInForce, effectOnTrade, reachOfRules, since } from './angles-on-rules.ts'
import type { Found, Sought } from './omissions.ts'
import { concerns, figuresOf, monthsBetween, words, type Angle } from './sought.ts'
import { namesDay, printsNumber } from './topic.ts'

const shares = new Set(['production_share', 'supply_share'])

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
  const sum = figuresOf(sought, 'investment').find(
    (figure) =>
      figure.geography === agreed.geography &&
      Math.abs(monthsBetween(figure.period, agreed.text ?? agreed.period)) <= 1 &&
      figure.operator === '=',
  )
  return [
    {
      text: `Signed shortly before, on ${sayTime(agreed.text ?? agreed.period)}: an agreement of ${(agreed.geography ?? '').split('+').map(sayPlace).join(' and ')} on ${words(agreed.mineral) || 'trade'}${sum ? `, with ${sayFigure(sum)}${sum.of ? ` (${sum.of})` : ''}` : ''}.`,
      why: 'It concerns the same minerals and places.',
      importance: 'medium',
      figures: [agreed, ...(sum ? [sum] : [])],
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
