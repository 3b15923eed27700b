import { z } from 'zod'
import { elements } from '../../kernel/element.ts'
import { monthOf } from '../../kernel/month.ts'
import { isPlace } from '../../kernel/place.ts'

/** The small words of a scenario file: shares, months, amounts, spreads, places. Each says what it expects when it refuses. */

/** `80 %`, `80%` or `0.8`: a fraction of 1. A bare number above 1 is refused, because nobody can tell whether 5 is 5 % or 500 %. */
function fractionOf(given: string | number): number | string {
  const text = String(given).trim()
  const percent = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text)
  const value = percent ? Number(percent[1]) / 100 : Number(text)
  if (text === '' || !Number.isFinite(value)) return `${JSON.stringify(given)} is no share: write 80 % or 0.8`
  if (!percent && Math.abs(value) > 1)
    return `${text} could be ${text} % or ${Number(text) * 100} %: write ${text} % or a number of at most 1`
  return value
}

const written = z.union([z.string(), z.number(), z.nan()])

const fraction = (least: number, most: number, outside: string) =>
  written.transform((given, context): number => {
    const value = fractionOf(given)
    if (typeof value === 'string') context.addIssue({ code: 'custom', message: value })
    else if (value < least || value > most) context.addIssue({ code: 'custom', message: `${String(given)} is ${outside}` })
    else return value
    return z.NEVER
  })

/** A part of a whole, 0 to 1. */
export const share = fraction(0, 1, 'below 0 or above 100 %')
/** A rate of change or a surcharge: above -100 %, at most 1,000 %. */
export const rate = fraction(-1, 10, 'below -100 % or above 1,000 %')

/** A number that is not known exactly: one number, or its least, likeliest and greatest value. */
export interface Spread {
  readonly low: number
  readonly mode: number
  readonly high: number
}

/** A value, or `{ low, mode, high }` in that order of size. */
export const spreadOf = (one: z.ZodType<number>) =>
  z.union([
    one.transform((value): Spread => ({ low: value, mode: value, high: value })),
    z.strictObject({ low: one, mode: one, high: one }).refine(({ low, mode, high }) => low <= mode && mode <= high, {
      message: 'low, mode and high must be in that order of size',
    }),
  ])

const atLeastNought = z.number().min(0)
export const shareSpread = spreadOf(share)
export const rateSpread = spreadOf(rate)
/** More than before, 0 to 1,000 %. */
export const moreSpread = spreadOf(fraction(0, 10, 'below 0 or above 1,000 %'))
export const monthsSpread = spreadOf(atLeastNought.max(240))
export const amountSpread = spreadOf(atLeastNought.max(1e9))
export const elasticity = spreadOf(z.number().min(0).max(20))

/** A calendar month, `2027-01`. Counted as `kernel/month.ts` counts. */
export const month = z.string().transform((text, context): number => {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text.trim())) return monthOf(text.trim())
  context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is no month: write it as 2027-01` })
  return z.NEVER
})

/** Which places a measure is about: everybody, everybody but some, or those listed. */
export interface Where {
  readonly all: boolean
  readonly places: readonly string[]
}

const codeOf = (text: string): string => text.trim().toUpperCase()
const isKnown = (code: string): boolean => code === 'OTHER' || isPlace(code)

/** `all`, `all except CHN`, `CHN`, `CHN, MMR` or a list. */
export const where = z.union([z.string(), z.array(z.string())]).transform((given, context): Where => {
  const text = (Array.isArray(given) ? given.join(', ') : given).trim()
  const except = /^all\s+except\s+(.+)$/i.exec(text)
  const all = /^all$/i.test(text) || except !== null
  const places = /^all$/i.test(text) ? [] : (except?.[1] ?? text).split(/\s*,\s*|\s+and\s+/).map(codeOf)
  const unknown = places.find((code) => !isKnown(code))
  if (unknown === undefined) return { all, places }
  context.addIssue({
    code: 'custom',
    message: `${unknown} is no place: use ISO codes of three letters such as CHN, a list of them, all, or all except CHN`,
  })
  return z.NEVER
})

/** Symbols of rare earths, `Dy` or a list; left out: every element of the baseline. */
export const symbols = z.union([z.string(), z.array(z.string())]).transform((given, context): string[] => {
  const list = (Array.isArray(given) ? given : given.split(/\s*,\s*|\s+and\s+/)).map((each) => each.trim())
  const unknown = list.find((each) => !(each in elements))
  if (unknown === undefined) return list
  context.addIssue({ code: 'custom', message: `${unknown} is no rare earth: use symbols such as Nd, Pr, Dy, Tb, Sm` })
  return z.NEVER
})

/** Where goods of a measure stand in the chain. */
export const goodsStages = ['mining', 'separation', 'metal', 'magnet'] as const
export type GoodsStage = (typeof goodsStages)[number]

const stage = z.enum(goodsStages)
export const stagesOf = z.union([stage.transform((one) => [one]), z.array(stage).min(1)])
