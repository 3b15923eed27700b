import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const home = mkdtempSync(path.join(tmpdir(), 'ytterby-guide-'))
afterAll(() => {
  for (const made of ['', '-backup', '-restored', '-archive.warc.gz', '-other'])
    rmSync(`${home}${made}`, { recursive: true, force: true })
})

const folder = path.join(root, 'docs', 'guide')
const guide = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')
const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
  (block[1] ?? '').split('\n').filter((line) => line.trim() !== ''),
)

describe('every command of the guide works as written', () => {
  test('the guide has commands', () => expect(commands.length).toBeGreaterThan(10))

  test.each(commands)('%s', (command) => {
    const done = spawnSync('bash', ['-c', command.replaceAll(/(^|\| )ytterby /g, '$1./bin/ytterby ')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, YTTERBY_HOME: home, NO_COLOR: '1' },
    })
    expect(`${done.status} ${done.stderr.replace(/^first use.*\n/, '')}`).toBe('0 ')
    expect(done.stdout.length).toBeGreaterThan(20)
  })
})
