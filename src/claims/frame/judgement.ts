/** Wordings that judge, advise or ask; a sentence with one of them and nothing to look up is a judgement. */
const judging: readonly (readonly [string, RegExp])[] = [
  [
    'advice',
    /\b(?:investors?|policymakers?|companies|readers?|we|governments?|the west|washington)\b[^.;]{0,30}\b(?:should|must|ought to|need to|would do well)\b/i,
  ],
  ['position', /\b(?:weaker|stronger|better|worse|structurally)\b[^.;]{0,30}\b(?:position|footing|hand|leverage)\b/i],
  [
    'doubt',
    /\bspeculative at best\b|\bremains to be seen\b|\bhard to (?:see|imagine)\b|\bmisunderstand\w*|\bunlikely at best\b|\bwishful\b|\bunclear\b/i,
  ],
  [
    'grip',
    /\b(?:grip|dominance|stranglehold|leverage|chokehold)\b[^.;]{0,50}\b(?:remains?|unchanged|constant|reality|defines)\b/i,
  ],
  [
    'rhetoric',
    /\?\s*$|\bnot as [\w ]+ but as\b|\bbravado\b|\bpolitical theat(?:er|re)\b|\bchess(?:board)?\b|\bgame[- ]changer\b|\bwake-up call\b|\bthe real (?:risk|battle|question)\b|\bfantastic\b|\bterrific\b/i,
  ],
  ['contrast', /\b(?:asymmetr\w+|imbalance)\b/i],
  [
    'may',
    /^(?:the |a |an )?[\w ,'’-]{3,60}\b(?:may|might|could)\b[^.;]{3,80}\b(?:calm|lift|boost|spook|unsettle|reassure|rattle)?\b/i,
  ],
]

/** Why a sentence is a judgement, or null. */
export const judgementRule = (text: string): string | null => judging.find(([, words]) => words.test(text))?.[0] ?? null

/** Opinion words that turn a claim of the same sentence into one. */
export const opinionated = /\bin (?:my|our) view\b|\bwe believe\b|\barguably\b|\bin my opinion\b|\bI think\b/i
