import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeShared } from '../../../test/shared.ts'
import { day } from '../../kernel/day.ts'
import type { Desk } from '../operation.ts'
import { judge, judgeInput } from './judge.ts'

interface Annotated {
  readonly date: string | null
  readonly annotations: readonly { readonly id: string }[]
}
interface Verdict {
  readonly claim_id: string
  readonly verdict: string
  readonly same_source: boolean
}

describeShared('the public half of the gold verdicts', (folder) => {
  const read = <T>(file: string): T[] =>
    readFileSync(`${folder}data/gold/${file}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T)

  test('nine in ten claims get the verdict of the annotators, and few are confidently wrong', async () => {
    const expected = new Map(
      read<Verdict>('verdicts-public.jsonl')
        .filter((each) => !each.same_source)
        .map((each) => [each.claim_id, each.verdict]),
    )
    const lines = read<Annotated>('claims-public.jsonl').flatMap(({ date, annotations }) =>
      annotations.filter(({ id }) => expected.has(id)).map((claim) => ({ id: claim.id, date, claim })),
    )
    const input = judgeInput.parse({
      lines,
      facts: readFileSync(`${folder}data/gold/facts.csv`, 'utf8'),
      asOf: day('2026-11-22'),
    })
    const answer = await judge.answer({} as Desk, input)
    const right = answer.lines.filter(({ id, verdict }) => expected.get(id) === verdict)
    const sureAndWrong = answer.lines.filter(
      ({ id, verdict }) => expected.get(id) !== verdict && (verdict === 'supported' || verdict === 'contradicted'),
    )
    expect(right.length / answer.lines.length).toBeGreaterThanOrEqual(0.89)
    expect(sureAndWrong.length / answer.lines.length).toBeLessThanOrEqual(0.03)
    for (const { verdict, facts, id } of answer.lines)
      if (verdict !== 'unsupported' && verdict !== 'not-checkable')
        expect(facts, `${id} is ${verdict} on no record`).not.toEqual([])
  })
})
