import type { Rule } from '../../ledger/controls/book.ts'
import { describedAs, formOf } from './goods.ts'
import { no, unknown, yes, type Finding, type Shipment } from './shipment.ts'

const process =
  /\b(?:extract|separat|smelt|leach|roast|beneficiat|mining|magnet|sinter|metal|alloy|electroly|recycl|recover|process|know-?how|solvent)/i
const lineWork = /\b(?:assembl|commission|maintenance|maintain|repair|upgrad|debug|install)/i
const intermediary = /\b(?:broker|agen[ct]|freight|courier|customs clearance|customs broker|platform|financ|logistics)/i
const rareEarth = /\brare[- ]?earth|\bREE\b|\bREO\b|稀土/i

const isAboutRareEarths = (shipment: Shipment): boolean =>
  rareEarth.test(describedAs(shipment.goods)) ||
  (shipment.goods.minerals ?? []).some(
    (symbol) => symbol === 'REE' || (symbol.length > 0 && /^(?:Sc|Y|La|Ce|Pr|Nd|Sm|Eu|Gd|Tb|Dy|Ho|Er|Tm|Yb|Lu)$/.test(symbol)),
  ) ||
  rareEarth.test(shipment.end_use ?? '')

const breach =
  /\bunlicen[cs]ed|\bwithout (?:a |the |any )?(?:export )?licen[cs]e|\bno (?:export )?licen[cs]e|\b(?:evad|circumvent|smuggl)/i
const lawful = /\bunder (?:a |an |the )?(?:\w+ )?licen[cs]e|\b(?<!un)licen[cs]ed\b/i

/** An intermediary is barred from helping what breaks the notice; whether what it helps is licensed is a fact of the case. */
function helpsBreach(words: string): Finding {
  if (breach.test(words)) return yes('it is help by an intermediary for what is not licensed')
  return lawful.test(words)
    ? no('what the intermediary helps is licensed')
    : unknown(
        'whether what it helps is licensed is not stated',
        'Is what the intermediary carries, arranges or pays for licensed?',
      )
}

/** Whether knowledge or work is of the kind a rule names. */
function of(shipment: Shipment, rule: Rule): Finding {
  const { technology, service, code, knowledge } = rule.when
  const words = `${describedAs(shipment.goods)} ${(shipment.assumptions ?? []).join(' ')}`
  const given = shipment.goods.code
  const isService = formOf(shipment.goods) === 'service' || /service/.test(shipment.transaction.type)
  if (technology?.some((each) => each === 'public_domain' || each === 'basic_research' || each === 'patent_filing') === true) {
    if (/\bpublic(?:ly)? (?:domain|available|known)|\bpublished\b|\bbasic research|\bpatent (?:filing|application)/i.test(words))
      return yes('it is in the public domain, basic research or a patent filing')
    return no('it is not said to be in the public domain')
  }
  if (knowledge !== undefined)
    return /\bknow(?:s|n|ing)\b.*\brare/i.test(words)
      ? yes('it is known to help rare-earth activity abroad')
      : no('no knowledge of rare-earth activity abroad is stated')
  if (code !== undefined && given !== null && given !== undefined)
    return given === code ? yes(`its control code is ${code}`) : no(`its control code is ${given}`)
  if (!isAboutRareEarths(shipment)) return no('it is not about rare earths')
  if (service?.includes('line_work') === true || service?.includes('process_help') === true) {
    if (!isService && !lineWork.test(words)) return no('it is no work on a line')
    if (lineWork.test(words)) return yes('it is assembly, commissioning, maintenance, repair or upgrade of a line')
    if (service.includes('process_help') && process.test(words)) return yes('it helps rare-earth production abroad')
    return isService
      ? unknown('the work is not described', 'What work is done, on which equipment?')
      : no('it is no work on a line')
  }
  if (service?.includes('intermediary') === true)
    return intermediary.test(words) ? helpsBreach(words) : no('it is no help by an intermediary')
  if (technology !== undefined) {
    if (isService && lineWork.test(words)) return no('it is work on a line, not process knowledge')
    return process.test(words)
      ? yes('it is process knowledge for rare earths')
      : unknown('the knowledge is not described', 'Which process is the knowledge about?')
  }
  return no('it is no such work')
}

/** Ore or product that was mined or separated illegally. */
function minedIllegally(shipment: Shipment): Finding {
  const stated = shipment.goods['illegally_mined'] ?? shipment.goods['illegal']
  const words = `${describedAs(shipment.goods)} ${(shipment.assumptions ?? []).join(' ')}`
  if (stated === true || /\b(?:illegal(?:ly)?|smuggled|unlicen[cs]ed) (?:mined|mining|separat|smelt|sourced|origin)/i.test(words))
    return yes('it was mined or separated illegally')
  return no('nothing says that it was mined illegally')
}

export const work = { of, minedIllegally }
