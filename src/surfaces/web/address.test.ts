import { expect, test } from 'vitest'
import { addressOf, pathHere } from './address.ts'

test('the same state has the same address, whatever the order of its fields', () => {
  const one = addressOf({ path: '/search', query: { query: 'dysprosium', class: 'held' } }, { place: 'CHN' })
  const other = addressOf({ path: '/search', query: { place: 'CHN', query: 'dysprosium' } }, { class: 'held' })
  expect(one).toBe(other)
  expect(addressOf({ path: '/search', query: { query: 'Dy & Tb' } }, { query: null })).toBe('/search')
  expect(addressOf({ path: '/check', query: { text: 'x' } }, { claim: 'c1' }, 'claim')).toBe('/check?claim=c1&text=x#claim')
})

test.each([
  ['/shares?year=2024', '/shares?year=2024'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/theme?to=dark', '/'],
  ['', '/'],
  ['/a\r\nset-cookie: x', '/'],
])('going back to %j leads to %j', (text, path) => expect(pathHere(text)).toBe(path))
