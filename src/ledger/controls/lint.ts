import { addDays } from '../../kernel/day.ts'
import { placeNamed } from '../../kernel/place.ts'
import type { Fault } from '../../kernel/read.ts'
import type { ControlBook } from './book.ts'

/**
 * How the tables of the rule book fit one another: ids that lead nowhere, days with two states or none, intervals and pauses
 * without a source. A fault names the rule and the day, so that a reviewer can go straight to the line.
 */
export function lintBook(book: ControlBook, sources: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  const complain = (kind: string, says: string): void => {
    faults.push({ kind, says: `controls: ${says}` })
  }
  const instruments = new Set(book.instruments.map(({ id }) => id))
  const rules = new Set(book.rules.map(({ id }) => id))
  const readings = new Set(book.interpretations.map(({ id }) => id))
  const scenarios = new Set(book.scenarios.map(({ id }) => id))
  const repeated = (what: string, ids: readonly string[]): void => {
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
      complain('repeated-id', `${what} ${id} stands twice`)
  }
  const known = (owner: string, what: string, id: string, among: { has(id: string): boolean }): void => {
    if (!among.has(id)) complain('dangling-id', `${owner} names ${what} ${id}, which is not there`)
  }
  const cited = (owner: string, ids: readonly string[] | undefined): void => {
    for (const id of ids ?? []) known(owner, 'source', id, sources)
  }

  repeated(
    'instrument',
    book.instruments.map(({ id }) => id),
  )
  repeated(
    'rule',
    book.rules.map(({ id }) => id),
  )
  for (const rule of book.rules) {
    known(rule.id, 'instrument', rule.instrument, instruments)
    cited(rule.id, rule.sources)
    for (const id of rule.ambiguities ?? []) known(rule.id, 'ambiguity', id, book.ambiguities)
    for (const id of [...(rule.applies_with ?? []), ...(rule.when.passes_on ?? []), ...(rule.closed_for ?? [])])
      known(rule.id, 'rule', id, rules)
    const { items, listed_on, content, technology_origin } = rule.when
    for (const id of [...(content?.ambiguities ?? []), ...(technology_origin?.ambiguities ?? [])])
      known(rule.id, 'ambiguity', id, book.ambiguities)
    for (const id of [...(Array.isArray(items) ? items : []), ...(content?.items ?? [])])
      known(rule.id, 'item list', id, book.itemLists)
    if (listed_on !== undefined) known(rule.id, 'entity list', listed_on, book.entityLists)
    if (!book.status.has(rule.id)) complain('no-status', `${rule.id} has no status on any day`)
  }
  for (const [id, intervals] of book.status) {
    known('status.yaml', 'rule', id, rules)
    for (const [index, each] of intervals.entries()) {
      if (each.to !== undefined && each.to < each.from)
        complain('backwards', `${id}: an interval ends on ${each.to}, before it begins`)
      const next = intervals[index + 1]
      if (next === undefined) continue
      if (each.to === undefined || next.from <= each.to) complain('overlap', `${id}: two intervals hold on ${next.from}`)
      else if (next.from > addDays(each.to, 1)) complain('gap', `${id}: no interval holds on ${addDays(each.to, 1)}`)
    }
  }
  for (const pause of book.suspensions) {
    cited(pause.id, pause.sources)
    if (pause.to < pause.from) complain('backwards', `${pause.id} ends before it begins`)
    for (const id of pause.ambiguities ?? []) known(pause.id, 'ambiguity', id, book.ambiguities)
    if (pause.scenario !== undefined) known(pause.id, 'scenario', pause.scenario, scenarios)
    for (const id of pause.rules) known(pause.id, 'rule', id, rules)
    const twice = book.suspensions.find(
      (other) =>
        other !== pause &&
        other.scenario === pause.scenario &&
        other.rules.some((id) => pause.rules.includes(id)) &&
        other.from <= pause.to &&
        pause.from <= other.to,
    )
    if (twice !== undefined)
      complain(
        'overlap',
        `${pause.id} and ${twice.id} pause the same rule on ${pause.from > twice.from ? pause.from : twice.from}`,
      )
  }
  for (const list of book.itemLists.values()) {
    known(list.id, 'instrument', list.instrument, instruments)
    cited(list.id, list.sources)
    for (const id of [...(list.ambiguities ?? []), ...(list.built_in?.ambiguities ?? [])])
      known(list.id, 'ambiguity', id, book.ambiguities)
    if (list.built_in) known(list.id, 'reading', list.built_in.reading, readings)
    for (const entry of list.entries) cited(`${list.id} ${entry.description}`, entry.sources)
  }
  for (const list of book.entityLists.values()) {
    cited(list.id, list.sources)
    repeated(`party on ${list.id}:`, list.entities)
  }
  for (const reading of book.interpretations) {
    cited(reading.id, reading.sources)
    for (const id of reading.applies_to) known(reading.id, 'rule', id, rules)
  }
  for (const point of book.ambiguities.values()) cited(point.id, point.sources)
  for (const each of book.scenarios) {
    cited(each.id, each.sources)
    for (const id of each.ambiguities ?? []) known(each.id, 'ambiguity', id, book.ambiguities)
  }
  faults.push(...lintRemarks(book))
  return faults
}

/** Remarks: what they rest on and what they hang on must be there, places and all; one without words must rest on an open point. */
function lintRemarks(book: ControlBook): Fault[] {
  const faults: Fault[] = []
  const complain = (kind: string, says: string): void => {
    faults.push({ kind, says: `controls: remarks.yaml: ${says}` })
  }
  const rules = new Set(book.rules.map(({ id }) => id))
  const readings = new Set(book.interpretations.map(({ id }) => id))
  for (const [index, { rests_on, says, when }] of book.remarks.entries()) {
    const name = `remark ${index + 1}`
    for (const id of rests_on)
      if (!rules.has(id) && !readings.has(id) && !book.ambiguities.has(id))
        complain('dangling-id', `${name} rests on ${id}, which is no rule, reading or open point`)
    for (const id of when.applies ?? [])
      if (!rules.has(id)) complain('dangling-id', `${name} hangs on rule ${id}, which is not there`)
    for (const place of [
      ...(when.to ?? []),
      ...(when.from_other_than ?? []),
      ...(when.to_other_than ?? []),
      ...(when.origin ?? []),
    ])
      if (placeNamed(place) === undefined) complain('unknown-place', `${name} names ${place}, which is no place`)
    if (says === undefined && !rests_on.some((id) => book.ambiguities.has(id)))
      complain('silent-remark', `${name} has no words and rests on no open point`)
  }
  return faults
}
