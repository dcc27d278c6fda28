/*
 * Caches the shell and the data last read, so that a phone without a network still shows the last list. Scripts and
 * styles have a hash in their name, so cached ones are valid for ever. Pages are fetched from the network first. Of the
 * API only public reads are cached, never personal data.
 */
const SHELL = 'yizhan-shell-1';
const ASSETS = 'yizhan-assets-1';
const READS = 'yizhan-reads-1';
const KEPT_READS = 60;
const KEPT_ASSETS = 80;
const PUBLIC_READ =
  /^\/api\/v1\/(public\/(?:vacancies|map\/areas)|sites|regions|vacancies\/templates)(\/[^/]+)?$/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(['/', '/icon.svg', '/icon-192.png', '/manifest.webmanifest']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const known = [SHELL, ASSETS, READS];
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => !known.includes(name)).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

async function keep(cacheName, request, response, most) {
  const cache = await caches.open(cacheName);
  await cache.put(request, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function assetFirst(request) {
  const cached = await caches.match(request);
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok) await keep(ASSETS, request, response.clone(), KEPT_ASSETS);
  return response;
}

async function networkFirst(request) {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(READS, request, response.clone(), KEPT_READS);
    return response;
  } catch (error) {
    const cached = await caches.match(request);
    if (cached) return cached;
    throw error;
  }
}

/** Icons and the manifest: fresh when there is a network, else as installed. */
async function shellPart(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cached = await caches.match(request);
    if (cached) return cached;
    throw error;
  }
}

async function page(request) {
  try {
    const response = await fetch(request);
    if (response.ok && new URL(request.url).pathname === '/') {
      await keep(SHELL, '/', response.clone(), 10);
    }
    return response;
  } catch (error) {
    const cached = await caches.match('/');
    if (cached) return cached;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(console|screens)(\/|$)/.test(url.pathname)) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(assetFirst(request));
  else if (PUBLIC_READ.test(url.pathname)) event.respondWith(networkFirst(request));
  else if (/^\/(icon|manifest)[^/]*$/.test(url.pathname)) event.respondWith(shellPart(request));
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(request));
});
