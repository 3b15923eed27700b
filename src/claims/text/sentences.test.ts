import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { sentences } from './sentences.ts'

const cut = (text: string): string[] => sentences(text).map(({ from, to }) => text.slice(from, to))

test.each([
  ['a country in capitals', 'The U.S. ban hit magnets. Prices rose.', ['The U.S. ban hit magnets.', 'Prices rose.']],
  ['a company', 'Tanbreez Co. sold ore. It rained.', ['Tanbreez Co. sold ore.', 'It rained.']],
  ['a numbered notice', 'Announcement No. 61 covers magnets.', ['Announcement No. 61 covers magnets.']],
  ['a decimal', 'Output was 3.5 kt. Then 4.1 kt.', ['Output was 3.5 kt.', 'Then 4.1 kt.']],
  ['a country before a new sentence', 'It ships to the U.S. The rest stays.', ['It ships to the U.S.', 'The rest stays.']],
  ['a quotation', 'He said “no.” Then he left.', ['He said “no.”', 'Then he left.']],
  ['a footnote mark', 'Supply fell.[3] Prices rose.', ['Supply fell.[3]', 'Prices rose.']],
  ['a line break', 'Norway\nReserves: 1.2 Mt', ['Norway', 'Reserves: 1.2 Mt']],
  ['Chinese', '价格上涨。出口下降。', ['价格上涨。', '出口下降。']],
  ['a Chinese quotation', '他说：“价格上涨。”出口下降！', ['他说：“价格上涨。”', '出口下降！']],
  ['a Japanese quotation', '「輸出を止めた。」磁石は残った。', ['「輸出を止めた。」', '磁石は残った。']],
])('%s ends sentences only where it should', (_case, text, expected) => expect(cut(text)).toEqual(expected))

test('sentences lie in order inside the text and never exceed their bound', () => {
  assert(
    property(string({ maxLength: 4000 }), (text) => {
      let last = 0
      for (const { from, to } of sentences(text)) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        expect(to - from).toBeLessThanOrEqual(3001)
        last = to
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})
