import { open, rename, rm } from 'node:fs/promises'
import { Refusal } from '../../kernel/errors.ts'

const sayWhy: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
}

/** A file appears whole or not at all: written beside its place under another name, then put there in one step. */
export async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`
  try {
    const file = await open(unfinished, 'wx')
    try {
      for await (const chunk of chunks) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof Refusal) throw error
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOSPC') throw new Refusal('disk-full', `the disk is full; ${path} was not written`, { cause: error })
    const why = sayWhy[code]
    if (why !== undefined) throw new Refusal('unwritable-file', `${path} cannot be written: ${why}`, { cause: error })
    throw error
  }
}
