import { expect, test } from 'vitest'
import { bgsWms } from './bgs-wms.ts'

const header =
  'x,y,country_iso3_code,erml_group,sdmx_translation,pole_of_inaccessibility_longitude,erml_commodity,units,year,pole_of_inaccessibility_latitude,erml_sub_commodity,concat_table_notes_code,yearbook_table_id,cgi_commodity_url,quantity,yearbook_table_trans,bgs_commodity_code,concat_table_notes_text,bgs_statistic_type_trans,bgs_commodity_trans,quantity_in_book_style,concat_figure_notes_code,country_trans,bgs_sub_commodity_trans,data_precision_description,concat_figure_notes_text,country_iso2_code,sdmx_code'
const exceptChina =
  'With the exception of the data for USA and China, figures in this table refer to gross tonnage of concentrates'

/** A row in the publisher's layout with invented numbers. */
const row = (it: Record<string, string>): string =>
  header
    .split(',')
    .map(
      (name) =>
        ({ units: 'tonnes (metric)', bgs_statistic_type_trans: 'Production', year: '1999-01-01 00:00:00', ...it })[name] ?? '',
    )
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(',')
const read = (...rows: Record<string, string>[]): ReturnType<typeof bgsWms.read> =>
  bgsWms.read([header, ...rows.map(row)].join('\n'))

test('oxides are oxides, and minerals are gross weight', () => {
  const { readings } = read(
    {
      country_iso3_code: 'AUS',
      country_trans: 'Australia',
      bgs_commodity_trans: 'rare earth oxides',
      quantity_in_book_style: '15 761'.replace(' ', ','),
    },
    {
      country_iso3_code: 'MYS',
      country_trans: 'Malaysia',
      bgs_commodity_trans: 'rare earth minerals',
      bgs_sub_commodity_trans: 'Xenotime',
      quantity_in_book_style: '25',
    },
  )
  expect(readings.map((each) => [each.id, each.basis, each.of, each.value])).toEqual([
    ['bgs-wms.rare_earths.mining.AUS.1999', 'all_reo', '', 15_761],
    ['bgs-wms.rare_earth_minerals.xenotime.mining.MYS.1999', 'gross', 'rare earth minerals table: Xenotime', 25],
  ])
})

test('where the note to the table of minerals excepts a country, its figure counts oxide', () => {
  const minerals = {
    bgs_commodity_trans: 'rare earth minerals',
    concat_table_notes_text: exceptChina,
    quantity_in_book_style: '900',
  }
  const { readings } = read(
    { ...minerals, country_iso3_code: 'CHN', country_trans: 'China' },
    { ...minerals, country_iso3_code: 'IND', country_trans: 'India' },
  )
  expect(readings.map((each) => [each.geography, each.basis, each.unit])).toEqual([
    ['CHN', 'all_reo', 't_REO'],
    ['IND', 'gross', 't'],
  ])
})

test('five dashes are nothing produced, three dots are not known, and the Soviet Union has no heir', () => {
  const oxide = { bgs_commodity_trans: 'rare earth oxides', country_iso3_code: 'THA', country_trans: 'Thailand' }
  const { readings, faults } = read(
    { ...oxide, quantity_in_book_style: '-----' },
    { ...oxide, quantity_in_book_style: '...' },
    { ...oxide, country_iso3_code: 'SUN', country_trans: 'Soviet Union', quantity_in_book_style: '8000' },
  )
  expect(readings.map((each) => each.value)).toEqual([0, null])
  expect(faults).toEqual([])
})
