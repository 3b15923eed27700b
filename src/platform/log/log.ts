import type { Logger } from 'pino'

/**
 * The program's log: JSON lines on standard error, warnings and worse unless `YTTERBY_LOG` names another level. Standard output
 * belongs to answers. Imported on demand, because a command that has nothing to log should not pay for a logger.
 */
export async function openLog(level: string = process.env['YTTERBY_LOG'] ?? 'warn'): Promise<Logger> {
  const { pino } = await import('pino')
  const known = level in pino.levels.values || level === 'silent' ? level : 'warn'
  return pino({ name: 'ytterby', level: known, base: null }, pino.destination({ dest: 2, sync: true }))
}
