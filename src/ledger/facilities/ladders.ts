/** The rungs on which a line can stand, the lowest first. `idle` and `cancelled` are off the ladder. */
export const stageLadder = [
  'cancelled',
  'idle',
  'announced',
  'study',
  'feasibility',
  'financed',
  'construction',
  'commissioning',
  'ramp-up',
  'operating',
] as const
export type LineStage = (typeof stageLadder)[number]

/** What is said in rungs, each list from worst to best. */
export const ladders = {
  stage: stageLadder,
  proof: ['none', 'lab', 'pilot', 'demo', 'commercial', 'on-spec'],
  feed: ['none', 'non-binding', 'spot', 'contracted', 'owned'],
  permits: ['none', 'applied', 'partly', 'granted'],
  finance: ['none', 'conditional', 'partly', 'closed'],
  offtake: ['none', 'non-binding', 'binding', 'floor'],
  customers: ['none', 'sampling', 'qualified', 'shipping'],
  utilities: ['none', 'partly', 'secured'],
  control: ['chinese-controlled', 'chinese-offtake', 'minority-chinese', 'independent'],
} as const
export type Rung = keyof typeof ladders
export type Ladder = (typeof ladders)[Rung]

/** What is said in tonnes a year: capacity, and output that was reached. */
export const amounts = ['nameplate', 'demonstrated'] as const
export type AmountMatter = (typeof amounts)[number]

export type Matter = Rung | AmountMatter
export const matters = [...(Object.keys(ladders) as Rung[]), ...amounts] as const satisfies readonly Matter[]

export const isAmount = (matter: Matter): matter is AmountMatter => matter === 'nameplate' || matter === 'demonstrated'
