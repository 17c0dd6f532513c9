import { describe, expect, test } from "vitest";
import { APIS } from "../../scripts/lib/apis.js";
import { findOperation, loadBundle } from "./lib/bundle.js";
import { checkErrorBodies, checkTable, loadTables } from "./lib/tables.js";

describe.each(APIS)("the document of %s", (api) => {
  const tables = loadTables(api);
  const bundle = loadBundle(api);

  test("has a table for each operation", () => {
    const operations = Object.values(bundle.paths).flatMap((item) =>
      Object.values(item).flatMap((operation) =>
        "operationId" in operation ? [operation.operationId] : [],
      ),
    );
    expect(Object.keys(tables.operations).sort()).toEqual(operations.sort());
  });

  test.each(Object.keys(tables.operations))("describes %s as its table does", (id) => {
    const located = findOperation(bundle, id);
    expect(checkTable(id, tables, located)).toEqual([]);
    expect(checkErrorBodies(id, tables, located)).toEqual([]);
  });
});
