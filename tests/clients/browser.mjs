// A person at a browser, without the browser: follows redirects, keeps cookies, fills in the log-in and consent forms.

/** Goes from an authorisation URL to the redirect back to the app, and returns that URL. */
export async function allow(authorizeUrl, { username, password, appUrl }) {
  const browser = { cookies: new Map(), appUrl };
  let page = await visit(browser, authorizeUrl);
  if (page.html?.includes('id="username"')) page = await submit(browser, page, { username, pw: password });
  if (page.html?.includes('id="oaapprove"')) page = await submit(browser, page, {}, 'oaapprove');
  if (!page.url.startsWith(appUrl)) throw new Error(`ended at ${page.url} instead of the app:\n${page.html}`);
  return page.url;
}

async function visit(browser, url, options = {}) {
  if (url.startsWith(browser.appUrl)) return { url };
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(url, { ...options, redirect: 'manual', headers: { cookie } });
  for (const set of answer.headers.getSetCookie()) browser.cookies.set(...set.split(';')[0].split(/=(.*)/s).slice(0, 2));
  const location = answer.headers.get('location');
  if (location) return visit(browser, new URL(location, url).href);
  return { url, html: await answer.text() };
}

function submit(browser, page, typed, button) {
  const fields = { ...presetFields(page.html), ...typed };
  if (button) fields[attribute(tag(page.html, 'input', `id="${button}"`), 'name')] = 'x';
  const action = attribute(tag(page.html, 'form', 'method="post"'), 'action');
  return visit(browser, new URL(action, page.url).href, { method: 'POST', body: new URLSearchParams(fields) });
}

const presetFields = html => Object.fromEntries(
  [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value')]));

const tag = (html, name, having) => html.match(new RegExp(`<${name}[^>]*${having}[^>]*>`))[0];

const attribute = (element, name) => element.match(new RegExp(` ${name}="([^"]*)"`))[1]
  .replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
