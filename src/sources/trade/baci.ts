import { dayOf, daysInMonth } from '../../kernel/day.ts'
import { fault, read, type Read } from '../../kernel/read.ts'
import { areaIn, codeIn, firstFault, placeIn, quantityIn, statedQuantity, valueIn, yearIn, type Cell } from './cells.ts'
import { sameHeader, type Coverage, type TradeFacts, type TradeForm } from './kind.ts'
import type { RowOutcome } from './row.ts'

export const baciPage = 'http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37'

/** What a release of CEPII's BACI is, under the name of its file or of a column. Values in thousand US dollars, quantities in tonnes. */
export function baciFacts(release: string, coverage: Coverage, nomenclature: string, what: string): TradeFacts {
  const suffix = coverage === 'all' ? `-${nomenclature.toLowerCase()}` : `-${coverage.replaceAll(' ', '-')}`
  const [year, month] = [Number(release.slice(0, 4)), Number(release.slice(4, 6))]
  return {
    series: `baci-${release}${suffix}`,
    publisher: 'CEPII',
    title: `BACI, release ${release.slice(0, 4)}-${release.slice(4, 6)}${what === '' ? '' : `: ${what}`}`,
    release,
    url: baciPage,
    licence: 'Etalab Open Licence 2.0',
    definition:
      'Reconciled flows: CEPII makes one figure for each pair of countries out of both reports, freight and insurance taken out (FOB), in US dollars and tonnes.',
    coverage,
    nomenclature,
    // A release is named by its month; it could not be known before that month was over.
    published: month >= 1 && month <= 12 ? dayOf(year, month, daysInMonth(year, month)) : null,
  }
}

const noRelease = (file: string): Read<never> =>
  fault('no-release', `${file} does not name its release; keep the publisher's file name, such as BACI_HS17_Y2024_V202601.csv`)

/** `BACI_HS17_Y2024_V202601.csv`: nomenclature, year and release as CEPII writes them; a trailing letter is a correction. */
export function baciName(file: string): { nomenclature: string; year: number | null; release: string } | undefined {
  const found = /V(\d{6}[a-z]?)(?=[_.]|$)/.exec(file)
  if (!found) return undefined
  const year = /_Y(\d{4})(?=_)/.exec(file)?.[1]
  return {
    nomenclature: /(?<![A-Z])HS\d{2}(?=_)/.exec(file)?.[0] ?? '',
    year: year === undefined ? null : Number(year),
    release: found[1] ?? '',
  }
}

export const baciHeader = ['t', 'i', 'j', 'k', 'v', 'q'] as const

/** CEPII's own year file: t year, i exporter, j importer, k HS 6, v thousand US dollars, q tonnes (`NA` when not known). */
export const baci: TradeForm = {
  kind: 'baci',
  says: 'BACI year file of CEPII (t,i,j,k,v,q), with country_codes_V….csv beside it if its codes are newer than ours',
  publisher: 'CEPII',
  address: baciPage,
  recognises: (header) => sameHeader(header, baciHeader),
  open({ file, places }) {
    const name = baciName(file)
    if (!name || name.nomenclature === '') return noRelease(file)
    const { year: only, release, nomenclature } = name
    return read({
      facts: baciFacts(release, 'all', nomenclature, ''),
      settle: 'every row',
      read([t = '', i = '', j = '', k = '', v = '', q = ''], line): RowOutcome {
        const cells = [
          yearIn(t, only),
          areaIn(i, places),
          areaIn(j, places),
          codeIn(k),
          valueIn(v, 1000),
          quantityIn(q, 1000),
        ] as const
        return reconciled(cells, line)
      },
    })
  },
}

type ReconciledCells = readonly [
  year: Cell<number>,
  exporter: Cell<number>,
  importer: Cell<number>,
  code: Cell<number>,
  value: Cell<number>,
  quantity: Cell<number | null>,
]

function reconciled(cells: ReconciledCells, line: number): RowOutcome {
  const wrong = firstFault(cells, line)
  if (wrong) return wrong
  const [year, exporter, importer, code, value, quantity] = cells as readonly number[]
  return {
    row: {
      line,
      code: code ?? 0,
      year: year ?? 0,
      month: 0,
      flow: 'reconciled',
      exporter: exporter ?? 0,
      importer: importer ?? 0,
      value: value ?? 0,
      quantity: statedQuantity(value ?? 0, quantity ?? null),
    },
  }
}

const tidyHeader = ['year', 'exporter_iso3', 'importer_iso3', 'hs6', 'material', 'value_kusd', 'qty_t', 'source_id']

/** BACI flows of chosen goods with alpha-3 codes: value in thousand US dollars, quantity in tonnes, release in the file's name. */
export const baciTidy: TradeForm = {
  kind: 'baci-tidy',
  says: 'BACI flows of chosen goods (year, exporter_iso3, importer_iso3, hs6, material, value_kusd, qty_t, source_id)',
  publisher: 'CEPII',
  address: baciPage,
  recognises: (header) => sameHeader(header, tidyHeader),
  open({ file, first, places }) {
    const release = releaseIn(file, first[7])
    if (release === undefined) return noRelease(file)
    return read({
      facts: baciFacts(release, 'chosen goods', '', 'chosen goods'),
      settle: 'every row',
      read: ([year = '', exporter = '', importer = '', code = '', , value = '', quantity = ''], line) =>
        reconciled(
          [
            yearIn(year),
            placeIn(exporter, places),
            placeIn(importer, places),
            codeIn(code),
            valueIn(value, 1000),
            quantityIn(quantity, 1000),
          ],
          line,
        ),
    })
  },
}

const releaseIn = (file: string, source: string | undefined): string | undefined =>
  baciName(file)?.release ?? /^baci-(\d{6}[a-z]?)$/.exec(source ?? '')?.[1]

const topHeader = [
  'year',
  'hs6',
  'exporter_iso2',
  'exporter_iso3',
  'importer_iso2',
  'importer_iso3',
  'value_usd',
  'qty_t',
  'source_id',
]

/** The largest BACI flows over many years: value in US dollars, quantity in tonnes. Shares from it are of the listed flows only. */
export const baciTop: TradeForm = {
  kind: 'baci-topflows',
  says: 'largest BACI flows over many years (year, hs6, exporter_iso2, … value_usd, qty_t, source_id)',
  publisher: 'CEPII',
  address: baciPage,
  recognises: (header) => sameHeader(header, topHeader),
  open({ file, first, places }) {
    const release = releaseIn(file, first[8])
    if (release === undefined) return noRelease(file)
    return read({
      facts: baciFacts(release, 'largest flows', '', 'the largest flows only'),
      settle: 'every row',
      read: (
        [year = '', code = '', exporter2 = '', exporter = '', importer2 = '', importer = '', value = '', quantity = ''],
        line,
      ) =>
        reconciled(
          [
            yearIn(year),
            placeIn(exporter, places, exporter2),
            placeIn(importer, places, importer2),
            codeIn(code),
            valueIn(value, 1),
            quantityIn(quantity, 1000),
          ],
          line,
        ),
    })
  },
}

const valueHeader = ['i', 'j', 'cmd', 'value']

/** BACI values of chosen goods in one year, which only the file's name states: `baci_V202601_31hs6_2022_value.csv`. */
export const baciValues: TradeForm = {
  kind: 'baci-values',
  says: 'BACI values in US dollars (i, j, cmd, value), release and year in the name of the file',
  publisher: 'CEPII',
  address: baciPage,
  recognises: (header) => sameHeader(header, valueHeader),
  open({ file, places }) {
    const release = baciName(file)?.release
    const year = /(?<!\d)(\d{4})(?=_values?\.csv)/.exec(file)?.[1]
    if (release === undefined) return noRelease(file)
    if (year === undefined) return fault('no-year', `${file} does not name its year, and no column does`)
    return read({
      facts: baciFacts(release, 'values only', '', 'values of chosen goods'),
      settle: 'every row',
      read: ([exporter = '', importer = '', code = '', value = ''], line) =>
        reconciled(
          [yearIn(year), placeIn(exporter, places), placeIn(importer, places), codeIn(code), valueIn(value, 1), null],
          line,
        ),
    })
  },
}
