/** What prices are for, and whose money a bare sign is. */
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
