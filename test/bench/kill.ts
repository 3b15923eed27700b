import { killed } from '../collecting/kill.ts'

// Kills an ingest with SIGKILL at random points and prints what is left: node test/bench/kill.ts [points] [size]

const [points = 200, size = 30] = process.argv.slice(2).map(Number)
const tenths = Array.from({ length: 10 }, () => ({ points: 0, acknowledged: 0, faults: 0, same: 0 }))
let [longest, ended] = [0, 0]
const all = []
for await (const point of killed(points, size, Math.random)) {
  all.push(point)
  longest = Math.max(longest, point.at)
  if (point.ended) ended += 1
  for (const fault of point.faults) process.stdout.write(`FAULT at ${point.at} ms: ${fault}\n`)
  if (!point.same) process.stdout.write(`DIFFERENT after ${point.at} ms\n`)
}
for (const { at, acknowledged, faults, same } of all) {
  const tenth = tenths[Math.min(9, Math.floor((at / (longest + 1)) * 10))]
  if (!tenth) continue
  tenth.points += 1
  tenth.acknowledged += acknowledged
  tenth.faults += faults.length
  tenth.same += same ? 1 : 0
}
process.stdout.write(
  '| killed after (ms) | points | receipts acknowledged before, mean | faults | resumed to the same hash |\n| --- | --- | --- | --- | --- |\n',
)
for (const [index, { points: count, acknowledged, faults, same }] of tenths.entries()) {
  const [from, to] = [index, index + 1].map((n) => Math.round((n * longest) / 10))
  process.stdout.write(
    `| ${from} to ${to} | ${count} | ${count === 0 ? '' : Math.round(acknowledged / count)} | ${faults} | ${same} of ${count} |\n`,
  )
}
process.stdout.write(
  `${all.length} kills, of which ${ended} came after the end; ${all.filter(({ faults, same }) => faults.length === 0 && same).length} whole and the same\n`,
)
