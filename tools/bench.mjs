// `npm run bench`: measures the desk on this machine and prints the rows of docs/benchmarks.md. Nothing else should run meanwhile.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const node = prepare()
const done = spawnSync(node, ['--expose-gc', path.join(root, 'test', 'bench', 'desk.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = done.status ?? 1
