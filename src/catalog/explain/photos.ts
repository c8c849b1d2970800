import type { Explanations } from './explanation.ts'

/** Pictures that the catalogue names. */
export const photosExplained: Explanations = {
  'photo-missing': {
    title: 'A photo is missing',
    means: "There is no file of this name in the shop's folder.",
    why: 'Capitals count: Tea.JPG and tea.jpg are two files on the machine where the shop runs, even where your own computer takes them for one.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, photos: [photos/tea.jpg]}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, photos: ["https://tea.example/tea.jpg"]}
`,
  },
  'photo-outside': {
    title: "A photo outside of the shop's folder",
    means: 'The path leads out of the folder of the shop.',
    why: 'The shop may move to another machine, and only its folder moves with it.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, photos: [../Desktop/tea.jpg]}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, photos: ["https://tea.example/tea.jpg"]}
`,
  },
  'photo-address': {
    title: 'An address that Telegram does not fetch',
    means: 'A photo from the web begins with https://.',
    why: 'Telegram fetches it itself, and only that way.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, photos: ["http://tea.example/tea.jpg"]}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, photos: ["https://tea.example/tea.jpg"]}
`,
  },
  'photo-unreadable': {
    title: 'A photo is damaged or no picture',
    means: 'The file does not begin as a picture does, or ends before it says how large it is.',
    why: 'Telegram refuses it, and customers see the goods without a photo. Often a web page was saved in place of the picture, or the download broke off.',
    wrong: '$ echo "not found" > photos/tea.jpg\n',
    right: '$ curl -o photos/tea.jpg https://tea.example/tea.jpg\n',
  },
  'photo-format': {
    title: 'A photo in a format that Telegram does not take',
    means:
      'Telegram shows JPEG, PNG and WebP as photos; this file is of another kind, whatever its name ends in.',
    why: 'Telegram refuses it. Any program for pictures saves it as JPEG; phones from Apple make HEIC unless told otherwise.',
    wrong: `products:
  - {id: tea, title: Tea, price: 45, photos: [photos/tea.heic]}
`,
    right: `products:
  - {id: tea, title: Tea, price: 45, photos: [photos/tea.jpg]}
`,
  },
  'photo-too-large': {
    title: 'A photo has too many bytes',
    means:
      'Telegram takes photos of at most 10 MB, and of 5 MB where it fetches them from an address.',
    why: 'It refuses larger ones. It shows them with 1280 pixels a side, so that nothing is lost when they are made smaller.',
    wrong: 'photos/tea.jpg      # 14 MB\n',
    right: '$ magick photos/tea.jpg -resize 1280x1280 photos/tea.jpg\n',
  },
  'photo-sides': {
    title: 'A photo is too wide, too high or too narrow',
    means:
      'Width and height together are at most 10000 pixels, and one side is at most 20 times the other.',
    why: 'Telegram refuses the photo otherwise. Bot API: sendPhoto',
    wrong: 'photos/tea.jpg      # 8000 × 6000 pixels\n',
    right: '$ magick photos/tea.jpg -resize 1280x1280 photos/tea.jpg\n',
  },
}
