import { z } from 'zod'
import { placeNamed } from '../../kernel/place.ts'
import { Refusal, type RefusalCode } from '../../kernel/errors.ts'
import { shipment, type Shipment } from '../../model/controls/shipment.ts'

const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no', 'true', 'false', 'unknown'])])
  .transform((said) => (said === 'unknown' ? undefined : said === true || said === 'yes' || said === 'true'))
  .optional()

const listOf = z.union([
  z.array(z.string()),
  z.string().transform((text) =>
    text
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
])

/** The fields of a case one by one, for a command line, a form or an address; they stand over those of a case file. */
export const caseFields = {
  on: z.string().optional().describe('Day of the movement, YYYY-MM-DD; default the day of asking'),
  type: z
    .string()
    .optional()
    .describe('export, re-export, foreign_export, transit, service, technology_transfer, procurement or import'),
  from: z.string().optional().describe('Country it leaves'),
  to: z.string().optional().describe('Country it goes to'),
  via: z.string().optional().describe('Country it passes through'),
  item: z.string().optional().describe('oxide, metal, alloy, target, magnet, rotor, motor, ore, technology, service …'),
  description: z.string().optional().describe('What it is, in words'),
  contains: listOf.optional().describe('Elements in it: Nd,Fe,B,Dy'),
  origin: z.string().optional().describe('Country of origin'),
  hs: z.string().optional().describe('Customs code, 4 to 10 digits'),
  code: z.string().optional().describe('Control code, such as 1C905.a'),
  purity: z.coerce.number().min(0).max(100).optional().describe('Purity in percent'),
  chineseContent: z.coerce
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Share of its value that is listed Chinese rare-earth content, percent'),
  chineseTechnology: yesNo.describe('Made with Chinese rare-earth technology: yes or no'),
  stages: z.string().optional().describe('Where each stage was done: mined=AU,separated=CN,melted=JP,produced=JP'),
  exporter: z.string().optional().describe("The exporter's name"),
  buyer: z.string().optional().describe("The end user's name"),
  buyerCountry: z.string().optional().describe("The end user's country; default where it goes"),
  military: yesNo.describe('Military end user: yes or no'),
  listed: z.string().optional().describe('List the buyer is named on, or no'),
  owner: z.string().optional().describe('Listed owner and share, such as EL-23-2026=50, or no'),
  endUse: z.string().optional().describe('What it is used for'),
  licence: z.string().optional().describe('Licence held: general, individual, or no'),
  licenceCustomers: listOf.optional().describe('Customers the general licence names'),
  licenceFrom: z.string().optional(),
  licenceTo: z.string().optional(),
}
const fields = z.object(caseFields)
export type CaseFields = z.output<typeof fields>

type Loose = Record<string, unknown>
const group = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...(value as Loose) } : {})
/** A party that is told by its name alone. */
const party = (value: unknown): Loose => (typeof value === 'string' ? { name: value } : group(value))
/** Only what was said: a field that is left out stays unknown, and never overwrites what the file says. */
const said = (record: Loose): Loose => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
const noneOr = (text: string | undefined): string | null | undefined =>
  text === undefined ? undefined : /^(?:no|none|null)$/i.test(text) ? null : text

function stagesOf(text: string | undefined): Loose | undefined {
  if (text === undefined) return undefined
  return Object.fromEntries(
    text.split(/[,;]/).map((pair) => {
      const [stage = '', place = ''] = pair.split('=').map((word) => word.trim())
      return [stage, place]
    }),
  )
}

function ownerOf(text: string | undefined): unknown {
  const found = noneOr(text)
  if (found === undefined || found === null) return found
  const [listed, share] = found.split('=')
  return { listed, ...(share === undefined ? {} : { percent: Number(share) }) }
}

/** The type of a movement when only its ends are told: out of China an export, elsewhere by the origin of the goods. */
function typeOf(from: unknown, to: unknown, origin: unknown): string {
  const place = (value: unknown): string | undefined => (typeof value === 'string' ? placeNamed(value) : undefined)
  if (place(from) === 'CHN') return 'export'
  return place(origin) === 'CHN' ? 're-export' : to === undefined ? 'export' : 'foreign_export'
}

/** Puts a case together from its file and the fields given beside it. */
function caseOf(file: unknown, given: CaseFields, today: string): Loose {
  const whole = group(file)
  const goods = group(whole['goods'])
  const content = group(whole['content'])
  const user = party(whole['end_user'])
  const held = group(whole['licence_held'])
  const transaction: Loose = {
    ...group(whole['transaction']),
    ...said({ type: given.type, from: given.from, to: given.to, via: given.via }),
  }
  Object.assign(
    goods,
    said({
      class: given.item,
      description: given.description,
      minerals: given.contains,
      origin: given.origin,
      hs: given.hs,
      code: given.code,
      purity_pct: given.purity,
      stages: stagesOf(given.stages),
    }),
  )
  if (
    given.origin === undefined &&
    goods['origin'] === undefined &&
    typeof transaction['from'] === 'string' &&
    placeNamed(transaction['from']) === 'CHN'
  )
    goods['origin'] = 'CHN'
  transaction['type'] ??= typeOf(transaction['from'], transaction['to'], goods['origin'])
  Object.assign(content, said({ cn_part1_value_pct: given.chineseContent, cn_ree_technology: given.chineseTechnology }))
  Object.assign(
    user,
    said({
      name: given.buyer,
      country: given.buyerCountry ?? (user['country'] === undefined ? given.to : undefined),
      military: given.military,
      listed: noneOr(given.listed),
      owner: ownerOf(given.owner),
    }),
  )
  Object.assign(
    held,
    said({
      type: noneOr(given.licence) ?? undefined,
      customers: given.licenceCustomers,
      valid_from: given.licenceFrom,
      valid_to: given.licenceTo,
    }),
  )
  return {
    ...whole,
    date: given.on ?? whole['date'] ?? today,
    transaction,
    goods,
    content,
    end_user: user,
    ...said({ end_use: given.endUse }),
    exporter: { ...party(whole['exporter']), ...said({ name: given.exporter }) },
    licence_held: typeof held['type'] === 'string' ? held : (whole['licence_held'] ?? null),
  }
}

const words: Readonly<Record<string, string>> = { 'transaction.from': 'from', 'transaction.to': 'to' }

/** The case as the engine takes it, or one clear refusal that names the field. */
export function readCase(file: unknown, given: CaseFields, today: string): Shipment {
  if (file !== undefined && (typeof file !== 'object' || file === null || Array.isArray(file)))
    throw new Refusal('bad-input', 'a case is an object with date, transaction and goods')
  const nested = group(file)
  if (Array.isArray(nested['cases']) && !('goods' in nested))
    throw new Refusal('bad-input', `this file holds ${nested['cases'].length} cases; give one of them`)
  // A whole entry of a case file, with its input inside, is as good as the input.
  const input = 'input' in nested && !('goods' in nested) ? nested['input'] : file
  const read = shipment.safeParse(caseOf(input, given, today))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const path = issue?.path.join('.') ?? ''
  const params: unknown = issue?.code === 'custom' ? issue.params : undefined
  const code =
    typeof params === 'object' && params !== null && 'refusal' in params ? (params.refusal as RefusalCode) : 'bad-input'
  const isMissing = issue?.code === 'invalid_type' && (path === 'transaction.from' || path === 'transaction.to')
  throw new Refusal(
    code,
    isMissing ? `say which country it goes ${words[path] ?? path}` : `${path}: ${issue?.message ?? 'cannot be read'}`,
    {
      cause: read.error,
    },
  )
}
