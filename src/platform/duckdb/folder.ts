import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'
import type { TradeDataset } from '../../ledger/trade.ts'
import { refusalFor } from '../sqlite/refusing.ts'

export const flowsFile = 'flows.parquet'
export const totalsFile = 'totals.parquet'
const manifestFile = 'manifest.json'
const part = /^\.part-(\d+)-/

/**
 * Datasets as folders of immutable files under `trade/`: `flows.parquet`, `totals.parquet`, `manifest.json`. A dataset is written aside
 * in a folder that begins with a dot and renamed when it is whole, so that a crash leaves no half of one.
 */
export class TradeFolder {
  readonly path: string
  readonly #read = new Map<string, TradeDataset>()
  constructor(path: string) {
    this.path = path
  }

  names(): string[] {
    return existsSync(this.path)
      ? readdirSync(this.path)
          .filter((name) => !name.startsWith('.'))
          .toSorted()
      : []
  }

  datasets(): TradeDataset[] {
    return this.names().map((name) => {
      const known = this.#read.get(name) ?? readManifest(join(this.path, name))
      this.#read.set(name, known)
      return known
    })
  }

  file = (dataset: string, file: string): string => join(this.path, dataset, file)
  has = (dataset: string): boolean => existsSync(join(this.path, dataset, manifestFile))

  /** An empty folder to write a dataset in. What crashed programs left behind is removed on the way. */
  aside(): string {
    try {
      mkdirSync(this.path, { recursive: true, mode: 0o700 })
      for (const name of readdirSync(this.path)) {
        const pid = Number(part.exec(name)?.[1])
        if (pid > 0 && !isRunning(pid)) rmSync(join(this.path, name), { recursive: true, force: true })
      }
      const folder = join(this.path, `.part-${process.pid}-${randomBytes(4).toString('hex')}`)
      mkdirSync(folder)
      return folder
    } catch (thrown) {
      throw refusalFor(thrown, this.path)
    }
  }

  /** Makes what was written aside a dataset of the store. Answers false when another program was quicker with the same file. */
  async publish(folder: string, dataset: TradeDataset): Promise<boolean> {
    try {
      writeFileSync(join(folder, manifestFile), `${JSON.stringify(dataset, null, 2)}\n`)
      for (const name of readdirSync(folder)) {
        const file = await open(join(folder, name), 'r')
        await file.sync().finally(async () => file.close())
      }
      renameSync(folder, join(this.path, dataset.id))
      return true
    } catch (thrown) {
      rmSync(folder, { recursive: true, force: true })
      if (this.has(dataset.id)) return false
      throw refusalFor(thrown, this.path)
    }
  }
}

function readManifest(folder: string): TradeDataset {
  try {
    return JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as TradeDataset
  } catch (cause) {
    throw new Refusal(
      'store-damaged',
      `the trade dataset ${folder} has no readable manifest; remove that folder and import the file again`,
      {
        cause,
      },
    )
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}
