const up =
  'up|rose|rise|rises|risen|rising|gain|gains|gained|gaining|grew|grow|grows|grown|growing|growth|jump|jumps|jumped|surge|surges|surged|surging|soar|soared|soaring|climb|climbs|climbed|climbing|increase|increases|increased|increasing|add|adds|added|adding|advanced|advance|higher|raised|raise|raises|raising|expanded|expand|leapt|rallied|rally|spiked|boost|boosted|boosting|improved|improve|appreciated|doubled'
const down =
  'down|fell|fall|falls|fallen|falling|drop|drops|dropped|dropping|lose|lost|loses|losing|decline|declines|declined|declining|decrease|decreases|decreased|decreasing|slid|slide|slipped|slip|slumped|slump|plunged|plunge|plunging|tumbled|tumble|shed|sheds|cut|cuts|cutting|reduce|reduced|reduces|reducing|reduction|lower|lowered|shrank|shrink|sank|sink|shaving|shaved|discount|loss|weakened|dipped|dip|eased|knocked|slashed'
const pattern = new RegExp(
  `\\b(?:(${up})|(${down}))(?:\\s(?:by|of|in|as much as|more than|at least|another|an additional|a|an|about|around|nearly|almost|only|just|over|some|off|further|roughly|approximately|the|its|to its|estimated|up to|average|record)){0,3}\\s?(?:~|∼)?\\s?$`,
  'i',
)

/** What the verb or adverb of change right before a quantity says of its direction; "to" makes it a level, not a change. */
export function directionBefore(text: string, at: number): 'up' | 'down' | null {
  const found = pattern.exec(text.slice(Math.max(0, at - 48), at))
  if (found === null) return null
  return found[1] === undefined ? 'down' : 'up'
}
