// `npm run bench:reading`: what reading finds beside its targets and named peers, in one run. `-- --no-peers` leaves the peers out.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const node = prepare()
const done = spawnSync(node, [path.join(root, 'test', 'bench', 'reading-table.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = done.status ?? 1
