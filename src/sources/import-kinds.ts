import { readEveryCommodity } from './bgs-wms/every-commodity.ts'
import { columns as bgsColumns } from './bgs-wms/bgs-wms.ts'
import { chinaOxideColumns, komisColumns, readChinaOxidePrices, readKomisPrices } from './daily-prices/daily-prices.ts'
import { euAssessments } from './eu-crm/assessments.ts'
import { columns as euColumns, readEveryMaterial } from './eu-crm/eu-crm.ts'
import { historyColumns, meanColumns, readGovernanceHistory, readGovernanceMean } from './governance/governance.ts'
import { ieaExplorer } from './iea-explorer/iea-explorer.ts'
import type { Harvest } from './manifest.ts'
import type { Head, ImportKind, Said, Shipment } from './import-kind.ts'
import type { Reading } from './reading.ts'
import type { Columns } from './table.ts'
import { readWorldRelease, worldReleaseIn } from './usgs-mcs/edition-2025.ts'
import { readCommodities } from './usgs-mcs/edition-2026.ts'
import { columns as wmdColumns, readWorldMiningData } from './world-mining-data/world-mining-data.ts'

/** Whether a file begins with this header; a column more or less is left for the reader to name. */
const begins = (head: Head, { header }: Columns): boolean => {
  const first = new Set(
    (/^\uFEFF?([^\r\n]*)/.exec(head.text)?.[1] ?? '').split(',').map((cell) => cell.trim().replace(/^"|"$/g, '')),
  )
  const found = header.filter((name) => first.has(name)).length
  return found >= Math.max(3, Math.ceil(header.length * 0.7))
}

const open = { licence: 'CC BY 4.0', redistribution: 'open', rank: 2 } as const

/** Sources of which the register holds only some editions, or none. Those it holds keep their own row. */
const usgs = (edition: string): Said => ({
  id: `usgs-mcs-${edition}`,
  publisher: 'U.S. Geological Survey',
  title: `Mineral Commodity Summaries ${edition}, data release`,
  url: 'https://www.usgs.gov/centers/national-minerals-information-center/mineral-commodity-summaries',
  published: null,
  edition,
  licence: 'public domain (US government work)',
  redistribution: 'open',
  rank: 2,
})

/** A source of the register, by id: publisher, title and address are taken from there. */
const registered = (
  id: string,
  publisher: string,
  url: string,
  title = 'Study on the critical raw materials for the EU',
): Said => ({
  ...open,
  id,
  publisher,
  title,
  url,
  published: null,
  edition: '',
})

/** The last year that the outcomes of a harvest speak of, as four digits. */
const lastYear = ({ readings }: Harvest): string =>
  readings.reduce((last, { period, kind }) => {
    const year = kind === 'projected' ? '' : (/(\d{4})[^/]*$/.exec(period)?.[1] ?? '')
    return year > last ? year : last
  }, '')

/**
 * A table that its publisher renews under the same name. What speaks of years after `covers` is a later edition than the register knows:
 * a source of its own, whose day of publication is not known, so that nobody saw it before it was published.
 */
function inEdition(harvest: Harvest, said: Said, covers: string): Shipment {
  const last = lastYear(harvest)
  if (last <= covers) return { ...harvest, source: said }
  const id = `${said.id}-to-${last}`
  const readings = harvest.readings.map((each) => withId(each, `${id}${each.id.slice(said.id.length)}`))
  return { ...harvest, readings, source: { ...said, id, edition: `to ${last}` } }
}

const withId = (each: Reading, id: string): Reading => ({ ...each, id })

const commission = 'https://op.europa.eu/en/publication-detail/-/publication/57318397-fdd4-11ed-a05c-01aa75ed71a1'
const worldBank = 'https://www.worldbank.org/en/publication/worldwide-governance-indicators'

const bgs = registered(
  'bgs-wms',
  'British Geological Survey',
  'https://ogcapi.bgs.ac.uk/collections/world-mineral-statistics',
  'World Mineral Statistics',
)
const governance = registered('wb-wgi', 'World Bank', worldBank, 'Worldwide Governance Indicators')
const worldMiningData: Said = {
  id: 'world-mining-data',
  publisher: 'Austrian Federal Ministry of Finance',
  title: 'World Mining Data, production by country',
  url: 'https://www.world-mining-data.info/',
  published: null,
  edition: '',
  licence: 'World Mining Data terms: for use, not for passing on',
  redistribution: 'quote-only',
  rank: 2,
}

/** Every kind of file that holds figures and can be imported without a mapping, in the order in which they are tried. */
export const importKinds: readonly ImportKind[] = [
  {
    name: 'usgs-world',
    says: 'Mineral Commodity Summaries, world data release (one row per country, two years)',
    publisher: 'U.S. Geological Survey',
    address: 'https://doi.org/10.5066/P13XCP3R',
    format: 'csv',
    indexed: true,
    recognises: ({ text }) => /^\uFEFF?SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,/.test(text),
    read: (text) => ({ ...readWorldRelease(text), source: usgs(worldReleaseIn(text)?.edition ?? '') }),
  },
  {
    name: 'usgs-commodities',
    says: 'Mineral Commodity Summaries, commodities data release (one row per statistic)',
    publisher: 'U.S. Geological Survey',
    address: 'https://doi.org/10.5066/P1WKQ63T',
    format: 'csv',
    indexed: true,
    recognises: ({ text }) => /^\uFEFF?MCS chapter,Section,Commodity,/.test(text),
    read: (text, name) => {
      const { edition, ...harvest } = readCommodities(text, name)
      return { ...harvest, source: usgs(edition) }
    },
  },
  {
    name: 'bgs',
    says: 'World Mineral Statistics, an extract of the OGC service as CSV, any commodity',
    publisher: 'British Geological Survey',
    address: 'https://ogcapi.bgs.ac.uk/collections/world-mineral-statistics',
    format: 'csv',
    indexed: true,
    recognises: (head) => begins(head, bgsColumns),
    read: (text) => inEdition(readEveryCommodity(text), bgs, '2023'),
  },
  {
    name: 'iea',
    says: 'Critical Minerals Data Explorer, its data as JSON',
    publisher: 'International Energy Agency',
    address: 'https://www.iea.org/data-and-statistics/data-tools/critical-minerals-data-explorer',
    format: 'json',
    indexed: true,
    recognises: ({ text }) => /^\s*\{/.test(text) && text.includes('"totalDemand"'),
    read: (text) => ({
      ...ieaExplorer.read(text),
      source: registered(
        'iea-cmde-2025',
        'International Energy Agency',
        'https://www.iea.org/data-and-statistics/data-tools/critical-minerals-data-explorer',
        'Critical Minerals Data Explorer',
      ),
    }),
  },
  {
    name: 'eu-sourcing',
    says: 'Study on critical raw materials 2023: who supplies the European Union (Material, Stage, Country, Share, t)',
    publisher: 'European Commission',
    address: commission,
    format: 'csv',
    indexed: true,
    recognises: (head) => begins(head, euColumns) && /eu_?supply|sourcing/i.test(head.name),
    read: (text) => ({
      ...readEveryMaterial.sourcing(text),
      source: registered('eu-crm-2023-sourcing', 'European Commission', commission),
    }),
  },
  {
    name: 'eu-world',
    says: 'The same study: who supplies the world (the same columns; told apart by the file name or --as)',
    publisher: 'European Commission',
    address: commission,
    format: 'csv',
    indexed: true,
    recognises: (head) => begins(head, euColumns) && /global|world/i.test(head.name),
    read: (text) => ({ ...readEveryMaterial.world(text), source: registered('eu-crm-2023', 'European Commission', commission) }),
  },
  {
    name: 'eu-assessments',
    says: 'The same study: supply risk and economic importance 2011 to 2023 (Material, Year, SR, EI)',
    publisher: 'European Commission',
    address: commission,
    format: 'csv',
    indexed: true,
    recognises: ({ text }) => /^\uFEFF?Material,Year,SR,EI/.test(text),
    read: (text) =>
      inEdition(euAssessments.read(text), registered('eu-crm-2023-assessments', 'European Commission', commission), '2023'),
  },
  {
    name: 'world-mining-data',
    says: 'World Mining Data, production by country as one long table',
    publisher: 'Austrian Federal Ministry of Finance',
    address: 'https://www.world-mining-data.info/',
    format: 'csv',
    indexed: true,
    recognises: (head) => begins(head, wmdColumns) && /^\uFEFF?material,country,/.test(head.text),
    read: (text) => inEdition(readWorldMiningData(text), worldMiningData, ''),
  },
  {
    name: 'governance',
    says: 'Worldwide Governance Indicators: the history of one dimension, or the mean of six',
    publisher: 'World Bank',
    address: worldBank,
    format: 'csv',
    indexed: false,
    recognises: (head) => begins(head, historyColumns) || begins(head, meanColumns),
    read: (text) => {
      const isMean = begins({ name: '', text }, meanColumns)
      return isMean
        ? inEdition(readGovernanceMean(text), { ...governance, id: 'wb-wgi' }, '2024')
        : inEdition(readGovernanceHistory(text), { ...governance, id: 'wb-wgi-history' }, '')
    },
  },
  {
    name: 'komis-prices',
    says: 'Daily prices of minor metals, FOB China',
    publisher: 'Korea Resources Information Service',
    address: 'https://www.komis.or.kr/Komis/RsrcPrice/MinorMetals',
    format: 'csv',
    indexed: false,
    recognises: (head) => begins(head, komisColumns) && head.text.includes('label_in_source'),
    read: (text) => ({
      ...readKomisPrices(text),
      source: {
        id: 'komis',
        publisher: 'Korea Resources Information Service',
        title: 'Minor metal prices, daily, FOB China',
        url: 'https://www.komis.or.kr/Komis/RsrcPrice/MinorMetals',
        published: null,
        edition: '',
        licence: 'terms not stated: for use, not for passing on',
        redistribution: 'quote-only',
        rank: 4,
      },
    }),
  },
  {
    name: 'china-oxide-prices',
    says: 'Daily prices of rare-earth oxides within China: lowest, highest, average',
    publisher: 'not stated',
    address: 'no publisher’s address is known; such tables circulate',
    format: 'csv',
    indexed: false,
    recognises: (head) => begins(head, chinaOxideColumns) && /^\uFEFF?item,date,low,high,average/.test(head.text),
    read: (text) => ({
      ...readChinaOxidePrices(text),
      source: {
        id: 'china-oxide-prices',
        publisher: 'not stated',
        title: 'Chinese domestic rare-earth oxide prices, daily',
        url: '',
        published: null,
        edition: '',
        licence: 'not stated: for use, not for passing on',
        redistribution: 'quote-only',
        rank: 7,
      },
    }),
  },
]
