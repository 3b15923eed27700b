import { fault, read, type Read } from '../kernel/read.ts'

/** Where a value of a JSON text stands, in bytes, and where the key of each ancestor begins. */
export interface JsonPlace {
  readonly from: number
  readonly to: number
  /** For every key on the way from the root to the value: where its opening quotation mark stands. */
  readonly keys: readonly number[]
}

const quotationMark = 0x22
const backslash = 0x5c
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * Walks the bytes of a JSON text once and says where each number, string, true, false and null stands, under its path
 * (keys joined by `/`, array positions as numbers). Bytes, not characters: the places are offsets into the stored file.
 */
export function jsonPlaces(bytes: Uint8Array, decodeKey: (from: number, to: number) => string): Read<Map<string, JsonPlace>> {
  const places = new Map<string, JsonPlace>()
  let at = 0
  const skip = (): void => {
    while (isSpace(bytes[at])) at++
  }
  const endOfString = (): void => {
    at++
    while (at < bytes.length && bytes[at] !== quotationMark) at += bytes[at] === backslash ? 2 : 1
    at++
  }
  const is = (character: string): boolean => bytes[at] === character.charCodeAt(0)
  const walk = (path: string, keys: readonly number[]): boolean => {
    skip()
    if (is('{') || is('[')) {
      const isObject = is('{')
      at++
      for (let index = 0; ; index++) {
        skip()
        if (is('}') || is(']')) {
          at++
          return true
        }
        const keyAt = at
        let name = String(index)
        if (isObject) {
          if (bytes[at] !== quotationMark) return false
          endOfString()
          name = decodeKey(keyAt + 1, at - 1)
          skip()
          if (!is(':')) return false
          at++
        }
        if (!walk(path === '' ? name : `${path}/${name}`, [...keys, keyAt])) return false
        skip()
        if (is(',')) at++
        else if (!is('}') && !is(']')) return false
      }
    }
    const from = at
    if (bytes[at] === quotationMark) endOfString()
    else while (at < bytes.length && !isSpace(bytes[at]) && !is(',') && !is('}') && !is(']')) at++
    if (at === from) return false
    places.set(path, { from, to: at, keys })
    return true
  }
  return walk('', []) ? read(places) : fault('broken-json', `the JSON text cannot be followed beyond byte ${at}`)
}
