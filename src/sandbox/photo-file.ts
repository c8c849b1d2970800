import type { ServerResponse } from 'node:http'
import { html } from '../telegram/text.ts'
import type { StoredPhoto } from './files.ts'

/** The bytes of a photo; what was named by its address shows a placeholder, for nothing is fetched. */
export function sendPhotoFile(response: ServerResponse, photo: StoredPhoto | undefined): void {
  if (!photo) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found')
    return
  }
  const type = photo.type ?? 'image/svg+xml'
  response
    .writeHead(200, { 'content-type': type, 'cache-control': 'max-age=86400, immutable' })
    .end(photo.bytes ?? placeholder(photo.url ?? ''))
}

export function placeholder(url: string): string {
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? ''
  const name = url.split(/[?#]/)[0]?.split('/').at(-1)?.slice(0, 40) ?? ''
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">
<rect width="800" height="600" fill="#8fa9bd"/>
<path d="M0 600V470l190-190 170 170 130-120 310 270z" fill="#76919f"/><circle cx="590" cy="170" r="62" fill="#b9cbd6"/>
<g fill="#fff" font-family="sans-serif" text-anchor="middle"><text x="400" y="300" font-size="40">${name}</text>
<text x="400" y="350" font-size="28" opacity=".8">${host}</text></g></svg>`.html
}
