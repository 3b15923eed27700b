import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Claim } from '../../src/claims/claim.ts'
import { readClaims } from '../../src/claims/read-claims.ts'
import { readDocumentClaims } from '../../src/claims/read-document.ts'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'
import { repairMojibake } from '../../src/receipts/repair/mojibake.ts'
import { describeShared } from '../shared.ts'
import { bundledGazetteer } from './gazetteer.ts'

interface Annotation {
  readonly passage: string
  readonly span: string
  readonly type: string
}
interface Line {
  readonly id: string
  readonly passage: string
  readonly context: string | null
  readonly date: string | null
  readonly publisher: string | null
}

const annotated = ({ quote, span, ...claim }: Claim): object => ({ span: quote, start: span[0], end: span[1], ...claim })
const gazetteer = bundledGazetteer()
const parsed = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

describeShared('claims on the gold set of the reference folder', (shared) => {
  const scorer = join(shared, 'tools/score-claims.mjs')
  const gold = join(shared, 'data/gold/claims-public.jsonl')
  const score = (...more: string[]): string =>
    execFileSync(process.execPath, [scorer, ...more, '--gold', gold], { encoding: 'utf8' })

  test('values, claims and negatives stay above the mark they once reached', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ytterby-claims-'))
    const out = join(folder, 'out.jsonl')
    const answers = parsed<Line>(score('passages')).map(({ id, passage, context, date, publisher }) => ({
      id,
      annotations: readClaims({ text: passage, context, date, publisher }, gazetteer).claims.map(annotated),
    }))
    writeFileSync(out, answers.map((answer) => JSON.stringify(answer)).join('\n'))
    const figures = JSON.parse(score('extract', '--pred', out, '--json')) as Record<string, number>
    rmSync(folder, { recursive: true })
    expect(figures['valueF1']).toBeGreaterThan(0.94)
    expect(figures['claimF1']).toBeGreaterThan(0.92)
    expect(figures['boundF1']).toBeGreaterThan(0.76)
    expect(figures['negativesClean']).toBeGreaterThan(0.95)
  })

  test('the sample article of the reference folder: its claims are found and none is invented', async () => {
    const folder = join(shared, 'data/seed')
    const name = readdirSync(folder).find((file) => file.endsWith('.txt')) ?? ''
    const bytes = readFileSync(join(folder, name))
    const document = await createDocumentReader().read({ bytes, name, mediaType: 'text/plain', url: null })
    const claims = readDocumentClaims(document, gazetteer).claims
    const seed = parsed<{ article_id: string; annotations: Annotation[] }>(readFileSync(gold, 'utf8')).find(
      (article) => article.article_id === 'seed',
    )
    const spans = (seed?.annotations ?? [])
      .filter((annotation) => annotation.type !== 'none')
      .map((annotation) => {
        const passage = document.text.indexOf(repairMojibake(annotation.passage).text)
        const words = repairMojibake(annotation.span).text
        const from = document.text.indexOf(words, Math.max(0, passage))
        return { from, to: from + words.length }
      })
    const touches = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to
    const read = claims.map(({ span, quote }) => ({ from: span[0], to: span[1], quote }))
    expect(spans.filter((span) => read.some((claim) => touches(span, claim))).length).toBeGreaterThanOrEqual(18)
    expect(read.filter((claim) => !spans.some((span) => touches(span, claim))).map(({ quote }) => quote)).toEqual([])
    for (const { from, to, quote } of read) expect(document.text.slice(from, to)).toBe(quote)
  })
})
