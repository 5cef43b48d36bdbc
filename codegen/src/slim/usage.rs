//! Finds the operations, waiters, paginators and types of a client that sources use.
//!
//! Sources are not compiled, so a method may belong to something else: every name that may be the client's is kept.

use super::catalogue::{Catalogue, Operation};
use super::syntax::{Lines, Names};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceLine {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: u32,
}

/// The sources of a package, as far as a client is concerned.
#[derive(Debug)]
pub struct Sources<'a> {
    /// Its files.
    pub files: &'a [(PathBuf, Names)],
    /// The first names of paths into the client.
    pub roots: BTreeSet<String>,
    /// The first names of paths into other clients and into crates that do not depend on this one.
    pub foreign: BTreeSet<String>,
}

/// The evidence that a name belongs to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It is a word that may belong to anything.
    Word,
    /// It is called, or is in a path, as a name of the client would be.
    Form,
    /// It is in a path that begins at the client.
    Path,
}

/// The first line with the best evidence for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: SourceLine,
    /// The evidence.
    pub evidence: Evidence,
}

/// The names of a client that sources use.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// The operations, by the names of their shapes.
    pub operations: BTreeMap<String, Found>,
    /// The operations that are called with a paginator.
    pub paginated: BTreeSet<String>,
    /// Methods of waiters.
    pub waiters: BTreeMap<String, Found>,
    /// The types.
    pub types: BTreeMap<String, Found>,
}

/// Finds the names of a catalogue in the sources of several packages, and keeps an operation for each module they name
/// that is there for operations of a kind, `waiters` or `presigning`: the smallest one by another catalogue, that of the
/// published client if there is one, so that it does not depend on the date of the model.
pub fn of(catalogue: &Catalogue, published: &Catalogue, packages: &[Sources<'_>]) -> Usage {
    let mut usage = Usage::default();
    let (mut waiters, mut presigning) = (None, None);
    each_file(packages, |file| {
        operations(catalogue, file, &mut usage);
        types(catalogue, file, &mut usage);
        waiters = waiters.take().or_else(|| file.waiters());
        presigning = presigning.take().or_else(|| file.presigning());
    });
    let mut keep = |found: Option<Found>, is_of_kind: fn(&Operation) -> bool| {
        if let Some(found) = found {
            keep_one((catalogue, published), &found, is_of_kind, &mut usage);
        }
    };
    keep(waiters, |operation| !operation.waiters.is_empty());
    keep(presigning, |operation| operation.is_presigned);
    usage
}

/// Finds the names of a catalogue in the sources of several packages, and no others.
pub fn named(catalogue: &Catalogue, packages: &[Sources<'_>]) -> Usage {
    let mut usage = Usage::default();
    each_file(packages, |file| {
        operations(catalogue, file, &mut usage);
        types(catalogue, file, &mut usage);
    });
    usage
}

fn each_file(packages: &[Sources<'_>], mut read: impl FnMut(&File<'_>)) {
    for package in packages {
        let package = PackageSources::new(package);
        for (file, names) in package.sources.files {
            read(&File::new(file, names, &package));
        }
    }
}

/// Keeps the smallest operation of a kind that a module of the client is for, since the module would be missing without.
fn keep_one(
    (catalogue, published): (&Catalogue, &Catalogue),
    found: &Found,
    is_of_kind: impl Fn(&Operation) -> bool,
    usage: &mut Usage,
) {
    let mut of_kind: Vec<_> = catalogue
        .operations
        .iter()
        .filter(|(_, operation)| is_of_kind(operation))
        .collect();
    if of_kind
        .iter()
        .any(|(shape, _)| usage.operations.contains_key(*shape))
    {
        return;
    }
    let size = |shape: &str| {
        let operation = published.operations.get(shape).filter(|of| is_of_kind(of));
        operation.map_or(usize::MAX, |operation| operation.members.len())
    };
    of_kind.sort_by_key(|(shape, _)| size(shape));
    if let Some((shape, _)) = of_kind.first() {
        keep(&mut usage.operations, shape, [found]);
    }
}

fn keep<'a>(into: &mut BTreeMap<String, Found>, name: &str, found: impl IntoIterator<Item = &'a Found>) {
    for found in found {
        match into.get_mut(name) {
            Some(before) if before.evidence >= found.evidence => {}
            Some(before) => *before = found.clone(),
            None => drop(into.insert(name.to_owned(), found.clone())),
        }
    }
}

fn operations(catalogue: &Catalogue, file: &File<'_>, usage: &mut Usage) {
    for (shape, operation) in &catalogue.operations {
        let method = file.called(&operation.method);
        let module = file.in_paths(&operation.module);
        keep(&mut usage.operations, shape, method.iter().chain(&module));
        if file.names.paginated.contains_key(&operation.method) && operation.is_paginated {
            usage.paginated.insert(shape.clone());
        }
        for (method, module) in &operation.waiters {
            let found = [file.called(method), file.after("waiters", module)];
            let found = found.iter().flatten();
            keep(&mut usage.operations, shape, found.clone());
            keep(&mut usage.waiters, method, found);
        }
    }
}

fn types(catalogue: &Catalogue, file: &File<'_>, usage: &mut Usage) {
    for name in catalogue.types.keys() {
        let builder = file.after("builders", &format!("{name}Builder"));
        let found = [file.in_paths(name), file.alone(name), builder];
        keep(&mut usage.types, name, found.iter().flatten());
    }
}

/// The sources of a package, prepared.
struct PackageSources<'a> {
    sources: &'a Sources<'a>,
    /// True if a name without a path may be one of the client's, by an import of everything.
    has_globs: bool,
    /// The types the package defines itself.
    defined: BTreeSet<&'a str>,
}

impl<'a> PackageSources<'a> {
    fn new(sources: &'a Sources<'a>) -> Self {
        let mut scope = Self {
            sources,
            has_globs: false,
            defined: BTreeSet::new(),
        };
        for (_, names) in sources.files {
            scope.defined.extend(names.defined.iter().map(String::as_str));
        }
        let mut globs = sources.files.iter().flat_map(|(_, names)| names.globs.keys());
        scope.has_globs = globs.any(|path| !scope.is_inner(path));
        scope
    }

    /// Returns `true` if a module is near, or of a crate without a client.
    fn is_inner(&self, module: &[String]) -> bool {
        let first = module.first().map(String::as_str).unwrap_or_default();
        matches!(first, "super" | "self") || self.is_foreign(first)
    }

    fn is_foreign(&self, first: &str) -> bool {
        matches!(first, "std" | "core" | "alloc") || self.sources.foreign.contains(first)
    }

    fn is_root(&self, first: &str) -> bool {
        self.sources.roots.contains(first)
    }
}

/// A file and its package.
struct File<'a> {
    file: &'a PathBuf,
    names: &'a Names,
    package: &'a PackageSources<'a>,
    /// The names in paths that begin at the client.
    rooted: BTreeMap<&'a str, u32>,
    /// The names in paths that may lead to the client.
    formed: BTreeMap<&'a str, u32>,
    /// Pairs of adjacent names in either.
    pairs: BTreeMap<(&'a str, &'a str), (u32, Evidence)>,
}

impl<'a> File<'a> {
    fn new(file: &'a PathBuf, names: &'a Names, package: &'a PackageSources<'a>) -> Self {
        let mut of_file = Self {
            file,
            names,
            package,
            rooted: BTreeMap::new(),
            formed: BTreeMap::new(),
            pairs: BTreeMap::new(),
        };
        for (path, &line) in &names.paths {
            of_file.add(path, line);
        }
        of_file
    }

    /// Records the names of a path, unless it leads to another crate.
    fn add(&mut self, path: &'a [String], line: u32) {
        let Some(first) = path.first() else { return };
        let is_rooted = self.package.is_root(first);
        if !is_rooted && self.package.is_foreign(first) {
            return;
        }
        // the first name of a path is imported by name or by a glob
        let skipped = usize::from(is_rooted || !self.package.has_globs);
        let evidence = if is_rooted { Evidence::Path } else { Evidence::Form };
        let into = if is_rooted {
            &mut self.rooted
        } else {
            &mut self.formed
        };
        for (at, name) in path.iter().enumerate().skip(skipped) {
            let before = at.checked_sub(1).and_then(|at| path.get(at));
            if is_rooted || may_be_imported(self.package, self.names, name, before) {
                let first = into.entry(name).or_insert(line);
                *first = line.min(*first);
            }
        }
        for (a, b) in path.iter().zip(path.iter().skip(1)) {
            let best = self.pairs.entry((a, b)).or_insert((line, evidence));
            if best.1 < evidence {
                *best = (line, evidence);
            }
        }
    }

    fn found(&self, line: u32, evidence: Evidence) -> Found {
        let place = SourceLine {
            file: self.file.clone(),
            line,
        };
        Found { place, evidence }
    }

    fn noted(&self, lines: &Lines<String>, name: &str, evidence: Evidence) -> Option<Found> {
        lines.get(name).map(|line| self.found(*line, evidence))
    }

    /// Finds a method of the client, called or named.
    fn called(&self, method: &str) -> Option<Found> {
        let called = || self.noted(&self.names.calls, method, Evidence::Form);
        let word = || self.noted(&self.names.words, method, Evidence::Word);
        self.in_paths(method).or_else(called).or_else(word)
    }

    /// Finds a name that follows another one in a path.
    fn after(&self, before: &str, name: &str) -> Option<Found> {
        let (line, evidence) = self.pairs.get(&(before, name))?;
        Some(self.found(*line, *evidence))
    }

    /// Finds the module or the trait of all waiters.
    fn waiters(&self) -> Option<Found> {
        self.after("client", "Waiters")
            .or_else(|| self.in_rooted("waiters"))
    }

    /// Finds the module of presigned requests.
    fn presigning(&self) -> Option<Found> {
        let items = ["PresignedRequest", "PresigningConfig"];
        let mut items = items.iter().filter_map(|item| self.after("presigning", item));
        items.next().or_else(|| self.in_rooted("presigning"))
    }

    /// Finds a name in the paths that begin at a client.
    fn in_rooted(&self, name: &str) -> Option<Found> {
        let line = self.rooted.get(name)?;
        Some(self.found(*line, Evidence::Path))
    }

    /// Finds a name in a path.
    fn in_paths(&self, name: &str) -> Option<Found> {
        let formed = || {
            let line = self.formed.get(name)?;
            let is_own = self.package.defined.contains(name);
            let evidence = if is_own { Evidence::Word } else { Evidence::Form };
            Some(self.found(*line, evidence))
        };
        self.in_rooted(name).or_else(formed)
    }

    /// Finds the name of a type without a path.
    fn alone(&self, name: &str) -> Option<Found> {
        let alone = self.noted(&self.names.alone, name, Evidence::Word);
        let alone =
            alone.filter(|_| self.package.has_globs && may_be_imported(self.package, self.names, name, None));
        let word = || self.noted(&self.names.words, name, Evidence::Word);
        alone.or_else(|| word().filter(|_| !self.names.defined.contains(name)))
    }
}

/// Returns `true` if a name after `before` in a path, or at its start, may be one of a client, although the package may
/// define a type of this name itself.
fn may_be_imported(package: &PackageSources<'_>, names: &Names, name: &str, before: Option<&String>) -> bool {
    if !package.defined.contains(name) {
        return true;
    }
    match before.map(String::as_str) {
        // a module of the file may import everything of a client, beside another one that defines the type
        None if names.defined.contains(name) => names.globs.keys().any(|path| !package.is_inner(path)),
        None => !names.globs.is_empty(),
        Some("crate" | "self" | "super") => package.has_globs,
        Some(_) => true,
    }
}

/// Returns the operations, types and waiters in paths into the client that a client with this catalogue would lack.
pub fn missing(catalogue: &Catalogue, packages: &[Sources<'_>]) -> BTreeMap<String, SourceLine> {
    let modules: BTreeSet<_> = catalogue
        .operations
        .values()
        .map(|found| found.module.as_str())
        .collect();
    let waiters = catalogue.operations.values().flat_map(|found| &found.waiters);
    let waiters: BTreeSet<_> = waiters.map(|(_, module)| module.as_str()).collect();
    let is_missing = |rest: &[&str]| match rest {
        ["operation", module, ..] => is_module(module) && !modules.contains(module),
        ["waiters", module, ..] => is_module(module) && !waiters.contains(module),
        ["types", "builders", name, ..] => {
            let name = name.strip_suffix("Builder").unwrap_or(name);
            !catalogue.types.contains_key(name)
        }
        ["types", "error", "builders" | "self", ..] | ["types", "error" | "builders" | "self"] => false,
        ["types", "error", name, ..] | ["types", name, ..] => {
            !is_module(name) && !catalogue.types.contains_key(*name)
        }
        _ => false,
    };
    let mut missing = BTreeMap::new();
    for package in packages {
        for (file, names) in package.files {
            for (path, line) in &names.paths {
                let Some((first, rest)) = path
                    .split_first()
                    .filter(|(first, _)| package.roots.contains(*first))
                else {
                    continue;
                };
                let rest: Vec<_> = rest.iter().map(String::as_str).collect();
                if is_missing(&rest) {
                    let shown = rest.iter().take(3).copied();
                    let shown: Vec<_> = std::iter::once(first.as_str()).chain(shown).collect();
                    let place = SourceLine {
                        file: file.clone(),
                        line: *line,
                    };
                    missing.entry(shown.join("::")).or_insert(place);
                }
            }
        }
    }
    missing
}

/// Finds the first path in which one name follows another.
pub fn pair(packages: &[Sources<'_>], first: &str, second: &str) -> Option<SourceLine> {
    let has = |path: &Vec<String>| {
        let mut pairs = path.iter().zip(path.iter().skip(1));
        pairs.any(|(a, b)| a == first && b == second)
    };
    place(packages, |names| {
        names
            .paths
            .iter()
            .find(|(path, _)| has(path))
            .map(|(_, line)| *line)
    })
}

/// Finds the first use of a member: a method called with arguments, or a field.
pub fn member(packages: &[Sources<'_>], name: &str) -> Option<SourceLine> {
    let setter = format!("set_{name}");
    place(packages, |names| {
        let lines = [&names.members, &names.words].into_iter();
        let mut lines = lines.flat_map(|lines| [lines.get(name), lines.get(&setter)]);
        lines.find_map(|line| line.copied())
    })
}

fn place(packages: &[Sources<'_>], line: impl Fn(&Names) -> Option<u32>) -> Option<SourceLine> {
    let files = packages.iter().flat_map(|package| package.files);
    let mut places = files.filter_map(|(file, names)| {
        let file = file.clone();
        line(names).map(|line| SourceLine { file, line })
    });
    places.next()
}

fn is_module(name: &str) -> bool {
    name.starts_with(|c: char| c.is_lowercase() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::Type;
    use super::super::syntax::{read, ScanScope};
    use super::*;
    use std::path::Path;

    fn catalogue() -> Catalogue {
        let operation = |method: &str| Operation {
            method: method.to_owned(),
            module: method.to_owned(),
            waiters: vec![(format!("wait_until_{method}_done"), format!("{method}_done"))],
            members: BTreeSet::new(),
            is_paginated: true,
            is_presigned: method == "get_item",
        };
        let shape = |name: &str| Type {
            id: format!("a#{name}"),
            members: BTreeSet::new(),
        };
        Catalogue {
            operations: [("Query", "query"), ("GetItem", "get_item")]
                .map(|(shape, method)| (shape.to_owned(), operation(method)))
                .into(),
            types: ["Tag", "Table"]
                .map(|name| (name.to_owned(), vec![shape(name)]))
                .into(),
        }
    }

    /// Returns the operations and types that a file uses, in a package where the client is called `db`, beside the
    /// crate `other`.
    fn used(text: &str) -> Vec<String> {
        let names = read(Path::new("src/lib.rs"), text, ScanScope { with_tests: true });
        let files = [(PathBuf::from("src/lib.rs"), names)];
        let sources = Sources {
            files: &files,
            roots: BTreeSet::from(["db".to_owned()]),
            foreign: BTreeSet::from(["other".to_owned()]),
        };
        let usage = of(&catalogue(), &catalogue(), &[sources]);
        usage
            .operations
            .into_keys()
            .chain(usage.types.into_keys())
            .collect()
    }

    #[test]
    fn names_that_may_be_the_clients_are_kept() {
        for (text, expected) in [
            ("fn f() { x.query(); }", &["Query"] as &[&str]),
            ("fn f() { db::Client::query(&x); }", &["Query"]),
            ("use db::operation::query::*;", &["Query"]),
            (
                "use db::operation; fn f(_: operation::get_item::GetItemInput) {}",
                &["GetItem"],
            ),
            ("fn f() { call!(x, query) }", &["Query"]),
            ("async fn f() { x.wait_until_query_done().await; }", &["Query"]),
            ("use db::waiters::query_done::QueryDone;", &["Query"]),
            ("use db::types::{Tag, builders::TableBuilder};", &["Table", "Tag"]),
            ("use db::types::*; fn f(_: Tag) {}", &["Tag"]),
            ("fn f(_: helper::reexported::Tag) {}", &["Tag"]),
            ("use db::types as t; fn f() { t::Tag::builder(); }", &["Tag"]),
            // modules that are there for an operation
            ("use db::client::Waiters; fn f<T: Waiters>(_: T) {}", &["GetItem"]),
            (
                "use db::{client::Waiters, waiters}; fn f() { x.query(); }",
                &["Query"],
            ),
            ("fn f(_: helper::presigning::PresigningConfig) {}", &["GetItem"]),
            (
                "use db::presigning::*; fn f() { x.get_item().presigned(c); }",
                &["GetItem"],
            ),
            // beside one's own type of the same name
            ("struct Tag; fn f(_: helper::types::Tag) {}", &["Tag"]),
            (
                "pub use db::types as t; struct Tag; fn f(_: crate::t::Tag) {}",
                &["Tag"],
            ),
            (
                "mod a { struct Tag; } mod b { use db::types::*; fn f(_: Tag) {} }",
                &["Tag"],
            ),
        ] {
            assert_eq!(used(text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_cannot_be_the_clients_are_left_out() {
        for text in [
            "fn f() { x.query(1); }",
            "fn f() { let query = 1; g(query); println!(\"{}\", query); }",
            "fn f() { other::Client::query(&x); std::query::get_item(); }",
            "use other::Tag; fn f(_: Tag, _: other::types::Table) {}",
            "struct Tag; fn f(_: Tag, _: crate::Tag) { Tag::new(); }",
            "use super::*; struct Tag; fn f(_: Tag) {}",
            "fn f(_: Tag) {}",
        ] {
            assert_eq!(used(text), [""; 0], "{text}");
        }
    }
}
