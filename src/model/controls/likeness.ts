import { placeNamed } from '../../kernel/place.ts'
import { reaches, type ControlBook } from '../../ledger/controls/book.ts'
import { formOf } from './goods.ts'
import { wordsIn } from './items.ts'
import { isTechnology } from './route.ts'
import type { Shipment } from './shipment.ts'
import { work } from './work.ts'

/** What of a case the rule book can look at: elements, countries, codes and words that occur in it anywhere. */
interface Vocabulary {
  readonly elements: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly codes: readonly string[]
  /** Countries that rules and remarks name, or that have a kind of movement of their own; to every rule all others are alike. */
  readonly places: ReadonlySet<string>
  /** Shares of value at which a rule begins to reach; between two of them all shares are alike. */
  readonly thresholds: readonly number[]
}

const placesOf = (book: ControlBook): string[] =>
  [
    // `export_from_MY` is about Malaysia.
    ...reaches.flatMap((reach) => /_([A-Z]{2})$/.exec(reach)?.[1] ?? []),
    ...book.rules.flatMap(({ when }) => [
      when.destination,
      when.origin,
      when.actor,
      when.content?.origin,
      when.technology_origin?.place,
      ...(when.covered_countries ?? []),
    ]),
    ...book.remarks.flatMap(({ when }) => [
      ...(when.origin ?? []),
      ...(when.to ?? []),
      ...(when.to_other_than ?? []),
      ...(when.from_other_than ?? []),
    ]),
  ].flatMap((code) => (code === undefined ? [] : (placeNamed(code) ?? code)))

const kept = new WeakMap<ControlBook, Vocabulary>()

function vocabularyOf(book: ControlBook): Vocabulary {
  const known = kept.get(book)
  if (known) return known
  const entries = [...book.itemLists.values()].flatMap((list) => list.entries)
  const found: Vocabulary = {
    elements: new Set([
      ...entries.flatMap((entry) => [...(entry.elements ?? []), ...(entry.named ?? []).flatMap((name) => name.split('-'))]),
      ...book.rules.flatMap((rule) => rule.when.minerals ?? []),
      'Nd',
      'Fe',
      'B',
      'Sm',
      'Co',
    ]),
    words: new Set(entries.flatMap((entry) => wordsIn(entry.description))),
    codes: [...book.itemLists.values()].flatMap((list) =>
      (list.hs_all ?? []).concat(list.entries.flatMap((entry) => entry.hs ?? [])),
    ),
    places: new Set(placesOf(book)),
    thresholds: book.rules.flatMap(({ when }) => when.content?.value_percent_at_least ?? []),
  }
  kept.set(book, found)
  return found
}

/**
 * A key under which two cases are one and the same to every rule of the book, so that a long list is decided once a kind. Facts no
 * rule looks at (a part number, a country that no rule names) do not enter it.
 */
export function likeness(book: ControlBook, asked: Shipment): string {
  const { elements, words, codes, places, thresholds } = vocabularyOf(book)
  const { goods, transaction, content } = asked
  const place = (code: string | null | undefined): string =>
    code === null || code === undefined ? '?' : places.has(code) ? code : '*'
  const minerals = goods.minerals?.map((symbol) =>
    elements.has(symbol) || symbol === 'REE'
      ? symbol
      : /^(?:Sc|Y|La|Ce|Pr|Nd|Pm|Sm|Eu|Gd|Tb|Dy|Ho|Er|Tm|Yb|Lu)$/.test(symbol)
        ? symbol
        : '-',
  )
  const share = content?.cn_part1_value_pct
  const said = wordsIn(goods.description ?? '').filter((word) => words.has(word))
  const hs = goods.hs ?? ''
  return [
    asked.date,
    transaction.type,
    place(transaction.from),
    place(transaction.to),
    place(goods.origin),
    minerals === undefined ? '?' : [...new Set(minerals)].toSorted().join(' '),
    formOf(goods) ?? '?',
    said.toSorted().join(' '),
    // Work and knowledge are told apart by more words than the lists have, and so is what was mined illegally.
    isTechnology(asked) ? (goods.description ?? '') : '',
    work.minedIllegally(asked).truth,
    codes.some((code) => code.startsWith(hs) || hs.startsWith(code)) ? hs : '',
    goods.code ?? '',
    share === null || share === undefined ? '?' : thresholds.filter((each) => share >= each).length,
  ].join('|')
}
