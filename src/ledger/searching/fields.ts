import { measures } from '../../claims/vocabulary.ts'
import { mineralNamed } from '../../kernel/element.ts'
import { readPeriod } from '../../kernel/period.ts'
import { placeNamed } from '../../kernel/place.ts'
import { fault, read, type Read } from '../../kernel/read.ts'
import { stageNamed } from '../../kernel/stage.ts'
import { receiptClasses } from '../../receipts/receipt.ts'
import { ledgerMeasures } from '../definition.ts'
import { editDistance } from '../../kernel/distance.ts'
import { allOf, type Comparison, type FacetField, type Query } from './query.ts'

export const entryKinds = ['receipt', 'document', 'headline', 'figure', 'event', 'claim'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What `has:` may ask for: a claim read in it, a number, a day, an address. */
export const havings = ['claim', 'value', 'date', 'url'] as const

/** Field names as they are typed, with others that mean the same. */
const fieldNamed: Readonly<Record<string, FacetField>> = {
  element: 'element',
  mineral: 'element',
  stage: 'stage',
  place: 'place',
  country: 'place',
  publisher: 'publisher',
  source: 'publisher',
  class: 'class',
  kind: 'kind',
  type: 'kind',
  lang: 'language',
  language: 'language',
  measure: 'measure',
  unit: 'unit',
  modality: 'modality',
  has: 'has',
}
/** Fields that are not facets. */
const otherFields = ['title', 'from', 'to', 'on', 'as_of', 'value'] as const

/** Every name that may stand before a colon, for help and for suggestions. */
export const fieldNames: readonly string[] = [...Object.keys(fieldNamed), ...otherFields]

/** How a facet is printed: the first name that means it. */
export const nameOfField = (field: FacetField): string => (field === 'language' ? 'lang' : field)

/** One of a closed list, by its own name; spaces may stand for the underscores of names. */
const among =
  (what: string, names: readonly string[]) =>
  (text: string): Read<string> => {
    const wanted = text
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
    const found = names.find((name) => name === wanted)
    if (found !== undefined) return read(found)
    const near = names.filter((name) => editDistance(wanted, name, 3) <= 3).slice(0, 3)
    const hint = near.length > 0 ? near : names.length <= 12 ? names : []
    return fault('bad-input', `no ${what} is called "${text}"${hint.length === 0 ? '' : `; there is ${hint.join(', ')}`}`)
  }

const named =
  (kind: string, says: string, find: (text: string) => string | undefined) =>
  (text: string): Read<string> => {
    const found = find(text)
    return found === undefined ? fault(kind, `${says} "${text}"`) : read(found)
  }

const readers: Readonly<Record<FacetField, (text: string) => Read<string>>> = {
  element: named('unknown-mineral', 'no mineral is called', mineralNamed),
  stage: named('unknown-stage', 'no stage of the chain is called', stageNamed),
  place: named('unknown-place', 'no place is called', placeNamed),
  publisher: (text) => read(text),
  class: among('class of receipt', receiptClasses),
  kind: among('kind of entry', entryKinds),
  language: (text) => read(text.toLowerCase()),
  measure: among('measure', [...new Set<string>([...measures, ...ledgerMeasures])]),
  unit: (text) => read(text),
  // Modalities of claims, and kinds of figures, which say the same of a published number.
  modality: among('modality', [
    'stated',
    'reported',
    'forecast',
    'opinion',
    'measured',
    'estimated',
    'derived',
    'asserted',
    'projected',
  ]),
  has: among('thing to have', havings),
}

export const fieldOf = (name: string): FacetField | undefined => (Object.hasOwn(fieldNamed, name) ? fieldNamed[name] : undefined)
export const isFieldName = (name: string): boolean => fieldNames.includes(name)

/** `field:value` in the ledger's own words; a name that nothing bears is a fault, for it would be looked for in vain. */
export function readFacet(field: FacetField, text: string): Read<Query> {
  const value = readers[field](text)
  return value.ok ? read({ kind: 'is', field, value: value.value }) : value
}

/** `from:2025-01`, `to:2025`, `on:2025-Q1`: any stretch of days the ledger knows. */
export function readDays(name: 'from' | 'to' | 'on' | 'as_of', text: string): Read<Query> {
  const period = readPeriod(text)
  if (!period.ok) return fault('unknown-date', `"${text}" is not a date; write 2025, 2025-01, 2025-Q1 or 2025-01-31`)
  const [from, to]: readonly Query[] = [
    { kind: 'from', day: period.value.from },
    { kind: 'to', day: period.value.to },
  ]
  if (name === 'from' && from) return read(from)
  if (name === 'to' && to) return read(to)
  return read(allOf([from, to].flatMap((part) => part ?? [])))
}

const valueShape = /^(>=|<=|>|<|=|)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)%?$/i
const rangeShape = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/

/** `value:>80`, `value:0.5`, `value:10..20`. */
export function readValue(text: string): Read<Query> {
  const plain = text.replaceAll(',', '')
  const range = rangeShape.exec(plain)
  if (range)
    return read(
      allOf([
        { kind: 'value', operator: '>=', value: Number(range[1]) },
        { kind: 'value', operator: '<=', value: Number(range[2]) },
      ]),
    )
  const single = valueShape.exec(plain)
  if (!single) return fault('bad-input', `"${text}" is not a number to compare with; write value:>80, value:<=5 or value:10..20`)
  return read({ kind: 'value', operator: (single[1] === '' ? '=' : single[1]) as Comparison, value: Number(single[2]) })
}
