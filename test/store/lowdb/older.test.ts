import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { type Collection, schema } from '../../../src/store/schema.ts'
import { cart, hold, note } from '../records.ts'
import { openSound, shopFolder } from './shop-folder.ts'

/** What the first version of shopbot kept; all others came later. */
const first: readonly Collection[] = ['categories', 'products', 'carts', 'orders', 'stock', 'holds']

// Every key of the schema is a collection.
const all = Object.keys(schema) as Collection[]
const later = all.filter((name) => !first.includes(name))

/** A data folder as a shopbot leaves it that knows only the first collections. */
async function olderFolder(): Promise<string> {
  const dir = await shopFolder()
  const store = await openSound({ dir })
  await store.write(async (writer) => {
    await writer.put('carts', cart(1, 3))
    await writer.put('holds', hold('b', '1'))
  })
  await store.close()
  const snapshot = join(dir, 'store', '00000001')
  const path = join(snapshot, 'manifest.json')
  const { checksum: _, files, ...about } = JSON.parse(await readFile(path, 'utf8'))
  for (const name of later) {
    await rm(join(snapshot, `${name}.json`))
    delete files[name]
  }
  const manifest = { ...about, files }
  const sealed = { ...manifest, checksum: crc32(JSON.stringify(manifest)) }
  await writeFile(path, JSON.stringify(sealed))
  return dir
}

it('opens the folder of an older version: what it held is there, what came later is empty', async () => {
  const dir = await olderFolder()
  const store = await openSound({ dir })
  await store.read(async (reader) => {
    expect(await reader.get('carts', '1')).toEqual(cart(1, 3))
    expect(await reader.find('holds', { index: { name: 'stock', value: 'rose' } })).toHaveLength(1)
    for (const name of later) expect([name, await reader.count(name, {})]).toEqual([name, 0])
  })
  await store.close()
})

it('keeps what is new beside what is old, and is then of this version', async () => {
  const dir = await olderFolder()
  const store = await openSound({ dir })
  await store.write((writer) => writer.put('updates', note('5', { text: 'hello' })))
  await store.close()
  const again = await openSound({ dir })
  await again.read(async (reader) => {
    expect(await reader.get('carts', '1')).toEqual(cart(1, 3))
    expect(await reader.get('updates', '5')).toEqual(note('5', { text: 'hello' }))
  })
  await again.close()
  const manifest = await readFile(join(dir, 'store', '00000002', 'manifest.json'), 'utf8')
  expect(Object.keys(JSON.parse(manifest).files).toSorted()).toEqual(all.toSorted())
})
