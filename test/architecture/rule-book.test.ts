import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { controlBook } from '../controls.ts'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const folders = ['src/model/controls', 'src/ledger/controls', 'src/answers/calendar', 'src/answers/exposure']

/** Code without its tests: cases may of course name rules. */
const codeIn = (folder: string): { file: string; text: string }[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(path.join(root, folder, name), 'utf8') }))

test('the engine knows no rule by name: what is special about one stands in the tables', () => {
  const book = controlBook()
  const ids = [
    ...[book.rules, book.instruments, book.suspensions, book.scenarios, book.interpretations].flat().map(({ id }) => id),
    ...book.itemLists.keys(),
    ...book.entityLists.keys(),
    ...book.ambiguities.keys(),
  ]
  const named = folders.flatMap(codeIn).flatMap(({ file, text }) => {
    const words = new Set(text.match(/[A-Za-z0-9][\w.-]*/g))
    return ids.filter((id) => words.has(id)).map((id) => `${file}: ${id}`)
  })
  expect(named).toEqual([])
})
