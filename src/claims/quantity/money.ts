/** Signs and words for money. A bare `$` is settled later from the publisher. */
const before: readonly (readonly [string, string])[] = [
  ['US$', 'USD'],
  ['USD $', 'USD'],
  ['USD$', 'USD'],
  ['US $', 'USD'],
  ['U.S. $', 'USD'],
  ['U.S.$', 'USD'],
  ['$US', 'USD'],
  ['USD', 'USD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['AUD $', 'AUD'],
  ['AUD$', 'AUD'],
  ['AUD', 'AUD'],
  ['$A', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CDN$', 'CAD'],
  ['CAD $', 'CAD'],
  ['CAD$', 'CAD'],
  ['CAD', 'CAD'],
  ['Cdn$', 'CAD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['NT$', 'TWD'],
  ['R$', 'BRL'],
  ['BRL', 'BRL'],
  ['RM', 'MYR'],
  ['MYR', 'MYR'],
  ['Rs.', 'INR'],
  ['Rs', 'INR'],
  ['₹', 'INR'],
  ['INR', 'INR'],
  ['€', 'EUR'],
  ['EUR', 'EUR'],
  ['£', 'GBP'],
  ['GBP', 'GBP'],
  ['JP¥', 'JPY'],
  ['JPY', 'JPY'],
  ['CN¥', 'CNY'],
  ['¥', '¥'],
  ['￥', '¥'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['₩', 'KRW'],
  ['KRW', 'KRW'],
  ['CHF', 'CHF'],
  ['SEK', 'SEK'],
  ['NOK', 'NOK'],
  ['DKK', 'DKK'],
  ['₽', 'RUB'],
  ['RUB', 'RUB'],
  ['₺', 'TRY'],
  ['₫', 'VND'],
  ['VND', 'VND'],
  ['Rp', 'IDR'],
  ['IDR', 'IDR'],
  ['₴', 'UAH'],
  ['ZAR', 'ZAR'],
  ['SAR', 'SAR'],
  ['AED', 'AED'],
  ['THB', 'THB'],
  ['PHP', 'PHP'],
  ['KZT', 'KZT'],
  ['CLP', 'CLP'],
  ['MXN', 'MXN'],
  ['PLN', 'PLN'],
  ['$', '$'],
]
const after: readonly (readonly [string, string])[] = [
  ['US dollars', 'USD'],
  ['U.S. dollars', 'USD'],
  ['USD', 'USD'],
  ['US dollar', 'USD'],
  ['Australian dollars', 'AUD'],
  ['AUD', 'AUD'],
  ['Canadian dollars', 'CAD'],
  ['CAD', 'CAD'],
  ['dollars', '$'],
  ['dollar', '$'],
  ['cents', 'cents'],
  ['cent', 'cents'],
  ['euros', 'EUR'],
  ['euro', 'EUR'],
  ['EUR', 'EUR'],
  ['€', 'EUR'],
  ['pounds sterling', 'GBP'],
  ['GBP', 'GBP'],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['RMB', 'CNY'],
  ['CNY', 'CNY'],
  ['元', 'CNY'],
  ['Chinese yuan', 'CNY'],
  ['yen', 'JPY'],
  ['JPY', 'JPY'],
  ['won', 'KRW'],
  ['KRW', 'KRW'],
  ['rupees', 'INR'],
  ['rupee', 'INR'],
  ['INR', 'INR'],
  ['reais', 'BRL'],
  ['BRL', 'BRL'],
  ['ringgit', 'MYR'],
  ['roubles', 'RUB'],
  ['rubles', 'RUB'],
  ['kronor', 'SEK'],
  ['SEK', 'SEK'],
  ['kroner', 'NOK'],
  ['NOK', 'NOK'],
  ['Swiss francs', 'CHF'],
  ['dong', 'VND'],
  ['rand', 'ZAR'],
  ['rupiah', 'IDR'],
  ['pesos', 'MXN'],
  ['riyals', 'SAR'],
  ['tenge', 'KZT'],
  ['lira', 'TRY'],
  ['hryvnia', 'UAH'],
  ['baht', 'THB'],
]
const longestFirst = (a: readonly [string, string], b: readonly [string, string]): number => b[0].length - a[0].length
const escape = (text: string): string => text.replace(/[.$]/g, '\\$&')
const beforeNames = [...before].sort(longestFirst)
const beforeCodes = new Map(before)
const afterCodes = new Map(after.map(([name, code]) => [name.toLowerCase(), code]))

/** Source of a pattern for a currency sign in front of a number. */
export const currencyBefore = `(?:${beforeNames.map(([name]) => escape(name)).join('|')})`
const afterPattern = new RegExp(
  `[\\s-]?(${[...after]
    .sort(longestFirst)
    .map(([name]) => escape(name))
    .join('|')})(?![A-Za-z])`,
  'iy',
)

/** Code of a sign read by `currencyBefore`; `$` and `¥` stay open. */
export const currencyOf = (sign: string): string | undefined => beforeCodes.get(sign.trim())

/** Currency named after the number ("5.5 billion dollars", "730,000 yuan"). */
export function currencyAfter(text: string, at: number): { readonly code: string; readonly to: number } | null {
  afterPattern.lastIndex = at
  const found = afterPattern.exec(text)
  if (found === null) return null
  const code = afterCodes.get((found[1] ?? '').toLowerCase())
  return code === undefined ? null : { code, to: at + found[0].length }
}

const perUnit =
  /\s?(?:\/\s?|per[\s-]|an? )(metric tonne|metric ton|dry metric ton unit|metric ton unit|tonne|ton|mtu|dmtu|mt|t|kilogramme|kilogram|kilo|kg|pound|lb|troy ounce|ounce|oz|gram|g|share|barrel|MWh|kWh|year(?! ago| earlier| before)|annum|unit|吨|公斤|千克)\b(?!-)/iy
const perNames: Readonly<Record<string, string>> = {
  'metric tonne': 't',
  'metric ton': 't',
  tonne: 't',
  ton: 't',
  mt: 't',
  t: 't',
  吨: 't',
  kilogramme: 'kg',
  kilogram: 'kg',
  kilo: 'kg',
  kg: 'kg',
  公斤: 'kg',
  千克: 'kg',
  pound: 'lb',
  lb: 'lb',
  'troy ounce': 'oz',
  ounce: 'oz',
  oz: 'oz',
  gram: 'g',
  g: 'g',
  share: 'share',
  barrel: 'barrel',
  mtu: 'mtu',
  dmtu: 'mtu',
  'metric ton unit': 'mtu',
  'dry metric ton unit': 'mtu',
  mwh: 'MWh',
  kwh: 'kWh',
  year: 'yr',
  annum: 'yr',
  unit: 'unit',
}

/** What the money is paid for: `/kg`, "per metric ton", "a tonne", "per share", "a year". */
export function perAfter(text: string, at: number): { readonly per: string; readonly to: number } | null {
  perUnit.lastIndex = at
  const found = perUnit.exec(text)
  if (found === null) return null
  const per = perNames[(found[1] ?? '').toLowerCase()]
  return per === undefined ? null : { per, to: at + found[0].length }
}

/** A bare `$` is Australian in Australian trade press, Canadian in Canadian company news, else American. `¥` is yuan unless Japan is the topic. */
export function settleCurrency(code: string, publisher: string | null, near: string): string {
  if (code === '¥') return /\bJapan|yen\b/.test(near) && !/China|Chinese|SunSirs|SMM/.test(near) ? 'JPY' : 'CNY'
  if (code !== '$') return code
  if (
    /Austral|ShareCafe|Stockhead|Small Caps|Colitco|ASX|Mining Weekly AU|Kalkine|Market Index|Motley Fool Aus|AFR\b|Manufacturers.? Monthly/i.test(
      publisher ?? '',
    )
  )
    return 'AUD'
  return 'USD'
}
