import { resolve } from 'node:path'
import { canonicalUrl } from '../fetch/canonical.ts'
import { readAddress } from '../fetch/guard.ts'
import type { Target } from '../sqlite/queue.ts'
import { filesBehind } from './files.ts'

export const isAddress = (target: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(target)

/** What the user named, as jobs: an address, or a file or folder that is there. Refuses the first that is neither. */
export async function targetsOf(given: readonly string[], how: Pick<Target, 'follow' | 'publisher'>): Promise<Target[]> {
  return Promise.all(
    given.map(async (one): Promise<Target> => {
      if (isAddress(one)) return { task: 'url', what: canonicalUrl(readAddress(one).href), ...how }
      const path = resolve(one)
      await filesBehind(path)
      return { task: 'file', what: path, ...how }
    }),
  )
}
