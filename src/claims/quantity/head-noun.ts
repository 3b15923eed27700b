const stops =
  'of|in|to|or|from|for|by|at|on|the|that|which|who|whose|whom|with|is|are|was|were|as|than|per|a|an|and|but|has|have|had|will|would|can|could|may|might|should|its|their|his|her|this|these|those|it|he|she|they|we|i|you|not|when|while|if|after|before|since|until|during|into|onto|over|under|between|against|about|across|through|without|within|because|so|be|been|being|did|do|does|said|says|also|then|there|here|where|out|up|down|off|more|less|times|each|both|all|only|just|even|still|yet|now|ago|later|earlier|respectively|compared|up|via|among|including|such|like|per'
const word = new RegExp(`[\\s-](?!(?:${stops})\\b)([\\p{L}][\\p{L}'’-]*)`, 'iuy')

/** The noun phrase counted by a number that ends at `at`: up to its first plural, at most four words. */
export function headNoun(text: string, at: number): string | null {
  const from = at + 1
  let to = -1
  let past = at
  for (let turn = 0; turn < 4; turn++) {
    word.lastIndex = past
    const found = word.exec(text)
    if (found === null) break
    past += found[0].length
    to = past
    const name = found[1] ?? ''
    if (/[^su]s$/.test(name) || /^(?:people|men|women|children|percent|feet|staff)$/i.test(name)) {
      // "job cuts", "test sites": one plural may describe the next.
      break
    }
  }
  return to === -1 ? null : text.slice(from, to)
}
