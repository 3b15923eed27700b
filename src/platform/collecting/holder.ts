import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

/** Who holds a lease: this machine, this process, and a number nobody else has. */
export const newHolder = (): string => `${hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`

/** Whether the holder of a lease was a process of this machine that is no more; of another machine we cannot tell. */
export function isGone(holder: string): boolean {
  const [host, pid] = holder.split(' ')
  if (host !== hostname() || pid === undefined || Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH'
  }
}
