import { Refusal } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'
import type { BaselineBook } from '../../ledger/baseline/book.ts'
import type { ControlBook } from '../../ledger/controls/book.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import type { Preset } from '../../ledger/scenarios/presets.ts'
import type { Source } from '../../sources/source.ts'
import { readDataFolder } from './folder.ts'

type Files = ReadonlyMap<string, string>

/** Something read from a part of the data folder when a question first needs it, and once; refuses with `data-damaged`. */
function once<T>(
  folder: string,
  below: string,
  called: string,
  read: (files: Files, faults: Fault[]) => Promise<T | undefined>,
): () => Promise<T> {
  const readNow = async (): Promise<T> => {
    const faults: Fault[] = []
    const found = await read(readDataFolder(folder, below).files, faults)
    const [first] = faults
    if (found === undefined || first)
      throw new Refusal('data-damaged', `${called} cannot be read: ${first?.says ?? 'a table is missing'}`)
    return found
  }
  let kept: Promise<T> | undefined
  return () => (kept ??= readNow())
}

/** The rule book of export controls. */
export const controlsOnce = (folder: string): (() => Promise<ControlBook>) =>
  once(folder, 'controls', 'the rule book', async (files, faults) =>
    (await import('../../ledger/controls/read-book.ts')).readBook(files, faults),
  )

/** The what-ifs by name. */
export const presetsOnce = (folder: string): (() => Promise<ReadonlyMap<string, Preset>>) =>
  once(folder, 'scenarios', 'the list of what-ifs', async (files, faults) =>
    (await import('../../ledger/scenarios/presets.ts')).readPresets(files, faults),
  )

/** What the reconciled chain needs beside the ledger. */
export const baselineOnce = (folder: string, sources: { has(id: string): boolean }): (() => Promise<BaselineBook>) =>
  once(folder, 'baseline', 'the book of the baseline', async (files, faults) =>
    (await import('../../ledger/baseline/read-book.ts')).readBaseline(files, sources, faults),
  )

/** The bundled facilities. */
export const facilitiesOnce = (folder: string, sources: ReadonlyMap<string, Source>): (() => Promise<FacilityBook>) =>
  once(
    folder,
    'facilities',
    'the book of facilities',
    async (files, faults) =>
      (await import('../../ledger/facilities/read-facilities.ts')).readFacilities(files, sources, faults).book,
  )
