/** `node test/bench/licence.ts`: microseconds for one decision, over the rule book as it stands, after a warm-up. */
import { quantileSorted } from 'simple-statistics'
import { controlBook } from '../controls.ts'
import { determine } from '../../src/model/controls/determine.ts'
import { shipment } from '../../src/model/controls/shipment.ts'

const book = controlBook()
const inputs = ['2025-03-01', '2025-10-25', '2025-11-08', '2026-11-22'].flatMap((date) =>
  [
    { class: 'permanent_magnet', origin: 'CN', minerals: ['Nd', 'Fe', 'B', 'Dy'] },
    { class: 'oxide', origin: 'CN', minerals: ['Nd', 'Pr'] },
    { class: 'motor', origin: 'CN', minerals: ['Nd', 'Fe', 'B', 'Dy'] },
    { class: 'metal', origin: 'CN', minerals: ['Ga'] },
  ].map((goods) =>
    shipment.parse({
      date,
      transaction: { type: 'export', from: 'CN', to: 'US' },
      goods,
      end_user: { name: 'Buyer', military: false, listed: null, owner: null },
      end_use: 'civil manufacturing',
      licence_held: null,
    }),
  ),
)
const times: number[] = []
for (let round = 0; round < 400; round++)
  for (const input of inputs) {
    const started = performance.now()
    determine(book, input, null)
    if (round >= 100) times.push((performance.now() - started) * 1000)
  }
times.sort((a, b) => a - b)
const at = (share: number): string => quantileSorted(times, share).toFixed(0)
process.stdout.write(`one decision: median ${at(0.5)} µs, p95 ${at(0.95)} µs, p99 ${at(0.99)} µs (${times.length} decisions)\n`)
