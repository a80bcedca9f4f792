// Buttons at the end of each claim, and on the page of each thing, that copy its address or its words with whose they are.
(() => {
  const told = document.createElement("p");
  told.className = "share__told";
  told.setAttribute("role", "status");
  document.body.append(told);

  const texts = {
    link: [_("Address of {claim} copied."), _("Address of {claim} could not be copied; its own page has it as text."), async (home) => home.href],
    text: [_("Text of {claim} copied."), _("Text of {claim} could not be copied; its own page has it as text."), async (home) => {
      const answer = await fetch(new URL("quote.txt", home));
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    }],
  };

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest(".share__copy");
    if (!button) return;
    const { copiedOf: id, home } = button.closest("[data-home]").dataset;
    const [copied, failed, text] = texts[button.value];
    try {
      await navigator.clipboard.writeText(await text(new URL(home, location.href)));
      told.textContent = copied.replace("{claim}", id);
    } catch {
      told.textContent = failed.replace("{claim}", id);
    }
  });
})();
