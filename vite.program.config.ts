import { defineConfig } from 'vite'

/**
 * Puts the compiled program into few files: resolving and linking three hundred modules was a third of the time to the first
 * answer. Libraries that only some questions need stay outside and are loaded when asked for.
 */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  ssr: {
    target: 'node',
    noExternal: true,
    external: [
      'undici',
      'pino',
      'unpdf',
      'postal-mime',
      'feedsmith',
      'linkedom',
      '@mozilla/readability',
      'kysely',
      'cli-progress',
      '@resvg/resvg-js',
      '@duckdb/node-api',
      'fflate',
      'csv-stringify',
      'read-excel-file',
      'ical-generator',
      'normalize-url',
      'robots-parser',
      'warcio',
      'modern-tar',
    ],
  },
  build: {
    ssr: true,
    outDir: 'dist/program',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        'drawing-worker': 'src/platform/draws/drawing-worker.ts',
        'reading-worker': 'src/platform/collecting/reading-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
