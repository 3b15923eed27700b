import { downloadFormats, type DownloadFormat } from '../../export.ts'
import { addressOf, type Address } from '../address.ts'

const formatTitle: Readonly<Record<DownloadFormat, string>> = { csv: 'CSV', json: 'JSON', xlsx: 'XLSX', parquet: 'Parquet' }

/** The address of a question of the API, for `Downloads`: fields that were not chosen are left out. */
export const questionAt = (name: string, input: Readonly<Record<string, string | number | undefined>>): Address => ({
  path: `/api/${name}`,
  query: Object.fromEntries(
    Object.entries(input).flatMap(([field, value]) => (value === undefined ? [] : [[field, String(value)]])),
  ),
})

/** The answer of a page as files: every row with its sources and licences. `says` tells what is more or less than on the page. */
export const Downloads = ({ at, says }: { at: Address; says?: string }) => (
  <p class="downloads small">
    <span>Download this answer{says === undefined ? '' : ` (${says})`}, each row with its sources and licences:</span>
    {downloadFormats.map((format) => (
      <a href={addressOf(at, { format })} download>
        {formatTitle[format]}
      </a>
    ))}
  </p>
)
