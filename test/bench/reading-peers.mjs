// Extractors of named peers in the form the scorer asks for. None is a dependency: they are looked up in the folder given.
import { createRequire } from 'node:module'
import path from 'node:path'

/** What is installed on demand, pinned. */
export const peerPackages = [
  'compromise@14.17.0',
  'wink-nlp@2.4.0',
  'wink-eng-lite-web-model@1.8.1',
  '@microsoft/recognizers-text-suite@1.3.1',
  'chrono-node@2.10.3',
]

const number = (text) => {
  const found = /-?\d[\d,]*(?:\.\d+)?/.exec(String(text))
  if (found === null) return undefined
  const scale = /trillion/i.test(text)
    ? 1e12
    : /billion|bn\b/i.test(text)
      ? 1e9
      : /million|\dm\b/i.test(text)
        ? 1e6
        : /thousand/i.test(text)
          ? 1e3
          : 1
  return Number(found[0].replaceAll(',', '')) * scale
}
// A bare year is a date; the peers get that kindness.
const isYear = (text) => /^(?:19|20)\d\d$/.test(text.trim())

function compromise(peer) {
  const nlp = peer('compromise')
  return (text) =>
    nlp(text)
      .numbers()
      .json({ offset: true })
      .filter(({ text: said }) => !isYear(said))
      .map(({ offset, number: { num, unit, suffix } = {} }) => ({
        start: offset.start,
        end: offset.start + offset.length,
        kind: unit === 'percent' || suffix === '%' ? 'percent' : undefined,
        value: num ?? undefined,
        unit: unit || suffix || null,
      }))
}

function wink(peer) {
  const model = peer('wink-eng-lite-web-model')
  const nlp = peer('wink-nlp')(model, ['sbd', 'ner'])
  const { its } = nlp
  const kinds = new Set(['CARDINAL', 'MONEY', 'PERCENT', 'DURATION'])
  return (text) => {
    const found = []
    let from = 0
    nlp
      .readDoc(text)
      .entities()
      .each((entity) => {
        const { type, value } = entity.out(its.detail)
        const start = text.indexOf(value, from)
        if (start < 0) return
        from = start + value.length
        if (!kinds.has(type) || isYear(value)) return
        found.push({
          start,
          end: from,
          kind: { CARDINAL: 'number', MONEY: 'currency', PERCENT: 'percent', DURATION: 'duration' }[type],
          value: number(value),
          unit: type === 'PERCENT' ? '%' : type === 'MONEY' ? 'dollar' : type === 'DURATION' ? /[a-z]+$/i.exec(value)?.[0] : null,
        })
      })
    return found
  }
}

function recognizers(peer) {
  const suite = peer('@microsoft/recognizers-text-suite')
  const culture = suite.Culture.English
  const plain = (date) => (date === undefined ? null : String(date).replace(' ', 'T'))
  const models = [
    ['currency', suite.recognizeCurrency],
    ['dimension', suite.recognizeDimension],
    ['age', suite.recognizeAge],
    ['percent', suite.recognizePercentage],
    ['number', suite.recognizeNumber],
  ]
  // A set that marks numerals alone is asked of the number and ordinal models.
  const numerals = [
    ['percent', suite.recognizePercentage],
    ['ordinal', suite.recognizeOrdinal],
    ['number', suite.recognizeNumber],
  ]
  const quantities = (text, { level } = {}) =>
    (level === 'number' ? numerals : models)
      .flatMap(([kind, recognize]) =>
        recognize(text, culture).map(({ text: said, start, end, resolution }) => ({ kind, text: said, start, end, resolution })),
      )
      .filter(({ text: said }) => !isYear(said))
      .map(({ kind, start, end, resolution }) => ({
        start,
        end: end + 1,
        kind,
        value: Number.parseFloat(resolution?.value),
        unit: resolution?.unit ?? (String(resolution?.value ?? '').endsWith('%') ? '%' : null),
      }))
      .filter((found, index, all) => !all.slice(0, index).some((other) => other.start < found.end && found.start < other.end))
  const dates = (text, { ref }) =>
    suite
      .recognizeDateTime(text, culture, undefined, ref ? new Date(ref) : new Date())
      .map(({ start, end, typeName, resolution }) => {
        const value = resolution?.values?.[0] ?? {}
        const kind = typeName.replace('datetimeV2.', '')
        return value.value === undefined
          ? { start, end: end + 1, kind, from: plain(value.start), to: plain(value.end) }
          : { start, end: end + 1, kind, date: plain(value.value) }
      })
  return { quantities, dates }
}

function chrono(peer) {
  const { parse } = peer('chrono-node')
  const iso = (date, hour) =>
    `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}${hour ? `T${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}:00` : ''}`
  return (text, { ref }) =>
    parse(text, ref ? new Date(ref) : new Date()).map(({ index, text: said, start, end }) => {
      const hour = start.isCertain('hour')
      const [from, to] = [index, index + said.length]
      return end
        ? {
            start: from,
            end: to,
            kind: hour ? 'datetimerange' : 'daterange',
            from: iso(start.date(), hour),
            to: iso(end.date(), hour),
          }
        : { start: from, end: to, kind: hour ? 'datetime' : 'date', date: iso(start.date(), hour) }
    })
}

/** The peers that are installed in a folder: name, what they extract, whether they are too slow for long texts. */
export function peersIn(folder) {
  const peer = createRequire(path.resolve(folder, 'package.json'))
  const tried = (name, make) => {
    try {
      return make()
    } catch (cause) {
      console.warn(`${name} is not measured: ${cause.message.split('\n')[0]}`)
      return null
    }
  }
  const ms = tried('recognizers-text', () => recognizers(peer))
  return [
    { name: 'wink-nlp', quantities: tried('wink-nlp', () => wink(peer)) },
    { name: 'compromise', quantities: tried('compromise', () => compromise(peer)) },
    { name: 'recognizers', quantities: ms?.quantities ?? null, dates: ms?.dates ?? null, slow: true },
    { name: 'chrono', dates: tried('chrono-node', () => chrono(peer)) },
  ].filter(({ quantities, dates }) => quantities || dates)
}
