export declare function unmetRequirements(): readonly {
  readonly name: string;
  readonly variable: string;
}[];
export declare function skippedTests(folder: string): readonly string[];
