export declare function browserTests(folder: string): readonly string[];
