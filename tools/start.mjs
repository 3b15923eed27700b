// `npm start`: prepares the clone when needed and opens the desk. Arguments go to `ytterby serve`.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import { prepare } from './prepare.mjs'

const { flags } = createRequire(import.meta.url)('./runtime.cjs').flagsFor(['serve'])
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
try {
  const node = prepare()
  const child = spawn(node, [...flags, path.join(root, 'dist', 'program', 'main.js'), 'serve', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: path.join(root, 'dist', '.cache'), ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 0 : (code ?? 1)
  })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
