/** The items of a row's comma list. */
export const listOf = (text: string): readonly string[] => (text === "" ? [] : text.split(","));
