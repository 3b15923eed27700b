import { Refusal, type RefusalCode } from '../../kernel/errors.ts'

/** Primary result codes of SQLite (https://sqlite.org/rescode.html) that a user can do something about. */
const causes: Readonly<Record<number, { code: RefusalCode; says: (path: string) => string }>> = {
  5: { code: 'store-busy', says: (path) => `another program is writing to ${path}; try again when it has finished` },
  6: { code: 'store-busy', says: (path) => `another program is writing to ${path}; try again when it has finished` },
  8: {
    code: 'store-read-only',
    says: (path) => `${path} cannot be written; give this user write access or choose another --home`,
  },
  10: {
    code: 'store-damaged',
    says: (path) => `${path} could not be read or written by the disk; check the disk, then run doctor`,
  },
  11: { code: 'store-damaged', says: damaged },
  13: { code: 'disk-full', says: (path) => `the disk of ${path} is full; nothing was changed, free some space and try again` },
  14: {
    code: 'store-read-only',
    says: (path) => `${path} cannot be opened here; check that its folder exists and can be written`,
  },
  26: { code: 'store-damaged', says: damaged },
}

function damaged(path: string): string {
  return `${path} is damaged; move it aside and start again: bundled data is loaded anew, your own documents are in blobs/`
}

const filesystemCauses: Readonly<Record<string, RefusalCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'store-read-only',
  EACCES: 'store-read-only',
  EPERM: 'store-read-only',
  EEXIST: 'store-read-only',
  ENOTDIR: 'store-read-only',
}

/** Turns what SQLite or the file system threw into a `Refusal` where a user can act on it; anything else is our fault and is returned as it is. */
export function refusalFor(thrown: unknown, path: string): unknown {
  if (thrown instanceof Refusal || !(thrown instanceof Error)) return thrown
  if ('errcode' in thrown && typeof thrown.errcode === 'number') {
    // Extended codes carry the primary one in their low byte.
    const cause = causes[thrown.errcode & 0xff]
    return cause ? new Refusal(cause.code, cause.says(path), { cause: thrown }) : thrown
  }
  if ('code' in thrown && typeof thrown.code === 'string') {
    const code = filesystemCauses[thrown.code]
    if (code === 'disk-full')
      return new Refusal(code, `the disk of ${path} is full; free some space and try again`, { cause: thrown })
    if (code)
      return new Refusal(code, `${path} cannot be written; give this user write access or choose another --home`, {
        cause: thrown,
      })
  }
  return thrown
}
