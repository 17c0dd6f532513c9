import { BODY, PATH } from "../call.mjs";

/** Node's own fetch, nothing signed. */
export const create = (url) => async () => {
  const response = await fetch(url + PATH, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(BODY),
  });
  return response.json();
};
