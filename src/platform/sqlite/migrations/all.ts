import { ledger } from './2026-11-22-ledger.ts'
import { search } from './2026-11-22-search.ts'
import { imports } from './2026-11-25-imports.ts'
import { archive } from './2026-11-25-archive.ts'
import { override } from './2026-11-25-override.ts'
import { searchFacets } from './2026-11-25-search-facets.ts'
import type { Migration } from './migration.ts'

/** In order; the store's `user_version` is how many of them it has been through. Add at the end, never change one that was released. */
export const migrations: readonly Migration[] = [ledger, search, override, imports, searchFacets, archive]
