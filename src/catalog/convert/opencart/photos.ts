import { webPhoto } from '../../read/photos.ts'
import { decoded } from '../entities.ts'
import type { ConvertOptions } from '../foreign.ts'
import { photoAddress } from '../web-photos.ts'
import type { Product } from './goods.ts'

/** The addresses of a product's pictures, and how many have none: the dump knows their paths on the server. */
export function photosOf(
  product: Product,
  { imagesFrom }: ConvertOptions,
): { readonly photos: readonly string[]; readonly without: number } {
  const others = product
    .rows('product_image')
    .toSorted((a, b) => Number(a.get('sort_order')) - Number(b.get('sort_order')))
  const written = [product.row, ...others]
    .map((row) => decoded(row.get('image')).trim())
    .filter((path) => path !== '' && !/(?:^|\/)(?:no_image|placeholder)\.\w+$/.test(path))
  const found = [...new Set(written)].map((path) => addressOf(path, imagesFrom))
  const photos = found.filter((address) => address !== undefined)
  return { photos, without: found.length - photos.length }
}

function addressOf(path: string, base: string | undefined): string | undefined {
  const address = photoAddress(path, base)
  return address !== undefined && webPhoto.test(address) ? address : undefined
}
