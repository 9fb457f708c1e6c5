// Pages work without this file: it only lets the browser's passkey dialogue open, and keeps a page from being left or lost unsaved.
const token = () => document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
const post = (path, body, more = {}) => fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token(), ...more }, body });

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) for (const part of document.querySelectorAll('[data-passkey-part]')) part.hidden = false;

for (const button of document.querySelectorAll('[data-passkey]')) button.addEventListener('click', async () => {
  const say = text => { let at = button.parentElement.querySelector('.passkey-said') ?? button.insertAdjacentElement('afterend', document.createElement('span')); at.className = 'passkey-said'; at.setAttribute('role', 'alert'); at.textContent = text; };
  try {
    const add = button.dataset.passkey === 'add', more = button.dataset.invitation ? { 'X-Invitation': button.dataset.invitation } : {};
    const options = await (await post(add ? '/passkey/creation' : '/passkey/request', '{}', more)).json();
    const credential = add
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    const answer = await post(add ? '/passkey/add' : '/passkey/sign-in', JSON.stringify(credential), more);
    if (answer.ok) location.assign(button.dataset.then || '/'); else say('The passkey was not accepted. Try again, or use a password and your authenticator app.');
  } catch { say('The passkey dialogue was closed. Nothing has changed.'); }
});

let unsaved = false;
for (const form of document.querySelectorAll('form[data-keep]')) {
  form.addEventListener('input', () => { unsaved = true; });
  form.addEventListener('submit', event => {
    if (navigator.onLine) { unsaved = false; return; }
    event.preventDefault();
    const said = form.querySelector('.offline') ?? form.appendChild(document.createElement('p'));
    said.className = 'offline asked';
    said.setAttribute('role', 'alert');
    said.textContent = 'You are offline. What you typed is still on this page: leave it open, and save again when the connection is back.';
  });
}
addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
document.querySelector('.problems')?.focus();
document.querySelector('[data-print]')?.addEventListener('click', () => print());
