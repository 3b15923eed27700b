import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/errors.ts'
import { writeWhole } from './write-whole.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'ytterby-write-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function* some(...parts: (string | Error)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield await Promise.resolve(new TextEncoder().encode(part))
  }
}

describe('a file appears whole or not at all', () => {
  test('written in parts', async () => {
    await writeWhole(path.join(folder, 'shares.csv'), some('place,share\r\n', 'CHN,69.2\r\n'))
    expect(readFileSync(path.join(folder, 'shares.csv'), 'utf8')).toBe('place,share\r\nCHN,69.2\r\n')
    expect(readdirSync(folder)).toEqual(['shares.csv'])
  })

  test('a failing answer leaves the file of yesterday as it was, and nothing beside it', async () => {
    const file = path.join(folder, 'shares.csv')
    writeFileSync(file, 'yesterday')
    await expect(writeWhole(file, some('half of today', new Refusal('internal', 'it broke')))).rejects.toThrow('it broke')
    expect(readFileSync(file, 'utf8')).toBe('yesterday')
    expect(readdirSync(folder)).toEqual(['shares.csv'])
  })

  test.each([
    ['a folder that is not there', 'nowhere/shares.csv', 'there is no such folder'],
    ['a folder of that name', 'taken', 'it is a folder'],
  ])('%s is refused in one sentence', async (_case, name, why) => {
    mkdirSync(path.join(folder, 'taken'))
    const file = path.join(folder, name)
    await expect(writeWhole(file, some('x'))).rejects.toMatchObject({
      code: 'unwritable-file',
      message: `${file} cannot be written: ${why}`,
    })
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
