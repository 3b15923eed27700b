/** Things the trade counts. A number before any other noun is no claim of ours. */
export const countNouns: readonly string[] = (
  'elements|rare earths|rare-earths|minerals|materials|raw materials|metals|REEs|oxides|items|substances|commodities|types|kinds|categories|products|components|parts|entities|companies|firms|businesses|contractors|manufacturers|automakers|miners|explorers|' +
  'producers|suppliers|refiners|processors|exporters|importers|buyers|customers|enterprises|importers|sites|mines|mine|deposits|projects|project|facilities|facility|plants|plant|refineries|refinery|smelters|smelter|factories|factory|' +
  'furnaces|lines|licences|licenses|permits|applications|approvals|countries|nations|states|economies|jurisdictions|partners|jobs|employees|workers|staff|people|miners|weapons systems|weapon systems|' +
  'weapons|vehicles|cars|EVs|units|motors|turbines|magnets|batteries|jets|aircraft|submarines|missiles|drones|robots|drill holes|holes|tenements|concessions|blocks|agreements|deals|memoranda|MOUs|measures|controls|announcements|' +
  'technologies|patents|investors|shareholders|shares|vessels|shipments|containers|traction motors|tariff lines|groups|regions|provinces|members|member states|stages|phases'
).split('|')

const singular = new Set(['mine', 'project', 'facility', 'plant', 'refinery', 'smelter', 'factory'])

const heads = [...new Set(countNouns)].sort((a, b) => b.length - a.length)
const after = new RegExp(
  `[\\s-]+((?:(?!(?:of|in|to|or|from|for|by|at|on|the|that|which|who|with|is|are|was|were|as|than|per|a|an)\\b)["“”'‘’]?[\\p{L}][\\p{L}.\\/’'-]*["”’']?(?: \\([A-Z]{2,6}s?\\))?[\\s-]+){0,5}?)["“‘']?(${heads.join('|')})\\b(?!-)`,
  'iuy',
)

/** The counted noun after a number, with up to five describing words between; `to` is its end. */
export function nounAfter(text: string, at: number, plural: boolean): { readonly noun: string; readonly to: number } | null {
  after.lastIndex = at
  const found = after.exec(text)
  if (found === null) return null
  const noun = (found[2] ?? '').toLowerCase()
  if (plural && singular.has(noun)) return null
  let to = at + found[0].length
  // A quoted or bracketed name belongs to the noun: 17 "strategic raw materials", elements (REEs).
  const closing = /^["”’']|^ \([A-Z]{2,6}s?\)/.exec(text.slice(to, to + 10))
  if (closing) to += closing[0].length
  return { noun, to }
}
