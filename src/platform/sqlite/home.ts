import { homedir } from 'node:os'
import { join } from 'node:path'

/** The store's folder: `YTTERBY_HOME`, else `ytterby` in the XDG data folder, else `~/.local/share/ytterby`. */
export function defaultHome(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const told = environment['YTTERBY_HOME']
  if (told) return told
  const data = environment['XDG_DATA_HOME']
  return join(data || join(homedir(), '.local', 'share'), 'ytterby')
}
