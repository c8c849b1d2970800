import { describe, expect, test } from 'vitest'
import { codeFrame } from '../../src/catalog/frame.ts'
import { reading } from './folder.ts'

describe('what is sold is not shown beside a finding', () => {
  test.each<[string, string]>([
    [
      'a list',
      'products:\n  - id: a\n    deliver:\n      - SECRET-1\n      - SECRET-2\n    zzz: 1\n',
    ],
    ['a list at its key', 'products:\n  - deliver:\n    - SECRET-1\n    - SECRET-2\n    zzz: 1\n'],
    ['a list in one line', 'products:\n  - id: a\n    deliver: [SECRET-1, SECRET-2]\n    zzz: 1\n'],
    ['a product in one line', 'products:\n  - {id: a, deliver: [SECRET-1], zzz: 1}\n  - zzz: 1\n'],
    ['a list over lines', 'products:\n  - {id: a, zzz: 1, deliver: [SECRET-1,\n      SECRET-2]}\n'],
    ['a quoted word', 'products:\n  - "deliver":\n      - SECRET-1\n    zzz: 1\n'],
    ['a text', 'products:\n  - id: a\n    deliver: |\n      SECRET\n\n      SECRET\n    zzz: 1\n'],
    ['a text per language', 'products:\n  - id: a\n    deliver:\n      en: SECRET\n    zzz: 1\n'],
    [
      'broken YAML',
      'products:\n  - id: a\n    deliver:\n      - SECRET-1\n     - "SECRET-2\n    zzz: 1\n',
    ],
    ['a closed list', 'products:\n  - id: a\n    deliver: [SECRET-1] SECRET-2\n    zzz: 1\n'],
  ])('%s', async (_, source) => {
    const frames = source.split('\n').map((_, at) => codeFrame(source, { line: at + 1, column: 1 }))
    expect(frames.join('\n')).not.toContain('SECRET')
    expect(frames.join('\n')).toContain('zzz: 1')
    const { findings } = await reading({ 'catalog.yaml': source })
    expect(findings).not.toEqual([])
    expect(JSON.stringify(findings)).not.toContain('SECRET')
  })

  test('and what comes after it is', () => {
    const source =
      'products:\n  - id: a\n    deliver:\n      - SECRET\n  - id: delivered\n    price: x\n'
    expect(codeFrame(source, { line: 6, column: 12 })).toBe(
      ['  5 |   - id: delivered', '> 6 |     price: x', '    |            ^'].join('\n'),
    )
    expect(codeFrame(source, { line: 4, column: 9 })).toBe(
      ['  3 |     deliver: …', '> 4 |       …', '    |         ^'].join('\n'),
    )
  })
})
