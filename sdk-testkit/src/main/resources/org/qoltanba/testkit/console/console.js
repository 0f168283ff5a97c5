'use strict';
const SECTIONS = ['phones', 'mail', 'documents', 'journal', 'faults', 'world'];
const $ = id => document.getElementById(id);
let language = localStorage.getItem('language') || document.documentElement.lang;
let state = null;
let drawn = {};
let section = SECTIONS.includes(location.hash.slice(1)) ? location.hash.slice(1) : 'phones';
const t = name => TEXTS[language][name];

/** An element with attributes and children; text is always text, never markup. */
function e(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'onclick') element.addEventListener('click', value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) element.append(child);
  return element;
}

const url = (...parts) => 'api/' + parts.map(encodeURIComponent).join('/');
const time = text => new Date(text).toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });

let lost = false;
async function call(method, address, body) {
  try {
    const answer = await fetch(address, { method, headers: { 'Accept-Language': language }, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!answer.ok) { complain(answer.status === 404 ? t('gone') : await answer.text()); return null; }
    // What an action was refused for stays until the next one; looking again does not wipe it away
    if (method !== 'GET' || lost) complain('');
    lost = false;
    return await answer.json();
  } catch (failed) {
    lost = true;
    complain(t('lost'));
    return null;
  }
}

function complain(text) {
  if ($('trouble').textContent !== text) $('trouble').textContent = text;
  $('trouble').hidden = !text;
}

async function act(method, address, body) {
  const next = await call(method, address, body);
  if (next && next.now) show(next);
  if (section === 'journal') journal();
}

async function refresh() {
  const next = await call('GET', 'api/state?seen=' + (state ? state.version : ''));
  // Where nothing has changed but the time, the program says no more than that
  if (next) show(next.phones ? next : { ...state, now: next.now });
}

/** Draws a part only when what it shows has changed, so that focus and open details stay. */
function draw(id, data, content) {
  const key = language + JSON.stringify(data);
  if (drawn[id] === key) return;
  drawn[id] = key;
  const place = $(id);
  const focus = document.activeElement && place.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const open = new Set([...place.querySelectorAll('details[open]')].map(d => d.dataset.key));
  const chosen = new Map([...place.querySelectorAll('select[data-focus]')].map(one => [one.dataset.focus, one.value]));
  place.replaceChildren(...[content()].flat());
  place.querySelectorAll('select[data-focus]').forEach(one => { if (chosen.has(one.dataset.focus)) one.value = chosen.get(one.dataset.focus); });
  place.querySelectorAll('details').forEach(d => { if (open.has(d.dataset.key)) d.open = true; });
  if (focus) { const again = place.querySelector(`[data-focus="${CSS.escape(focus)}"]`); if (again) again.focus(); }
}

function show(next) {
  state = next;
  $('now').textContent = time(state.now) + (state.speed !== 1 && !state.paused ? ' ×' + state.speed : '');
  $('pause').textContent = state.paused ? t('resume') : t('pause');
  $('pause').setAttribute('aria-pressed', state.paused);
  tabs();
  announce();
  draw('phones', state.phones, phones);
  draw('mail', state.mailboxes, mail);
  drawDocuments();
  effects();
  draw('rules', state.faults, rules);
  draw('points', state.points, () => state.points.map(point => e('option', { value: point })));
  draw('world', [state.people, state.addresses, state.keys, state.seed], world);
}

function waiting() { return state ? state.phones.flatMap(phone => phone.operations.map(operation => ({ user: phone.user, ...operation }))) : []; }

/** For those who look at another window, or do not look at all. */
function announce() {
  const many = waiting().length;
  document.title = (many ? '(' + many + ') ' : '') + 'Qoltanba: ' + t('subtitle');
  const text = many ? t('waiting') + ': ' + many : '';
  if ($('waiting').textContent !== text) $('waiting').textContent = text;
}

function tabs() {
  const counts = { phones: waiting().length, mail: state.mailboxes.reduce((sum, box) => sum + box.mails.length, 0), documents: state.documents.length, faults: state.faults.length };
  const nav = document.querySelector('nav');
  if (!nav.children.length) {
    SECTIONS.forEach((name, index) => nav.append(e('button', { type: 'button', role: 'tab', id: 'tab-' + name, 'aria-controls': name, 'aria-keyshortcuts': index + 1, onclick: () => choose(name) })));
    nav.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) { const name = SECTIONS[(SECTIONS.indexOf(section) + step + SECTIONS.length) % SECTIONS.length]; choose(name); $('tab-' + name).focus(); }
    });
  }
  SECTIONS.forEach(name => {
    const tab = $('tab-' + name);
    tab.setAttribute('aria-selected', name === section);
    tab.tabIndex = name === section ? 0 : -1;
    const count = counts[name];
    const key = language + count;
    if (tab.dataset.key === key) return;
    tab.dataset.key = key;
    tab.replaceChildren(t(name), ...(count ? [e('span', { class: 'count' + (name === 'phones' ? ' waiting' : '') }, String(count))] : []));
  });
}

function choose(name) {
  section = name;
  history.replaceState(null, '', '#' + name);
  SECTIONS.forEach(one => { $(one).hidden = one !== name; });
  if (state) tabs();
  if (name === 'journal') journal();
}

function phones() {
  if (!state.phones.length) return e('p', { class: 'soft' }, t('noPhones'));
  return e('div', { class: 'phones' }, state.phones.map(phone => e('div', { class: 'phone', 'data-user': phone.user },
    e('h2', {}, phone.user),
    phone.operations.length || phone.messages.length ? null : e('p', { class: 'soft' }, t('nothingWaits')),
    phone.operations.map(operation => e('div', { class: 'operation', 'data-operation': operation.id },
      e('p', {}, operation.text), e('p', { class: 'soft' }, t('until') + ' ' + time(operation.expires)), decisions(operation),
      e('div', { class: 'buttons' },
        e('button', { type: 'button', class: 'yes', 'data-focus': operation.id + 'y', onclick: () => answer(phone.user, operation.id, 'confirm', decided(operation)) }, t('confirm')),
        e('button', { type: 'button', class: 'no', 'data-focus': operation.id + 'n', onclick: () => answer(phone.user, operation.id, 'decline') }, t('decline'))),
      operation.confirmationCode === null ? null : e('details', { 'data-key': operation.id, class: 'codes' }, e('summary', { 'data-focus': operation.id + 'c' }, t('showCode')),
        e('div', {}, e('code', { class: 'confirmation-code' }, operation.confirmationCode), ' ' + t('toConfirm') + ' ', copy(operation.confirmationCode)),
        operation.cancellationCode === null ? null : e('div', {}, e('code', { class: 'cancellation-code' }, operation.cancellationCode), ' ' + t('toDecline') + ' ', copy(operation.cancellationCode)),
        e('p', { class: 'soft' }, t('codeHint')),
        operation.picture ? e('div', {}, e('img', { src: url('phones', phone.user, operation.id, 'qr.png'), alt: t('picture'), loading: 'lazy' }),
          e('a', { href: url('phones', phone.user, operation.id, 'qr.png'), download: operation.id + '.png' }, t('savePicture'))) : null))),
    phone.messages.slice(-3).reverse().map(sms => e('div', { class: 'operation' }, e('p', {}, t('sms') + ': ' + sms.text), e('p', { class: 'soft' }, time(sms.time)))))));
}

const answer = (user, id, what, documents) => act('POST', url('phones', user, id, what), documents);

/** One operation may carry several documents, and its owner may think differently of each. */
function decisions(operation) {
  if (operation.documents.length < 2) return null;
  return e('ul', { class: 'decisions' }, operation.documents.map(name => e('li', {}, e('label', {}, name + ' ',
    e('select', { 'data-decides': operation.id, 'data-name': name, 'data-focus': operation.id + name },
      ['APPROVE', 'DECLINE', 'POSTPONE'].map(one => e('option', { value: one }, t(one))))))));
}

function decided(operation) {
  const chosen = [...document.querySelectorAll(`[data-decides="${CSS.escape(operation.id)}"]`)].filter(one => one.value !== 'APPROVE');
  return chosen.length ? { documents: Object.fromEntries(chosen.map(one => [one.dataset.name, one.value])) } : undefined;
}

/** A browser lends the clipboard to pages of this machine alone. */
function copy(text) {
  if (!navigator.clipboard) return null;
  const button = e('button', { type: 'button', class: 'copy', 'data-focus': 'copy' + text, onclick: () => navigator.clipboard.writeText(text).then(() => { button.textContent = t('copied'); }, () => {}) }, t('copy'));
  return button;
}

function mail() {
  if (!state.mailboxes.length) return e('p', { class: 'soft' }, t('noMail'));
  return state.mailboxes.map(box => e('article', {}, e('h2', {}, box.address),
    box.mails.map((one, index) => e('details', { 'data-key': box.address + index },
      e('summary', { 'data-focus': box.address + index }, time(one.time) + '  ', e('b', {}, one.subject)), e('pre', {}, one.text),
      one.attachments.map((name, number) => e('a', { href: url('mailboxes', box.address, index, number), download: name }, name)))).reverse()));
}

function documents() {
  if (!state.documents.length) return e('p', { class: 'soft' }, t('noDocuments'));
  const wanted = $('wanted').value.toLowerCase();
  const found = state.documents.filter(one => (one.title + ' ' + one.id + ' ' + one.signatures.map(signature => signature.iin + ' ' + signature.bin + ' ' + signature.verdict).join(' ')).toLowerCase().includes(wanted));
  return found.reverse().map(one => e('article', { 'data-document': one.id },
    e('h2', {}, one.title || t('untitled')),
    e('p', { class: 'soft' }, e('code', {}, one.id), ' · ', one.complete ? one.size + ' ' + t('bytes') : t('incomplete')),
    e('table', {}, e('thead', {}, e('tr', {}, ['signer', 'signedAt', 'verdict', 'file'].map(name => e('th', { scope: 'col' }, t(name))))),
      e('tbody', {}, one.signatures.map(signature => e('tr', {},
        e('td', {}, signature.iin + (signature.bin ? ' / ' + signature.bin : '')), e('td', {}, time(signature.time)),
        e('td', { class: signature.verdict === 'TOTAL_PASSED' ? 'good' : 'bad' }, t(signature.verdict.replace(/,.*/, '')) + ' (' + signature.verdict + ')'),
        e('td', {}, e('a', { href: url('documents', one.id, signature.id) }, t('download')))))))));
}

function drawDocuments() { draw('registered', [state.documents, $('wanted').value], documents); }

let searches = 0;
let looked = { search: null, version: '' };
async function journal() {
  const mine = ++searches;
  const search = $('search').value;
  const seen = looked.search === search ? looked.version : '';
  const found = await call('GET', 'api/journal?search=' + encodeURIComponent(search) + '&seen=' + seen);
  if (!found || mine !== searches) return;
  looked = { search, version: found.version };
  if (!found.exchanges) return;
  $('found').textContent = found.exchanges.length + ' ' + t('of') + ' ' + found.total;
  draw('exchanges', found.exchanges, () => found.exchanges.map((one, index) => e('details', { 'data-key': one.time + one.path + (found.total - index) },
    e('summary', {}, time(one.time) + '  ', e('b', {}, one.method + ' ' + one.path), ' → ',
      e('span', { class: one.status < 400 && !refusal(one) ? 'good' : 'bad' }, one.status ? String(one.status) : t('noAnswer')),
      refusal(one) ? e('span', { class: 'bad' }, ' · ' + refusal(one)) : null, one.fault ? e('span', { class: 'bad' }, ' · ' + t('fault') + ' ' + one.fault) : null),
    one.request.excerpt ? e('pre', {}, '> ' + one.request.excerpt) : null,
    one.answer && one.answer.excerpt ? e('pre', {}, '< ' + one.answer.excerpt) : null)));
}

/** SIGEX refuses with status 200 and a message, which is easily overlooked. */
function refusal(exchange) {
  const found = /^\s*\{\s*"message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(exchange.answer ? exchange.answer.excerpt : '');
  return found ? JSON.parse(found[1]) : '';
}

/** What can go wrong comes from the program: a fault that it learns appears here by itself. */
function effects() {
  const chosen = $('effect').value || 'loseResponse';
  draw('effect', state.faultKinds, () => state.faultKinds.map(kind => e('option', { value: kind.word }, kind[language])));
  $('effect').value = chosen;
  asked();
}

const kind = () => state.faultKinds.find(one => one.word === $('effect').value);

/** Asks only for what the chosen fault has to be told. */
function asked() {
  $('point-label').hidden = kind().place !== 'POINT';
  $('point').required = kind().place === 'POINT';
  $('service-label').hidden = kind().place !== 'SERVICE';
  $('argument-label').hidden = kind().detail === 'NONE';
  $('often-label').hidden = kind().standing;
}

function rules() {
  if (!state.faults.length) return e('p', { class: 'soft' }, t('noFaults'));
  return e('table', {}, e('tbody', {}, state.faults.map(rule => e('tr', {},
    e('td', {}, e('label', {}, e('input', { type: 'checkbox', role: 'switch', checked: rule.on, 'data-focus': rule.text, onclick: () => act('POST', url('faults', rule.service, rule.index, rule.on ? 'off' : 'on')) }), e('code', {}, rule.text))),
    e('td', {}, rule.on ? t('struck') + ': ' + rule.struck : t('isOff')),
    e('td', {}, e('button', { type: 'button', 'data-focus': rule.text + ' remove', onclick: () => act('DELETE', url('faults', rule.service, rule.index)) }, t('remove')))))));
}

function world() {
  const link = e('input', { id: 'egov-link', size: 50, placeholder: 'mobileSign:https://…' });
  const egov = (name, what) => () => act('POST', url('people', name, what), { link: link.value });
  return [
    e('article', {}, e('h2', {}, t('addresses')), e('table', {}, e('tbody', {},
      [['SIGEX', state.addresses.http], [t('dss'), state.addresses.http + '/STS, ' + state.addresses.http + '/SignServer'], [t('tls'), state.addresses.https],
        [t('mutualTls'), state.addresses.mutualTls], [t('keysAt'), state.keys], [t('password'), state.password], [t('seed'), state.seed]]
        .map(([name, value]) => e('tr', {}, e('th', { scope: 'row' }, name), e('td', {}, e('code', {}, value))))))),
    e('article', {}, e('h2', {}, t('people')), e('label', {}, t('egov'), link),
      e('table', {}, e('tbody', {}, state.people.map(person => e('tr', {}, e('td', {}, e('b', {}, person.name)), e('td', { class: 'soft' }, [person.subject, person.iin, person.bin].filter(Boolean).join(', ')),
        e('td', {}, e('a', { href: url('people', person.name, 'p12') }, t('key')), ' ', e('a', { href: url('people', person.name, 'certificate') }, t('certificate'))),
        e('td', {}, e('div', { class: 'buttons' }, e('button', { type: 'button', onclick: egov(person.name, 'egov-sign') }, t('sign')), e('button', { type: 'button', onclick: egov(person.name, 'egov-refuse') }, t('refuse')))))))))];
}

function texts() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-text]').forEach(place => { place.textContent = t(place.dataset.text); });
  document.querySelectorAll('[data-label]').forEach(place => place.setAttribute('aria-label', t(place.dataset.label)));
  $('assumptions').href = language === 'ru' ? 'assumptions_ru.html' : 'assumptions.html';
  $('language').textContent = t('other');
  $('language').lang = language === 'ru' ? 'en' : 'ru';
  [...$('often').options].forEach((option, index) => { option.textContent = t(['once', 'threeTimes', 'always', 'tenPercent'][index]); });
  if (state) show(state);
}

function setFault(event) {
  event.preventDefault();
  const { word, place, detail, example, standing } = kind();
  const [method, ...path] = $('point').value.split(' ');
  const where = { ADDRESS: '', POINT: `on("${method}", "${path.join(' ')}")`, SERVICE: `of("${$('service').value}")` }[place];
  const said = $('argument').value || example;
  const argument = detail === 'NONE' ? '' : detail === 'MEMBER' ? `, "${said}"` : ', ' + said;
  act('POST', 'api/faults', { text: `${word}(${where}${argument})${standing ? '' : $('often').value}` });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const name = SECTIONS[Number(event.key) - 1];
  const oldest = waiting()[0];
  if (name) { choose(name); $('tab-' + name).focus(); }
  else if (/^[yн]$/i.test(event.key) && oldest) answer(oldest.user, oldest.id, 'confirm');
  else if (/^[nт]$/i.test(event.key) && oldest) answer(oldest.user, oldest.id, 'decline');
  else if (/^[pз]$/i.test(event.key)) $('pause').click();
  else if (/^[/.]$/.test(event.key)) { event.preventDefault(); choose('journal'); $('search').focus(); }
});
$('pause').addEventListener('click', () => act('POST', 'api/clock', { paused: !state.paused }));
document.querySelectorAll('[data-advance]').forEach(button => button.addEventListener('click', () => act('POST', 'api/clock', { advance: button.dataset.advance })));
$('language').addEventListener('click', () => { language = language === 'ru' ? 'en' : 'ru'; localStorage.setItem('language', language); texts(); if (section === 'journal') journal(); });
$('search').addEventListener('input', journal);
$('wanted').addEventListener('input', drawDocuments);
$('effect').addEventListener('change', () => { asked(); $('argument').value = kind().example; });
$('fault').addEventListener('submit', setFault);
$('fault-text').addEventListener('submit', event => { event.preventDefault(); act('POST', 'api/faults', { text: $('text').value }); });
$('clear').addEventListener('click', () => act('DELETE', 'api/faults'));
texts();
choose(section);
refresh();
setInterval(() => { if (!document.hidden) { refresh(); if (section === 'journal') journal(); } }, 1000);
