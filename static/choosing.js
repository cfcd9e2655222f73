// One press chooses every box of a name on the page; without a script each box is ticked by hand.
document.querySelectorAll("button[data-all]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll('input[type="checkbox"]')].filter((one) => one.name === button.dataset.all);
    const all = boxes.every((one) => one.checked);
    boxes.forEach((one) => { one.checked = !all; });
  });
});
