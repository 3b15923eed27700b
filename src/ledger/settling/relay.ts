/** How a source repeats another: a statistic it prints, a wire it carries, a report it retells, the text of an act it reposts. */
export const relayKinds = ['statistics', 'wire', 'report', 'text'] as const

/** One reviewed statement that a source repeats an original and is no witness of its own. A row of `data/relays.csv`. */
export interface Relay {
  readonly source: string
  /** Who said it first: a publisher's name, or `subject` for what the company a figure is about says of itself. */
  readonly original: string
  readonly kind: (typeof relayKinds)[number]
  /** Only rows whose note contains this; empty for everything the source says. */
  readonly noteContains: string
  readonly reason: string
}
