// Which Node runs the desk, and whether a clone is installed and built. Plain old JavaScript: it is read by any Node.
'use strict'
var fs = require('fs')
var path = require('path')
var crypto = require('crypto')
var childProcess = require('child_process')

var least = [24, 16]

function newEnough(version) {
  var parts = version.replace(/^v/, '').split('.').map(Number)
  return parts[0] > least[0] || (parts[0] === least[0] && parts[1] >= least[1])
}

/** Path of a Node that is new enough: this one, else the one npm installed beside the dependencies; null when there is none. */
exports.findNode = function findNode(root) {
  if (newEnough(process.version)) return process.execPath
  var arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  var candidates = [
    path.join(root, 'node_modules', 'node-' + process.platform + '-' + arch, 'bin', 'node'),
    path.join(root, 'node_modules', '.bin', 'node'),
  ]
  for (var i = 0; i < candidates.length; i++) {
    if (!fs.existsSync(candidates[i])) continue
    // The first is pinned by the lockfile; what else npm linked under that name is asked.
    if (i === 0) return candidates[i]
    var asked = childProcess.spawnSync(candidates[i], ['--version'], { encoding: 'utf8' })
    if (asked.status === 0 && newEnough(asked.stdout.trim())) return candidates[i]
  }
  return null
}

/**
 * Made for one short answer: room for young objects, most of which die at once, and patterns compiled for good on first use
 * instead of twice. Together a fifth of the time to the first answer.
 */
var shortAnswer = ['--max-semi-space-size=64', '--no-regexp-tier-up']

/** Made for one long answer, whose lines all live to its end: little room for young objects, which would only be copied to and fro. */
var longAnswer = ['--max-semi-space-size=4']
var longCommands = ['exposure']

/** What the runtime is told for a command line; `isLong` where it must be told, so that a process of its own is needed. */
exports.flagsFor = function flagsFor(args) {
  var isLong = longCommands.some(function (command) {
    return args.indexOf(command) >= 0
  })
  return { isLong: isLong, flags: isLong ? longAnswer : shortAnswer }
}

exports.remedy =
  'Ytterby needs Node ' +
  least.join('.') +
  ' or newer and this is ' +
  process.version +
  '. Install it from nodejs.org, or run: npx -p node@24 -p ytterby ytterby'

/** A clone holds the sources; the published package does not and is never built on the user's machine. */
exports.isClone = function isClone(root) {
  return fs.existsSync(path.join(root, 'src', 'main.ts'))
}

exports.lockHash = function lockHash(root) {
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

exports.installed = function installed(root) {
  var stamp = path.join(root, 'node_modules', '.ytterby-lock')
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === exports.lockHash(root)
}

/** Names, sizes and times of everything the build reads: changes when any of it does. */
exports.sourcesHash = function sourcesHash(root) {
  var hash = crypto.createHash('sha256')
  function walk(folder) {
    fs.readdirSync(folder, { withFileTypes: true })
      .sort(function (a, b) {
        return a.name < b.name ? -1 : 1
      })
      .forEach(function (entry) {
        var full = path.join(folder, entry.name)
        if (entry.isDirectory()) walk(full)
        else if (!/\.test\.tsx?$/.test(entry.name)) {
          var stat = fs.statSync(full)
          hash.update(full.slice(root.length) + ':' + stat.size + ':' + stat.mtimeMs + '\n')
        }
      })
  }
  walk(path.join(root, 'src'))
  ;['package-lock.json', 'vite.config.ts', 'vite.program.config.ts', 'tsconfig.base.json'].forEach(function (name) {
    var file = path.join(root, name)
    if (fs.existsSync(file)) hash.update(name + ':' + fs.statSync(file).size + ':' + fs.statSync(file).mtimeMs + '\n')
  })
  return hash.digest('hex')
}

exports.buildStamp = function buildStamp(root) {
  return path.join(root, 'dist', '.build', 'stamp')
}

exports.built = function built(root) {
  var stamp = exports.buildStamp(root)
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === exports.sourcesHash(root)
}

exports.isCurrent = function isCurrent(root) {
  return exports.installed(root) && exports.built(root)
}
