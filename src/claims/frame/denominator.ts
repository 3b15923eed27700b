import type { Bound, Draft } from './draft.ts'
import { ofTail } from './kind-of-percent.ts'

const world = /\b(?:global(?:ly)?|world(?:wide|['’]s)?|the world|international)\b|全球/i

/** The whole of a share or the field of a rank: `WORLD`, a country's code, or the words of the text. */
export function denominatorOf(draft: Draft, bound: Bound): string | null {
  if (draft.of !== undefined) return draft.of
  const { kind, look } = draft
  const { scene } = look
  if (kind.type === 'rank') {
    const words = `${scene.text.slice(Math.max(0, draft.from - 14), draft.to)} ${look.tail.slice(0, 60)}`
    if (/\boutside (?:of )?China\b/i.test(words)) return 'WORLD_EX_CHN'
    const owner = scene.mentions.find(
      (m) =>
        m.from >= draft.from - 2 &&
        m.to <= draft.to &&
        m.entry.place !== 'WORLD' &&
        m.entry.kind !== 'mineral' &&
        m.entry.kind !== 'product',
    )
    if (kind.measure === 'rank_shareholder')
      return owner?.entry.name ?? scene.mentions.find((m) => m.entry.kind === 'company')?.entry.name ?? null
    if (world.test(words)) return 'WORLD'
    const within = scene.mentions.find(
      (m) =>
        m.from >= draft.to &&
        m.from < draft.to + 30 &&
        m.entry.kind === 'place' &&
        /\b(?:in|of|outside)\s+(?:the\s)?$/i.test(scene.text.slice(Math.max(0, m.from - 9), m.from)),
    )
    if (within) return within.entry.place
    if (owner?.entry.kind === 'place') return owner.entry.place
    return /^(?:rank_production|rank_reserves|rank_refining)$/.test(kind.measure) ? 'WORLD' : null
  }
  if (kind.type !== 'share' && kind.measure !== 'threshold' && kind.measure !== 'target') return null
  if (kind.measure === 'equity_stake')
    return (
      scene.mentions.findLast((m) => m.entry.kind === 'company')?.entry.name ??
      scene.background.mentions.find((m) => m.entry.kind === 'company')?.entry.name ??
      null
    )
  if (kind.measure === 'import_reliance')
    return bound.geography === 'USA' ? 'US consumption' : bound.geography === 'EU' ? 'EU consumption' : 'consumption'
  if (kind.measure === 'import_share')
    return bound.geography === 'USA'
      ? 'US imports'
      : bound.geography === 'CHN'
        ? 'Chinese imports'
        : bound.geography === 'EU'
          ? 'EU imports'
          : 'imports'
  if (kind.measure === 'target') return bound.geography === 'EU' ? 'EU consumption' : 'consumption'
  const tail = ofTail(look.right)
  if (/\bworld outside China|outside (?:of )?China|ex-China/i.test(look.right.slice(0, 80))) return 'WORLD_EX_CHN'
  if (tail !== null && world.test(tail)) return 'WORLD'
  if (kind.measure === 'threshold') return tail
  if (/^(?:production_share|capacity_share|supply_share|reserves_share|demand_share|top_n_share)$/.test(kind.measure)) {
    if (world.test(`${scene.text} ${scene.background.topic}`)) return 'WORLD'
    const place = scene.mentions.find(
      (m) => m.from >= draft.to && m.from - draft.to < 26 && m.entry.kind === 'place' && m.entry.place !== bound.geography,
    )
    if (place)
      return kind.measure === 'demand_share' || kind.measure === 'supply_share'
        ? `${place.entry.place} demand`
        : place.entry.place
    return null
  }
  return tail
}
