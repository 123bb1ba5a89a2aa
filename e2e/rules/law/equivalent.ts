/** Mutants that change nothing anyone could see, each with why. */
export const equivalent: { file: string; text: string; to: string[]; why: string }[] = []
