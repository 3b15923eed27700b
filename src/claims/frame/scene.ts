import type { Passage } from '../claim.ts'
import type { Entry, Gazetteer, Mention } from '../gazetteer.ts'
import type { Amount } from '../quantity/amount.ts'
import { findAmounts } from '../quantity/find.ts'
import { isOwnerOf, isPreposed, isSource } from './source.ts'
import { sentences } from '../text/sentences.ts'
import { datesIn, type FoundDate } from '../time/dates.ts'

/** What was said before a sentence and may be meant by its pronouns and elisions. */
export interface Background {
  readonly text: string
  readonly mentions: readonly Mention[]
  /** Those of them that the sentence before makes; the rest are the context's. */
  readonly recent: readonly Mention[]
  readonly dates: readonly FoundDate[]
  /** Dates of the sentence before, in the same passage. */
  readonly told: readonly FoundDate[]
  /** Words of a table's header, when the passage is a row. */
  readonly topic: string
}

/** One sentence with everything found in it. All offsets are relative to the sentence; `offset` leads back to the text. */
export interface Scene {
  readonly text: string
  readonly offset: number
  readonly mentions: readonly Mention[]
  readonly dates: readonly FoundDate[]
  readonly amounts: readonly Amount[]
  readonly background: Background
  readonly passage: Passage
  /** In capitals throughout or without a verb: a heading. */
  readonly whole: string
}

/** "BEIJING, Oct 21 (Reuters) - ": where and by whom a report was filed. */
const dateline = /^[A-Z]{3}[A-Z/ .'-]*(?:,[^()\n]{0,30})? ?\([A-Z][\w .]{1,30}\)\s*[-–—]+\s/

/** Likely subjects first: a name behind a preposition or one that only reports is seldom what a pronoun means. */
function bySalience(text: string, mentions: readonly Mention[]): readonly (readonly [boolean, Mention])[] {
  return mentions.map(
    (m, index) => [!isPreposed(text, m) && !isSource(text, m) && !isOwnerOf(text, m, mentions[index + 1]), m] as const,
  )
}

/** The sentences of a passage as scenes, each seeing the passage's context and what stands before it. */
export function scenesOf(passage: Passage, gazetteer: Gazetteer): Scene[] {
  const context = passage.context ?? ''
  const contextMentions = context === '' ? [] : bySalience(context, gazetteer.mentions(context))
  // A firm's own release is about the firm.
  const issuer = gazetteer.mentions(passage.publisher ?? '').filter((m) => m.entry.kind === 'company' && m.entry.mineral !== null)
  const contextDates = context === '' ? [] : datesIn(context, passage.date)
  const scenes: Scene[] = []
  const preceding = passage.before ?? ''
  let before = `${context} ${preceding}`.trim()
  let recent = bySalience(
    preceding,
    (preceding === '' ? [] : gazetteer.mentions(preceding)).filter((m) => m.from >= (dateline.exec(preceding)?.[0].length ?? 0)),
  )
  let told: readonly FoundDate[] = []
  for (const { from, to } of sentences(passage.text)) {
    const text = passage.text.slice(from, to)
    const wire = dateline.exec(text)?.[0].length ?? 0
    const mentions = gazetteer.mentions(text).filter((m) => m.from >= wire)
    const dates = datesIn(text, passage.date).filter((date) => date.from >= wire)
    const publisher =
      /\bAustralian (?:company|dollars)|\bASX\b/.test(context) || issuer.some((m) => m.entry.place === 'AUS')
        ? `${passage.publisher ?? ''} Australia`
        : passage.publisher
    scenes.push({
      text,
      offset: from,
      mentions,
      dates,
      amounts: findAmounts(text, { publisher, dates, units: gazetteer.units }),
      background: {
        text: before,
        mentions: salient([...recent, ...contextMentions], issuer),
        recent: recent.map(([, m]) => m),
        dates: contextDates,
        told,
        topic: context,
      },
      passage,
      whole: passage.text,
    })
    if (mentions.length > 0) recent = bySalience(text, mentions)
    told = dates
    before = `${context} ${text}`
  }
  return scenes
}

const salient = (ranked: readonly (readonly [boolean, Mention])[], last: readonly Mention[]): Mention[] =>
  [...ranked.filter(([subject]) => subject), ...ranked.filter(([subject]) => !subject)]
    .map(([, m]) => m)
    .concat(last)
    .slice(0, 24)

/** The words around a stretch of a sentence, bounded to 160 characters each way. */
export interface Look {
  readonly scene: Scene
  readonly from: number
  readonly to: number
  /** Everything before, as written. */
  readonly left: string
  /** Between the amount before and this one. */
  readonly gap: string
  /** After, up to the next amount. */
  readonly right: string
  /** After, to the end of the sentence. */
  readonly tail: string
  readonly previous: Amount | null
  readonly next: Amount | null
}

export function lookAt(scene: Scene, from: number, to: number, index: number): Look {
  const previous = index > 0 ? (scene.amounts[index - 1] ?? null) : null
  // "from 3,000 to 9,000 tonnes": what stands before the first number is said of both.
  const paired =
    previous !== null &&
    /^\s*(?:in (?:19|20)\d\d )?to\s+(?:just |about |around |nearly |over |more than |only )?$/.test(
      scene.text.slice(previous.to, from),
    ) &&
    /\bfrom\s+(?:about |around |just )?$/i.test(scene.text.slice(Math.max(0, previous.from - 14), previous.from))
  const gapFloor = paired ? (scene.amounts[index - 2]?.to ?? 0) : (previous?.to ?? 0)
  const next = index >= 0 ? (scene.amounts[index + 1] ?? null) : null
  const floor = Math.max(0, from - 160)
  const ceiling = Math.min(scene.text.length, to + 160)
  return {
    scene,
    from,
    to,
    left: scene.text.slice(floor, from),
    gap: scene.text.slice(Math.max(floor, gapFloor), from),
    right: scene.text.slice(to, Math.min(ceiling, next?.from ?? ceiling)),
    tail: scene.text.slice(to, ceiling),
    previous,
    next,
  }
}

export const isActor = (entry: Entry): boolean =>
  (entry.kind === 'place' && entry.place !== 'WORLD') ||
  entry.kind === 'company' ||
  entry.kind === 'site' ||
  entry.kind === 'authority' ||
  entry.kind === 'person' ||
  entry.kind === 'instrument'
