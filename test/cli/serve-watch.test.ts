import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientOf, serve, smallShop, writeCatalog } from './serving.ts'

test('a shop that is served and watched sells at what was saved last, and goes on when that is broken', async () => {
  const dir = await smallShop()
  const served = await serve(dir, ['--sandbox', '--watch'])
  const client = await clientOf(dir)

  await writeCatalog(dir, '9.99')
  expect(await served.told(/"after":999/)).toMatchObject({
    watch: 'imported',
    applied: true,
    changes: { create: 0, update: 1, delete: 0 },
    items: [{ action: 'update', kind: 'product', id: 'roll' }],
  })
  expect(await client.product('roll')).toMatchObject({ ok: true, value: { price: 999 } })

  await writeCatalog(dir, 'nine')
  expect(await served.told(/"watch":"refused"/)).toMatchObject({
    findings: [{ code: 'price-invalid', file: 'catalog.yaml', line: 5 }],
  })
  expect(await client.product('roll')).toMatchObject({ ok: true, value: { price: 999 } })

  await writeFile(
    join(dir, 'catalog.yaml'),
    'categories: [{id: bread, title: Bread, products: [{id: roll, title: Roll, price: 8.50, stock: 10}]}]\n',
  )
  // Whoever watches is not asked: what the files no longer name stays until somebody says yes.
  expect(await served.told(/"after":850/)).toMatchObject({ applied: true, removalsWait: true })
  expect(await client.product('roll')).toMatchObject({ ok: true, value: { price: 850 } })
  expect(await client.product('loaf')).toMatchObject({ ok: true })
})
