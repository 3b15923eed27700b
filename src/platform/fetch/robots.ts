import robotsParser from 'robots-parser'
import { fetchPublic, type FetchLimits } from './fetch-public.ts'
import { robotName } from './limits.ts'
import { Unfetched } from './unfetched.ts'

/** What a host's robots.txt says to us. */
export interface RobotRules {
  allows(url: string): boolean
  /** Seconds between two requests, where it asks for that. */
  readonly delay: number
  readonly sitemaps: readonly string[]
}

const open: RobotRules = { allows: () => true, delay: 0, sitemaps: [] }

/** Google reads so much of it (RFC 9309, section 2.5, asks for at least that), and a day is how long it may be kept. */
const largestRobots = 512 * 1024
const keptFor = 24 * 3600 * 1000
const longestDelay = 60

type Parse = (
  url: string,
  text: string,
) => {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
  getSitemaps(): string[]
}

/**
 * Asks hosts for their robots.txt, once a day each. A host that has none lets us in; one that fails to answer does not (RFC 9309, section
 * 2.3.1), and is asked again later: `fetch-failed` that may pass.
 */
export function robotsOf(limits: FetchLimits, now: () => number = Date.now): (url: string) => Promise<RobotRules> {
  const kept = new Map<string, { until: number; rules: Promise<RobotRules> }>()
  return async (url) => {
    const { origin } = new URL(url)
    const known = kept.get(origin)
    if (known && known.until > now()) return known.rules
    const rules = read(origin, limits)
    kept.set(origin, { until: now() + keptFor, rules })
    rules.catch(() => kept.delete(origin))
    return rules
  }
}

async function read(origin: string, limits: FetchLimits): Promise<RobotRules> {
  const address = `${origin}/robots.txt`
  let text: string
  try {
    const { bytes } = await fetchPublic(address, { ...limits, bytes: largestRobots, milliseconds: 15_000 })
    text = new TextDecoder().decode(bytes)
  } catch (thrown) {
    if (!(thrown instanceof Unfetched)) throw thrown
    if (thrown.status !== undefined && thrown.status >= 400 && thrown.status < 500 && thrown.status !== 429) return open
    if (thrown.code === 'input-too-large') return open
    throw thrown
  }
  const rules = (robotsParser as unknown as Parse)(address, text)
  return {
    allows: (url) => rules.isAllowed(url, robotName) ?? true,
    delay: Math.min(longestDelay, rules.getCrawlDelay(robotName) ?? 0),
    sitemaps: rules.getSitemaps(),
  }
}
