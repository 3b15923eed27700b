import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { controlBook } from '../../../test/controls.ts'
import { describeShared } from '../../../test/shared.ts'
import { determine } from './determine.ts'
import { shipment } from './shipment.ts'

interface Case {
  readonly id: string
  readonly title: string
  readonly input: unknown
  readonly expected: {
    readonly outcome: string
    readonly licence_required: boolean | null
    readonly authority: string | null
    readonly provisions: readonly { readonly rule_id: string }[]
    readonly review_policy: string | null
    readonly inactive_rules: readonly {
      readonly rule_id: string
      readonly reason: string
      readonly by: string
      readonly date: string
    }[]
    readonly by_scenario?: Readonly<Record<string, { readonly outcome: string }>>
  }
}

const byRule = (a: { rule_id: string }, b: { rule_id: string }): number => a.rule_id.localeCompare(b.rule_id)

describeShared('the reference cases come out as a lawyer decided them', (folder) => {
  const { cases } = JSON.parse(readFileSync(join(folder, 'data/policy/cases-public.json'), 'utf8')) as { cases: Case[] }
  describe.each(cases)('$id $title', ({ input, expected }) => {
    // Decided inside each test, so that a tool that changes the engine sees which tests ran it.
    const decided = () => determine(controlBook(), shipment.parse(input), null)
    test('outcome, licence, authority, review', () => {
      const answer = decided()
      expect({
        outcome: answer.outcome,
        licence_required: answer.licenceRequired,
        authority: answer.authority,
        review_policy: answer.reviewPolicy,
      }).toEqual({
        outcome: expected.outcome,
        licence_required: expected.licence_required,
        authority: expected.authority,
        review_policy: expected.review_policy,
      })
    })
    test('provisions', () => {
      expect(
        decided()
          .provisions.map(({ ruleId }) => ruleId)
          .toSorted(),
      ).toEqual(expected.provisions.map((each) => each.rule_id).toSorted())
    })
    test('rules that would have applied, with why and until when', () => {
      const found = decided()
        .inactive.filter(({ isTold }) => isTold)
        .map(({ ruleId, reason, by, date }) => ({ rule_id: ruleId, reason, by, date }))
      expect(found.toSorted(byRule)).toEqual([...expected.inactive_rules].toSorted(byRule))
    })
    test('branches', () => {
      const branches = Object.fromEntries([...(decided().byBranch ?? [])].map(([id, { outcome }]) => [id, { outcome }]))
      if (expected.by_scenario)
        expect(branches).toEqual(
          Object.fromEntries(Object.entries(expected.by_scenario).map(([id, { outcome }]) => [id, { outcome }])),
        )
    })
  })
})
