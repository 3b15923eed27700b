import type { Claim } from '../claims/claim.ts'

/** What a claim says, without where it says it: the part that can be compared with figures. */
export interface Assertion extends Pick<
  Claim,
  | 'type'
  | 'subject'
  | 'mineral'
  | 'stage'
  | 'geography'
  | 'counterpart'
  | 'of'
  | 'operator'
  | 'value'
  | 'unit'
  | 'basis'
  | 'asOf'
  | 'modality'
  | 'attributedTo'
> {
  /** Wider than the closed list: a claim from elsewhere may carry a measure we do not know, on which no figure bears. */
  readonly measure: string | null
  /** The claim's own words, for its quantifiers ("any product", "new"). */
  readonly words: string
  /** The sentence or passage it stands in, where that is known: names what the words alone do not. */
  readonly sentence?: string
  /** When the document that makes the claim appeared, as precisely as it says (`2025`, `2025-10`, `2025-10-25`). */
  readonly published: string | null
}
