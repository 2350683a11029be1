// Starts the components' scripts. Every page works without this file.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
const components = document.querySelector('meta[name="putright-components"]')
if (components) {
  import(components.content).then(({ initAll }) => initAll())
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print())
}
