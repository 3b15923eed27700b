import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const core = ['kernel', 'sources', 'receipts', 'claims', 'ledger', 'model', 'answers']

describe('the layers are enforced by the compiler', () => {
  let copy = ''
  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'ytterby-layers-'))
    cpSync(path.join(root, 'src'), path.join(copy, 'src'), { recursive: true })
    cpSync(path.join(root, 'tsconfig.base.json'), path.join(copy, 'tsconfig.base.json'))
    cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'))
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  function compile(layer: string, code: string): string {
    const file = path.join(copy, 'src', layer, 'intruder.ts')
    writeFileSync(file, code)
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const done = spawnSync(process.execPath, [tsc, '-b', `src/${layer}`], { cwd: copy, encoding: 'utf8' })
    rmSync(file)
    return done.stdout
  }

  test.each([
    ['the clock', 'export const now: number = Date.now()', 'TheCoreHasNoClock'],
    ['today', 'export const year: number = new Date().getFullYear()', 'TheCoreHasNoClock'],
    ['chance', 'export const dice: number = Math.random() * 6', 'error TS'],
    ['the network', "export const page = fetch('https://example.org')", "Cannot find name 'fetch'"],
    ['a file', "export { readFileSync } from 'node:fs'", 'error TS'],
    ['the process', 'export const home = process.env', "Cannot find name 'process'"],
    ['the console', "console.log('hello')", "Cannot find name 'console'"],
  ])('the kernel that touches %s does not compile', (_what, code, says) => expect(compile('kernel', code)).toContain(says))

  test.each([
    ['claims', "export type { Figure } from '../ledger/figure.ts'"],
    ['receipts', "export type { Claim } from '../claims/claim.ts'"],
    ['kernel', "export type { Source } from '../sources/source.ts'"],
    ['answers', "export type { Ask } from '../surfaces/ask.ts'"],
    ['ledger', "export type { Desk } from '../answers/operation.ts'"],
  ])('%s that imports a later layer does not compile', (layer, code) => expect(compile(layer, code)).toMatch(/error TS6307/))
})

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? files(full) : [full]
  })
}

const sources = files(path.join(root, 'src')).filter((file) => /\.tsx?$/.test(file))

describe('the rooms have names', () => {
  test('no folder is a drawer for everything', () => {
    const drawers = sources
      .flatMap((file) => path.relative(root, file).split(path.sep))
      .filter((part) => ['utils', 'lib', 'common', 'helpers', 'types'].includes(part))
    expect(drawers).toEqual([])
  })

  test('no file has more than 400 lines', () => {
    const long = sources
      .map((file) => [path.relative(root, file), readFileSync(file, 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 401)
    expect(long).toEqual([])
  })

  test('a surface asks operations and never reads the layers behind them', () => {
    const behind = /from '(?:\.\.\/)+(?:ledger|claims|receipts|sources|model|platform)\//
    const offenders = sources
      .filter((file) => file.includes(`${path.sep}surfaces${path.sep}`) && !/\.test\./.test(file))
      .filter((file) => behind.test(readFileSync(file, 'utf8')))
    expect(offenders.map((file) => path.relative(root, file))).toEqual([])
  })

  test('the core takes its days from its caller', () => {
    const takers = sources
      .filter(
        (file) => core.some((layer) => file.includes(`${path.sep}src${path.sep}${layer}${path.sep}`)) && !/\.test\./.test(file),
      )
      .filter((file) => /\bnew Date\(|\bDate\.(?:now|parse|UTC)\b|\bMath\.random\b/.test(readFileSync(file, 'utf8')))
    expect(takers.map((file) => path.relative(root, file))).toEqual([])
  })
})
