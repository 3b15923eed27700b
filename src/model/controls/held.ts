import type { Shipment } from './shipment.ts'

/** Whether a general licence that is held covers a shipment, or why not. */
export interface Held {
  /** Whether a licence of any kind is held. */
  readonly isHeld: boolean
  readonly covers: boolean
  /** What to tell about the licence that is held; null when none is. */
  readonly says: string | null
}

const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim()

/** A general licence covers repeat shipments to the customers it names while it is valid. */
export function heldLicence(shipment: Shipment): Held {
  const held = shipment.licence_held
  if (held === null || held === undefined) return { isHeld: false, covers: false, says: null }
  if (!/general/i.test(held.type))
    return {
      isHeld: true,
      covers: false,
      says: `a licence of another kind is held (${held.type}): the duty stands and is met if it names this shipment`,
    }
  if (held.valid_from !== undefined && shipment.date < held.valid_from)
    return { isHeld: true, covers: false, says: `the general licence is valid only from ${held.valid_from}` }
  if (held.valid_to !== undefined && shipment.date > held.valid_to)
    return { isHeld: true, covers: false, says: `the general licence was valid only to ${held.valid_to}` }
  const buyer = shipment.end_user?.name
  if (held.customers !== undefined && (buyer === undefined || !held.customers.some((name) => plain(name) === plain(buyer))))
    return { isHeld: true, covers: false, says: 'the general licence does not name this buyer' }
  return { isHeld: true, covers: true, says: null }
}
