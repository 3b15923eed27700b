import type { Draft } from './draft.ts'

const stop =
  /[,;:.—–()|โ]|\s(?:and (?:over|more|about|around|nearly|some|almost|an\b|\d+|the\b|has|its|process(?:es|ed)?|plans|is|are|was|were|have|refines?|produces?|accounts?|controls?|holds?|mines|supplies|expects|exports|imports|consumes|had)|while|whereas|but|with|which|that|when|as|is|are|was|were|in (?:19|20)\d\d|by (?:19|20)\d\d|come|comes|came|will|up|down|since|from|to|goes?|flows?|came|would|could|can|should|may|might|must|needs?|needed|depends?|rely|relies|last|this|next|had|have|has|essential|compared|so|if|because|under|at|each|per|every|through|until|after|before|despite|during|annually|for|versus|vs|against|than)\b/

/**
 * Offsets of the shortest piece that carries value, unit and operator word; a share takes its "of …" along, a mass the good
 * it is a mass of.
 */
export function quoteOf(draft: Draft, text: string): readonly [number, number] {
  let { from, to } = draft
  const { kind } = draft
  if (kind.type === 'share' || kind.type === 'policy' || kind.type === 'quantity' || kind.type === 'capacity') {
    const nextFrom = draft.look.next?.from ?? text.length
    const open = text.slice(to, Math.min(to + 100, Math.max(to, nextFrom)))
    // A coordination right before the next amount opens that amount's own predicate: "… and makes [94%]".
    const rest = nextFrom < to + 100 ? open.replace(/(?:,|\s(?:and|or|while|but))\s[^,;]*$/, '') : open
    const joint =
      kind.type === 'share'
        ? /^[\s+)-]*(?:\([^)]{0,30}\) )?(?:of|in|on|share)\b(?! (?:early |late |mid-?)?(?:(?:19|20)\d\d|Q[1-4]|[A-Z][a-z]+ (?:19|20)\d\d))(?: |$)/i.exec(
            rest,
          )
        : /^ of (?=[\p{L}\s/-]{3,60})/iu.exec(rest)
    if (
      joint !== null &&
      draft.unit !== 'date' &&
      draft.unit !== 'rank' &&
      typeof draft.value !== 'string' &&
      draft.value !== null
    ) {
      const tail = rest.slice(joint[0].length)
      const end = stop.exec(tail)
      const length = end === null ? tail.length : end.index
      const words = tail.slice(0, length)
      if (words.trim().length > 1 && length < 80) to += joint[0].length + words.trimEnd().length
    }
  }
  if (kind.measure === 'tariff_rate' && draft.unit === 'percent') {
    const levy =
      /^(?: (?:additional|anti-dumping|countervailing|import|reciprocal|punitive|export|new))* (?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|royalt(?:y|ies))(?: on (?:all |most )?[A-Z\p{L}][\w’'-]*(?: (?!set|due|to|from|that|which|and|by|in|starting|if|after|unless)[a-z][\w-]*){0,3})?/u.exec(
        text.slice(to, to + 80),
      )
    if (levy !== null) to += levy[0].length
  }
  to =
    from +
    text.slice(from, to).replace(/\s(?:of|to|from|at|by|with|and|for|in|on|the|an?|an additional|about|around)\s*$/i, '').length
  while (from < to && /[\s(]/.test(text[from] ?? '') && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  return [from, to]
}
