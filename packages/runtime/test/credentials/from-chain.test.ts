import { expect, test } from "vitest";
import { type CredentialProvider, fromChain } from "../../src/credentials/index.js";
import { CredentialsError, CredentialsNotFoundError } from "../../src/index.js";
import { contextOf } from "../support/provider-context.js";

const context = contextOf("");
const nothing =
  (said: string): CredentialProvider =>
  async () => {
    throw new CredentialsNotFoundError(said);
  };
const token: CredentialProvider = async () => ({ token: "t" });
const unreachable: CredentialProvider = async () => expect.unreachable();

test("takes what the first configured provider gives", async () => {
  const chain = fromChain([nothing("a"), token, unreachable]);
  await expect(chain(context)).resolves.toEqual({ token: "t" });
});

test("lists what each provider said when there is nothing", async () => {
  const asking = fromChain([nothing("a: none"), nothing("b: none")])(context);
  await expect(asking).rejects.toThrow("No credentials found: a: none; b: none");
  await expect(asking).rejects.toBeInstanceOf(CredentialsNotFoundError);
  await expect(asking).rejects.toMatchObject({
    code: "ERR_CREDENTIALS_NOT_FOUND",
    cause: { errors: [{ message: "a: none" }, { message: "b: none" }] },
  });
  await expect(fromChain([])(context)).rejects.toThrow(/the chain is empty/);
});

test("a chain in a chain is ignored like any provider", async () => {
  const chain = fromChain([fromChain([nothing("a")]), token]);
  await expect(chain(context)).resolves.toEqual({ token: "t" });
});

test("ends at a provider that is configured wrongly", async () => {
  const half: CredentialProvider = async () => {
    throw new CredentialsError("half a key");
  };
  await expect(fromChain([nothing("a"), half, unreachable])(context)).rejects.toThrow(
    /^half a key$/,
  );
});
