const form = document.querySelector('#payout');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
  });
  form.dataset.state = (await answer.json()).state;
});
