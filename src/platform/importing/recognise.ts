import { Refusal } from '../../kernel/errors.ts'
import { isUtf8 } from '../../receipts/encoding/charset.ts'
import { importKinds } from '../../sources/import-kinds.ts'
import type { ImportKind } from '../../sources/import-kind.ts'
import type { Charset } from '../../sources/manifest.ts'
import { tradeForms } from '../../sources/trade/forms.ts'

/** Text of a table and how its bytes were read. */
export interface TableText {
  readonly text: string
  readonly charset: Charset
}

/**
 * Decodes a table: as told, else UTF-8 where the bytes are that, else Windows-1252, in which the publishers' older tables come (its 0x97
 * is the dash that means nought). Refuses UTF-16 and binary files with `binary-input`.
 */
export function textOf(bytes: Uint8Array, told: Charset | undefined, name: string): TableText {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (wide)
    throw new Refusal('binary-input', `${name} is in UTF-16; save it as UTF-8, so that its receipts can point at its bytes`)
  if (bytes.subarray(0, 4096).includes(0)) throw new Refusal('binary-input', `${name} is no text`)
  const charset = told ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  const label = charset === 'utf-8' ? 'utf-8' : 'windows-1252'
  return { text: new TextDecoder(label, { ignoreBOM: true }).decode(bytes), charset }
}

/** The kind named by `--as`. Refuses a name that is none. */
export function kindNamed(name: string): ImportKind {
  const kind = importKinds.find((each) => each.name === name)
  if (!kind)
    throw new Refusal(
      'bad-input',
      `no kind of file is called "${name}"; kinds: ${[...importKinds.map((each) => each.name), ...tradeForms.map((form) => form.kind), 'csv'].join(', ')}`,
    )
  return kind
}

/** The kind that a file looks like, or undefined. */
export const recognised = (text: string, name: string): ImportKind | undefined =>
  importKinds.find((kind) => kind.recognises({ name, text: text.slice(0, 20_000) }))
