import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../kernel/errors.ts'

/** What one look over the whole file finds, before a row of it is read. */
export interface Scan {
  readonly packed: boolean
  /** SHA-256 of the unpacked bytes. */
  readonly hash: string
  readonly size: number
  /** Lines with their end, and one more if the last has none. */
  readonly lines: number
  readonly endsWithNewline: boolean
  /** Numbers of empty lines, the first hundred thousand of them. */
  readonly blank: readonly number[]
  /** Whether a quotation mark stands anywhere: only then can a record run over a line end. */
  readonly quoted: boolean
  /** The first bytes of the file, 64 KB at most, and the last line. */
  readonly head: Buffer
  /** JSON has no lines; only its bytes are counted. */
  readonly json: boolean
  readonly lastLine: Buffer
}

const headLength = 64 * 1024
const longestLine = 1024 * 1024
const [newline, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/** Whether a file is gzip, by its first bytes and not by its name. */
export async function isPacked(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Refusal('unreadable-file', `${path} cannot be read`, { cause })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** The unpacked bytes of a file. A gzip that is cut or damaged is refused when its end is reached. */
export function bytesOf(path: string, packed: boolean): Readable {
  const file = createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })
  if (!packed) return file
  const unpacked = createGunzip({ chunkSize: 1024 * 1024 })
  file.on('error', (error) => unpacked.destroy(error))
  return file.pipe(unpacked)
}

/** Turns what a stream throws into a sentence. */
export const unreadable = (path: string, cause: unknown): Refusal =>
  cause instanceof Refusal
    ? cause
    : new Refusal('unreadable-file', `${path} is cut short or damaged: ${(cause as Error).message}`, { cause })

/** Hashes a file and counts its lines, a chunk at a time. */
export async function scan(path: string, onBytes: (bytes: number) => void = () => undefined): Promise<Scan> {
  const packed = await isPacked(path)
  const hash = createHash('sha256')
  const head: Buffer[] = []
  const blank: number[] = []
  let [size, lines, headSize] = [0, 0, 0]
  let [quoted, json] = [false, false]
  // The beginning of a line whose end has not come yet.
  let open = Buffer.alloc(0)
  let last = Buffer.alloc(0)
  try {
    for await (const chunk of bytesOf(path, packed) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      size += chunk.length
      if (size === chunk.length) json = /^[\s\uFEFF]*[[{]/.test(chunk.subarray(0, 200).toString())
      if (headSize < headLength) {
        head.push(chunk.subarray(0, headLength - headSize))
        headSize += chunk.length
      }
      if (chunk.includes(0)) throw new Refusal('binary-input', `${path} is not a text: it holds a zero byte`)
      onBytes(size)
      if (json) continue
      quoted ||= chunk.includes(quote)
      let from = 0
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        lines++
        const length = at - from + (from === 0 ? open.length : 0)
        if (
          length <= 1 &&
          (length === 0 || (from === 0 && at === 0 ? open[0] : chunk[at - 1]) === carriageReturn) &&
          blank.length < 100_000
        )
          blank.push(lines)
        from = at + 1
      }
      if (from > 0) {
        const before = from < 2 ? -1 : chunk.lastIndexOf(newline, from - 2)
        last =
          before === -1 ? Buffer.concat([open, chunk.subarray(0, from - 1)]) : Buffer.from(chunk.subarray(before + 1, from - 1))
        open = Buffer.from(chunk.subarray(from))
      } else open = Buffer.concat([open, chunk])
      if (open.length > longestLine + chunk.length) throw new Refusal('bad-input', `${path} has a line longer than a table has`)
    }
  } catch (thrown) {
    throw unreadable(path, thrown)
  }
  if (size === 0) throw new Refusal('empty-input', `${path} is empty`)
  const endsWithNewline = open.length === 0
  return {
    packed,
    hash: hash.digest('hex'),
    size,
    lines: lines + (endsWithNewline ? 0 : 1),
    endsWithNewline,
    blank,
    quoted,
    json,
    head: Buffer.concat(head).subarray(0, headLength),
    lastLine: endsWithNewline ? last : open,
  }
}
