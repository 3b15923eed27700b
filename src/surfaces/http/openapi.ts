import { z } from 'zod'
import { createDocument } from 'zod-openapi'
import { mediaTypes } from '../../answers/exporting/ports.ts'
import type { Operation } from '../../answers/operation.ts'
import { refusals } from '../../kernel/errors.ts'
import { downloadFormats } from '../export.ts'

const refused = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(refusals) as [string, ...string[]]),
      message: z.string(),
      line: z.number().optional(),
      column: z.number().optional(),
    }),
  })
  .meta({ id: 'Refused', description: 'One sentence with a stable code, and the place in the input where there is one' })

const format = z
  .enum(downloadFormats)
  .optional()
  .describe('Download the answer as a file: its rows with sources and licences (csv, xlsx, parquet), or the answer itself (json)')

/** What `format` makes of an answer. */
const files = Object.fromEntries(
  Object.values(mediaTypes).map((mediaType) => [
    mediaType.split(';')[0] ?? mediaType,
    { schema: { type: 'string' as const, ...(mediaType.startsWith('text/') ? {} : { format: 'binary' as const }) } },
  ]),
)

/** True when the question changes nothing and every field of it fits into a query string, so that it can be asked with GET and linked to. */
export function asksByQuery(op: Operation): boolean {
  if (op.writes === true) return false
  const schema = z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' })
  return Object.values(schema.properties ?? {}).every(
    (property) => typeof property === 'object' && property.type !== 'object' && property.type !== 'array',
  )
}

/** OpenAPI 3.1 of the whole API, from the table of operations. */
export function openApiOf(operations: readonly Operation[], version: string): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Ytterby',
      version,
      description:
        'An evidence desk for rare-earth and critical-mineral supply chains. Every question is one operation; every answer carries its receipts.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths: Object.fromEntries(
      operations.map((op) => {
        const responses = {
          '200': { description: 'The answer', content: { 'application/json': { schema: op.output }, ...files } },
          default: { description: 'Refused', content: { 'application/json': { schema: refused } } },
        }
        const post = {
          operationId: op.name,
          summary: op.asks,
          requestParams: { query: z.object({ format }) },
          requestBody: { required: true, content: { 'application/json': { schema: op.input } } },
          responses,
        }
        const get = {
          operationId: `${op.name}-by-query`,
          summary: op.asks,
          requestParams: { query: z.object({ ...(op.input as z.ZodObject).shape, format }) },
          responses,
        }
        return [`/${op.name}`, asksByQuery(op) ? { get, post } : { post }]
      }),
    ),
  })
}
