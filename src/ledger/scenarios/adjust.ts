import { isMap, isScalar, parseDocument, type Document } from 'yaml'
import type { Measure, ScenarioFile } from './scenario-file.ts'
import type { Spread } from './words.ts'

/** A number of a scenario that a reader may want to move. */
export interface Adjustable {
  /** Path in the file, counted from 1: `measures.1.by`. */
  readonly path: string
  readonly title: string
  readonly kind: 'share' | 'rate' | 'months' | 'amount' | 'number'
  readonly spread: Spread
}

const fields: Readonly<Record<string, { readonly title: string; readonly kind: Adjustable['kind'] }>> = {
  by: { title: 'Share lost', kind: 'share' },
  granted: { title: 'Granted a month', kind: 'share' },
  wait: { title: 'Months of waiting', kind: 'months' },
  uncontrolled: { title: 'Needs no licence', kind: 'share' },
  rate: { title: 'Duty', kind: 'rate' },
  elasticity: { title: 'Elasticity of orders', kind: 'number' },
  most: { title: 'At most', kind: 'amount' },
  orderAhead: { title: 'Ordered ahead', kind: 'rate' },
  adds: { title: 'Tonnes a year', kind: 'amount' },
  slip: { title: 'Months late', kind: 'months' },
  ramp: { title: 'Months of ramp', kind: 'months' },
  holds: { title: 'Tonnes held', kind: 'amount' },
  over: { title: 'Months let out', kind: 'months' },
  grows: { title: 'Change of use a year', kind: 'rate' },
  saves: { title: 'Saved a year', kind: 'share' },
  qualified: { title: 'Newly delivered by others a month short', kind: 'share' },
  drift: { title: 'Moves to who delivers a month', kind: 'share' },
}

const isSpread = (value: unknown): value is Spread => typeof value === 'object' && value !== null && 'mode' in value

function ofMeasure(measure: Measure, path: string): Adjustable[] {
  return Object.entries(measure).flatMap(([name, value]): Adjustable[] => {
    const field = fields[name]
    // A quota's `most` is tonnes, that of a change of grade a share.
    const kind = measure.kind === 'switch' && name === 'most' ? 'share' : field?.kind
    return field === undefined || kind === undefined || !isSpread(value)
      ? []
      : [{ path: `${path}.${name}`, title: field.title, kind, spread: value }]
  })
}

/** Every number of a scenario that may be moved, in the order of the file; measure by measure. */
export const adjustableOf = (file: ScenarioFile): Adjustable[] => [
  ...file.measures.flatMap((measure, at) => ofMeasure(measure, `measures.${at + 1}`)),
  ...file.courses.flatMap(({ measures }, of) =>
    measures.flatMap((measure, at) => ofMeasure(measure, `courses.${of + 1}.measures.${at + 1}`)),
  ),
]

/** A path as the file's own tree counts it: lists from 0. */
const inTree = (path: string): (string | number)[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) - 1 : part))

/** Whether a path leads into the file: its last part may be new, what comes before must be there. */
function leadsIn(document: Document, path: readonly (string | number)[]): boolean {
  if (path.length === 1) return isMap(document.contents)
  return isMap(document.getIn(path.slice(0, -1), true))
}

/**
 * The text of a scenario with some values changed, comments and order kept. A value is read as YAML reads it (`80 %`, `2027-06`,
 * `[Dy, Tb]`). Paths that lead nowhere are given back.
 */
export function changeScenario(
  text: string,
  changes: ReadonlyMap<string, string>,
): { readonly text: string; readonly lost: readonly string[] } {
  const document = parseDocument(text, { prettyErrors: false })
  const lost: string[] = []
  for (const [path, value] of changes) {
    const at = inTree(path)
    if (document.errors.length > 0 || !leadsIn(document, at)) {
      lost.push(path)
      continue
    }
    const node = parseDocument(value, { prettyErrors: false }).contents
    document.setIn(at, node === null ? value : isScalar(node) ? node.value : node)
  }
  return { text: document.toString({ lineWidth: 0 }), lost }
}
