/** A file may be dropped on the text; sending says that it is being worked on. */
export function liveForm(form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>('input[type=file]')
  const button = form.querySelector<HTMLButtonElement>('button.primary')
  form.addEventListener('dragover', (event) => {
    event.preventDefault()
    form.dataset['over'] = ''
  })
  form.addEventListener('dragleave', () => delete form.dataset['over'])
  form.addEventListener('drop', (event) => {
    delete form.dataset['over']
    const dropped = event.dataTransfer?.files
    if (file === null || dropped === undefined || dropped.length === 0) return
    event.preventDefault()
    file.files = dropped
    file.focus()
  })
  form.addEventListener('submit', () => {
    form.dataset['busy'] = ''
    if (button !== null) button.textContent = 'Checking…'
  })
  // Coming back by the browser's history shows the form as it was left, so it must not still look busy.
  addEventListener('pageshow', () => {
    delete form.dataset['busy']
    if (button !== null) button.textContent = 'Check the text'
  })
}
