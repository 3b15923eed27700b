import { z } from 'zod'
import { readDay, type Day } from '../../kernel/day.ts'
import { elements, mineralNamed } from '../../kernel/element.ts'
import { placeNamed, type Place } from '../../kernel/place.ts'

/**
 * One case as it is asked. A field that is left out is not known; `null` says that there is none (no licence held, not
 * listed, no owner). Names and nesting are those of the public case file.
 */
const unknownOr = <T extends z.ZodType>(type: T) => type.nullable().optional()

const day = z.string().transform((text, context): Day => {
  const result = readDay(text)
  if (result.ok) return result.value
  const ambiguous = /^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(text)
  const says = ambiguous ? `${text} can be read as two days; write YYYY-MM-DD` : result.fault.says
  context.addIssue({ code: 'custom', message: says, params: { refusal: 'unknown-date' } })
  return z.NEVER
})

const place = z.string().transform((text, context): Place => {
  const found = placeNamed(text)
  if (found !== undefined) return found
  const says = `no place is called "${text}"; write an English country name or an ISO code such as DE`
  context.addIssue({ code: 'custom', message: says, params: { refusal: 'unknown-place' } })
  return z.NEVER
})

/** `0.5`, `"0.5"` and `"0.5%"` are the same number of percent. */
const percent = z.preprocess(
  (given) => (typeof given === 'string' && /^\s*\d+(?:\.\d+)?\s*%?\s*$/.test(given) ? Number(given.replace('%', '')) : given),
  z.number().min(0).max(100),
)

/** Yes, no, or not known, as JSON or in words. */
const yesNo = z.union([
  z.boolean(),
  z.enum(['yes', 'no', 'true', 'false']).transform((word) => word === 'yes' || word === 'true'),
])

/** What a file leaves null where it could have left it out: not known. */
const maybe = <T extends z.ZodType>(type: T) =>
  type
    .nullable()
    .transform((value) => value ?? undefined)
    .optional()

/** One value or a list of them. */
const oneOrMore = <T extends z.ZodType>(type: T) =>
  z.preprocess((given) => (given === null || given === undefined || Array.isArray(given) ? given : [given]), z.array(type))

const symbolOf = new Map<string, string>(Object.entries(elements).map(([symbol, name]) => [name, symbol]))
/** Symbols of other minerals in the item lists, by their names. */
const otherSymbols: Readonly<Record<string, string>> = {
  gallium: 'Ga',
  germanium: 'Ge',
  antimony: 'Sb',
  tungsten: 'W',
  tellurium: 'Te',
  bismuth: 'Bi',
  molybdenum: 'Mo',
  indium: 'In',
  lithium: 'Li',
  cobalt: 'Co',
  nickel: 'Ni',
  manganese: 'Mn',
  copper: 'Cu',
  magnesium: 'Mg',
  silver: 'Ag',
  gold: 'Au',
  zinc: 'Zn',
  tin: 'Sn',
  niobium: 'Nb',
  tantalum: 'Ta',
  titanium: 'Ti',
  vanadium: 'V',
  zirconium: 'Zr',
  hafnium: 'Hf',
}
/** Names of the minerals beside the rare earths, by their symbols. */
export const mineralNames: ReadonlyMap<string, string> = new Map(
  Object.entries(otherSymbols).map(([name, symbol]) => [symbol, name]),
)
/** Chemical symbols that may stand beside a controlled element; anything else must be a mineral we know by name. */
const chemical =
  /^(H|He|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|V|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Rb|Sr|Zr|Nb|Mo|Ru|Rh|Pd|Ag|Cd|In|Sn|Sb|Te|I|Cs|Ba|Hf|Ta|W|Re|Os|Ir|Pt|Au|Hg|Tl|Pb|Bi|Th|U)$/

const words: Readonly<Record<string, readonly string[]>> = {
  ree: ['REE'],
  'rare earth': ['REE'],
  'rare earths': ['REE'],
  rare_earths: ['REE'],
  ndpr: ['Nd', 'Pr'],
  dytb: ['Dy', 'Tb'],
  graphite: ['graphite'],
  diamond: ['superhard'],
  superhard: ['superhard'],
  iron: ['Fe'],
  boron: ['B'],
}

/** Symbols a mineral as written stands for: `Dy`, `dysprosium`, `REE`, `graphite`; undefined when nobody is called that. */
export function symbolsOf(text: string): readonly string[] | undefined {
  const trimmed = text.trim()
  const known = words[trimmed.toLowerCase()]
  if (known) return known
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1).toLowerCase()
  if (capital in elements || chemical.test(capital)) return [capital]
  const named = mineralNamed(trimmed)
  const symbol = named === undefined ? undefined : (symbolOf.get(named) ?? otherSymbols[named])
  return symbol === undefined
    ? otherSymbols[trimmed.toLowerCase()]
      ? [otherSymbols[trimmed.toLowerCase()] as string]
      : undefined
    : [symbol]
}

const mineral = z.string().transform((text, context): readonly string[] => {
  const found = symbolsOf(text)
  if (found) return found
  const says = `no element or mineral is called "${text}"; write a symbol such as Dy or a name such as graphite`
  context.addIssue({ code: 'custom', message: says, params: { refusal: 'unknown-mineral' } })
  return z.NEVER
})

const customsCode = z.union([z.string(), z.number()]).transform((given, context): string => {
  const text = String(given)
  const digits = text.replace(/[.\s]/g, '')
  if (/^\d{4}$|^\d{6}$|^\d{8}$|^\d{10}$/.test(digits)) return digits
  context.addIssue({ code: 'custom', message: `"${text}" is no customs code; it has 4, 6, 8 or 10 digits` })
  return z.NEVER
})

/** A licence that is held, or only the word for its kind. */
const licenceHeld = z.preprocess(
  (given) => (given === false ? null : typeof given !== 'string' ? given : /^(?:no|none)$/i.test(given) ? null : { type: given }),
  z
    .looseObject({
      type: z.string(),
      customers: maybe(oneOrMore(z.string())),
      valid_from: maybe(day),
      valid_to: maybe(day),
    })
    .nullable(),
)

export const shipment = z.looseObject({
  date: day.describe('Day of the movement, YYYY-MM-DD'),
  transaction: z.looseObject({
    type: z.string().describe('export, re-export, foreign_export, transit, service, technology_transfer, procurement or import'),
    from: place,
    to: place,
    via: unknownOr(oneOrMore(place)).describe('Each country it passes through'),
  }),
  exporter: z
    .looseObject({ name: maybe(z.string()), country: maybe(place), role: maybe(z.string()) })
    .nullable()
    .optional(),
  goods: z.looseObject({
    description: maybe(z.string()),
    class: maybe(z.string()).describe('oxide, metal, alloy, target, permanent_magnet, assembly, ore, technology, service …'),
    origin: maybe(place),
    minerals: maybe(
      z
        .preprocess((given) => (typeof given === 'string' ? given.split(/[,;]/) : given), z.array(mineral))
        .transform((lists) => [...new Set(lists.flat())]),
    ),
    hs: unknownOr(customsCode),
    code: unknownOr(z.string()),
    stages: z
      .record(z.string(), place.nullable())
      .transform((stages) =>
        Object.fromEntries(Object.entries(stages).flatMap(([stage, where]) => (where === null ? [] : [[stage, where]]))),
      )
      .nullable()
      .optional()
      .describe('Where it was mined, separated, melted, produced'),
  }),
  content: z
    .looseObject({
      cn_part1_value_pct: unknownOr(percent),
      is_part2_item: unknownOr(yesNo),
      cn_ree_technology: unknownOr(yesNo),
    })
    .nullable()
    .optional(),
  end_user: z
    .looseObject({
      name: maybe(z.string()),
      country: maybe(place),
      military: unknownOr(yesNo),
      listed: unknownOr(z.union([z.string(), z.boolean(), z.array(z.string())])),
      owner: z.unknown().optional(),
    })
    .nullable()
    .optional(),
  end_use: unknownOr(z.string()),
  licence_held: unknownOr(licenceHeld),
  assumptions: maybe(oneOrMore(z.string())),
})
export type Shipment = z.output<typeof shipment>

/** Whether goods contain one of some minerals; `REE` stands for any of the seventeen and the group by name. */
export const containsAny = (minerals: readonly string[], wanted: readonly string[]): boolean =>
  wanted.some((each) =>
    each === 'REE' ? minerals.some((symbol) => symbol in elements || symbol === 'REE') : minerals.includes(each),
  )

/** What is known about a condition. `asks` is the question that would settle what is not known. */
export interface Finding {
  readonly truth: 'yes' | 'no' | 'unknown'
  readonly because: string
  readonly asks?: string
  /** A match that rests on a list nobody read whole, or on names. */
  readonly isWeak?: boolean
  /** Ids of ambiguities and interpretations that the finding leans on. */
  readonly leans?: readonly string[]
}

export const yes = (because: string, more: Partial<Finding> = {}): Finding => ({ truth: 'yes', because, ...more })
export const no = (because: string, more: Partial<Finding> = {}): Finding => ({ truth: 'no', because, ...more })
export const unknown = (because: string, asks: string, more: Partial<Finding> = {}): Finding => ({
  truth: 'unknown',
  because,
  asks,
  ...more,
})

/** All must hold: one "no" decides; else one "unknown" leaves it open. */
export function all(findings: readonly Finding[]): Finding {
  const denied = findings.find((each) => each.truth === 'no')
  if (denied) return denied
  const open = findings.find((each) => each.truth === 'unknown')
  const leans = [...new Set(findings.flatMap((each) => each.leans ?? []))]
  if (open) return { ...open, leans }
  return {
    truth: 'yes',
    because: findings.map((each) => each.because).join('; '),
    isWeak: findings.some((each) => each.isWeak === true),
    leans,
  }
}

/** One is enough: one "yes" decides (the firmest first); else one "unknown" leaves it open. */
export function any(findings: readonly Finding[], otherwise: Finding): Finding {
  const held = findings.filter((each) => each.truth === 'yes')
  return held.find((each) => each.isWeak !== true) ?? held[0] ?? findings.find((each) => each.truth === 'unknown') ?? otherwise
}
