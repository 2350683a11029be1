// Starts the components' scripts. Every page works without this file.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
const components = document.querySelector('meta[name="putright-components"]')
if (components) {
  import(components.content).then(({ initAll }) => initAll())
}

// Without a connection a form is not sent: what was written stays on the page, and the page says so.
for (const form of document.querySelectorAll('form[data-keep]')) {
  form.addEventListener('submit', (event) => {
    const lost = !navigator.onLine
    form.querySelector('[data-offline]').hidden = !lost
    if (lost) event.preventDefault()
  })
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print())
}
