import { killed, type KillPoint } from '../collecting/kill.ts'

// Kills an ingest with SIGKILL at random points and prints what is left: node test/bench/kill.ts [points] [size]

const [points = 200, size = 60] = process.argv.slice(2).map(Number)
const all: KillPoint[] = []
const rows: readonly (readonly [says: string, is: (share: number) => boolean])[] = [
  ['nothing', (share) => share === 0],
  ...[0, 1, 2, 3].map(
    (quarter) =>
      [`${quarter * 25} to ${quarter * 25 + 25}%`, (share: number) => share > quarter / 4 && share <= (quarter + 1) / 4] as const,
  ),
]
/** The table of the points so far; an interrupted run has one, too. */
function print(): void {
  process.stdout.write(
    '| acknowledged when killed | points | of them ended before the kill | lost, half-written or damaged | resumed to the same hash |\n| --- | --- | --- | --- | --- |\n',
  )
  for (const [says, is] of rows) {
    const some = all.filter(({ acknowledged, of }) => is(acknowledged / of))
    const faults = some.reduce((sum, point) => sum + point.faults.length, 0)
    process.stdout.write(
      `| ${says} | ${some.length} | ${some.filter(({ ended }) => ended).length} | ${faults} | ${some.filter(({ same }) => same).length} of ${some.length} |\n`,
    )
  }
  process.stdout.write(
    `${all.length} kills of an ingest of ${all[0]?.of ?? 0} receipts; ${all.filter(({ faults, same }) => faults.length === 0 && same).length} whole and the same\n`,
  )
}

process.once('SIGTERM', () => {
  print()
  process.exit(1)
})

for await (const point of killed(points, size, Math.random)) {
  all.push(point)
  for (const fault of point.faults) process.stdout.write(`FAULT after ${point.acknowledged}: ${fault}\n`)
  if (!point.same) process.stdout.write(`DIFFERENT after ${point.acknowledged}\n`)
}
print()
