/** Words of dates and times, as tables. */
const numbered = (words: string, first = 1): ReadonlyMap<string, number> =>
  new Map(words.split(' ').flatMap((names, index) => names.split('|').map((name) => [name, index + first] as const)))

export const months = numbered(
  'january|jan february|feb|febr march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
)
export const weekdays = numbered(
  'sunday|sun monday|mon tuesday|tues|tue wednesday|wed|weds thursday|thurs|thur|thu friday|fri saturday|sat',
  0,
)
export const smalls = numbered(
  'zero one|a|an two|couple three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  0,
)
export const tensWords: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
])
export const ordinals = numbered(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
)

export type UnitName =
  | 'workweek'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'business day'

export const unitWords: ReadonlyMap<string, UnitName> = new Map(
  (
    [
      ['second', 'second|seconds|sec|secs|s'],
      ['minute', 'minute|minutes|min|mins'],
      ['hour', 'hour|hours|hr|hrs|h'],
      ['day', 'day|days'],
      ['weekend', 'weekend|weekends'],
      ['week', 'week|weeks|wk|wks'],
      ['workweek', 'workweek|workweeks'],
      ['fortnight', 'fortnight|fortnights'],
      ['month', 'month|months|mo|mos'],
      ['quarter', 'quarter|quarters'],
      ['year', 'year|years|yr|yrs'],
      ['decade', 'decade|decades'],
      ['century', 'century|centuries'],
    ] as const
  ).flatMap(([unit, names]) => names.split('|').map((name) => [name, unit] as const)),
)

/** Seconds in one; months and years as the average that time standards use for durations: 30 and 365 days. */
export const secondsIn: Readonly<Record<UnitName, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  weekend: 172_800,
  'business day': 86_400,
  workweek: 432_000,
  week: 604_800,
  fortnight: 1_209_600,
  month: 2_592_000,
  quarter: 7_776_000,
  year: 31_536_000,
  decade: 315_360_000,
  century: 3_153_600_000,
}

/** Parts of a day as hours, half-open. */
export const dayParts: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
  ['morning', [8, 12]],
  ['afternoon', [12, 16]],
  ['evening', [16, 20]],
  ['night', [20, 24]],
  ['lunchtime', [11, 13]],
  ['daytime', [8, 18]],
  ['nighttime', [0, 8]],
])

/** Holidays on the same day every year. */
export const fixedHolidays: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ['christmas', [12, 25]],
  ['christmas day', [12, 25]],
  ['xmas', [12, 25]],
  ['christmas eve', [12, 24]],
  ['boxing day', [12, 26]],
  ['new year', [1, 1]],
  ["new year's day", [1, 1]],
  ['new years day', [1, 1]],
  ["new year's eve", [12, 31]],
  ['new years eve', [12, 31]],
  ['halloween', [10, 31]],
  ["valentine's day", [2, 14]],
  ['valentines day', [2, 14]],
  ['independence day', [7, 4]],
  ['fourth of july', [7, 4]],
  ['earth day', [4, 22]],
  ['veterans day', [11, 11]],
  ["women's day", [3, 8]],
  ["april fool's day", [4, 1]],
  ['juneteenth', [6, 19]],
  ['st patrick day', [3, 17]],
  ['bastille day', [7, 14]],
])
/** Holidays on the nth weekday of a month; -1 is the last. */
export const movingHolidays: ReadonlyMap<string, readonly [month: number, weekday: number, nth: number, days?: number]> = new Map(
  [
    ['thanksgiving', [11, 4, 4]],
    ['thanksgiving day', [11, 4, 4]],
    ['black friday', [11, 4, 4, 1]],
    ['cyber monday', [11, 4, 4, 4]],
    ['labor day', [9, 1, 1]],
    ['labour day', [9, 1, 1]],
    ['memorial day', [5, 1, -1]],
    ["mother's day", [5, 0, 2]],
    ['mothers day', [5, 0, 2]],
    ["father's day", [6, 0, 3]],
    ['fathers day', [6, 0, 3]],
    ['martin luther king day', [1, 1, 3]],
    ['mlk day', [1, 1, 3]],
  ],
)
/** Holidays counted from Easter Sunday. */
export const easterHolidays: ReadonlyMap<string, number> = new Map([
  ['easter', 0],
  ['easter sunday', 0],
  ['easter monday', 1],
  ['good friday', -2],
  ['ash wednesday', -46],
  ['palm sunday', -7],
  ['pentecost', 49],
])
