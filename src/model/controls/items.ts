import { elements } from '../../kernel/element.ts'
import type { ControlBook, ItemEntry, ItemList } from '../../ledger/controls/book.ts'
import { describedAs, formOf, isKnownForm, propertyOf, type Form } from './goods.ts'
import { any, mineralNames, no, unknown, yes, type Finding, type Shipment } from './shipment.ts'

/** An item of a list that a good is, with the control code where the list prints one. */
export interface ItemMatch {
  readonly finding: Finding
  readonly entry: ItemEntry | null
}

const isRareEarth = (symbol: string): boolean => symbol in elements || symbol === 'REE'

/** Forms of the rare-earth lists that one form of a good answers to. Concentrates and mixtures are compounds with it. */
const answersTo: Readonly<Record<Form, readonly string[]>> = {
  oxide: ['oxide'],
  compound: ['compound'],
  metal: ['metal'],
  alloy: ['alloy'],
  target: ['target'],
  permanent_magnet: ['permanent_magnet'],
  powder: ['powder', 'metal'],
  concentrate: ['ore'],
  natural: ['natural_flake'],
  wafer: ['compound', 'substrate'],
  substrate: ['substrate', 'compound'],
  crystal: ['crystal', 'compound'],
}

/** "Oxides", "oxide" and "trioxide" are one word; so are "process" and "processes". */
const plain = (word: string): string =>
  word.replace(/(?:es|s|e)$/, '').replace(/^(?:mono|di|tri|tetr|tetra|pent|penta|sesqui)(?=oxid$)/, '')
/** Telling words of a description, without endings of the plural and without how many oxygens an oxide has. */
export const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !/^(?:and|with|for|the|other|than|outside|items?|products?|materials?)$/.test(word))
    .map(plain)

/** What an entry names, one phrase each: "ammonium paratungstate, tungsten oxides, tungsten carbide outside 1C226" names three. */
const readPhrases = (entry: ItemEntry): string[][] =>
  // One machine, or one mixture, is not several things because "and" stands in it.
  (entry.form === 'equipment' || entry.form === 'reagent' || entry.form === 'technology' || /\bmix/.test(entry.description)
    ? [entry.description.split(/[,;(]/)[0] ?? '']
    : entry.description.split(/[,;]|\bor\b|\band\b/)
  )
    .map((phrase) => phrase.split(/\b(?:outside|with|purer|of \d|in stated|for|including)\b/)[0] ?? '')
    .map(wordsIn)
    .filter((words) => words.length > 0 && words.length <= 6)

const phrases = new WeakMap<ItemEntry, string[][]>()
function phrasesOf(entry: ItemEntry): string[][] {
  const known = phrases.get(entry) ?? readPhrases(entry)
  phrases.set(entry, known)
  return known
}

/** Whether the description of a good names the item: all telling words of one of its phrases. */
function describes(goods: Shipment['goods'], entry: ItemEntry): boolean {
  // "Oxide" of W is tungsten oxide, whether or not somebody wrote so.
  const named = (goods.minerals ?? []).flatMap((symbol) => mineralNames.get(symbol) ?? [])
  const found = new Set(wordsIn([describedAs(goods), formOf(goods)?.replaceAll('_', ' ') ?? '', ...named].join(' ')))
  return phrasesOf(entry).some((words) => words.every((word) => found.has(word)))
}

/** Forms that are machines, chemicals or knowledge and not the mineral itself. */
const workForms: ReadonlySet<string> = new Set(['technology', 'service', 'equipment', 'reagent', 'tool'])

const topics = /\b(extract|separat|smelt|metal|alloy|magnet|oxyborate|mining|beneficiat|leach)/g

/** Technology entries name fields of work; knowledge about rare earths in one of them is the item. Work on a line is another. */
function isAboutTopic(goods: Shipment['goods'], entry: ItemEntry): boolean {
  const said = describedAs(goods)
  const isRare = /rare[- ]?earth|\bree\b|ndfeb|smco|samarium-cobalt/.test(said) || goods.minerals?.some(isRareEarth) === true
  if (!isRare || formOf(goods) !== 'technology' || entry.elements?.includes('REE') !== true) return false
  const wanted = new Set([...entry.description.toLowerCase().matchAll(topics)].map((hit) => hit[1]))
  return [...said.matchAll(topics)].some((hit) => wanted.has(hit[1]))
}

const sharesCode = (code: string | null | undefined, hints: readonly string[] | undefined): boolean =>
  code !== null &&
  code !== undefined &&
  (hints ?? []).some((hint) => hint === code || (code.length >= 8 && hint.startsWith(code)) || code.startsWith(hint))

/** The numerical tests of an entry: one that fails decides, one whose number is not given leaves it open. */
function tested(goods: Shipment['goods'], entry: ItemEntry): Finding {
  for (const test of entry.tests ?? []) {
    const value = propertyOf(goods, test.property)
    const says = `${test.property.replaceAll('_', ' ')} ${test.op} ${test.value}`
    if (value === undefined)
      return unknown(`${entry.description}: ${says} is not stated`, `What is its ${test.property.replaceAll('_', ' ')}?`)
    const holds =
      test.op === '>'
        ? value > test.value
        : test.op === '>='
          ? value >= test.value
          : test.op === '<'
            ? value < test.value
            : value <= test.value
    if (!holds) return no(`${value} does not meet ${says}`)
  }
  return yes(`it is ${entry.description}`)
}

/** Alloys and targets are controlled by name: Sm-Co, not any alloy with samarium, unless the list was not read whole. */
function namedCombination(minerals: readonly string[], list: ItemList, entry: ItemEntry): Finding {
  const names = entry.named ?? []
  const isNamed = names.some((name) => name.split('-').every((part) => minerals.includes(part)))
  if (isNamed || (names.length === 0 && entry.complete !== false)) return yes(`it is ${entry.description}`)
  if (entry.complete === false)
    return yes(`it may be ${entry.description}; the printed list was not read whole`, {
      isWeak: true,
      leans: list.ambiguities ?? [],
    })
  return no(`the list names ${names.join(', ')}`)
}

const formQuestion = 'In which form is it: oxide, metal, alloy, target, magnet, assembly?'

/** A form in a word that no list uses is as good as not stated: "no list names it" would be a guess. */
export const strangeForm = (form: Form): Finding =>
  unknown(`"${form.replaceAll('_', ' ')}" is no form that the lists know`, formQuestion)

function entryMatch(goods: Shipment['goods'], list: ItemList, entry: ItemEntry): Finding {
  const form = formOf(goods)
  const { minerals } = goods
  const code = goods.code
  const isWork = workForms.has(entry.form)
  if (code !== null && code !== undefined && entry.code !== undefined && entry.code.split(';').includes(code))
    return yes(`its control code is ${code}`)
  if (isWork) {
    if (form !== undefined && form !== entry.form && form !== 'service') return no(`it is no ${entry.form}`)
    if (describes(goods, entry)) return yes(`it is ${entry.description}`)
    if (entry.form === 'technology' && isAboutTopic(goods, entry)) return yes(`it is ${entry.description}`)
    if (sharesCode(goods.hs, entry.hs) && form === entry.form)
      return yes(`its customs code stands beside ${entry.description}`, { isWeak: true })
    return no(`it is not described as ${entry.description}`)
  }
  if (form !== undefined && workForms.has(form)) return no(`it is ${form}, not ${entry.form.replaceAll('_', ' ')}`)
  if (minerals === undefined) return unknown('what it is made of is not stated', 'Which elements does it contain?')
  const isGeneral = entry.elements?.includes('REE') === true
  const contains = isGeneral ? minerals.some(isRareEarth) : (entry.elements ?? []).every((symbol) => minerals.includes(symbol))
  if (!contains) return no(`it contains no ${(entry.elements ?? []).join(' and ')}`)
  const rareEarthList = (entry.elements ?? []).some(isRareEarth)
  if (form === undefined) return unknown('its form is not stated', formQuestion)
  if (!rareEarthList && (describes(goods, entry) || sharesCode(goods.hs, entry.hs))) return tested(goods, entry)
  const forms = answersTo[form] ?? [form]
  if (!forms.includes(entry.form) && !isKnownForm(form)) return strangeForm(form)
  if (!forms.includes(entry.form)) return no(`it is ${form.replaceAll('_', ' ')}, not ${entry.form.replaceAll('_', ' ')}`)
  if (entry.form === 'alloy' || entry.form === 'target') {
    return namedCombination(minerals, list, entry)
  }
  // Lists outside the rare earths name compounds one by one.
  if (!rareEarthList && entry.form === 'compound') {
    if (sharesCode(goods.hs, list.hs_all)) return yes('its customs code stands in the notice', { isWeak: true })
    return unknown(`the list names compounds one by one; ${entry.description} is one of them`, `Is it ${entry.description}?`)
  }
  return tested(goods, entry)
}

/** Whether goods are an item of a list. Interpretations that put built-in magnets outside a list are applied by the caller. */
export function onList(goods: Shipment['goods'], list: ItemList, part?: 'prohibited' | 'restricted'): ItemMatch {
  const entries = part === undefined ? list.entries : list.entries.filter((entry) => entry.part === part)
  const findings = entries.map((entry) => ({ entry, finding: entryMatch(goods, list, entry) }))
  const decided = any(
    findings.map(({ finding }) => finding),
    no(`it is no item of ${list.title}`),
  )
  return { finding: decided, entry: findings.find(({ finding }) => finding === decided)?.entry ?? null }
}

/** Magnets built into something further: inside or outside a list as officials read it (`built_in`), else taken as outside. */
export function onListAsRead(goods: Shipment['goods'], list: ItemList, part?: 'prohibited' | 'restricted'): ItemMatch {
  if (formOf(goods) !== 'deep_processed') return onList(goods, list, part)
  const reading = list.built_in
  const leans = reading === undefined ? [] : [reading.reading, ...reading.ambiguities]
  const asMagnet = onList({ ...goods, class: 'permanent_magnet' }, list, part)
  if (reading?.is_listed === true) return { ...asMagnet, finding: { ...asMagnet.finding, leans } }
  if (asMagnet.finding.truth === 'no') return asMagnet
  return {
    entry: asMagnet.entry,
    finding: no('goods with the magnets fixed in are as a rule outside the list', { leans, isWeak: true }),
  }
}

const matched = new WeakMap<Shipment['goods'], Map<string, ItemMatch>>()

/** Whether goods are an item of any of the lists, and of which entry; the same goods are asked by many rules, so it is kept. */
export function onAnyList(goods: Shipment['goods'], book: ControlBook, ids: readonly string[]): ItemMatch {
  const key = ids.join(' ')
  const known = matched.get(goods)
  const before = known?.get(key)
  if (before !== undefined) return before
  const matches = ids.flatMap((id) => {
    const list = book.itemLists.get(id)
    return list === undefined ? [] : [onListAsRead(goods, list)]
  })
  const decided = any(
    matches.map(({ finding }) => finding),
    no('it is on no dual-use list that was in force'),
  )
  const found = matches.find(({ finding }) => finding === decided) ?? { finding: decided, entry: null }
  matched.set(goods, (known ?? new Map<string, ItemMatch>()).set(key, found))
  return found
}
