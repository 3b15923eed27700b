const symbols: Readonly<Record<string, string>> = {
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₩': 'KRW',
}
const codes = /\b(USD|EUR|GBP|CNY|RMB|JPY|KRW|AUD|CAD|CHF|INR|BRL|SEK|NOK)\b/i

/** A value with its currency. A value whose currency nobody names is no value: a bare `$` is one of several. */
export interface Money {
  readonly value: number | null
  readonly currency: string | null
  readonly fault: { readonly code: string; readonly says: string } | null
}

const nothing: Money = { value: null, currency: null, fault: null }

/** What may stand beside the digits: a currency, spaces between groups. Anything else (`=1+1`, `about 5`) makes it no amount. */
const besideNumbers =
  /US\$|A\$|C\$|[$€£¥₩]|\b(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|AUD|CAD|CHF|INR|BRL|SEK|NOK)\b|[\s\u00A0\u2009\u202F'’]/gi

/** Reads `1,250.00`, `€1.250,50`, `USD 1250`; `beside` is the currency column or the header of the value. */
export function readMoney(text: string, beside: string | undefined, assumed: string | undefined): Money {
  if (text === '') return nothing
  const sign = Object.keys(symbols).find((each) => text.includes(each))
  const named =
    codes.exec(text)?.[1] ??
    (sign === undefined ? undefined : symbols[sign]) ??
    codes.exec((beside ?? '').replaceAll('_', ' '))?.[1] ??
    assumed
  const digits = text.replaceAll(besideNumbers, '')
  // The last of point and comma divides decimals unless exactly three digits follow it alone.
  const decimalComma = /^\d{1,3}(?:\.\d{3})*,\d{1,2}$|^\d+,\d{1,2}$/.test(digits)
  const isAmount = decimalComma || /^\d*(?:\.\d*)?$|^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$/.test(digits)
  const plain = decimalComma ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '')
  const value = isAmount && /\d/.test(plain) ? Number(plain) : Number.NaN
  if (!Number.isFinite(value)) return { ...nothing, fault: { code: 'not-a-number', says: `"${text}" is not an amount of money` } }
  const currency = named?.toUpperCase().replace('RMB', 'CNY') ?? null
  if (currency === null)
    return { ...nothing, fault: { code: 'no-currency', says: `${text} has no currency; name it in a column or with --currency` } }
  return { value, currency, fault: null }
}
