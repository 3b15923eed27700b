import { saidOfObject } from './said-of-object.ts'
import { bytewise, type Broken, type Piece } from './piece.ts'

/**
 * Documents of a JSON file, wherever in it they are: every object that stands in an array and is a document, with its bytes. What stands
 * inside a document belongs to it. A file that is one document is that.
 */
export function* piecesOfJson(bytes: Uint8Array): Iterable<Piece | Broken> {
  const text = bytewise(bytes)
  let last = 0
  let found = 0
  for (const [from, to] of objectsIn(text)) {
    if (from < last) continue
    const said = saidOfObject(parsed(bytes.subarray(from, to)))
    if (said === null) continue
    yield { from, to, said }
    found += 1
    last = to
  }
  if (found === 0) yield { broken: 'there is no document in this JSON: no object with a title and an address, a day or a text' }
  else if (parsed(bytes) === undefined) yield { broken: 'the JSON is broken or cut; what could be read before that was' }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Places of all objects that are whole, the outer before the inner. */
function objectsIn(text: string): [from: number, to: number][] {
  const open: number[] = []
  const found: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
    } else if (character === '{') open.push(at)
    else if (character === '}') {
      const from = open.pop()
      if (from !== undefined) found.push([from, at + 1])
    }
  }
  return found.toSorted(([a], [b]) => a - b)
}
