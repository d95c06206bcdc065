// What pages do better with script; none of them needs it.

// Menus are details elements. They close by Escape, by a press elsewhere, and when the focus leaves them.
const openMenus = () => document.querySelectorAll('details[data-menu][open]')

addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of openMenus()) {
    menu.open = false
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus()
  }
})

for (const left of ['pointerdown', 'focusin']) {
  addEventListener(left, event => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false
  })
}

// A form that came back with errors: the summary says which, and has links to them.
document.querySelector('.summary[tabindex]')?.focus()

// Browsers keep whole pages in memory for the back button, whoever has signed out or in since. A page with a person's name on
// it is fetched again instead, as its Cache-Control: no-store asks for, and hidden until then.
if ('signedIn' in document.body.dataset) {
  addEventListener('pagehide', event => { document.documentElement.hidden = event.persisted })
  addEventListener('pageshow', event => { if (event.persisted) location.reload() })
}
