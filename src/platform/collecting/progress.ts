import type { Collecting } from './collecting.ts'

/** A bar with rate and remaining time on a terminal; nothing where nobody watches. */
export async function collectingBar(): Promise<{ readonly onProgress: NonNullable<Collecting['onProgress']>; stop(): void }> {
  if (!process.stderr.isTTY) return { onProgress: () => undefined, stop: () => undefined }
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar({
    format: '{bar} {part} {documents} documents, {rate}/s, {left}  {file}',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  const began = performance.now()
  let isShown = false
  return {
    onProgress({ documents, share, file }) {
      const seconds = (performance.now() - began) / 1000
      const told = {
        documents: documents.toLocaleString('en'),
        rate: Math.round(documents / Math.max(seconds, 0.1)),
        part: share === null ? '' : `${Math.round(share * 100)}%`,
        left: share === null || share < 0.01 ? '' : `${sayLeft((seconds / share) * (1 - share))} left`,
        file: file.split('/').at(-1) ?? '',
      }
      if (isShown) bar.update(share ?? 0, told)
      else bar.start(1, share ?? 0, told)
      isShown = true
    },
    stop: () => bar.stop(),
  }
}

const sayLeft = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`
