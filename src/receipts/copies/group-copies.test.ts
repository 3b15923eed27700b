import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeShared } from '../../../test/shared.ts'
import { day } from '../../kernel/day.ts'
import { groupCopies, type Text } from './group-copies.ts'
import { signatureOf } from './min-hash.ts'
import { likenessOf, shinglesOf, wordsOf } from './shingles.ts'

const vocabulary =
  'ministry licence magnets dysprosium exports rose after the month while prices of terbium fell in Rotterdam and Baotou plants said output would double by spring'.split(
    ' ',
  )
/** A text of its own for each seed. */
const story = (seed: number, words = 180): string => {
  let state = seed * 2654435761 + 1
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return `${vocabulary[(state >>> 8) % vocabulary.length]}${(state >>> 3) % 7 === 0 ? '.' : ''}`
  }).join(' ')
}
const text = (id: string, body: string, date: string | null = null): Text => ({
  id,
  body,
  date: date === null ? null : day(date),
})
const setsOf = (texts: readonly Text[]): string[] =>
  groupCopies(texts)
    .map(({ original, copies }) =>
      [original]
        .concat(copies.map(({ id }) => id))
        .toSorted()
        .join(' '),
    )
    .toSorted()

const wire = story(1, 400)

describe('copies of a wire are one source', () => {
  test.each<[string, string, string]>([
    ['with other marks and capitals', wire.toUpperCase().replaceAll('.', ' —'), 'same text'],
    ['with a sentence of its own at either end', `Our reporter adds this. ${wire} And this as well.`, 'near copy'],
    ['cut after a third', wire.split(' ').slice(0, 133).join(' '), 'cut copy'],
    [
      'cut after half, with a line of its own',
      `${wire.split(' ').slice(0, 200).join(' ')} Reported with our own staff.`,
      'cut copy',
    ],
  ])('%s', (_case, body, kind) => {
    const [group, ...others] = groupCopies([text('copy', body, '2026-03-03'), text('wire', wire, '2026-03-02')])
    expect(others).toEqual([])
    expect(group).toMatchObject({ original: 'wire', why: 'the earliest, 2026-03-02', copies: [{ id: 'copy', kind }] })
  })

  test.each<[string, string]>([
    ['another story', story(2, 400)],
    [
      'the same facts in other words',
      wire
        .split(' ')
        .map((word, at) => (at % 3 === 0 ? `${word}x` : word))
        .join(' '),
    ],
    ['a quotation of one sentence', `${story(3, 200)} ${wire.split(' ').slice(0, 25).join(' ')} ${story(4, 200)}`],
    ['one sentence of it', wire.split(' ').slice(0, 25).join(' ')],
    ['nothing', ''],
  ])('%s is no copy', (_case, body) => expect(setsOf([text('a', wire), text('b', body)])).toEqual(['a', 'b']))

  test.each<[string, readonly Text[], string, string]>([
    ['the earliest', [text('b', wire, '2026-03-02'), text('a', wire, '2026-03-04')], 'b', 'the earliest, 2026-03-02'],
    ['the longest of a day', [text('a', wire.slice(0, 1500)), text('b', wire)], 'b', 'none has a date; it is the longest'],
    ['the dated one', [text('a', wire), text('b', wire, '2026-03-04')], 'b', 'the earliest of those with a date, 2026-03-04'],
    [
      'nobody knows',
      [text('b', wire), text('a', wire)],
      'a',
      'none has a date and none is longer; any of them may be the original',
    ],
  ])('%s is the original', (_case, texts, original, why) => expect(groupCopies(texts)).toMatchObject([{ original, why }]))

  test('Chinese copies join although nothing parts their words', () => {
    const zh =
      '商务部公布公告称对七类中重稀土相关物项实施出口管制措施自发布之日起正式实施出口经营者应当向国务院商务主管部门申请许可'
    expect(
      setsOf([text('a', zh), text('b', `据新华社报道：${zh}。`), text('c', '钕铁硼磁体价格上涨，出口下降，企业表示订单充足。')]),
    ).toEqual(['a b', 'c'])
  })
})

describe('laws', () => {
  const bodies = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 60, max: 180 })), {
    minLength: 1,
    maxLength: 9,
  })

  test('the order of the texts makes no difference', () => {
    fc.assert(
      fc.property(bodies, fc.infiniteStream(fc.nat()), (made, random) => {
        const texts = made.map(([seed, words], at) => text(`t${at}`, story(seed).split(' ').slice(0, words).join(' ')))
        const order = texts.map((one) => ({ one, by: random.next().value })).toSorted((a, b) => a.by - b.by)
        expect(groupCopies(order.map(({ one }) => one))).toEqual(groupCopies(texts))
      }),
      { numRuns: 60 },
    )
  })

  test('a copy cut anywhere after a third joins, a text of another seed never does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 60, max: 180 }), (seed, words) => {
        const whole = story(seed)
        const cut = whole.split(' ').slice(0, words).join(' ')
        expect(setsOf([text('a', whole), text('b', cut), text('c', story(seed + 1000))])).toEqual(['a b', 'c'])
      }),
      { numRuns: 100 },
    )
  })

  test('every text is in exactly one group', () => {
    fc.assert(
      fc.property(bodies, (made) => {
        const texts = made.map(([seed, words], at) => text(`t${at}`, story(seed).split(' ').slice(0, words).join(' ')))
        const ids = groupCopies(texts).flatMap(({ original, copies }) => [original].concat(copies.map(({ id }) => id)))
        expect(ids.toSorted()).toEqual(texts.map(({ id }) => id).toSorted())
      }),
      { numRuns: 60 },
    )
  })

  test('the signature estimates likeness within its error', () => {
    const a = new Set(shinglesOf(wordsOf(story(7, 600))))
    const b = new Set(shinglesOf(wordsOf(`${story(7, 600).split(' ').slice(0, 400).join(' ')} ${story(8, 200)}`)))
    const [one, other] = [signatureOf(a), signatureOf(b)]
    const estimate = one.filter((value, at) => value === other[at]).length / one.length
    // Three standard errors of 128 draws.
    expect(Math.abs(estimate - likenessOf(a, b).jaccard)).toBeLessThan(0.14)
  })

  test('a thousand equal beginnings with different bodies cost no square', () => {
    const texts = Array.from({ length: 1000 }, (_, at) =>
      text(`t${at}`, `${wire.split(' ').slice(0, 30).join(' ')} ${story(at + 10, 120)}`),
    )
    const start = performance.now()
    expect(groupCopies(texts)).toHaveLength(1000)
    expect(performance.now() - start).toBeLessThan(8000)
  })
})

describeShared('headlines of metals and magnets', (shared) => {
  const titles = ['metals_headlines_2026_apr_may', 'rare_earth_magnet_headlines_2014_2026'].flatMap((name) =>
    gunzipSync(readFileSync(`${shared}data/news/${name}.jsonl.gz`))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { title: string }).title),
  )
  test('ten thousand are grouped within seconds, equal ones together', () => {
    const texts = Array.from({ length: 10_000 }, (_, at) =>
      text(`h${at}`, `${titles[at % titles.length] ?? ''}${at < titles.length ? '' : ` ${at % 97}`}`),
    )
    const start = performance.now()
    const groups = groupCopies(texts)
    const took = performance.now() - start
    console.log(`10,000 headlines: ${groups.length} groups in ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(15_000)
    const groupOf = new Map(
      groups.flatMap((group) => [group.original].concat(group.copies.map(({ id }) => id)).map((id) => [id, group] as const)),
    )
    const seen = new Map<string, string>()
    for (const { id, body } of texts) {
      const words = wordsOf(body).join(' ')
      const twin = seen.get(words)
      if (twin !== undefined) expect(groupOf.get(id)).toBe(groupOf.get(twin))
      seen.set(words, id)
    }
  })
})
