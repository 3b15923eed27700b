import type { ImportKind } from './import-kind.ts'

/** The kinds of file with their publishers' addresses, as `import --help` prints them. */
export const kindsHelp = (kinds: readonly Pick<ImportKind, 'name' | 'says' | 'publisher' | 'address'>[]): string =>
  [
    '',
    'Kinds of file (found out by the header unless --as says so):',
    ...kinds.map(({ name, says, publisher, address }) => `  ${name}\n      ${says}\n      ${publisher}: ${address}`),
    '  csv\n      any other table, described by --mapping FILE.yaml (docs/guide/import.md)',
    '',
    'Examples:',
    '  ytterby import MCS2027_Commodities_Data.csv',
    '  ytterby import BACI_HS17_Y2024_V202601.csv',
    '  ytterby import downloads/ --dry-run --report faults.csv',
    '  ytterby import mines.csv --mapping mines.yaml',
  ].join('\n')
