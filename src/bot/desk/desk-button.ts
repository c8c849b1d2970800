import { type Button, button, type Viewer } from '../screens/screen.ts'
import type { DeskStep } from './step.ts'

/** A button of the desk with one of the desk's texts on it. */
export function deskButton(
  viewer: Viewer,
  key: string,
  step: DeskStep,
  values: Readonly<Record<string, string | number>> = {},
): Button {
  return stepButton(viewer.say(key, values), step)
}

/** A button of the desk with a text of its own. */
export function stepButton(text: string, step: DeskStep): Button {
  return button(text, { do: 'desk', step })
}

export function homeButton(viewer: Viewer): Button {
  return deskButton(viewer, 'desk-home', { do: 'home' })
}
