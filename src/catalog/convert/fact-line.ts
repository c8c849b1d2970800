/** A line below a description, about something that has no place of its own; its word is in the text's language. */
export function factLine(fact: 'brand' | 'model', language: string, value: string): string {
  return `${facts[fact][language] ?? facts[fact].en ?? ''}: ${value}`
}

const facts: Readonly<Record<'brand' | 'model', Readonly<Record<string, string>>>> = {
  brand: { en: 'Brand', uk: 'Виробник', ru: 'Производитель', pl: 'Producent', de: 'Hersteller' },
  model: { en: 'Model', uk: 'Модель', ru: 'Модель', pl: 'Model', de: 'Modell' },
}
