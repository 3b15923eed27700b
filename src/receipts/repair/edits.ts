import type { Repair } from '../document.ts'

/** Characters `[from, to)` of a text become `text`. Lists of edits are in order and do not overlap. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly rule: string
}

/** The text with the edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const edit of edits) {
    out += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return out + text.slice(at)
}

/**
 * One edit list that does what `first` and then `second` (counted in the text after `first`) do to the original. An edit of
 * `second` takes in whole edits of `first`, never a part of one: repairs replace by single characters.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const made: Edit[] = []
  let next = 0
  // How far the text after `first` is ahead of the original.
  let shift = 0
  const after = (edit: Edit): number => shift + edit.text.length - (edit.to - edit.from)
  for (const later of second) {
    for (let edit = first[next]; edit && edit.from + shift + edit.text.length <= later.from; edit = first[++next]) {
      made.push(edit)
      shift = after(edit)
    }
    const from = later.from - shift
    const rules = new Set<string>()
    for (let edit = first[next]; edit && edit.from + shift < later.to; edit = first[++next]) {
      for (const rule of edit.rule.split(', ')) rules.add(rule)
      shift = after(edit)
    }
    rules.add(later.rule)
    made.push({ from, to: later.to - shift, text: later.text, rule: [...rules].join(', ') })
  }
  return [...made, ...first.slice(next)]
}

/** Edits of the decoded text as the `Repair` records of a document, which count in the repaired text. */
export function asRepairs(decoded: string, edits: readonly Edit[]): Repair[] {
  let shift = 0
  return edits.map((edit) => {
    const from = edit.from + shift
    shift += edit.text.length - (edit.to - edit.from)
    return { from, to: from + edit.text.length, was: decoded.slice(edit.from, edit.to), wasFrom: edit.from, rule: edit.rule }
  })
}

/** The text as decoded, from the repaired text and its repairs. */
export function undoRepairs(text: string, repairs: readonly Repair[]): string {
  let out = ''
  let at = 0
  for (const repair of repairs) {
    out += text.slice(at, repair.from) + repair.was
    at = repair.to
  }
  return out + text.slice(at)
}

/** Place in the decoded text of a place in the repaired text; inside a repair, the start of what was repaired. */
export function placeAsDecoded(repairs: readonly Repair[], place: number): number {
  let low = 0
  let high = repairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((repairs[middle]?.from ?? 0) <= place) low = middle + 1
    else high = middle
  }
  const last = repairs[low - 1]
  if (!last) return place
  return place < last.to ? last.wasFrom : last.wasFrom + last.was.length + place - last.to
}

/** Place in the repaired text of a place in the decoded text; inside what was repaired, the start of the repair. */
export function placeAsRepaired(repairs: readonly Repair[], place: number): number {
  let low = 0
  let high = repairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((repairs[middle]?.wasFrom ?? 0) <= place) low = middle + 1
    else high = middle
  }
  const last = repairs[low - 1]
  if (!last) return place
  const end = last.wasFrom + last.was.length
  return place < end ? last.from : last.to + place - end
}
