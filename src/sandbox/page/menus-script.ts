/** Menus that a button opens, walked with the arrow keys. */
export const menusScript = `
import { make } from '/message.js'

/** fill() is waited for before each opening; answers what closes the menu. */
export function attachMenu(button, menu, fill) {
  function set(open) {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) menu.querySelector('button')?.focus()
  }
  button.addEventListener('click', async () => {
    if (menu.hidden) await fill?.()
    set(menu.hidden)
  })
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) set(false)
  })
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus()
    if (event.key === 'Escape') { set(false); button.focus() }
  })
  return () => set(false)
}

export function menuItem(children, act) {
  const item = make('button', { type: 'button', role: 'menuitem' }, ...children)
  item.addEventListener('click', act)
  return item
}

export function avatar(name, id) {
  return make('span', { class: 'avatar small', 'data-tone': id % 6, 'aria-hidden': 'true' }, [...name][0]?.toUpperCase() ?? '')
}
`
