import type { Reach } from '../../ledger/controls/book.ts'
import { no, unknown, yes, type Finding, type Shipment } from './shipment.ts'

/** What kind of movement a case is, in the words of the case file. */
const canonicalType = ({ transaction: { type } }: Shipment): string =>
  /^[a-z_]+$/.test(type)
    ? type
    : type
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_')

/** A service or a transfer of knowledge, not of goods. */
export const isTechnology = (shipment: Shipment): boolean => {
  const type = canonicalType(shipment)
  const form = (shipment.goods.class ?? '').toLowerCase()
  return (
    /service|technology|transfer_of|know_?how|deemed/.test(type) ||
    /^(?:technology|service|know[-_ ]?how|software|data)$/.test(form)
  )
}

const isImport = (shipment: Shipment): boolean => /^import|entry/.test(canonicalType(shipment))
const isProcurement = (shipment: Shipment): boolean => /procure|contract|acquisition/.test(canonicalType(shipment))

/** Goods that leave China, or pass through it (transit counts as export). */
export const throughChina = ({ transaction: { via, from } }: Shipment): boolean => (via ?? []).includes('CHN') && from !== 'CHN'

/** Whether the kind of movement is one that the rules tell apart; any other word leaves it to where the goods go. */
export const isKnownMovement = (shipment: Shipment): boolean =>
  isTechnology(shipment) ||
  isImport(shipment) ||
  isProcurement(shipment) ||
  /export|transit|trans_?shipment|transfer|shipment|delivery|sale|supply|movement/.test(canonicalType(shipment))

/** Whether a movement is of the kind that a rule reaches. */
export function reached(shipment: Shipment, reach: Reach): Finding {
  const { from, to } = shipment.transaction
  if (reach === 'us_defence_procurement')
    return isProcurement(shipment) && to === 'USA' ? yes('it is bought for a US defence contract') : no('it is no US procurement')
  if (isProcurement(shipment)) return no('it is a procurement')
  if (reach === 'import_to_US')
    return isImport(shipment) && to === 'USA' ? yes('it enters the United States') : no('it is no import to the United States')
  if (isImport(shipment)) return no('it is asked as an import')
  const leavesChina = from === 'CHN' && to !== 'CHN'
  const abroad = from !== 'CHN' && to !== 'CHN'
  switch (reach) {
    case 'technology_from_CN':
      if (!isTechnology(shipment)) return no('it is a movement of goods')
      return from === 'CHN' || shipment.goods.origin === 'CHN' || shipment.exporter?.country === 'CHN'
        ? yes('knowledge or work goes from China to foreign persons')
        : no('the knowledge does not come from China')
    case 'export_from_CN':
      if (isTechnology(shipment)) return no('it is a transfer of knowledge')
      if (leavesChina) return yes('it leaves China')
      return throughChina(shipment) ? yes('it passes through China, which counts as an export') : no('it does not leave China')
    case 'through_CN':
      return throughChina(shipment) ? yes('it passes through China') : no('it does not pass through China')
    case 'third_country':
      if (isTechnology(shipment)) return no('it is a transfer of knowledge')
      return abroad ? yes('it moves between countries outside China') : no('it does not move between countries outside China')
    case 'export_or_third_country':
      if (isTechnology(shipment)) return no('it is a transfer of knowledge')
      return leavesChina || abroad || throughChina(shipment) ? yes('it goes to a country outside China') : no('it stays in China')
    case 'export_from_US':
      return from === 'USA' && to !== 'USA' ? yes('it leaves the United States') : no('it does not leave the United States')
    case 'export_from_MY':
      return from === 'MYS' && to !== 'MYS' ? yes('it leaves Malaysia') : no('it does not leave Malaysia')
    case 'export_from_VN':
      return from === 'VNM' && to !== 'VNM' ? yes('it leaves Vietnam') : no('it does not leave Vietnam')
    case 'none':
      return no('it has no effect on a movement')
  }
}

/** Whether the goods come from a place, by what the case says of their origin. */
export function originates(shipment: Shipment, place: string): Finding {
  const { origin } = shipment.goods
  if (origin === undefined)
    return unknown('the origin is not stated', 'Where was it made, and where does its rare earth come from?')
  return origin === place ? yes('it is of that origin') : no('it is of another origin')
}
