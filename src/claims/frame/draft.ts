import type { Operator } from '../../kernel/quantity.ts'
import type { ClaimType, Measure, Modality } from '../vocabulary.ts'
import type { Look } from './scene.ts'

/** What kind of claim an amount makes, before its subject, mineral and period are bound. */
export interface Kind {
  readonly type: ClaimType
  readonly measure: Measure
  /** The rule that said so. */
  readonly rule: string
  readonly unit?: string | null
  /** Turns the amount's number into the claim's: -1 for a fall, 1000 for tonnes to kg. */
  readonly factor?: number
  readonly operator?: Operator
  readonly stage?: string | null
}

/** A claim found at a place of a sentence, not yet bound. */
export interface Draft {
  readonly kind: Kind
  readonly look: Look
  /** Offsets in the sentence. */
  readonly from: number
  readonly to: number
  readonly value: number | readonly [number, number] | string | null
  readonly operator: Operator | null
  readonly unit: string | null
  readonly asOf?: string | null
  readonly modality?: Modality
  readonly of?: string | null
  /** Set where the wording itself names them. */
  readonly subject?: string
  readonly mineral?: string | null
  readonly geography?: string | null
}

/** "the highest since 2011", "leading gainer": a rank of prices, bound as the price itself is. */
export const ranksPrices = ({ kind, look }: Draft): boolean =>
  (kind.rule === 'record' || kind.rule === 'leading-among' || kind.measure === 'rank_other') &&
  kind.type === 'rank' &&
  (kind.rule === 'leading-among' ||
    (/^(?:(?:the|its|an?|new|all-time|record|[\w-]+-(?:year|month|week|quarter)) ?)*(?:highest|lowest|high|low|record|gain)\b/i.test(
      look.scene.text.slice(look.from, look.to),
    ) &&
      /\bprices?\b|\bquoted\b|\ba (?:kilogram|tonne|ton|pound)\b|\bper (?:kg|kilogram|tonne|ton|pound|mtu)\b|\/(?:kg|t|ton|mt|lb)\b/i.test(
        look.scene.text,
      )) ||
    /\bgains?\b|\bgainer\b/i.test(look.scene.text.slice(look.from, look.to)))

/** "an additional tariff starting November 1": the day of a levy, bound as the levy is. */
export const datesTariff = ({ kind, look }: Draft): boolean =>
  kind.type === 'policy' &&
  kind.unit === 'date' &&
  /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b(?![^;.]*\b(?:controls?|curbs?|bans?|restrict\w*|licen[cs]\w*)\b)[^;.]{0,70}$/i.test(
    look.left,
  )

/** Who or what a claim is about, where it is, and the other side. */
export interface Bound {
  readonly subject: string | null
  readonly geography: string | null
  readonly counterpart: string | null
  readonly rule: string
}
