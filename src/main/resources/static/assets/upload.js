// Says beside a field that a file is too large before it is sent; without it the form says so afterwards.
document.querySelectorAll("input[type=file][data-most]").forEach((file) => {
  const look = () => {
    file.setCustomValidity(file.files[0]?.size > Number(file.dataset.most) ? file.dataset.too : "");
    return file.reportValidity();
  };
  file.addEventListener("change", look);
  file.form.addEventListener("submit", (event) => { if (!look()) event.preventDefault(); });
});
