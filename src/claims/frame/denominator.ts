import type { Bound, Draft } from './draft.ts'
import { ofTail } from './kind-of-percent.ts'

const world = /\b(?:global(?:ly)?|world(?:wide|['’]s)?|the world|international)\b|全球/i

/** How texts call the imports of a state. */
const importsOf: Readonly<Record<string, string>> = {
  USA: 'US imports',
  CHN: 'Chinese imports',
  EU: 'EU imports',
  JPN: 'Japanese imports',
  DEU: 'German imports',
  KOR: 'South Korean imports',
  IND: 'Indian imports',
  GBR: 'UK imports',
}

interface Whole {
  readonly of: string | null
  readonly rule: string
}
const whole = (of: string | null | undefined, rule: string): Whole => (of ? { of, rule } : { of: null, rule: 'none' })

/** The whole of a share or the field of a rank: `WORLD`, a country's code, or the words of the text. */
export function denominatorOf(draft: Draft, bound: Bound): Whole {
  if (draft.of !== undefined) return whole(draft.of, 'wording')
  const { kind, look } = draft
  const { scene } = look
  if (kind.type === 'rank') {
    const words = `${scene.text.slice(Math.max(0, draft.from - 14), draft.to)} ${look.tail.slice(0, 60)}`
    if (/\boutside (?:of )?China\b/i.test(words)) return whole('WORLD_EX_CHN', 'outside-china')
    const owner = scene.mentions.find(
      (m) =>
        m.from >= draft.from - 2 &&
        m.to <= draft.to &&
        m.entry.place !== 'WORLD' &&
        m.entry.kind !== 'mineral' &&
        m.entry.kind !== 'product',
    )
    if (kind.measure === 'rank_shareholder')
      return whole(owner?.entry.name ?? scene.mentions.find((m) => m.entry.kind === 'company')?.entry.name, 'company-owned')
    if (world.test(words)) return whole('WORLD', 'world-word')
    const within = scene.mentions.find(
      (m) =>
        m.from >= draft.to &&
        m.from < draft.to + 30 &&
        m.entry.kind === 'place' &&
        /\b(?:in|of|outside)\s+(?:the\s)?$/i.test(scene.text.slice(Math.max(0, m.from - 9), m.from)),
    )
    if (within) return whole(within.entry.place, 'within-place')
    if (owner?.entry.kind === 'place') return whole(owner.entry.place, 'possessor')
    return whole(/^(?:rank_production|rank_reserves|rank_refining)$/.test(kind.measure) ? 'WORLD' : null, 'rank-of-world')
  }
  if (kind.type !== 'share' && kind.measure !== 'threshold' && kind.measure !== 'target') return whole(null, 'none')
  if (kind.measure === 'equity_stake')
    return whole(
      scene.mentions.find(
        (m) =>
          (m.entry.kind === 'company' || m.entry.kind === 'site') &&
          m.to > draft.to &&
          /^\s*(?:(?:equity )?(?:stake|interest|shareholding|share)s? )?(?:in|of) (?:the |its )?$/i.test(
            scene.text.slice(draft.to, Math.max(draft.to, m.from)),
          ),
      )?.entry.name ??
        scene.mentions.find((m) => m.entry.kind === 'company' && m.from >= draft.from && m.to <= draft.to)?.entry.name ??
        scene.mentions.findLast((m) => m.entry.kind === 'company')?.entry.name ??
        scene.background.mentions.find((m) => m.entry.kind === 'company')?.entry.name ??
        null,
      'company-owned',
    )
  if (kind.measure === 'import_reliance')
    return whole(
      bound.geography === 'USA' ? 'US consumption' : bound.geography === 'EU' ? 'EU consumption' : 'consumption',
      'reliance',
    )
  if (kind.measure === 'import_share') return whole(importsOf[bound.geography ?? ''] ?? 'imports', 'imports-of')
  if (kind.measure === 'target') return whole(bound.geography === 'EU' ? 'EU consumption' : 'consumption', 'target-of')
  const tail = ofTail(look.right)
  if (/\bworld outside China|outside (?:of )?China|ex-China/i.test(look.right.slice(0, 80)))
    return whole('WORLD_EX_CHN', 'outside-china')
  if (tail !== null && world.test(tail)) return whole('WORLD', 'world-word')
  if (kind.measure === 'threshold') return whole(tail, 'of-what')
  if (/^(?:production_share|capacity_share|supply_share|reserves_share|demand_share|top_n_share)$/.test(kind.measure)) {
    if (world.test(`${scene.text} ${scene.background.topic}`)) return whole('WORLD', 'world-in-sentence')
    const place = scene.mentions.find(
      (m) => m.from >= draft.to && m.from - draft.to < 26 && m.entry.kind === 'place' && m.entry.place !== bound.geography,
    )
    if (place)
      return whole(
        kind.measure === 'demand_share' || kind.measure === 'supply_share' ? `${place.entry.place} demand` : place.entry.place,
        'of-place',
      )
    return whole(null, 'none')
  }
  return whole(tail, 'of-what')
}
