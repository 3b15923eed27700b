import { elementGroups, elements, mineralNamed, otherMinerals, widerMaterials } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed } from '../../kernel/place.ts'
import { stageNamed, stages, type Stage } from '../../kernel/stage.ts'

/** Fewest single-letter changes between two words; small tables, short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

/** The word of a list that was most likely meant, or undefined when none is near. */
function nearest(text: string, words: readonly string[]): string | undefined {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const ranked = words.map((word) => ({ word, far: distance(wanted, word.toLowerCase()) })).toSorted((a, b) => a.far - b.far)
  const [first] = ranked
  return first && first.far <= Math.max(2, Math.floor(wanted.length / 3)) ? first.word : undefined
}

const meant = (text: string, words: readonly string[]): string => {
  const near = nearest(text, words)
  return near === undefined ? '' : `; did you mean "${near}"?`
}

const mineralWords = [...Object.keys(elementGroups), ...Object.values(elements), ...otherMinerals, ...widerMaterials]

/** How people shorten a set of elements when they ask; too loose for reading texts, where "magnet" is a good. */
const shortNames: Readonly<Record<string, string>> = {
  magnet: 'magnet_rare_earths',
  magnets: 'magnet_rare_earths',
  heavy: 'heavy_rare_earths',
  light: 'light_rare_earths',
}

/** Canonical mineral, or a refusal that names the nearest word. */
export function askedMineral(text: string): string {
  const mineral = mineralNamed(text) ?? shortNames[text.trim().toLowerCase()]
  if (mineral === undefined) throw new Refusal('unknown-mineral', `no mineral is called "${text}"${meant(text, mineralWords)}`)
  return mineral
}

/** Canonical stage, or a refusal that lists the stages. */
export function askedStage(text: string): Stage {
  const stage = stageNamed(text)
  if (stage === undefined)
    throw new Refusal('unknown-stage', `no stage is called "${text}"${meant(text, stages)}; stages: ${stages.join(', ')}`)
  return stage
}

/** Canonical place, or a refusal. */
export function askedPlace(text: string): string {
  const place = placeNamed(text)
  if (place === undefined)
    throw new Refusal('unknown-place', `no place is called "${text}"; write an English country name or an ISO code such as CHN`)
  return place
}
