import type { ControlBook, EntityList } from '../../ledger/controls/book.ts'
import { no, unknown, yes, type Finding, type Shipment } from './shipment.ts'

const legalForms =
  /\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|ag|gmbh|sa|s\.?p\.?a|s\.?r\.?l|nv|bv|kk|k\.k|holdings?|group)\b\.?/g

/** A party's name without legal form, brackets and punctuation. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(legalForms, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names of all lists in plain form; made once for a rule book, and the last buyer looked up is remembered. */
const indexes = new WeakMap<
  ControlBook,
  { readonly byName: ReadonlyMap<string, EntityList>; last: string; found: EntityList | undefined }
>()

/** The list a party stands on by its name, or undefined. Only the whole name counts: a branch is another party. */
export function listedByName(book: ControlBook, name: string): EntityList | undefined {
  let index = indexes.get(book)
  if (index === undefined) {
    const byName = new Map<string, EntityList>()
    for (const list of book.entityLists.values())
      for (const entity of list.entities) if (!byName.has(plainName(entity))) byName.set(plainName(entity), list)
    index = { byName, last: '', found: undefined }
    indexes.set(book, index)
  }
  if (index.last !== name) {
    index.last = name
    index.found = index.byName.get(plainName(name))
  }
  return index.found
}

/** Whether the end user stands on one list of parties. */
export function listedOn(book: ControlBook, user: Shipment['end_user'], listId: string): Finding {
  const list = book.entityLists.get(listId)
  const { name, listed } = user ?? {}
  if (typeof listed === 'string' || Array.isArray(listed)) {
    const isThis = [listed].flat().some((id) => id === listId || (list !== undefined && id === list.instrument))
    return isThis ? yes(`the buyer is named on ${listId}`) : no(`the buyer is not named on ${listId}`)
  }
  const found = name === undefined ? undefined : listedByName(book, name)
  if (found) return found.id === listId ? yes(`${name} is named on ${listId}`) : no(`${name} is named on ${found.id}`)
  if (listed === null || listed === false) return no(`the buyer is not named on ${listId}`)
  if (listed === true) return unknown('the buyer is listed, the list is not named', 'On which list is the buyer named?')
  if (name !== undefined && list?.names_complete === true) return no(`${name} is not among the names of ${listId}`)
  return unknown(
    `whether the buyer is named on ${listId} is not stated`,
    'Is the buyer, or an owner of half of it, on a control or watch list?',
  )
}

/** An owner of the buyer that stands on a list: how much it holds, and on which list; undefined what is not told. */
export interface ListedOwner {
  readonly percent: number | undefined
  readonly list: string | undefined
}

const shareKey = /pct|percent|share|stake|hold|held|owner/i
const listKey = /list/i

/** The list an owner is told to be on, `null` when it is told to be on none, undefined when nobody says. */
function listOfOwner(book: ControlBook, record: Readonly<Record<string, unknown>>): string | null | undefined {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === 'string' && (book.entityLists.has(value) || listKey.test(key))) return value
    if (listKey.test(key) && (value === null || value === false)) return null
    if (listKey.test(key) && value === true) return undefined
  }
  const { name } = record
  return typeof name === 'string' ? (listedByName(book, name)?.id ?? null) : undefined
}

/** Owners of the buyer that are themselves on a list, together; null when none is, undefined when it is not known. */
export function listedOwner(book: ControlBook, user: Shipment['end_user']): ListedOwner | null | undefined {
  if (user === null || user === undefined || !('owner' in user)) return undefined
  const { owner } = user
  if (owner === null || owner === undefined) return null
  if (Array.isArray(owner)) return ownersTogether(book, owner)
  if (typeof owner === 'string') return { percent: undefined, list: undefined }
  if (typeof owner !== 'object') return undefined
  const record = owner as Record<string, unknown>
  const list = listOfOwner(book, record)
  if (list === null) return null
  const share = Object.entries(record).find(([key, value]) => shareKey.test(key) && typeof value === 'number')?.[1]
  return { percent: share as number | undefined, list }
}

/** Several owners: what those on lists hold together; not known as soon as one of their shares is not. */
function ownersTogether(book: ControlBook, owners: readonly unknown[]): ReturnType<typeof listedOwner> {
  const listed = owners.map((owner) => listedOwner(book, { owner })).filter((each) => each !== null && each !== undefined)
  const [first] = listed
  if (first === undefined) return null
  const shares = listed.map(({ percent }) => percent).filter((percent) => percent !== undefined)
  const percent = shares.length === listed.length ? shares.reduce((sum, share) => sum + share, 0) : undefined
  return { percent, list: first.list }
}

/** Whether a list counts for rules of a jurisdiction: the lists of the book are Chinese, any other that is named is not. */
function countsFor(book: ControlBook, list: string | undefined, jurisdiction: string): boolean {
  if (list === undefined) return true
  const isOfBook = [...book.entityLists.values()].some(({ id, instrument }) => id === list || instrument === list)
  return isOfBook === (jurisdiction === 'CN')
}

const militaryUse =
  /\b(?:military|defen[cs]e ministry|ministry of defen[cs]e|armed forces|army|navy|air force|weapons?|missiles?|munitions?|warships?|fighter|combat|defen[cs]e (?:contract|programme|program|system))/i

/** Whether the buyer or the use is military. A plainly military use counts even where the buyer is called civil. */
export function military(shipment: Shipment): Finding {
  const use = shipment.end_use
  if (typeof use === 'string' && militaryUse.test(use) && !/\bnon-?military|civil/i.test(use))
    return yes(`the use is military: ${use}`)
  const flag = shipment.end_user?.military
  if (flag === true) return yes('the buyer is military')
  if (flag === false) return no('neither buyer nor use is military')
  return unknown('whether the buyer is military is not stated', 'Is the buyer or the use military?')
}

const uses: Readonly<Record<string, RegExp>> = {
  mass_destruction:
    /\b(?:WMD|weapons of mass destruction|nuclear weapons?|chemical weapons?|biological weapons?|ballistic missiles?|delivery systems?)\b/i,
  terrorism: /\bterroris/i,
  military_ai:
    /\b(?:military|weapons?|defen[cs]e)\b.*\b(?:AI|artificial intelligence)\b|\b(?:AI|artificial intelligence)\b.*\b(?:military|weapons?|defen[cs]e)\b/i,
  humanitarian:
    /\b(?:humanitarian|emergency medical|medical emergency|medical aid|public health emergency|disaster relief|natural disaster|earthquake relief|flood relief|rescue)\b/i,
}

/** Logic of 14 nanometres and finer, memory of 256 layers and more, tools and materials for those. */
function advancedChips(use: string): boolean {
  const nodes = [...use.matchAll(/(\d+(?:\.\d+)?)\s*(?:-|\s)?(?:nm|nanomet)/gi)].map((hit) => Number(hit[1]))
  const layers = [...use.matchAll(/(\d+)[\s-]*layers?/gi)].map((hit) => Number(hit[1]))
  return (
    nodes.some((node) => node <= 14) ||
    layers.some((count) => count >= 256) ||
    /\badvanced (?:chips?|logic|semiconductors?)\b/i.test(use)
  )
}

/** Whether the stated use is one of a rule's uses. */
export function usedFor(shipment: Shipment, wanted: readonly string[]): Finding {
  const use = shipment.end_use
  if (wanted.includes('military')) {
    const found = military(shipment)
    if (found.truth !== 'no') return found
  }
  if (use === undefined || use === null) return unknown('the use is not stated', 'What will it be used for?')
  for (const each of wanted) {
    if (each === 'advanced_chips' ? advancedChips(use) : (uses[each]?.test(use) ?? false)) return yes(`the use is ${use}`)
  }
  return no(`the use is ${use}`)
}

/** Whether the buyer is of the kind a rule names: military, on a list, or half owned by a listed party. */
export function isUser(
  book: ControlBook,
  shipment: Shipment,
  { wanted, ownedAtLeast, jurisdiction }: { wanted: readonly string[]; ownedAtLeast: number; jurisdiction: string },
): Finding {
  const findings: Finding[] = []
  if (wanted.includes('military')) findings.push(military(shipment))
  for (const kind of ['control', 'watch'] as const)
    if (wanted.includes(`${kind}_listed`)) {
      const lists = [...book.entityLists.values()].filter((list) => list.list === kind)
      const on = lists.map((list) => listedOn(book, shipment.end_user, list.id))
      findings.push(
        on.find(({ truth }) => truth === 'yes') ??
          on.find(({ truth }) => truth === 'unknown') ??
          no(`the buyer is on no ${kind} list`),
      )
    }
  if (wanted.includes('owned_by_listed')) {
    const owner = listedOwner(book, shipment.end_user)
    if (owner === undefined)
      findings.push(unknown('who owns the buyer is not stated', 'Does a listed party own half of the buyer or more?'))
    else if (owner === null) findings.push(no('no listed party owns the buyer'))
    else if (!countsFor(book, owner.list, jurisdiction))
      findings.push(no(`the owner is named on ${owner.list}, which is no list of this rule`))
    else if (owner.percent === undefined)
      findings.push(
        unknown('how much of the buyer its owner holds is not stated', 'How many percent does the listed owner hold?'),
      )
    else if (owner.percent >= ownedAtLeast) findings.push(yes(`a listed party holds ${owner.percent} percent of the buyer`))
    else findings.push(no(`the listed owner holds ${owner.percent} percent, less than ${ownedAtLeast}`))
  }
  return (
    findings.find(({ truth }) => truth === 'yes') ??
    findings.find(({ truth }) => truth === 'unknown') ??
    no(findings.map(({ because }) => because).join('; '))
  )
}
