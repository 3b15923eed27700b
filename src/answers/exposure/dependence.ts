import { elements } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import type { Desk } from '../operation.ts'
import { share } from '../share/share.ts'

/** How far the world's supply of a mineral at one stage hangs on China, and who else supplies, from the ledger. */
export interface Dependence {
  readonly symbol: string
  readonly mineral: string
  readonly stage: string
  /** China's share in percent; null when China is not listed with a number. */
  readonly china: number | null
  readonly others: { readonly place: string; readonly name: string; readonly value: number }[]
  readonly definition: string
  /** Set when the figure is for a group that counts the mineral; it is not split. */
  readonly isGroup: boolean
  readonly receipts: string[]
}

const otherNames: Readonly<Record<string, string>> = {
  Ga: 'gallium',
  Ge: 'germanium',
  Sb: 'antimony',
  W: 'tungsten',
  Te: 'tellurium',
  Bi: 'bismuth',
  Mo: 'molybdenum',
  In: 'indium',
  Li: 'lithium',
  Co: 'cobalt',
  Ni: 'nickel',
  Mn: 'manganese',
  Mg: 'magnesium',
  Nb: 'niobium',
  Ta: 'tantalum',
  V: 'vanadium',
  graphite: 'graphite',
}

const magnet = new Set(['Nd', 'Pr', 'Dy', 'Tb'])

/** Names to ask the ledger under, the element first and then the groups that count it. */
function namesOf(symbol: string): readonly string[] {
  if (symbol in elements) {
    const own = elements[symbol as keyof typeof elements]
    return magnet.has(symbol) ? [own, 'magnet_rare_earths', 'rare_earths'] : [own, 'rare_earths']
  }
  if (symbol === 'REE') return ['rare_earths']
  const other = otherNames[symbol]
  return other === undefined ? [] : [other]
}

async function shareOf(
  desk: Desk,
  mineral: string,
  stage: string,
  asOf: Day | undefined,
): Promise<Awaited<ReturnType<typeof share.answer>> | null> {
  try {
    return await share.answer(desk, { mineral, stage, ...(asOf === undefined ? {} : { asOf }) })
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'internal') return null
    throw error
  }
}

/** China's part in mining and refining of one mineral, as the ledger has it: nothing is split, nothing guessed. */
export async function dependenceOn(desk: Desk, symbol: string, asOf: Day | undefined): Promise<Dependence[]> {
  const found: Dependence[] = []
  for (const stage of ['refining', 'mining']) {
    for (const [index, mineral] of namesOf(symbol).entries()) {
      const answer = await shareOf(desk, mineral, stage, asOf)
      if (answer === null) continue
      const named = answer.shares.filter(({ place }) => place !== 'OTHER' && place !== 'WORLD')
      found.push({
        symbol,
        mineral,
        stage,
        china: named.find(({ place }) => place === 'CHN')?.value ?? null,
        others: named
          .filter(({ place, value }) => place !== 'CHN' && value > 0)
          .slice(0, 4)
          .map(({ place, name, value }) => ({ place, name, value })),
        definition: answer.definition.says,
        isGroup: index > 0,
        receipts: [...new Set(named.slice(0, 4).flatMap(({ receipts }) => receipts))],
      })
      break
    }
  }
  return found
}
