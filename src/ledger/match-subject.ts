import { mineralNamed } from '../kernel/element.ts'
import { placeNamed } from '../kernel/place.ts'

/** Words that many names share and that therefore tell no two of them apart. */
const generic = new Set(
  (
    'the a an of and for in on at to from with by its new us usa u s american chinese china united states department ministry office government ' +
    'group corp corporation inc ltd limited llc plc co company companies holdings international global world worldwide first ' +
    'rare earth earths ree rees element elements mineral minerals critical strategic raw material materials metal metals oxide oxides ' +
    'magnet magnets magnetic permanent ndfeb ore ores concentrate mine mines mining miner plant plants facility facilities project projects site deposit factory ' +
    'refinery refining processing producer producers production supply supplier top three nations countries country market price prices ' +
    'announcement announcements no nos export exports control controls import imports rules rule regime licensing license licence system ' +
    'resources reserve reserves trade deal agreement joint venture meeting summit total annual commercial official'
  ).split(' '),
)

/** Names by which the same body is known. */
const alias: Record<string, string> = {
  pentagon: 'defense',
  defence: 'defense',
  dod: 'defense',
  war: 'defense',
  dow: 'defense',
  doe: 'energy',
  eximbank: 'exim',
  'export-import': 'exim',
  maaden: 'maaden',
  'ma’aden': 'maaden',
  "ma'aden": 'maaden',
  commerce: 'commerce',
  mofcom: 'mofcom',
  gac: 'gacc',
}

/** Distinctive words of a name, lower case, aliases resolved. */
export function nameWords(text: string): Set<string> {
  const words = new Set<string>()
  for (const raw of text.toLowerCase().split(/[\s,;:/()"“”]+|-(?=\d)|\.(?=\s|$)/)) {
    if (raw.length < 2) continue
    const possessive = raw.endsWith("'s") || raw.endsWith('’s')
    const word = alias[raw] ?? (possessive ? raw.slice(0, -2) : raw)
    const known = alias[word] ?? word
    if (known.length > 1 && !generic.has(known)) words.add(known)
  }
  return words
}

/**
 * What a subject is: a `place` (its figures are found by geography), a `topic` (a commodity, a class of things, an
 * unnamed group) or a `name` (company, site, body, instrument), whose figures must name it too.
 */
export function kindOfSubject(subject: string | null): 'place' | 'topic' | 'name' {
  if (!subject) return 'topic'
  let known = kindsKnown.get(subject)
  if (known === undefined) {
    known = kindFound(subject)
    kindsKnown.set(subject, known)
  }
  return known
}

const kindsKnown = new Map<string, 'place' | 'topic' | 'name'>()

function kindFound(subject: string): 'place' | 'topic' | 'name' {
  const whole = subject.replace(/^the /i, '')
  if (placeOfSubject(whole)) return 'place'
  if (mineralNamed(whole)) return 'topic'
  if (properName(whole) !== null) return 'name'
  const words = [...nameWords(whole)].filter((word) => !mineralNamed(word) && (word.length < 4 || placeNamed(word) === undefined))
  // A name that is written with a capital stands for one thing; "rare earth magnets" and "wind turbine" do not.
  return words.length > 0 && /[A-Z0-9]/.test(whole.slice(1).replace(/^[a-z ]+/, '') + whole[0]) ? 'name' : 'topic'
}

/** Capitals and houses that texts use for the government that sits in them. */
const seats: Record<string, string> = {
  beijing: 'CHN',
  washington: 'USA',
  'white house': 'USA',
  brussels: 'EU',
  tokyo: 'JPN',
  canberra: 'AUS',
  'new delhi': 'IND',
}

/** Code of the place that a subject names, the seat of a government standing for its country; null when it names none. */
export function placeOfSubject(subject: string): string | null {
  const whole = subject.replace(/^the /i, '')
  const one = placeNamed(whole) ?? seats[whole.toLowerCase()]
  if (one) return one
  const parts = whole.split(/,| and /).map((part) => placeNamed(part.trim()) ?? seats[part.trim().toLowerCase()])
  return parts.length > 1 && parts.every((part) => part !== undefined) ? parts.join('+') : null
}

/** A company may be called by common words alone ("USA Rare Earth", "Critical Metals"); written with capitals they are its name. */
function properName(subject: string): string | null {
  const words = subject.split(' ')
  const capitals = words.length > 1 && words.every((word) => /^[A-Z]/.test(word))
  return capitals && nameWords(subject).size === 0 && placeOfSubject(subject) === null ? subject.toLowerCase() : null
}

/** Words that tell a subject from others, together with `more` that is said of it; a name of common words counts as one word. */
export function wordsOfSubject(subject: string, more = ''): Set<string> {
  const words = nameWords(`${subject} ${more}`)
  const whole = properName(subject)
  if (whole !== null) words.add(whole)
  return words
}

/** Share of the smaller set of words that both have; 0 when one is empty. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common / Math.min(a.size, b.size)
}
