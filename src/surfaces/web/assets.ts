import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One file that the browser loads; the hash in its address lets it be kept for a year. */
export interface Asset {
  readonly name: string
  readonly href: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

const mediaTypes = {
  'desk.css': 'text/css; charset=utf-8',
  'desk.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const

const builtHere = fileURLToPath(new URL('../../../dist/assets/', import.meta.url))

/** Reads what vite built. A missing file is left out: the pages are readable without style and work without script. */
export function readAssets(folder: string = builtHere): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const [name, mediaType] of Object.entries(mediaTypes)) {
    const path = `${folder.replace(/\/?$/, '/')}${name}`
    if (!existsSync(path)) continue
    const bytes = new Uint8Array(readFileSync(path))
    const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    assets.set(name, { name, href: `/assets/${name}?v=${version}`, bytes, mediaType })
  }
  return assets
}
