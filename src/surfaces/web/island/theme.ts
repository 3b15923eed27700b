/** Changes the colours at once; the cookie is the same that the form would have set. */
export function liveTheme(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('[data-theme-choice]')
  form?.addEventListener('submit', (event) => {
    const pressed = event.submitter
    if (!(pressed instanceof HTMLButtonElement)) return
    event.preventDefault()
    page.documentElement.dataset['theme'] = pressed.value
    page.cookie = `theme=${pressed.value}; Path=/; Max-Age=31536000; SameSite=Lax`
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button === pressed))
  })
}
