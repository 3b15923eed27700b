import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/claims/claim.ts'
import type { Gazetteer } from '../../src/claims/gazetteer.ts'
import { readClaims } from '../../src/claims/read-claims.ts'

/** One claim as an annotator wrote it; terms of the annotation guideline, null is "none". */
export interface Annotation {
  readonly from: number
  readonly to: number
  readonly type: string
  readonly measure: string
  readonly subject: string | null
  readonly mineral: string | null
  readonly stage: string | null
  readonly geography: string | null
  readonly value: Claim['value']
  readonly unit: string | null
}
export interface Written {
  readonly id: string
  readonly date: string | null
  readonly publisher: string | null
  readonly context: string | null
  readonly passage: string
  readonly annotations: readonly Annotation[]
}

const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === '-' ? null : text.trim())

function valueOf(written: string, unit: string | null): Claim['value'] {
  if (written === '-') return null
  if (unit === 'date') return written
  const [low, high] = written.split(',').map(Number)
  return high === undefined ? (low as number) : [low as number, high]
}

function annotationOf(line: string, passage: string): Annotation {
  const [span = '', kind = '', subject, material = '', place = '', , figure = ''] = line.split(' | ')
  const from = passage.indexOf(span)
  if (from < 0) throw new Error(`"${span}" does not stand in "${passage}"`)
  const [type = '', measure = ''] = kind.split(' ')
  const [mineral, stage] = material.split('/')
  const [, value = '-', written] = figure.split(' ')
  const unit = orNull(written)
  return {
    from,
    to: from + span.length,
    type,
    measure,
    subject: orNull(subject),
    mineral: orNull(mineral),
    stage: orNull(stage),
    geography: orNull(place.split('>')[0]),
    value: valueOf(value, unit),
    unit,
  }
}

/** Reads one part of the written sentences. */
export function writtenSentences(half: 'open' | 'held' | 'later'): Written[] {
  const blocks = readFileSync(new URL(`${half}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
  return blocks.map((block) => {
    const [head = '', passage = '', ...lines] = block.split('\n')
    const [, id = '', date, publisher, context] = /^\[(\w+)\] (\S+) \| ([^|]*) \| (.*)$/.exec(head) ?? []
    return {
      id,
      date: orNull(date),
      publisher: orNull(publisher),
      context: orNull(context),
      passage,
      annotations: lines.map((line) => annotationOf(line, passage)),
    }
  })
}

const same = (a: Claim['value'], b: Claim['value']): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.every((each, index) => same(each as number, b[index] as number))
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), Math.abs(b))
  return a === b
}

/** F1 over all passages: the value at its place; with type and unit; with mineral, stage and geography too. */
export interface Score {
  readonly value: number
  readonly claim: number
  readonly bound: number
  readonly cleanNegatives: number
}

/** Matches read claims to annotations one to one by place and value, as the reference scorer does. */
export function score(passages: readonly Written[], gazetteer: Gazetteer): Score {
  let [gold, read, value, claim, bound, negatives, clean] = [0, 0, 0, 0, 0, 0, 0]
  for (const { passage, context, date, publisher, annotations } of passages) {
    const free = new Set(readClaims({ text: passage, context, date, publisher }, gazetteer).claims)
    gold += annotations.length
    read += free.size
    if (annotations.length === 0) {
      negatives++
      if (free.size === 0) clean++
    }
    for (const wanted of annotations) {
      const touching = [...free].filter(
        ({ span, value: found }) => span[0] < wanted.to && wanted.from < span[1] && same(found, wanted.value),
      )
      const overlap = ({ span }: Claim): number => Math.min(span[1], wanted.to) - Math.max(span[0], wanted.from)
      const hit = touching.sort((a, b) => overlap(b) - overlap(a))[0]
      if (hit === undefined) continue
      free.delete(hit)
      value++
      if (hit.type !== wanted.type || hit.unit !== wanted.unit) continue
      claim++
      if (hit.mineral === wanted.mineral && hit.stage === wanted.stage && hit.geography === wanted.geography) bound++
    }
  }
  const f1 = (right: number): number => (2 * right) / (gold + read)
  return { value: f1(value), claim: f1(claim), bound: f1(bound), cleanNegatives: clean / negatives }
}
