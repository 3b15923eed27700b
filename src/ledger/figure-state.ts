import type { Figure } from './figure.ts'

/**
 * What became of a company's figure. `current`: stands. `superseded`: a later statement replaced it. `non-binding`: a letter of intent.
 * `disclaimed`: the company took it back or never confirmed it. `different feed basis`: counts another feed than its neighbours.
 * `secondary report`: only somebody else reports it.
 */
export const figureStates = [
  'current',
  'superseded',
  'non-binding',
  'disclaimed',
  'different feed basis',
  'secondary report',
] as const
export type FigureState = (typeof figureStates)[number]

/** The state that the note of a figure gives in its sentence "State: superseded."; null where the note speaks of none. */
export function stateOf(figure: Pick<Figure, 'note'>): FigureState | null {
  const said = /\bState: ([a-z -]+)\./.exec(figure.note)?.[1]
  return figureStates.find((state) => state === said) ?? null
}
