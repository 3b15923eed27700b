import type { Shipment } from './shipment.ts'

/** Form of a good in the words of the item lists. `deep_processed`: magnets and the like built into something further. */
export type Form = string

const named: Readonly<Record<string, Form>> = {
  magnet: 'permanent_magnet',
  magnets: 'permanent_magnet',
  permanent_magnets: 'permanent_magnet',
  magnet_material: 'permanent_magnet',
  sintered_magnet: 'permanent_magnet',
  bonded_magnet: 'permanent_magnet',
  ndfeb_magnet: 'permanent_magnet',
  smco_magnet: 'permanent_magnet',
  rotor: 'deep_processed',
  stator: 'deep_processed',
  assembly: 'deep_processed',
  subassembly: 'deep_processed',
  component: 'deep_processed',
  part: 'deep_processed',
  sensor: 'deep_processed',
  motor: 'deep_processed',
  generator: 'deep_processed',
  speaker: 'deep_processed',
  finished_good: 'deep_processed',
  finished_goods: 'deep_processed',
  finished_product: 'deep_processed',
  product: 'deep_processed',
  device: 'deep_processed',
  catalyst: 'deep_processed',
  phosphor: 'luminescent',
  oxides: 'oxide',
  metals: 'metal',
  ingot: 'metal',
  alloys: 'alloy',
  targets: 'target',
  sputtering_target: 'target',
  compounds: 'compound',
  chloride: 'compound',
  carbonate: 'compound',
  fluoride: 'compound',
  nitrate: 'compound',
  salt: 'compound',
  wafer: 'compound',
  crystal: 'crystal',
  fibre: 'optical_fibre',
  fiber: 'optical_fibre',
  optical_fiber: 'optical_fibre',
  ores: 'ore',
  raw_ore: 'ore',
  mineral: 'ore',
  raw_material: 'ore',
  raw: 'ore',
  concentrates: 'concentrate',
  mineral_concentrate: 'concentrate',
  flake_graphite: 'natural_flake',
  natural_graphite: 'natural_flake',
  natural_flake_graphite: 'natural_flake',
  spherical_graphite: 'natural_flake',
  synthetic_graphite: 'synthetic',
  artificial_graphite: 'synthetic',
  know_how: 'technology',
  drawing: 'technology',
  software: 'technology',
  data: 'technology',
  services: 'service',
  machine: 'equipment',
  machinery: 'equipment',
  furnace: 'equipment',
  reagents: 'reagent',
  extractant: 'reagent',
  cell: 'battery',
  batteries: 'battery',
  battery_cell: 'battery',
  powders: 'powder',
  drive: 'deep_processed',
  actuator: 'deep_processed',
  pump: 'deep_processed',
  compressor: 'deep_processed',
  turbine: 'deep_processed',
  engine: 'deep_processed',
  vehicle: 'deep_processed',
  car: 'deep_processed',
  phone: 'deep_processed',
  headphones: 'deep_processed',
  loudspeaker: 'deep_processed',
  appliance: 'deep_processed',
  instrument: 'deep_processed',
  encoder: 'deep_processed',
  module: 'deep_processed',
}

/** Forms of the item lists that no other word stands for. */
const listed: readonly Form[] = (
  'ceramic hydride hydrogen_storage magnetic_refrigerant magnetostrictive material natural organic powder solid substrate ' +
  'thermal_barrier tool concentrate ore alloy metal oxide target'
).split(' ')
const known = new Set<Form>([...Object.values(named), ...listed])

/** Whether a canonical form is one that the rules tell apart. */
export const isKnownForm = (form: Form): boolean => known.has(form)

/** Canonical form of a class as given; undefined when no class is given. */
export function formOf(goods: Shipment['goods']): Form | undefined {
  if (goods.class === undefined) return undefined
  const before = forms.get(goods.class)
  if (before !== undefined) return before
  const form = readForm(goods.class)
  if (form !== undefined && forms.size < mostForms) forms.set(goods.class, form)
  return form
}

/** Classes read so far; few distinct ones occur, and a caller who invents names cannot fill the memory. */
const forms = new Map<string, Form>()
const mostForms = 1000

function readForm(text: string): Form | undefined {
  if (text.trim() === '') return undefined
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const form = named[word] ?? word
  if (isKnownForm(form)) return form
  // "Sintered block magnet" is a magnet, "magnet coating machine" a machine: the last word that is a form says what it is.
  const head = word
    .split('_')
    .map((part) => named[part] ?? part)
    .findLast(isKnownForm)
  return head ?? word
}

/** A number stated about the good under one of the places a caller may put it: `goods`, `properties`, `parameters`, `specs`. */
export function propertyOf(goods: Shipment['goods'], property: string): number | undefined {
  const direct = goods[property]
  if (typeof direct === 'number') return direct
  for (const key of ['properties', 'parameters', 'specs', 'spec', 'composition']) {
    const group = goods[key]
    if (typeof group === 'object' && group !== null && property in group) {
      const value = (group as Record<string, unknown>)[property]
      if (typeof value === 'number') return value
    }
  }
  return undefined
}

/** Lower-case words of the description, for lists that name compounds and machines. */
export const describedAs = (goods: Shipment['goods']): string => (goods.description ?? '').toLowerCase()
