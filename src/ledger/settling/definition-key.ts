import { hashOf } from '../../kernel/hash.ts'
import { toTonnes } from '../../kernel/quantity.ts'
import type { Figure } from '../figure.ts'
import { kindOfSubject, placeOfSubject } from '../match-subject.ts'

/** What a figure speaks of, whoever says it and in whichever edition: two figures with one key answer the same question. */
export interface Question {
  readonly measure: string
  readonly mineral: string | null
  readonly basis: string
  readonly stage: string | null
  readonly geography: string | null
  readonly counterpart: string | null
  readonly of: string | null
  readonly period: string
  readonly scenario: string | null
  /** `t` for every mass, since tonnes and kilograms of one thing are one thing. */
  readonly unit: string
  /** A company, site or body; null where the figure is about the place itself. */
  readonly about: string | null
  readonly projected: boolean
}

/** Measures of what a government or a court does, told of the place whichever office is named as the subject. */
const ofThePlace = /^(quota|tariff_rate|import_share|export_share|import_reliance)$/

function aboutOf({ subject, geography, measure }: Figure): string | null {
  if (ofThePlace.test(measure)) return null
  if (placeOfSubject(subject) === geography || kindOfSubject(subject) === 'place') return null
  return subject.toLowerCase()
}

const dimensionOf = (unit: string): string => {
  const plain = unit.replace('/yr', '')
  return toTonnes(1, plain).ok ? 't' : plain
}

const asked = new WeakMap<Figure, Question>()

/** What a figure speaks of; worked out once. */
export function questionOf(figure: Figure): Question {
  let known = asked.get(figure)
  if (known === undefined) {
    known = askedBy(figure)
    asked.set(figure, known)
  }
  return known
}

const askedBy = (figure: Figure): Question => ({
  measure: figure.measure,
  mineral: figure.mineral,
  basis: figure.basis,
  stage: figure.stage,
  geography: figure.geography,
  counterpart: figure.counterpart,
  of: figure.of,
  period: figure.period,
  scenario: figure.scenario,
  unit: dimensionOf(figure.unit),
  about: aboutOf(figure),
  projected: figure.kind === 'projected',
})

const keys = new WeakMap<Figure, string>()

/** The key of a figure's definition; kept, since a ledger is filed under it again and again. */
export function definitionKey(figure: Figure): string {
  let known = keys.get(figure)
  if (known === undefined) {
    known = keyOf(questionOf(figure))
    keys.set(figure, known)
  }
  return known
}

const keyOf = (question: Question): string => `${seriesOf(question)}|${question.period}`

const seriesOf = (question: Question): string =>
  [
    question.measure,
    question.mineral,
    question.basis,
    question.stage,
    question.geography,
    question.counterpart,
    question.of,
    question.scenario,
    question.unit,
    question.about,
    question.projected ? 'projected' : 'outcome',
  ].join('|')

const seriesKeys = new WeakMap<Figure, string>()

/** The key of a definition without its period: one publisher's figures with one are a series over the years. */
export function seriesKey(figure: Figure): string {
  let known = seriesKeys.get(figure)
  if (known === undefined) {
    known = seriesOf(questionOf(figure))
    seriesKeys.set(figure, known)
  }
  return known
}

/** Short, stable name of a definition: `df_` and sixteen digits of the hash of its key. */
export function definitionId(figure: Figure): string {
  let known = ids.get(figure)
  if (known === undefined) {
    known = `df_${hashOf(definitionKey(figure)).slice(0, 16)}`
    ids.set(figure, known)
  }
  return known
}

const ids = new WeakMap<Figure, string>()

/** A figure's value in tonnes where it is a mass, else as it is; null where there is none. */
export const comparable = (figure: Figure, value: number | null): number | null => {
  if (value === null) return null
  const tonnes = toTonnes(value, figure.unit.replace('/yr', ''))
  return tonnes.ok ? tonnes.value : value
}

/** Rows of a table that hold "all others": who they are differs from list to list, so two of them never answer one question. */
export const isRemainder = (figure: Figure): boolean => figure.geography === 'OTHER' || figure.geography === 'WORLD_EX_CHN'
