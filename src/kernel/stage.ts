/** Where in the chain something happens, from rock to scrap; `reserve`, `trade` and `policy` stand beside the chain. */
export const stages = [
  'exploration',
  'mining',
  'concentrate',
  'separation',
  'refining',
  'metal',
  'alloy',
  'magnet',
  'product',
  'recycling',
  'reserve',
  'trade',
  'policy',
] as const

export type Stage = (typeof stages)[number]

const otherNames: Record<string, Stage> = {
  mine: 'mining',
  mined: 'mining',
  extraction: 'mining',
  refine: 'refining',
  refinery: 'refining',
  processing: 'refining',
  smelting: 'refining',
  separated: 'separation',
  oxide: 'separation',
  magnets: 'magnet',
  metals: 'metal',
  alloys: 'alloy',
  products: 'product',
  reserves: 'reserve',
  resource: 'reserve',
  resources: 'reserve',
  recycle: 'recycling',
  recycled: 'recycling',
  concentrates: 'concentrate',
}

export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text)

export function stageNamed(text: string): Stage | undefined {
  const wanted = text.trim().toLowerCase()
  return isStage(wanted) ? wanted : otherNames[wanted]
}

/** For display, in the field's words. */
export const stageTitle: Record<Stage, string> = {
  exploration: 'Exploration',
  mining: 'Mining',
  concentrate: 'Concentrate',
  separation: 'Separation',
  refining: 'Refining',
  metal: 'Metal making',
  alloy: 'Alloy',
  magnet: 'Magnets',
  product: 'Products',
  recycling: 'Recycling',
  reserve: 'Reserves',
  trade: 'Trade',
  policy: 'Policy',
}
