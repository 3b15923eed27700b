import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const folder = mkdtempSync(path.join(tmpdir(), 'ytterby-bad-'))
const home = path.join(folder, 'home')
const at = (name: string): string => path.join(folder, name)

const run = (args: readonly string[], input?: string) => {
  const started = performance.now()
  const done = spawnSync(path.join(root, 'bin', 'ytterby'), [...args], {
    encoding: 'utf8',
    env: { ...process.env, YTTERBY_HOME: home, NO_COLOR: '1' },
    ...(input === undefined ? {} : { input }),
  })
  return { status: done.status, out: done.stdout, err: done.stderr.trim(), seconds: (performance.now() - started) / 1000 }
}

beforeAll(() => {
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))
  writeFileSync(at('zeros.bin'), Buffer.alloc(5000))
  writeFileSync(at('large.txt'), Buffer.alloc(50 * 1024 * 1024, 'a'))
  writeFileSync(at('bomb.html'), `<html><body>${'<div>'.repeat(100_000)}China mined 270,000 tonnes.${'</div>'.repeat(100_000)}`)
  writeFileSync(at('broken.pdf'), '%PDF-1.7\nthis is no document')
  writeFileSync(at('latin.txt'), Buffer.from('China\u0092s exports rose 12% in 2024, a resum\u00E9 says.', 'latin1'))
  writeFileSync(at('huge.csv'), 'part,minerals\n')
  truncateSync(at('huge.csv'), 200 * 1024 * 1024)
  run(['doctor'])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('bad input gets one clear sentence, a stable code and the right exit status', () => {
  test.each([
    ['an empty file', ['check', at('empty.txt')], 2, 'empty-input'],
    ['a picture', ['check', at('picture.txt')], 2, 'binary-input'],
    ['zero bytes', ['check', at('zeros.bin')], 2, 'binary-input'],
    ['50 MB', ['check', at('large.txt')], 2, 'input-too-large'],
    ['a bill of materials of 200 MB', ['exposure', at('huge.csv'), '--to', 'DE'], 2, 'input-too-large'],
    ['a hundred thousand nested tags', ['check', at('bomb.html')], 2, 'too-deeply-nested'],
    ['a broken PDF', ['check', at('broken.pdf')], 2, 'broken-pdf'],
    ['a file that is not there', ['check', at('nowhere.txt')], 3, 'not-found'],
    ['a folder', ['check', folder], 2, 'unreadable-file'],
    ['an address of this machine', ['check', 'http://127.0.0.1:9/article'], 2, 'bad-input'],
    ['an unknown place', ['share', '--mineral', 'rare_earths', '--stage', 'mining', '--place', 'Atlantis'], 2, 'unknown-place'],
    ['an unknown element', ['share', '--mineral', 'unobtainium', '--stage', 'mining'], 2, 'unknown-mineral'],
    ['an unknown stage', ['share', '--mineral', 'Nd', '--stage', 'gossip'], 2, 'unknown-stage'],
    ['a day that is not on the calendar', ['check', at('latin.txt'), '--as-of', '2025-02-30'], 2, 'unknown-date'],
    ['a day before the records', ['check', at('latin.txt'), '--as-of', '1801-01-01'], 2, 'before-the-store'],
    ['a day beyond the records', ['check', at('latin.txt'), '--as-of', '2999-01-01'], 2, 'beyond-the-store'],
    [
      'a year before the records',
      ['share', '--mineral', 'rare_earths', '--stage', 'mining', '--year', '1850'],
      2,
      'before-the-store',
    ],
    ['an unknown receipt', ['receipt', 'rc_0'], 3, 'not-found'],
    ['an unknown command', ['chekc', 'x'], 2, 'bad-input'],
    ['a port that is none', ['serve', '--port', '99999'], 2, 'bad-input'],
  ])('%s', (_what, args, status, code) => {
    const done = run(args)
    expect([done.status, done.err.split(':')[0], done.out]).toEqual([status, code, ''])
    expect(done.err.split('\n').filter((line) => !line.startsWith('(Did you mean'))).toHaveLength(1)
    expect(done.seconds).toBeLessThan(10)
  })

  test('a wrong encoding is read for what it is, and said', () => {
    const done = run(['check', at('latin.txt'), '--format', 'json'])
    const { article } = JSON.parse(done.out) as { article: { text: string; charset: string } }
    expect(article.text).toContain('China’s exports')
    expect(article.text).toContain('resumé')
    expect(article.charset).toBe('windows-1252')
  })

  test('a port that somebody else holds', async () => {
    const holder = createServer()
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => {
        const address = holder.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const done = run(['serve', '--port', String(port)])
    holder.close()
    expect([done.status, done.err]).toEqual([1, `port-taken: port ${port} is taken; stop what listens there or use --port`])
  })

  test('a reader that stops early is no fault', () => {
    const done = spawnSync('bash', ['-c', './bin/ytterby figures --format json | head -c 10'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, YTTERBY_HOME: home },
    })
    expect([done.status, done.stderr, done.stdout.length]).toEqual([0, '', 10])
  })

  test('a command beside a running desk is answered, and both see the same store', async () => {
    const server = spawn(path.join(root, 'bin', 'ytterby'), ['serve', '--port', '0'], {
      env: { ...process.env, YTTERBY_HOME: home },
    })
    const url = await new Promise<string>((resolve) => {
      server.stdout.on('data', (said: Buffer) => {
        const found = /http:\/\/[\d.:]+/.exec(said.toString())
        if (found) resolve(found[0])
      })
    })
    writeFileSync(at('kept.txt'), 'A note on monazite\n\nThe word zwitterionic stands in no other document of this desk.')
    const done = run(['ingest', at('kept.txt'), '--format', 'json'])
    const { receipts } = JSON.parse(done.out) as { receipts: string[] }
    const answer = (await (await fetch(`${url}/api/search?query=zwitterionic`)).json()) as { hits: { receipt: string }[] }
    const ended = new Promise((resolve) => {
      server.once('exit', resolve)
    })
    server.kill('SIGTERM')
    await ended
    expect(answer.hits.map((hit) => hit.receipt)).toEqual(receipts)
  })
})
