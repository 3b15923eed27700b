import { defineConfig } from 'vitest/config'

/** Only what tests the engine: the whole suite would take hours over a thousand mutants. */
export default defineConfig({
  root: process.cwd(),
  test: {
    include: ['src/model/controls/*.test.ts'],
    testTimeout: 20_000,
    setupFiles: ['tools/mutation/setup.ts'],
    reporters: ['dot'],
  },
})
