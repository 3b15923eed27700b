import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { citedReceipt } from '../bundle-receipts.ts'
import type { ControlBook, EntityList, Rule, Suspension } from './book.ts'

/** A rule in one line of our own words, with where its text stands. */
export function sayRule(rule: Rule): string {
  const effect = rule.effect === undefined ? '' : ` ${rule.effect.charAt(0).toUpperCase()}${rule.effect.slice(1)}.`
  const where = rule.locator === undefined || rule.locator === rule.article ? rule.article : `${rule.article}; ${rule.locator}`
  return `${rule.title}.${effect} (${rule.instrument}, ${where})`
}

export const sayPause = (pause: Suspension): string => `${pause.title}, ${pause.from} to ${pause.to}: ${pause.effect}.`

/** Receipts of a rule: one for each source that states it, known from the day the rule was public. */
export const receiptsOfRule = (rule: Rule, sources: ReadonlyMap<string, Source>): Receipt[] =>
  rule.sources.flatMap((id) => {
    const source = sources.get(id)
    return source === undefined ? [] : [citedReceipt(source, `control ${rule.id}`, [rule.title], sayRule(rule), rule.announced)]
  })

/** Receipts of a list of parties: one for each source, naming the parties as listed. */
export const receiptsOfList = (list: EntityList, sources: ReadonlyMap<string, Source>): Receipt[] =>
  list.entities.length === 0
    ? []
    : list.sources.flatMap((id) => {
        const source = sources.get(id)
        if (source === undefined) return []
        const says = `${list.instrument} puts on a ${list.list} list: ${list.entities.join(', ')}.`
        return [citedReceipt(source, `list ${list.id}`, list.entities, says, source.published)]
      })

/** Receipts of a pause, known from the day it was public. */
export const receiptsOfPause = (pause: Suspension, sources: ReadonlyMap<string, Source>): Receipt[] =>
  pause.sources.flatMap((id) => {
    const source = sources.get(id)
    return source === undefined ? [] : [citedReceipt(source, `pause ${pause.id}`, [pause.title], sayPause(pause), pause.known)]
  })

/** Every receipt of the rule book, for the store. */
export const receiptsOfBook = (book: ControlBook, sources: ReadonlyMap<string, Source>): Receipt[] => [
  ...book.rules.flatMap((rule) => receiptsOfRule(rule, sources)),
  ...book.suspensions.flatMap((pause) => receiptsOfPause(pause, sources)),
  ...[...book.entityLists.values()].flatMap((list) => receiptsOfList(list, sources)),
]
