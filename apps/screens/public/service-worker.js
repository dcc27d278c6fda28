// Lets a board restart after a reload or a power cut while the network is down: the page itself is cached here, its
// data in localStorage. Needs https or localhost; elsewhere the browser ignores it.
const CACHE = 'yizhan-screens-1';
const SHELL = '/screens/';

async function keepShell() {
  const cache = await caches.open(CACHE);
  const answer = await fetch(SHELL, { cache: 'no-cache' });
  if (!answer.ok) return;
  const html = await answer.clone().text();
  const assets = [...html.matchAll(/(?:src|href)="(\/screens\/[^"]+)"/g)].map((match) => match[1]);
  await cache.addAll(assets);
  await cache.put(SHELL, answer);
  const wanted = new Set(assets.map((path) => new URL(path, location.origin).href));
  for (const request of await cache.keys()) {
    const url = request.url;
    if (!wanted.has(url) && url !== new URL(SHELL, location.origin).href) await cache.delete(request);
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(SHELL)) return;
  if (request.mode === 'navigate') {
    event.respondWith(
      fetch(request)
        .then((answer) => {
          if (answer.ok) event.waitUntil(keepShell().catch(() => undefined));
          return answer;
        })
        .catch(async () => (await caches.match(SHELL)) ?? Response.error()),
    );
    return;
  }
  event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
