import { LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { nearestOf } from '../../kernel/distance.ts'
import type { Fault } from '../../kernel/read.ts'
import { measures, scenarioFile, type MeasureKind, type ScenarioFile } from './scenario-file.ts'

const keysOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape)
const kindsOf = new Map<MeasureKind, string[]>(
  measures.options.map((option) => [option.shape.kind.value, keysOf(option as unknown as z.ZodObject)]),
)

type Path = readonly (string | number)[]

/** The place in the text of the node at a path, or of the nearest one above it that is there. */
function placeOf(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | undefined
    if (!node?.range) continue
    const { line, col } = lines.linePos(node.range[0])
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}

/** `measures.2.by`, the way a reader finds it in the file: counted from 1. */
const sayPath = (path: Path): string => path.map((part) => (typeof part === 'number' ? `${part + 1}` : part)).join('.')

/** What was probably meant by a key that is not known. */
function meant(given: unknown, path: Path, key: string): string {
  const kind = (valueAt(given, path) as { kind?: unknown } | undefined)?.kind
  const allowed =
    path.length === 0 ? keysOf(scenarioFile) : typeof kind === 'string' ? kindsOf.get(kind as MeasureKind) : undefined
  if (allowed === undefined) return ''
  const [near] = nearestOf(
    key,
    allowed.map((name) => [name, 1] as const),
    1,
  )
  return near === undefined ? `; known here: ${allowed.join(', ')}` : `; did you mean ${near}?`
}

/** What stands at a path. */
function valueAt(given: unknown, path: Path): unknown {
  let at: unknown = given
  for (const part of path) at = (at as Record<string | number, unknown> | null | undefined)?.[part]
  return at
}

function saysOf(issue: z.core.$ZodIssue, given: unknown): string {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${key} is not known${meant(given, path, key)}`).join(', ')
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') {
    const at = valueAt(given, path)
    const kinds = [...kindsOf.keys()]
    const [near] = nearestOf(
      String(at),
      kinds.map((name) => [name, 1] as const),
      1,
    )
    return `${String(at)} is no kind of measure${near === undefined ? `; there are ${kinds.join(', ')}` : `; did you mean ${near}?`}`
  }
  if (issue.code === 'invalid_union') {
    if (valueAt(given, path) === undefined) return 'is missing'
    // Of several readings the one that says most: a message of ours before one of the library's.
    const inner = issue.errors.flat()
    const own = inner.find((each) => each.code === 'custom') ?? inner.find((each) => each.code !== 'invalid_type')
    if (own) return saysOf(own, given)
    return 'has none of the forms that are read here'
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing'
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input === 'object')
    return 'should be a text: put quotes around one that has a colon in it'
  return issue.message
}

/**
 * Reads a scenario file, YAML or JSON. What does not fit is told with the path in the file, line and column, and the nearest known
 * word for one that was mistyped. `undefined` when anything was wrong.
 */
export function readScenario(text: string, faults: Fault[]): ScenarioFile | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  for (const error of document.errors) {
    const at = lines.linePos(error.pos[0])
    faults.push({
      kind: 'broken-scenario',
      says: `not YAML: ${error.message.split('\n')[0] ?? ''}`,
      line: at.line,
      column: at.col,
    })
  }
  if (document.errors.length > 0) return undefined
  // Aliases could make a small file large, and nothing here needs them.
  visit(document, {
    Alias(_key, node) {
      const at = lines.linePos(node.range?.[0] ?? 0)
      faults.push({
        kind: 'bad-scenario',
        says: `the alias *${node.source} is not followed: write it out`,
        line: at.line,
        column: at.col,
      })
      return visit.BREAK
    },
  })
  if (faults.length > 0) return undefined
  const given: unknown = document.toJS()
  const parsed = scenarioFile.safeParse(given, { reportInput: true })
  if (parsed.success) return parsed.data
  // A key that was mistyped comes before the one that is missing because of it.
  const isMistyped = (issue: z.core.$ZodIssue): number => (issue.code === 'unrecognized_keys' ? 0 : 1)
  for (const issue of parsed.error.issues.toSorted((a, b) => isMistyped(a) - isMistyped(b))) {
    const path = issue.path as Path
    const where = path.length === 0 ? '' : `${sayPath(path)}: `
    faults.push({ kind: 'bad-scenario', says: `${where}${saysOf(issue, given)}`, ...placeOf(document, lines, path) })
  }
  return undefined
}
