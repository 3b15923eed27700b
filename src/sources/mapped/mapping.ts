import { z } from 'zod'
import { isPlace } from '../../kernel/place.ts'

/** Fields of a figure that a column can fill or a constant can give. */
export const mappedFields = [
  'subject',
  'measure',
  'mineral',
  'basis',
  'stage',
  'geography',
  'counterpart',
  'of',
  'period',
  'unit',
  'kind',
  'scenario',
  'value',
  'low',
  'high',
  'note',
] as const
export type MappedField = (typeof mappedFields)[number]

const day = z.iso.date().describe('A day as YYYY-MM-DD')
const mark = z.string().length(1)

const fields = z.partialRecord(z.enum(mappedFields), z.string().min(1))

/**
 * How a table of any publisher is read: who published it, which column fills which field, what is the same for every row, and how numbers
 * and dates are written. Every column is either mapped or listed as unread with the reason.
 */
export const mapping = z
  .strictObject({
    source: z.strictObject({
      id: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
        .describe('Name of the source in this desk'),
      publisher: z.string().min(1),
      title: z.string().min(1),
      url: z.url({ protocol: /^https?$/ }),
      published: day.describe('Day of publication: nobody knew the figures before'),
      edition: z.string().default(''),
      licence: z.string().min(1),
      redistribution: z.enum(['open', 'quote-only']).default('quote-only'),
      rank: z.number().int().min(1).max(8).default(4).describe('1 statute, 2 official statistics … 8 social'),
    }),
    file: z
      .strictObject({
        delimiter: mark.default(','),
        encoding: z.enum(['utf-8', 'windows-1252', 'latin-1']).optional(),
        decimal: z.enum(['.', ',']).default('.'),
        thousands: z
          .enum([',', '.', ' ', "'", ''])
          .optional()
          .describe('Default: the comma where the decimal mark is a point, and the other way round'),
        above: z.number().int().min(0).max(100).default(0).describe('Lines above the header'),
        dates: z
          .string()
          .regex(/^(?=.*YYYY)(?:YYYY|MM|DD|[^A-Za-z0-9])+$/, 'made of YYYY, MM and DD, for example DD.MM.YYYY')
          .optional()
          .describe('How the period is written, unless as 2024, 2024-07, 2024-Q3 or 2024-07-31'),
        negative: z.boolean().default(false).describe('Whether values below nought are meant'),
      })
      .default({ delimiter: ',', decimal: '.', above: 0, negative: false }),
    columns: fields.describe('Field: name of the column'),
    constants: fields.default({}).describe('Field: what it is for every row'),
    scale: z.number().positive().default(1).describe('Factor from the printed number to the unit, 1000 for thousands of tonnes'),
    unknown: z.array(z.string()).default([]).describe('Cells that mean that the number is not known'),
    zero: z.array(z.string()).default([]).describe('Cells that mean nought'),
    names: z
      .record(z.string(), z.string().min(1))
      .default({})
      .describe('What the file calls a place or mineral: what the desk calls it'),
    unread: z.record(z.string(), z.string().min(1)).default({}).describe('Column: why it is not read'),
  })
  .superRefine((it, context) => {
    const complain = (message: string): void => context.addIssue({ code: 'custom', message })
    const given = (field: MappedField): boolean => it.columns[field] !== undefined || it.constants[field] !== undefined
    for (const field of ['measure', 'period', 'unit', 'value'] as const)
      if (!given(field)) complain(`nothing says the ${field}: name a column or give a constant`)
    for (const field of mappedFields)
      if (it.columns[field] !== undefined && it.constants[field] !== undefined)
        complain(`${field} is both a column and a constant`)
    if (it.columns.value === undefined) complain('value must be a column')
    if (!given('subject') && !given('geography')) complain('nothing says what a row is about: map subject or geography')
    const place = it.constants.geography
    if (place !== undefined && !isPlace(place)) complain(`geography reads "${place}"; give an ISO alpha-3 code or a bloc`)
  })
export type Mapping = z.output<typeof mapping>
