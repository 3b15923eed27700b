import { placeNamed } from '../../kernel/place.ts'
import type { ControlBook, Rule } from '../../ledger/controls/book.ts'
import { describedAs, formOf, isKnownForm } from './goods.ts'
import { onAnyList, onListAsRead, strangeForm, type ItemMatch } from './items.ts'
import { isUser, listedOn, usedFor } from './parties.ts'
import { isTechnology, originates, reached, throughChina } from './route.ts'
import { all, any, containsAny, no, unknown, yes, type Finding, type Shipment } from './shipment.ts'
import { work } from './work.ts'

/** How a rule fits a case, its days left aside. */
export interface Match {
  readonly rule: Rule
  readonly finding: Finding
  /** Control code of the item that was found. */
  readonly code: string | null
}

const places = (code: string): string => placeNamed(code) ?? code

/** Ids of the lists whose licence duty makes their items dual-use items on the day; decided by the caller from the status. */
export interface Context {
  readonly book: ControlBook
  readonly dualUse: readonly string[]
}

function itemsOf(shipment: Shipment, rule: Rule, { book, dualUse }: Context): ItemMatch | undefined {
  const { items, part } = rule.when
  if (items === undefined) return undefined
  if (items === 'none') {
    const listed = onAnyList(shipment.goods, book, dualUse).finding
    return {
      entry: null,
      finding: listed.truth === 'yes' ? no('it is a listed item') : listed.truth === 'no' ? yes('it is on no list') : listed,
    }
  }
  const ids = items === 'any_dual_use' ? dualUse : items
  if (part === undefined && ids.length !== 1) return onAnyList(shipment.goods, book, ids)
  const list = book.itemLists.get(ids[0] ?? '')
  return list === undefined ? { entry: null, finding: no('its list was not read') } : onListAsRead(shipment.goods, list, part)
}

function contentOf(shipment: Shipment, rule: Rule): Finding[] {
  const { content, technology_origin, made } = rule.when
  const found: Finding[] = []
  if (made !== undefined) {
    const origin = originates(shipment, 'CHN')
    found.push(
      origin.truth === 'unknown'
        ? origin
        : origin.truth === 'yes'
          ? no('it was made in China')
          : yes('it was made outside China'),
    )
  }
  if (content !== undefined) {
    const leans = content.ambiguities ?? []
    const share = shipment.content?.cn_part1_value_pct
    if (share === undefined || share === null)
      found.push(
        unknown(
          'the value share of listed Chinese content is not stated',
          'What share of its value is listed Chinese rare-earth content, in percent?',
          { leans },
        ),
      )
    else if (share >= content.value_percent_at_least)
      found.push(
        yes(`${share} percent of its value is listed Chinese content, at or above ${content.value_percent_at_least}`, {
          leans,
        }),
      )
    else
      found.push(
        no(`${share} percent of its value is listed Chinese content, below ${content.value_percent_at_least}`, {
          leans,
        }),
      )
  }
  if (technology_origin !== undefined) {
    const leans = technology_origin.ambiguities ?? []
    const uses = shipment.content?.cn_ree_technology
    if (uses === undefined || uses === null)
      found.push(
        unknown(
          'whether it was made with Chinese rare-earth technology is not stated',
          'Was it made with Chinese rare-earth technology?',
        ),
      )
    else
      found.push(
        uses
          ? yes('it was made with Chinese rare-earth technology', { leans })
          : no('it was made without Chinese rare-earth technology'),
      )
  }
  return found
}

const magnetKinds: Readonly<Record<string, readonly string[]>> = { SmCo: ['Sm', 'Co'], NdFeB: ['Nd', 'Fe', 'B'] }

/** The defence clause: magnets of a kind with a stage in a covered country. */
function stagesOf(shipment: Shipment, rule: Rule): Finding[] {
  const { magnets, stages: wanted, covered_countries: covered } = rule.when
  if (magnets === undefined || covered === undefined) return []
  const form = formOf(shipment.goods)
  const { minerals, stages } = shipment.goods
  const described = describedAs(shipment.goods)
  const isKind = magnets.some(
    (kind) =>
      described.includes(kind.toLowerCase()) || (magnetKinds[kind] ?? []).every((symbol) => minerals?.includes(symbol) === true),
  )
  const isMagnet = form === 'permanent_magnet' || form === 'deep_processed'
  const kind =
    isMagnet && isKind ? yes('it is or holds such a magnet') : no('it is no samarium-cobalt or neodymium-iron-boron magnet')
  if (wanted === undefined) return [kind]
  const bars = new Set(covered.map(places))
  const where = wanted.map((stage): Finding => {
    const place =
      stages?.[stage] ?? (stage === 'refined' ? stages?.['separated'] : stage === 'separated' ? stages?.['refined'] : undefined)
    if (place === undefined) return unknown(`where it was ${stage} is not stated`, `In which country was it ${stage}?`)
    return bars.has(place) ? yes(`it was ${stage} in ${place}`) : no(`it was ${stage} in ${place}`)
  })
  return [kind, any(where, no('no stage lies in a covered country'))]
}

function partiesOf(shipment: Shipment, rule: Rule, { book }: Context): Finding[] {
  const { user, use, listed_on, owned_percent_at_least, third_country_transfers } = rule.when
  const found: Finding[] = []
  if (user !== undefined)
    found.push(
      isUser(book, shipment, { wanted: user, ownedAtLeast: owned_percent_at_least ?? 50, jurisdiction: rule.jurisdiction }),
    )
  if (use !== undefined) found.push(usedFor(shipment, use))
  if (listed_on !== undefined) found.push(listedOn(book, shipment.end_user, listed_on))
  // A list without a clause on third countries binds exporters from China only.
  if (third_country_transfers !== undefined && shipment.transaction.from !== 'CHN' && !throughChina(shipment)) {
    if (third_country_transfers === 'not_barred') found.push(no('the list does not bar transfers by third countries'))
    if (third_country_transfers === 'unknown')
      found.push(
        unknown(
          'whether the list bars transfers by third countries was not read',
          'Does the notice bar transfers from other countries?',
        ),
      )
    found.push(originates(shipment, 'CHN'))
  }
  return found
}

/** Whether a rule is about a case, whatever the day. */
export function matchOf(shipment: Shipment, rule: Rule, context: Context): Match {
  const { when } = rule
  const { minerals, hs } = shipment.goods
  const findings: Finding[] = [reached(shipment, rule.reach)]
  if (findings[0]?.truth === 'no') return { rule, finding: all(findings), code: null }
  if (when.destination !== undefined)
    findings.push(
      shipment.transaction.to === places(when.destination) || shipment.end_user?.country === places(when.destination)
        ? yes('it goes to that country')
        : no('it goes to another country'),
    )
  if (when.origin !== undefined) findings.push(originates(shipment, places(when.origin)))
  const item = itemsOf(shipment, rule, context)
  if (item) findings.push(item.finding)
  if (when.minerals !== undefined)
    findings.push(
      minerals === undefined
        ? unknown('what it is made of is not stated', 'Which elements does it contain?')
        : containsAny(minerals, when.minerals)
          ? yes('it contains such a mineral')
          : no('it contains no such mineral'),
    )
  if (when.hts !== undefined && hs !== null && hs !== undefined)
    findings.push(
      when.hts.some((line) => line.startsWith(hs) || hs.startsWith(line))
        ? yes('its tariff line is listed')
        : no('its tariff line is another'),
    )
  else if (when.forms !== undefined) {
    const form = formOf(shipment.goods)
    findings.push(
      form === undefined
        ? unknown('its form is not stated', 'In which form is it?')
        : when.forms.includes(form)
          ? yes(`it is ${form.replaceAll('_', ' ')}`)
          : isKnownForm(form)
            ? no(`it is ${form.replaceAll('_', ' ')}`)
            : strangeForm(form),
    )
  }
  if (when.goods_unread !== undefined) findings.push(unknown(when.goods_unread, 'Does its tariff line stand in the notice?'))
  if (when.mined !== undefined) findings.push(work.minedIllegally(shipment))
  findings.push(...contentOf(shipment, rule), ...stagesOf(shipment, rule), ...partiesOf(shipment, rule, context))
  if (when.technology !== undefined || when.service !== undefined || when.knowledge !== undefined)
    findings.push(work.of(shipment, rule))
  if (when.actor !== undefined)
    findings.push(
      (shipment.exporter?.country ?? shipment.transaction.from) === places(when.actor)
        ? yes('the provider is Chinese')
        : no('the provider is not Chinese'),
    )
  if (!isTechnology(shipment) && when.technology !== undefined) findings.push(no('it is a movement of goods'))
  return { rule, finding: all(findings), code: item?.entry?.code ?? null }
}
