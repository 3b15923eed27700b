// Makes a clone ready: installs what the lockfile names, compiles, builds the browser parts. Does nothing that is already
// done, so it costs a few milliseconds when all is current. Runs on any Node from 18.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const runtime = createRequire(import.meta.url)('./runtime.cjs')
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const lock = path.join(root, '.preparing')

const say = (text) => process.stderr.write(`${text}\n`)

function run(what, command, args) {
  const started = Date.now()
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    say(`internal: ${what} failed`)
    throw new Error(what)
  }
  say(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** One preparation at a time: a folder is made atomically, and one left behind by a killed run is taken over after ten minutes. */
function alone(work) {
  const patience = Date.now() + 600_000
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!existsSync(lock)) continue
      if (Date.now() - statSync(lock).mtimeMs > 600_000) rmSync(lock, { recursive: true, force: true })
      if (Date.now() > patience)
        throw new Error('another process has been preparing this clone for ten minutes', { cause: error })
      spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 250)'])
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function install() {
  const npm = process.env.npm_execpath
  if (npm && /\.c?js$/.test(npm)) run('installed dependencies', process.execPath, [npm, 'ci', '--no-audit', '--no-fund'])
  else run('installed dependencies', 'npm', ['ci', '--no-audit', '--no-fund'])
  writeFileSync(path.join(root, 'node_modules', '.ytterby-lock'), runtime.lockHash(root))
}

function build(node) {
  const bin = (...parts) => path.join(root, 'node_modules', ...parts)
  run('compiled', node, [bin('typescript', 'bin', 'tsc'), '-b', 'src'])
  run('built browser parts', node, [bin('vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'])
  run('packed the program', node, [
    bin('vite', 'bin', 'vite.js'),
    'build',
    '--config',
    'vite.program.config.ts',
    '--logLevel',
    'error',
  ])
  mkdirSync(path.dirname(runtime.buildStamp(root)), { recursive: true })
  writeFileSync(runtime.buildStamp(root), runtime.sourcesHash(root))
}

/** Prepares this clone and returns the Node that runs it. */
export function prepare() {
  if (!runtime.isCurrent(root))
    alone(() => {
      if (!runtime.installed(root)) install()
      const node = runtime.findNode(root)
      if (node === null) throw new Error(runtime.remedy)
      if (!runtime.built(root)) build(node)
    })
  const node = runtime.findNode(root)
  if (node === null) throw new Error(runtime.remedy)
  return node
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    prepare()
  } catch (error) {
    say(error.message)
    process.exit(1)
  }
}
