'use strict';
// The pages work without this; it only saves a wait or a second press.
document.documentElement.classList.add('js');

// A file that would be refused is told before it is sent.
const start = document.getElementById('start-form');
if (start) {
  const files = document.getElementById('registers');
  const note = document.getElementById('too-large');
  const most = Number(start.dataset.limit) * 1024 * 1024;
  const tooLarge = () => Array.from(files.files).some((file) => file.size > most);
  files.addEventListener('change', () => { note.hidden = !tooLarge(); });
  start.addEventListener('submit', (event) => {
    if (tooLarge()) {
      event.preventDefault();
      note.hidden = false;
      files.focus();
    }
  });
}

// A second press of a button sends nothing a second time.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') {
    return;
  }
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = 'yes';
  event.target.querySelectorAll('button[type=submit]').forEach((button) => {
    button.setAttribute('aria-busy', 'true');
  });
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
  });
});
