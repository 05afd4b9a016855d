/** Puts what the first page shares with other pages into one file, where each module would be its own. */

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** For `codeSplitting.groups`: the app's modules that `page` imports, and what only they need. */
export function firstGroup(source: string, page: string) {
  let known: Set<string> | undefined;
  return {
    name: (id: string, modules: Modules) => {
      known ??= imported(modules, source, `${source}${page}`);
      return known.has(id) && !id.includes('/features/') ? 'first' : null;
    },
  };
}

function imported(modules: Modules, source: string, page: string): Set<string> {
  const found = new Set<string>();
  const add = (id: string) => {
    if (!id.startsWith(source) || found.has(id)) return;
    found.add(id);
    modules.getModuleInfo(id)?.importedIds.forEach(add);
  };
  add(page);
  return found;
}
