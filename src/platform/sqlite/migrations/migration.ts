/** One dated step forward. There is no way back: a store newer than the program is refused. */
export interface Migration {
  readonly name: string
  readonly statements: readonly string[]
}
