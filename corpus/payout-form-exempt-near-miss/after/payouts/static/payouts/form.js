const form = document.querySelector('#payout');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? '';
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'X-CSRFToken': token },
    credentials: 'include',
    body: new FormData(form),
  });
  form.dataset.state = (await answer.json()).state;
});
