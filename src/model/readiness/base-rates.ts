import type { LineStage } from '../../ledger/facilities/ladders.ts'

/** A step of the ladder: how long it takes on average, and how often it is the last. */
export interface Step {
  readonly from: LineStage
  readonly to: LineStage
  readonly years: number
  readonly dropout: number
}

export interface BaseRates {
  readonly steps: readonly Step[]
  /** Years from start to nameplate. */
  readonly rampYears: number
  /** Average delay of a dated plan, as a part of the time a plant takes to build. */
  readonly delay: number
  /** Part of running lines that stop within a year. */
  readonly stopPerYear: number
}

/** Where each rate comes from; `source` is null for what is our convention until a published rate is found. */
export const ratesFrom: readonly {
  readonly rate: string
  readonly value: string
  readonly source: string | null
  readonly says: string
}[] = [
  {
    rate: 'feasibility to construction',
    value: '1.8 years',
    source: 'lead-times-2024',
    says: 'the 35 largest mines began to be built 1.8 years after their feasibility study on average',
  },
  {
    rate: 'construction to commissioning',
    value: '2.6 years',
    source: 'lead-times-2024',
    says: 'what is left of 16.9 years after 12.5 of exploration and study and the 1.8 before construction',
  },
  {
    rate: 'delay of a dated plan',
    value: '25% of the time to build; 20% and 52% as bounds',
    source: 'mckinsey-2024',
    says: 'delays of 20 to 30 percent of the schedule, 52 percent in projects of a billion dollars or more',
  },
  {
    rate: 'other steps',
    value: '1, 1.5, 0.3 and 0.5 years',
    source: null,
    says: 'convention: announced to study, study to feasibility, financed to construction, commissioning to start',
  },
  {
    rate: 'last step',
    value: '50, 40, 30, 10, 10 and 5%',
    source: null,
    says: 'convention: parts of lines that never leave announced, study, feasibility, financed, construction, commissioning',
  },
  {
    rate: 'ramp to nameplate',
    value: '2 years',
    source: null,
    says: 'convention; Mountain Pass doubled its NdPr oxide within the second year of its circuit',
  },
  { rate: 'stop of a running line', value: '2% a year', source: null, says: 'convention' },
]

/** The rates that are used when no others are given. */
export const baseRates: BaseRates = {
  steps: [
    { from: 'announced', to: 'study', years: 1, dropout: 0.5 },
    { from: 'study', to: 'feasibility', years: 1.5, dropout: 0.4 },
    { from: 'feasibility', to: 'construction', years: 1.8, dropout: 0.3 },
    { from: 'financed', to: 'construction', years: 0.3, dropout: 0.1 },
    { from: 'construction', to: 'commissioning', years: 2.6, dropout: 0.1 },
    { from: 'commissioning', to: 'ramp-up', years: 0.5, dropout: 0.05 },
  ],
  rampYears: 2,
  delay: 0.25,
  stopPerYear: 0.02,
}

/** The same rates seen kindly or unkindly: times by `pace`, dropouts by `loss`, delay as given. */
export const bent = (rates: BaseRates, pace: number, loss: number, delay: number): BaseRates => ({
  steps: rates.steps.map((step) => ({ ...step, years: step.years * pace, dropout: Math.min(0.95, step.dropout * loss) })),
  rampYears: rates.rampYears * pace,
  delay,
  stopPerYear: Math.min(0.95, rates.stopPerYear * loss),
})
