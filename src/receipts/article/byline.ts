/** Who wrote it, and the characters of the line that say so. */
export interface Byline {
  readonly author: string
  readonly from: number
  readonly to: number
}

const particle = String.raw`(?:de|da|dos|du|del|della|di|van|von|der|den|ter|la|le|bin|ibn|al|el|st\.?|y)(?!\p{L})`
const namePart = String.raw`(?:\p{Lu}[\p{L}'’.-]*|\p{Lu}\.|${particle})`
const name = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${namePart}){0,4}`
const names = String.raw`${name}(?:(?:\s*,\s*|\s+(?:and|und|et|y|&)\s+|\s*,\s*and\s+)${name}){0,5}`

const opening = String.raw`(?:(?:written|posted|published|story|reporting|report|words|edited|compiled)\s+)?(?:by|von|par|por|di)\s*:?\s+|(?:author|autor|auteur|writer|reporter)s?\s*:\s*`
const lineWithBy = new RegExp(String.raw`^\s*(?:${opening})(${names})`, 'u')
const lineWithByAnyCase = new RegExp(String.raw`^\s*(?:${opening})`, 'i')
const inMetaLine = new RegExp(String.raw`(?:^|[\s|·•,\-–—])(?:[Bb]y|BY|von|par|por)\s+(${names})`, 'u')
const credit = new RegExp(String.raw`\((?:Additional r|R)eport(?:ing|ed) by (${names})`, 'u')

/** Words that follow "By" without being a person: `By Monday`, `By Comparison`. */
const notAName =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|This|That|Then|Now|Contrast|Comparison|Some|Most|Far|Design|Our|Its|Their|Law|Using|Continuing|Submitting|Signing|Clicking)\b/
const role =
  /[,\s]+(?:staff|senior|chief|guest|contributing|special|business|energy|markets?|mining|commodities|associated)\b.*$/i

function clean(author: string): string | null {
  const bare = author
    .replace(role, '')
    // `Ann Roe, CNX`: capitals after a comma are her house.
    .replace(/,\s*[A-Z]{2,6}$/, '')
    .replace(/[\s,.&-]+$/u, '')
    .replace(/\s+(?:and|et|und)$/u, '')
    .trim()
  if (bare === '' || notAName.test(bare) || bare.length > 120) return null
  // A line set in capitals names a person no less.
  return bare === bare.toUpperCase() && bare.length > 4
    ? bare.replaceAll(/\p{Lu}[\p{Lu}'’]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    : bare
}

/** A cheap look before the costly one: most lines of a text mention nobody. */
const mentions = /\b(?:by|von|par|por|di|authors?|autor|auteur|writers?|reporters?)\b/i

/** The by-line of a short line such as `By Jane Roe`, `BY JANE ROE, STAFF WRITER`, `Posted by J. Roe on 3 May`, or null. */
export function bylineOf(printed: string): Byline | null {
  if (printed.length > 200 || !mentions.test(printed)) return null
  // Markdown emphasis is no part of the name.
  const line = printed.replaceAll(/[*_]/g, ' ')
  const normal = lineWithByAnyCase.test(line) ? line.replace(lineWithByAnyCase, (said) => said.toLowerCase()) : line
  const hit = lineWithBy.exec(normal) ?? inMetaLine.exec(line)
  const said = hit?.[1]
  if (!hit || said === undefined) return null
  const author = clean(said)
  if (author === null) return null
  const at = hit.index + hit[0].length
  const rest = line.slice(at)
  // A sentence that happens to begin with "By Acme" goes on; a by-line stops, or goes on with a date, a role or a divider.
  const stops = rest.trim() === '' || /^\s*(?:[|·•,\-–—/(@]|on\s|in\s|for\s|\d|at\s)/u.test(rest)
  if (!stops || (/[.!?]$/.test(rest.trim()) && rest.trim().length > 40)) return null
  const from = hit[0].search(/\S/u) + hit.index
  return { author, from: /[\s|·•,\-–—]/u.test(line.charAt(from)) ? from + 1 : from, to: at }
}

/** The first name in a closing credit such as `(Reporting by Jane Roe; Editing by John Doe)`. */
export function creditOf(text: string): string | null {
  if (!text.includes('eporting by') && !text.includes('eported by')) return null
  const said = credit.exec(text)?.[1]
  return said === undefined ? null : clean(said)
}

const bareName = new RegExp(
  String.raw`^(\p{Lu}[\p{L}'’.-]+(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|${particle})){1,3})(?:\s*(?:[|,·•–—]|\s-\s)\s*[\p{L} ,&-]{3,60})?$`,
  'u',
)

/** The name of a line that is a person's name and perhaps an office; a short title looks the same, so its place must decide. */
export function nameOfLine(line: string): string | null {
  if (line.length > 100) return null
  const said = bareName.exec(line)?.[1]
  return said === undefined || said === said.toUpperCase() ? null : clean(said)
}
