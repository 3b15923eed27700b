import { readFileSync } from 'node:fs'
import { gazetteerFiles, readGazetteer } from '../../src/claims/gazetteer/read-gazetteer.ts'

/** The bundled gazetteer, for benchmarks and tests. */
export const bundledGazetteer = () =>
  readGazetteer(
    new Map(gazetteerFiles.map((file) => [file, readFileSync(new URL(`../../data/gazetteer/${file}`, import.meta.url), 'utf8')])),
  )
