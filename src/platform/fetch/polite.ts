import { setTimeout } from 'node:timers/promises'
import { fetchIfChanged, type Fetched, type FetchLimits, type Unchanged, type Validators } from './fetch-public.ts'
import { readAddress } from './guard.ts'
import { robotsOf, type RobotRules } from './robots.ts'
import { Unfetched } from './unfetched.ts'

export interface Politeness {
  /** Milliseconds between two requests to one host; longer where its robots.txt asks. */
  readonly between?: number
  /** First wait after a failure that may pass; doubles with every further one. */
  readonly backOff?: number
  /** Waits longer than this are not sat out but handed back, for a queue to come again. */
  readonly patience?: number
}

const longestBackOff = 3600 * 1000

/** How one host is treated: one request at a time, never sooner than `next`. */
interface Host {
  next: number
  failures: number
  turn: Promise<unknown>
}

/** Fetches for a desk that collects. */
export interface PoliteFetcher {
  /** As `fetchIfChanged`, in the host's turn and only where its robots.txt lets us; refuses `fetch-failed` where it does not. */
  get(url: string, held?: Validators): Promise<Fetched | Unchanged>
  robots(url: string): Promise<RobotRules>
}

/** One request at a time to a host, with a pause between, longer and longer pauses after failures, and what the server asks for heeded. */
export function politeFetcher(limits: FetchLimits = {}, politeness: Politeness = {}): PoliteFetcher {
  const { between = 1000, backOff = 2000, patience = 30_000 } = politeness
  const hosts = new Map<string, Host>()
  const robots = robotsOf(limits)

  async function inTurn(url: string, held: Validators, host: Host): Promise<Fetched | Unchanged> {
    await waitFor(host, url)
    const rules = await robots(url)
    if (!rules.allows(url)) throw new Unfetched('fetch-failed', `${url} is closed to us by the robots.txt of its host`)
    try {
      const got = await fetchIfChanged(url, held, limits)
      host.failures = 0
      host.next = Date.now() + Math.max(between, rules.delay * 1000)
      return got
    } catch (thrown) {
      host.next = Date.now() + Math.max(between, rules.delay * 1000)
      if (thrown instanceof Unfetched && thrown.passing && thrown.status !== 500) {
        host.next = Date.now() + Math.max(thrown.wait ?? 0, Math.min(longestBackOff, backOff * 2 ** host.failures))
        host.failures += 1
      }
      throw thrown
    }
  }

  async function waitFor(host: Host, url: string): Promise<void> {
    const wait = host.next - Date.now()
    if (wait > patience) throw new Unfetched('fetch-failed', `${new URL(url).host} asked us to wait`, { passing: true, wait })
    if (wait > 0) await setTimeout(wait)
  }

  return {
    robots,
    get(url, held = {}) {
      const { host: name } = readAddress(url)
      const host = hosts.get(name) ?? { next: 0, failures: 0, turn: Promise.resolve() }
      hosts.set(name, host)
      const mine = host.turn.then(async () => inTurn(url, held, host))
      host.turn = mine.catch(() => undefined)
      return mine
    },
  }
}
