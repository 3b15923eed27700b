import type { Charset } from '../sources/manifest.ts'

/** Media type of a stored table: its encoding and the mark between its cells are noted where they are not the usual ones. */
export function tableType(charset: Charset, delimiter = ','): string {
  const parts = ['text/csv', charset === 'utf-8' ? '' : `charset=${charset}`, delimiter === ',' ? '' : `delimiter="${delimiter}"`]
  return parts.filter((part) => part !== '').join('; ')
}

const charsets = ['utf-8', 'windows-1252', 'latin-1'] as const

/** The encoding that a media type names, if it is one of ours. */
export const charsetOf = (mediaType: string): Charset | undefined =>
  charsets.find((charset) => mediaType.includes(`charset=${charset}`))

/** The mark between the cells that a media type names; a comma where it names none. */
export const delimiterOf = (mediaType: string): string => /delimiter="(.)"/.exec(mediaType)?.[1] ?? ','
