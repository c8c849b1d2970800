import type { Explanations } from './explanation.ts'

/** `promotions:` of shop.yaml. */
export const promotionsExplained: Explanations = {
  'code-missing': {
    title: 'A promotion without a code',
    means: 'Customers get a promotion by typing its code.',
    why: 'Without a code nobody could use it.',
    file: 'shop.yaml',
    wrong: 'promotions:\n  - {percent: 10}\n',
    right: 'promotions:\n  - {code: SPRING, percent: 10}\n',
  },
  'code-invalid': {
    title: 'A text cannot be a code',
    means: 'A code has 2 to 32 letters, digits, - and _.',
    why: 'Customers type it on a phone: spaces and other signs get lost.',
    file: 'shop.yaml',
    wrong: 'promotions:\n  - {code: ten percent off!, percent: 10}\n',
    right: 'promotions:\n  - {code: SPRING, percent: 10}\n',
  },
  'promotion-off': {
    title: 'What a promotion takes off is not clear',
    means: 'A promotion has either "percent" or "amount", and more than 0 of it.',
    why: 'With both, or with neither, nobody can tell what the customer pays.',
    file: 'shop.yaml',
    wrong: 'promotions:\n  - {code: SPRING, percent: 10, amount: 50}\n',
    right: 'promotions:\n  - {code: SPRING, percent: 10}\n',
  },
  'date-invalid': {
    title: 'Not a day of the calendar',
    means: 'A day is written as year, month and day.',
    why: '03/04 is a day of March in one country and of April in another.',
    file: 'shop.yaml',
    wrong: 'promotions:\n  - {code: SPRING, percent: 10, until: 31.03.2026}\n',
    right: 'promotions:\n  - {code: SPRING, percent: 10, until: 2026-03-31}\n',
  },
  'dates-reversed': {
    title: 'A promotion ends before it begins',
    means: '"until" is an earlier day than "from".',
    why: 'The code would never be valid.',
    file: 'shop.yaml',
    wrong: 'promotions:\n  - {code: SPRING, percent: 10, from: 2026-03-31, until: 2026-03-01}\n',
    right: 'promotions:\n  - {code: SPRING, percent: 10, from: 2026-03-01, until: 2026-03-31}\n',
  },
}
