/** How long typing may rest before the results follow it. */
const rest = 110

/**
 * Results follow what is typed, without a reload; the page that comes back is the one the server would show, so nothing is rendered twice.
 * Keys: / to the field, arrows through the results, Enter opens the one that has the focus, Escape goes back to the field.
 */
export function liveSearch(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type=search]')
  const part = document.querySelector<HTMLElement>('[data-live-search]')
  if (field === null || part === null) return
  const status = document.createElement('p')
  status.className = 'unseen'
  status.setAttribute('role', 'status')
  part.before(status)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let turn: AbortController | undefined

  /** The address of what the form says now; what was chosen from the lists stays, the page of results does not. */
  function address(): URL {
    const to = new URL(location.href)
    to.hash = ''
    to.searchParams.delete('offset')
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim() !== '') to.searchParams.set(name, value)
      else to.searchParams.delete(name)
    to.searchParams.sort()
    return to
  }

  async function follow(): Promise<void> {
    turn?.abort()
    const mine = (turn = new AbortController())
    const to = address()
    part?.setAttribute('aria-busy', 'true')
    try {
      const response = await fetch(to, { signal: mine.signal })
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (turn !== mine) return
      const next = page.querySelector('[data-live-search]')
      if (next === null) {
        // A name that nothing bears, half typed: say so and leave what was found.
        status.className = 'refusal-note'
        status.textContent = page.querySelector('.refusal p')?.textContent ?? 'This cannot be searched for as it stands.'
        return
      }
      part?.replaceChildren(...next.childNodes)
      status.className = 'unseen'
      status.textContent = part?.querySelector('h1')?.textContent ?? ''
      document.title = page.title
      history.replaceState(null, '', to)
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) form.submit()
    } finally {
      if (turn === mine) part?.removeAttribute('aria-busy')
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void follow(), rest)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(waiting)
    void follow()
  })

  document.addEventListener('keydown', (event) => {
    const at = event.target instanceof HTMLElement ? event.target : document.body
    const isTyping = at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '/' && !isTyping) {
      event.preventDefault()
      field.focus()
      field.select()
    }
    if (event.key === 'Escape' && at !== field && part.contains(at)) field.focus()
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (at === field || at.closest('.hits') !== null)) {
      const hits = [...part.querySelectorAll<HTMLElement>('[data-hit]')]
      const now = hits.findIndex((hit) => hit === at || hit.closest('.hit') === at.closest('.hit'))
      const next = event.key === 'ArrowDown' ? now + 1 : now - 1
      event.preventDefault()
      if (at === field ? event.key === 'ArrowDown' : next >= 0) hits[at === field ? 0 : Math.min(next, hits.length - 1)]?.focus()
      else field.focus()
    }
  })
}
