//! The files of a crate and the imports between them.

use crate::imports::{read, scope, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of a crate by their paths below its `src`, each with the files it imports from.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// Reads a crate, except for files of tests, which may import from anywhere.
pub fn graph(src: &Path) -> Graph {
    let mut files = Vec::new();
    collect(src, src, &mut files);
    let sources: BTreeMap<_, _> = files
        .into_iter()
        .map(|(file, text)| (module(&file), (file, read(&text))))
        .collect();
    let modules = Modules { sources: &sources };
    let imports = |(at, (file, source)): (&Vec<String>, &(String, Source))| {
        let mut found = modules.imports(at, source);
        found.remove(file);
        (file.clone(), found)
    };
    sources.iter().map(imports).collect()
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    for entry in entries {
        let path = entry.expect("an entry of a folder").path();
        let below = path.strip_prefix(root).expect("a file below its root");
        let name = below.to_str().expect("a name in UTF-8").to_owned();
        if path.is_dir() && !path.ends_with("tests") {
            collect(root, &path, files);
        } else if name.ends_with(".rs") && !path.ends_with("tests.rs") {
            files.push((name, fs::read_to_string(&path).expect("a source file")));
        }
    }
}

/// The path of a file's module.
fn module(file: &str) -> Vec<String> {
    let name = file.strip_suffix(".rs").unwrap_or(file);
    let mut path: Vec<_> = name.split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|path| path == "mod") || name == "lib" {
        path.pop();
    }
    path
}

struct Modules<'a> {
    sources: &'a BTreeMap<Vec<String>, (String, Source)>,
}

impl Modules<'_> {
    /// Returns the files that define the items used by a file.
    fn imports(&self, at: &[String], source: &Source) -> BTreeSet<String> {
        let scope = scope(source);
        let used = source.uses.iter().map(|used| used.path.clone());
        let named = source.paths.iter().map(|path| match scope.get(path[0].as_str()) {
            Some(import) => [import, &path[1..]].concat(),
            None => path.clone(),
        });
        used.chain(named)
            .filter_map(|path| self.file_of(at, &path))
            .collect()
    }

    /// Returns the file that defines an item, through all re-exports; `None` for a module by itself, which is followed
    /// where it is used, and for items of other crates.
    fn file_of(&self, at: &[String], path: &[String]) -> Option<String> {
        match self.find(at, path, 0) {
            Found::File(file) => Some(file),
            Found::Elsewhere | Found::Nothing => None,
        }
    }

    fn find(&self, at: &[String], path: &[String], depth: usize) -> Found {
        let (here, rest) = self.module(at, path);
        let is_own = rest.len() < path.len();
        let Some((file, source)) = self.sources.get(&here).filter(|_| is_own && depth < 16) else {
            return Found::Elsewhere;
        };
        let Some((name, after)) = rest.split_first().filter(|(name, _)| *name != "*") else {
            return Found::Elsewhere;
        };
        if let Some(used) = source.uses.iter().find(|used| used.name == *name) {
            return self.find(&here, &[&used.path, after].concat(), depth + 1);
        }
        if source.names.contains(name) {
            return Found::File(file.clone());
        }
        let globs = source.uses.iter().filter(|used| used.name == "*");
        let found = globs.map(|glob| {
            let module = glob.path.split_last().map(|(_, module)| module);
            self.find(&here, &[module.unwrap_or_default(), rest].concat(), depth + 1)
        });
        let mut found = found.filter(|found| !matches!(found, Found::Nothing));
        found.next().unwrap_or(Found::Nothing)
    }

    /// Returns the module that a path leads to, and the rest of the path.
    fn module<'p>(&self, at: &[String], path: &'p [String]) -> (Vec<String>, &'p [String]) {
        let (mut here, mut rest) = (at.to_vec(), path);
        while let Some((first, after)) = rest.split_first() {
            let is_first = rest.len() == path.len();
            match first.as_str() {
                "crate" if is_first => here.clear(),
                "self" => {}
                "super" => drop(here.pop()),
                name => {
                    let child = [here.as_slice(), &[name.to_owned()]].concat();
                    if !self.sources.contains_key(&child) {
                        break;
                    }
                    here = child;
                }
            }
            rest = after;
        }
        (here, rest)
    }
}

/// The definition of an item.
enum Found {
    /// In a file of this crate.
    File(String),
    /// In another crate, or it is a module.
    Elsewhere,
    /// Not in this module.
    Nothing,
}

/// Returns the cycles: sets of files that import from each other, directly or indirectly.
pub fn cycles(graph: &Graph) -> Vec<BTreeSet<&str>> {
    let reached = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(file) = open.pop() {
            for to in graph.get(file).into_iter().flatten() {
                if let Some((to, _)) = graph.get_key_value(to) {
                    if seen.insert(to.as_str()) {
                        open.push(to);
                    }
                }
            }
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> = graph.keys().map(|key| (key.as_str(), reached(key))).collect();
    let mut cycles = BTreeSet::new();
    for (file, reached) in &all {
        let cycle: BTreeSet<_> = reached
            .iter()
            .copied()
            .filter(|to| all.get(to).is_some_and(|back| back.contains(file)))
            .collect();
        if !cycle.is_empty() {
            cycles.insert(cycle);
        }
    }
    cycles.into_iter().collect()
}
