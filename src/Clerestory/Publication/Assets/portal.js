// Everything on a page works without this file; it only adds comfort.
// On a narrow screen the contents start closed, so that the title comes first.
const contents = document.querySelector('.toc details');
if (contents && matchMedia('(max-width:62rem)').matches) contents.open = false;

// Where an exhibit has a chart and a table, the reader may switch. Without this script both are shown.
for (const exhibit of document.querySelectorAll('.fig')) {
  const views = [...exhibit.querySelectorAll(':scope > [data-view]')];
  if (views.length < 2) continue;
  const group = document.createElement('div');
  group.className = 'switch';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Show as');
  const show = which => {
    for (const view of views) view.hidden = view.dataset.view !== which;
    for (const button of group.children) button.setAttribute('aria-pressed', String(button.dataset.show === which));
  };
  for (const which of ['chart', 'table']) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.show = which;
    button.textContent = which === 'chart' ? 'Chart' : 'Table';
    button.addEventListener('click', () => show(which));
    group.append(button);
  }
  exhibit.querySelector('.fig-head').append(group);
  show('chart');
}

// Leave at once: blank the page, take this entry's place in the history, open a harmless page.
const exit = document.getElementById('exit');
const leave = () => { document.documentElement.hidden = true; document.title = 'Weather'; location.replace(exit.href); };
exit.addEventListener('click', event => { event.preventDefault(); leave(); });
let taps = [];
document.addEventListener('keyup', event => {
  taps = event.key === 'Shift' ? [...taps.filter(t => event.timeStamp - t < 3000), event.timeStamp] : [];
  if (taps.length >= 3) leave();
});
