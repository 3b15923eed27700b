import type { Measure } from '../vocabulary.ts'
import type { Draft } from './draft.ts'
import { lookAt, type Scene } from './scene.ts'
import { matches } from '../text/matches.ts'

const lacking =
  /\b(?:has|have|had|with|performs?|operates?|currently has|possess(?:es)?|there (?:is|are)) (?:currently |virtually |almost |practically |effectively )?no (?:[\w.-]+ ){0,5}?(capacity|production|separation|refining|processing|smelting|output|mines?|smelters?|refiner(?:y|ies)|facilit(?:y|ies)|plants?|reserves|stockpiles?|producers?)\b/gi
const producing =
  /\b(produc(?:es?|ed)|min(?:es?|ed)|refin(?:es?|ed)|export(?:s|ed)?|import(?:s|ed)?) (?:virtually |almost |essentially |currently )?no (?:[\w-]+ ){0,3}?[\w-]+/gi
const fallen =
  /\b(?:(?:was|were|stood at|remained at|came to|at) (?:virtually |almost |near(?:ly)? |effectively )?(?:zero|nil)\b(?![- ](?:tariff|dut|per|sum|rate|carbon|emission|cost|interest|waste|covid))|(?:fell|dropped|declined|plunged|slumped|sank|collapsed|down|reduced|tumbled) to (?:virtually |almost |near(?:ly)? |effectively )?(?:zero|nil|nothing)\b)/gi

function measureOf(word: string): readonly [Measure, string] {
  if (/capacity/i.test(word)) return ['capacity', 't/yr']
  if (/export|shipment/i.test(word)) return ['exports', 't']
  if (/import/i.test(word)) return ['imports', 't']
  if (/reserve/i.test(word)) return ['reserves', 't']
  if (/stockpile/i.test(word)) return ['stockpile', 't']
  if (/mines?$|smelter|refiner(?:y|ies)|facilit|plants?$|producers?$/i.test(word) && !/mined/i.test(word))
    return ['count', 'count']
  return ['production', 't']
}

/** Negations that state an amount of nothing: "has no separation capacity", "produces no gallium", "dropped to zero". */
export function zerosIn(scene: Scene): Draft[] {
  const { text } = scene
  if (!/\bno\b|\bzero\b|\bnil\b|\bnothing\b/i.test(text)) return []
  const drafts: Draft[] = []
  const add = (from: number, to: number, word: string, rule: string): void => {
    const [measure, unit] = measureOf(word)
    const approximate = /\b(?:virtually|almost|near|nearly|practically|effectively|essentially)\b/i.test(text.slice(from, to))
    drafts.push({
      kind: { type: 'quantity', measure, rule },
      look: lookAt(scene, from, to, -1),
      from,
      to,
      value: 0,
      operator: approximate ? '~' : '=',
      unit,
    })
  }
  const known =
    scene.mentions.some((m) => m.entry.mineral !== null) || scene.background.mentions.some((m) => m.entry.mineral !== null)
  if (!known) return []
  for (const found of matches(lacking, text)) {
    const start = found.index + found[0].search(/\bno\b/i)
    add(start, found.index + found[0].length, found[1] ?? '', 'has-none')
  }
  for (const found of matches(producing, text)) {
    if (/\bno (?:longer|more|less|fewer|later|matter|doubt|other)\b/i.test(found[0]) || drafts.length > 0) continue
    add(found.index + found[0].search(/\bno\b/i), found.index + found[0].length, found[1] ?? '', 'makes-none')
  }
  for (const found of matches(fallen, text)) {
    const word = /\b(exports?|shipments?|imports?|production|output)\b/i.exec(
      text.slice(Math.max(0, found.index - 90), found.index),
    )
    if (word !== null) add(found.index, found.index + found[0].length, word[1] ?? '', 'fell-to-zero')
  }
  return drafts
}
