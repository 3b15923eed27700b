import { mineralWithin } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import type { Stage } from '../../kernel/stage.ts'
import type { Basis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Ledger } from '../../ledger/ports.ts'
import { overridesInForce, type Override } from '../../ledger/settling/override.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import type { Desk } from '../operation.ts'
import { askedMineral, askedStage } from './asked.ts'
import { preferred } from './overridden.ts'
import { aboutACountry, better, shareable, shareSets, yearsOf, type ShareSet } from './share-set.ts'

/** Which table of shares is asked for. */
export interface SetAsked {
  readonly mineral: string
  readonly stage: string
  readonly basis?: Basis | undefined
  readonly year?: number | undefined
  readonly asOf?: Day | undefined
  readonly knownBy?: Day | undefined
}

export interface ChosenSet {
  /** Under which name the ledger files what was asked for. */
  readonly mineral: string
  readonly stage: Stage
  /** Every set of the mineral and stage, those of the basis asked for, and of these the ones of the year, best first. */
  readonly all: readonly ShareSet[]
  readonly sets: readonly ShareSet[]
  readonly candidates: readonly ShareSet[]
  readonly year: number
  readonly chosen: ShareSet
  /** The user's override that decided, if one did. */
  readonly override: Override | null
}

/** The IEA's magnet rare earths are filed under rare earths with a basis of their own; asking for them asks for that basis. */
function filedUnder(mineral: string, basis: Basis | undefined): { mineral: string; basis: Basis | undefined } {
  if (mineral !== 'magnet_rare_earths') return { mineral, basis }
  if (basis !== undefined && basis !== 'magnet_ree')
    throw new Refusal('bad-input', `magnet rare earths are counted on the basis magnet_ree, not ${basis}`)
  return { mineral: 'rare_earths', basis: 'magnet_ree' }
}

/** What could be asked instead, for a refusal: stages of the same mineral, or sets of elements that count it. */
async function instead(desk: Desk, mineral: string, stage: Stage, knownBy: Day | undefined): Promise<string> {
  const counted = (figure: Figure): boolean =>
    figure.mineral === mineral || (figure.stage === stage && figure.mineral !== null && mineralWithin(mineral, figure.mineral))
  const figures = (await desk.ledger.figures({ knownBy, measures: shareable })).filter(
    (figure) => figure.of !== 'EU' && counted(figure) && aboutACountry(figure),
  )
  const stages = new Set(figures.filter((figure) => figure.mineral === mineral).flatMap((figure) => figure.stage ?? []))
  if (stages.size > 0) return `; for ${mineral} there is ${[...stages].toSorted().join(', ')}`
  const groups = new Set(
    figures.flatMap((figure) =>
      figure.mineral !== null && figure.stage === stage && mineralWithin(mineral, figure.mineral) ? [figure.mineral] : [],
    ),
  )
  return groups.size > 0
    ? `; it is counted within ${[...groups].join(', ')}, and a figure for a group is not split among its elements`
    : ''
}

/** Sets made so far of one revision of a ledger: every question on the same mineral and stage sorts the same figures. */
const made = new WeakMap<Ledger, { readonly revision: string; readonly sets: Map<string, Promise<readonly ShareSet[]>> }>()
/** Keys kept: all pairs of mineral and stage of the bundled data, seen from one day, and as many again from others. */
const mostKept = 500

async function setsOf(desk: Desk, mineral: string, stage: Stage, knownBy: Day | undefined): Promise<readonly ShareSet[]> {
  const revision = await desk.ledger.revision()
  let kept = made.get(desk.ledger)
  if (kept?.revision !== revision) {
    kept = { revision, sets: new Map() }
    made.set(desk.ledger, kept)
  }
  const key = `${mineral}|${stage}|${knownBy ?? ''}`
  const known = kept.sets.get(key)
  if (known) return known
  const making = desk.ledger
    .figures({ knownBy, minerals: [mineral], stages: [stage], measures: shareable })
    // The ledger also finds groups and their members; a share table is about exactly the mineral asked for.
    .then((figures) =>
      shareSets(
        figures.filter((figure) => figure.mineral === mineral && figure.stage === stage),
        aboutACountry,
      ),
    )
  if (kept.sets.size >= mostKept) kept.sets.clear()
  kept.sets.set(key, making)
  return making
}

/** Sets for the year asked, or for the latest year with outcomes up to the day the question looks from. */
function setsOfYear(sets: readonly ShareSet[], year: number | undefined, asOf: string): { year: number; sets: ShareSet[] } {
  const upTo = Number(asOf.slice(0, 4))
  const outcomes = sets.filter((set) => !set.isProjected && set.places.length > 1 && !set.isConcentrate)
  const candidates = outcomes.length > 0 ? outcomes : sets.filter((set) => !set.isProjected)
  const latest = Math.max(...candidates.flatMap(yearsOf).filter((each) => each <= upTo))
  const chosen = year ?? (Number.isFinite(latest) ? latest : Math.max(...sets.flatMap(yearsOf)))
  return { year: chosen, sets: sets.filter((set) => yearsOf(set).includes(chosen)).toSorted(better) }
}

/** Finds the table of shares that answers best, or refuses with what could be asked instead. */
export async function chosenSet(desk: Desk, input: SetAsked): Promise<ChosenSet> {
  const asked = askedMineral(input.mineral)
  const stage = askedStage(input.stage)
  const { mineral, basis } = filedUnder(asked, input.basis)
  const all = await setsOf(desk, mineral, stage, input.knownBy)
  const sets = basis === undefined ? all : all.filter((set) => set.basis === basis)
  if (sets.length === 0) {
    const on = basis === undefined ? '' : ` on the basis ${basis}`
    const known =
      all.length === 0
        ? await instead(desk, mineral, stage, input.knownBy)
        : `; there is ${[...new Set(all.map((set) => set.basis))].join(', ')}`
    throw new Refusal('not-found', `the ledger holds no shares of ${stage} of ${asked}${on}${known}`)
  }
  const { year, sets: candidates } = setsOfYear(sets, input.year, (await sightOf(desk, input)).asOf)
  const overrides = [...overridesInForce(await desk.ledger.overrides(input.knownBy), null).values()]
  const { set: chosen, override } = preferred(candidates, overrides)
  if (!chosen) {
    const years = [...new Set(sets.flatMap(yearsOf))].toSorted((a, b) => a - b)
    const [first = year, last = year] = [years[0], years.at(-1)]
    const code = year < first ? 'before-the-store' : year > last ? 'beyond-the-store' : 'not-found'
    const near = years.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year)).slice(0, 3)
    throw new Refusal(
      code,
      `no shares of ${stage} of ${asked} for ${year}; the record runs from ${first} to ${last}, nearest: ${near.join(', ')}`,
    )
  }
  return { mineral, stage, all, sets, candidates, year, chosen, override }
}
