/** Columns that hold numbers of the dictionary; those of lists hold the number of the whole list. */
export const valueColumns = [
  'elements',
  'stages',
  'places',
  'haves',
  'publisher',
  'kind',
  'class',
  'language',
  'measure',
  'unit',
  'modality',
] as const
export type ValueColumn = (typeof valueColumns)[number]

/** The facet whose values a list holds. */
export const listOf = { elements: 'element', stages: 'stage', places: 'place', haves: 'has' } as const
export const isList = (column: ValueColumn): column is keyof typeof listOf => Object.hasOwn(listOf, column)

/** Between the values of a list that is one column; it stands in no value. */
export const listMark = '\u001F'
export const partsOf = (joined: string): string[] => (joined === '' ? [] : joined.split(listMark))

/**
 * Every value of every facet under a number of its own, whole lists too. Numbers are given once and never change, so that tables of facets
 * and tokens of the text index can be made of them.
 */
export class FacetNumbers {
  readonly #byField = new Map<string, Map<string, number>>()
  readonly #values: string[] = ['']
  readonly #fields: string[] = ['']
  readonly #parts = new Map<number, readonly number[]>()
  readonly #give: (field: string, value: string) => number

  /** `give` keeps a new value somewhere and answers its number. */
  constructor(give: (field: string, value: string) => number) {
    this.#give = give
  }

  /** How many numbers are in use, counted from 1. */
  get last(): number {
    return this.#values.length - 1
  }

  learn(number: number, field: string, value: string): void {
    this.#values[number] = value
    this.#fields[number] = field
    const values = this.#byField.get(field)
    if (values === undefined) this.#byField.set(field, new Map([[value, number]]))
    else values.set(value, number)
  }

  known = (field: string, value: string): number | undefined => this.#byField.get(field)?.get(value)

  of(field: string, value: string): number {
    const known = this.known(field, value)
    if (known !== undefined) return known
    const number = this.#give(field, value)
    this.learn(number, field, value)
    return number
  }

  /** Every number with the field it belongs to, in order. */
  each(visit: (number: number, field: string) => void): void {
    for (let number = 1; number < this.#fields.length; number++) visit(number, this.#fields[number] ?? '')
  }

  value = (number: number): string => this.#values[number] ?? ''

  /** Numbers of the values in a list, the list given by its own number. */
  parts(column: keyof typeof listOf, list: number): readonly number[] {
    let parts = this.#parts.get(list)
    if (parts === undefined)
      this.#parts.set(list, (parts = partsOf(this.value(list)).map((value) => this.of(listOf[column], value))))
    return parts
  }
}

/** Numbers kept nowhere: for a store in memory. */
export function numbersInMemory(): FacetNumbers {
  let last = 0
  return new FacetNumbers(() => ++last)
}
