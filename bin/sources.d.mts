/** One hash over the name and content of every file under `names`, from the root of the project. */
export function sourcesHash(names?: readonly string[]): string
