import { configureGlobal } from 'fast-check'

/** Laws are tried a few times for each of two thousand changes; the suite itself tries them a hundred times. */
configureGlobal({ numRuns: 15, seed: 1 })
