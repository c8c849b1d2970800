/** The frame of the chat page; the scripts fill it. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>Telegram sandbox</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='16' fill='%233390ec'/%3E%3Cpath d='M7 15.6 24 8.4c.9-.3 1.6.3 1.3 1.5l-2.9 13.6c-.2 1-1 1.3-1.8.8l-4.4-3.3-2.2 2c-.4.4-.8.4-1 0l-.8-4.9-4.9-1.5c-1-.3-1-.8-.3-1z' fill='white'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<main class="phone">
  <header class="top">
    <div class="avatar" id="bot-avatar" aria-hidden="true"></div>
    <div class="who">
      <h1 id="bot-name">Bot</h1>
      <p id="bot-status" aria-live="polite">bot</p>
    </div>
    <button class="customer" id="customer" type="button" aria-haspopup="menu" aria-expanded="false" aria-controls="customers">
      <span class="avatar small" id="customer-avatar" aria-hidden="true"></span>
      <span id="customer-name"></span>
    </button>
    <div class="menu" id="customers" role="menu" aria-label="Customers" hidden></div>
  </header>
  <section class="chat" id="chat">
    <section class="about" id="about" aria-label="What can this bot do?" hidden>
      <h2>What can this bot do?</h2>
      <p id="about-text"></p>
    </section>
    <ol class="log" id="log" role="log" aria-label="Messages"></ol>
  </section>
  <button class="down" id="down" type="button" aria-label="Go to the last message" hidden></button>
  <p class="toast" id="toast" role="status" hidden></p>
  <footer class="bottom">
    <button class="start" id="start" type="button" hidden>START</button>
    <div class="replying" id="replying" hidden>
      <div><strong id="replying-name"></strong><p id="replying-text"></p></div>
      <button id="replying-close" type="button" aria-label="Do not reply">✕</button>
    </div>
    <form class="composer" id="composer" hidden>
      <button class="commands-button" id="commands-button" type="button" aria-haspopup="menu" aria-expanded="false" aria-controls="commands" hidden><span></span>Menu</button>
      <textarea id="text" rows="1" maxlength="4096" placeholder="Message" aria-label="Message" enterkeyhint="send"></textarea>
      <button class="tool" id="keys-button" type="button" aria-label="Show the bot's keyboard" aria-expanded="false" aria-controls="keys" hidden><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm2 4v2m5-2v2m5-2v2M7 14h10"/></svg></button>
      <label class="tool" title="Send a photo"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 11.5 12 19.4a5 5 0 0 1-7-7l8.4-8.3a3.4 3.4 0 0 1 4.8 4.8L9.9 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3"/></svg><input id="photo" type="file" accept="image/png,image/jpeg,image/gif,image/webp" aria-label="Send a photo"></label>
      <button class="send" id="send" type="submit" aria-label="Send" disabled><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3.4 20.4 21.2 12.9c.8-.4.8-1.4 0-1.8L3.4 3.6c-.7-.3-1.4.3-1.2 1l2 6.2 9.1 1.2-9.1 1.2-2 6.2c-.2.7.5 1.3 1.2 1z"/></svg></button>
    </form>
    <div class="reply-keys" id="keys" role="group" aria-label="The bot's keyboard" hidden></div>
    <div class="menu" id="commands" role="menu" aria-label="Commands" hidden></div>
  </footer>
  <dialog class="alert" id="alert" aria-labelledby="alert-text">
    <p id="alert-text"></p>
    <form method="dialog"><button>OK</button></form>
  </dialog>
  <dialog class="alert" id="ask" aria-labelledby="ask-text">
    <p id="ask-text"></p>
    <form method="dialog"><button value="no">Cancel</button><button value="yes">Share</button></form>
  </dialog>
  <dialog class="sheet" id="sheet" aria-label="Checkout"></dialog>
</main>
<script type="module" src="/page.js"></script>
</body>
</html>
`
