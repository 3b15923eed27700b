import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { savedId, savedInForce, type SavedSearch } from '../../ledger/searching/saved.ts'
import { tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { printed, understood } from '../search/query-of.ts'

export const savedInput = z.object({
  query: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .describe('What to search for, as in search; without it the saved searches are listed'),
  name: z.string().trim().min(1).max(200).optional().describe('What to call it; default: the query itself'),
  withdraw: z.string().optional().describe('Saved search (sq_…) to end; also a record, nothing is deleted'),
})

const row = z.object({ id: z.string(), name: z.string(), query: z.string(), known: z.string() })
export const savedOutput = z.object({
  record: row.extend({ undoes: z.string().nullable() }).nullable().describe('The record that was added; null when only listed'),
  already: z.boolean().describe('The same was said before'),
  saved: z.array(row),
})

export const saved = operation({
  name: 'saved',
  asks: 'Save this search under a name; or list and withdraw what was saved.',
  input: savedInput,
  output: savedOutput,
  cli: {
    argument: { name: 'query', field: 'query', kind: 'text', optional: true },
    examples: ['saved', 'saved "dysprosium lang:zh" --name "Dysprosium in Chinese sources"'],
  },
  rows: (answer) =>
    tableOf(
      answer.saved,
      [
        text('saved_id', 'id of the saved search', ({ id }) => id),
        text('name', 'what it is called', ({ name }) => name),
        text('query', 'what it searches for', ({ query }) => query),
        text('known', 'day on which it was saved', ({ known }) => known),
      ],
      () => [],
    ),
  async answer(desk, { query, name, withdraw }) {
    const before = await desk.search.saved()
    const list = (records: readonly SavedSearch[]): z.output<typeof row>[] =>
      savedInForce(records).map(({ id, name: called, query: asked, known }) => ({ id, name: called, query: asked, known }))
    const content = withdraw === undefined ? saving(query, name) : withdrawal(before, withdraw)
    if (content === null) return { record: null, already: false, saved: list(before) }
    const same = savedInForce(before).find(
      (each) => content.undoes === null && each.name === content.name && each.query === content.query,
    )
    if (same !== undefined) return { record: { ...same }, already: true, saved: list(before) }
    const said = { ...content, known: desk.today() }
    const record = { id: savedId(said, before.length), ...said }
    await desk.search.save(record)
    return { record, already: false, saved: list(await desk.search.saved()) }

    function saving(asked: string | undefined, called: string | undefined): Omit<SavedSearch, 'id' | 'known'> | null {
      if (asked === undefined || asked === '') return null
      const understanding = understood(asked, {}, desk.gazetteer)
      // What is not well formed would be read otherwise once it is mended: it is refused here, where it is kept.
      if (understanding.fault !== null)
        throw new Refusal('bad-input', understanding.fault.says, { line: 1, column: understanding.fault.column })
      const whole = printed(understanding, {})
      return { name: called ?? whole, query: whole, undoes: null }
    }
  },
})

function withdrawal(records: readonly SavedSearch[], id: string): Omit<SavedSearch, 'id' | 'known'> {
  const found = savedInForce(records).find((record) => record.id === id)
  if (found === undefined) throw new Refusal('not-found', `no search is saved as "${id}"; saved shows their ids`)
  return { name: found.name, query: '', undoes: id }
}
