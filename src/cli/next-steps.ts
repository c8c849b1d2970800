import { relative } from 'node:path'
import type { Place } from './place.ts'
import type { Screen } from './screen.ts'

/** What to do with a new shop, wherever it will run. */
export function tryFirst(dir: string, screen: Screen): void {
  const here = relative('.', dir)
  screen.say('')
  screen.say('Next:')
  if (here !== '') screen.say(`  cd ${here}`)
  screen.say('  npx shopbot serve --sandbox   try it in the browser, without Telegram')
  screen.say('  npx shopbot check             after each change of the files')
}

/** What to do for the shop to run in its place. */
export function nextSteps(place: Place, screen: Screen): void {
  if (place !== 'laptop') screen.say('')
  for (const line of steps[place]) screen.say(line === '' ? '' : `  ${line}`)
}

const token = 'cp .env.example .env          then write the token of @BotFather into it'

const steps: Readonly<Record<Place, readonly string[]>> = {
  laptop: [token, 'npx shopbot serve             open the shop'],
  vps: [
    "On the server, in the shop's folder:",
    token,
    'sudo useradd --system --home-dir "$PWD" shopbot; sudo chown -R shopbot: .',
    'sudo cp deploy/shopbot*.service deploy/shopbot*.timer /etc/systemd/system/',
    'sudo systemctl daemon-reload',
    'sudo systemctl enable --now shopbot shopbot-backup.timer',
    'sudo -u shopbot shopbot status    is everything well?',
  ],
  docker: [
    token,
    'npx shopbot serve --docker    build the image and open the shop',
    'npx shopbot status            is everything well?',
  ],
  kubernetes: [
    'Write your own in place of the examples:',
    '  shop.yaml                               telegram: {mode: webhook, url: https://shop.example.com/telegram}',
    '  deploy/kubernetes/ingress.yaml          that address, and how certificates come',
    '  deploy/kubernetes/kustomization.yaml    the image of your shop',
    'docker build --file deploy/kubernetes/Dockerfile --tag registry.example.com/my-shop:1 .',
    'docker push registry.example.com/my-shop:1',
    'kubectl create namespace shopbot          then the secret, as deploy/kubernetes/secret.example.yaml says',
    'kubectl apply --kustomize deploy/kubernetes',
  ],
}
