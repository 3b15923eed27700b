// Surfaces import answers and not the model, so the words of the gates are handed on here.
export { asksOf, gates, type Gate } from '../../model/readiness/gates.ts'
export { criteria, type Criterion } from '../../model/readiness/criteria.ts'
export { presetNames, presets } from '../../model/readiness/weights.ts'
