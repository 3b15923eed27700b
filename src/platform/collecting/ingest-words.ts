import type { IngestReport, TargetReport } from './ingest.ts'

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** The report in words: one line a target (of many, those that went wrong), then the sum. */
export function sayIngest({ targets, tally, receipts, elsewhere, dryRun }: IngestReport, seconds: number): string {
  const told = targets.length <= 10 ? targets : targets.filter(({ state, faults }) => state !== 'done' || faults.length > 0)
  const rate = seconds > 0.5 && tally.read > 20 ? `, ${Math.round(tally.read / seconds).toLocaleString('en')} a second` : ''
  const lines = [
    ...told.slice(0, 20).flatMap(sayTarget),
    ...(told.length > 20 ? [`and ${told.length - 20} more; \`ytterby jobs\` lists them`] : []),
    `${dryRun ? 'would keep' : 'kept'} ${counted(tally.kept, 'document')}, ${counted(tally.versions, 'new version')}, ${counted(tally.claims, 'claim')}; ` +
      `${counted(tally.again, 'document')} there already or repeated, ${counted(tally.faults, 'fault')} (${counted(tally.read, 'document')} in ${seconds.toFixed(1)} s${rate})`,
    ...(tally.futureDates > 0 ? [`${counted(tally.futureDates, 'document')} dated after today: flagged, kept as printed`] : []),
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'target')} are in the hands of another program, which will finish them`] : []),
    ...(receipts.length > 0 && receipts.length <= 5 ? receipts.map((id) => `receipt ${id}`) : []),
    ...(dryRun ? ['a dry run: nothing was written'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

const words: Readonly<Record<TargetReport['state'], string>> = {
  done: 'done',
  running: 'being read by another program',
  waiting: 'to be tried again',
  dead: 'given up',
}

function sayTarget({ target, state, says, tally, faults, due }: TargetReport): string[] {
  const when = state === 'waiting' ? ` after ${due.slice(0, 16).replace('T', ' ')} UTC (\`ytterby collect\` does)` : ''
  return [
    `${target}: ${words[state]}${when}${says === null ? '' : `: ${says}`}${state === 'done' ? `, ${counted(tally.read, 'document')}` : ''}`,
    ...faults.slice(0, 5).map((fault) => `  ${fault}`),
    ...(tally.faults > 5 ? [`  and ${tally.faults - 5} more`] : []),
  ]
}
