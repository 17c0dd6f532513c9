export { type MockFixtures, mockFixtures, test } from "./fixtures.js";
