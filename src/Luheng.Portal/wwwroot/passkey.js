
// Passkeys: the browser asks its owner for a finger, a face or a PIN, and the answer goes off with an ordinary form.
(() => {
  const able = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && !/^[\d.]+$|:/.test(location.hostname);
  if (!able) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const trouble = form.querySelector('.wrong');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      trouble.hidden = true;
      try {
        const asked = await fetch(form.dataset.options, { method: 'POST', headers: { 'X-Ours': form.elements._ours.value } });
        if (!asked.ok) throw new Error(asked.statusText);
        const options = await asked.json();
        const credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch {
        trouble.hidden = false;
      }
    });
  }
})();
