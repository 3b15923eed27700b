import { bgsWms } from './bgs-wms/bgs-wms.ts'
import { euAssessments } from './eu-crm/assessments.ts'
import { euCrm2023, euCrm2023Sourcing } from './eu-crm/eu-crm.ts'
import { ieaExplorer } from './iea-explorer/iea-explorer.ts'
import type { Manifest } from './manifest.ts'
import { usgsMcs2025 } from './usgs-mcs/edition-2025.ts'
import { usgsMcs2026 } from './usgs-mcs/edition-2026.ts'

/** Every publisher's file the desk can read itself. Adding a source is one folder and one line here. */
export const manifests: readonly Manifest[] = [
  usgsMcs2025,
  usgsMcs2026,
  bgsWms,
  ieaExplorer,
  euCrm2023,
  euCrm2023Sourcing,
  euAssessments,
]
