//! Models to be damaged: our own and, if available, those of AWS and botocore.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// A model, in the format of its front end.
#[derive(Clone, Debug)]
pub enum Input {
    /// Smithy's JSON AST.
    Smithy(Value),
    /// Files of a description of botocore, by name.
    Botocore(Vec<(String, Value)>),
    /// Smithy's IDL: a list of lines.
    Idl(Value),
    /// Files as bytes, by name: those of a description of botocore, or one of Smithy.
    Bytes(Vec<(String, Vec<u8>)>),
}

/// A model and what is generated from it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its origin.
    pub origin: String,
    /// The model.
    pub input: Input,
    /// Operations to generate; none means all.
    pub operations: Vec<String>,
}

/// The path of a model.
#[derive(Clone, Debug)]
enum ModelPath {
    File(PathBuf),
    Folder(PathBuf),
}

/// The available models.
#[derive(Debug)]
pub struct Subjects {
    own: Vec<Subject>,
    others: Vec<ModelPath>,
}

/// The maximum size of AWS models; larger ones would take too long.
const LARGEST: u64 = 1 << 20;

/// One in this many models is one of AWS, if they are available.
const OTHERS: u64 = 8;

impl Subjects {
    /// All of them; `root` is the repository.
    pub fn find(root: &Path) -> Self {
        let mut others = Vec::new();
        if let Some(folder) = named("TINSMITH_MODELS") {
            others.extend(entries(&folder).into_iter().filter_map(ModelPath::of));
        }
        if let Some(sources) = named("TINSMITH_BOTOCORE") {
            for service in entries(&sources.join("botocore/data")) {
                let versions = entries(&service).into_iter().filter(|entry| entry.is_dir());
                others.extend(versions.filter_map(ModelPath::of));
            }
        }
        others.retain(|other| (1..=LARGEST).contains(&other.size()));
        Self {
            others,
            ..Self::of_ours(root)
        }
    }

    /// Our own, and no others.
    pub fn of_ours(root: &Path) -> Self {
        let mut places = vec![ModelPath::File(root.join("models/kinesis-analytics-v2.json"))];
        for folder in entries(&root.join("tests/golden")) {
            let model = folder.join("model.json");
            places.extend(model.is_file().then_some(ModelPath::File(model)));
        }
        for folder in entries(&root.join("tests/document")) {
            let model = folder.join("model.smithy");
            places.extend(model.is_file().then_some(ModelPath::File(model)));
        }
        for folder in ["tests/clients", "tests/protocol/models", "tests/front_ends/own"] {
            places.extend(entries(&root.join(folder)).into_iter().filter_map(ModelPath::of));
        }
        Self {
            own: places.iter().filter_map(read).collect(),
            others: Vec::new(),
        }
    }

    /// Our own.
    pub fn own(&self) -> &[Subject] {
        &self.own
    }

    /// Those of AWS, all of them.
    pub fn others(&self) -> impl Iterator<Item = Subject> + '_ {
        self.others.iter().filter_map(read)
    }

    /// Returns the model for a seed; the same seed gives the same model as long as the same models are available.
    pub fn choose(&self, random: &mut fastrand::Rng) -> Option<Subject> {
        if random.u64(..OTHERS) == 0 && !self.others.is_empty() {
            let mut subject = read(random.choice(&self.others)?)?;
            let operations = subject.input.operations();
            let count = random.usize(1..4);
            subject.operations = random.choose_multiple(operations, count);
            return Some(subject);
        }
        random.choice(&self.own).cloned()
    }
}

impl ModelPath {
    /// A model, if a path is one: a file of JSON, or the folder of a description.
    fn of(path: PathBuf) -> Option<Self> {
        if path.is_dir() {
            return Some(ModelPath::Folder(path));
        }
        let is_model = path
            .extension()
            .is_some_and(|extension| extension == "json" || extension == "smithy");
        is_model.then_some(ModelPath::File(path))
    }

    fn size(&self) -> u64 {
        let file = match self {
            ModelPath::File(path) => path.clone(),
            ModelPath::Folder(path) => path.join("service-2.json"),
        };
        std::fs::metadata(file).map_or(0, |metadata| metadata.len())
    }
}

impl Input {
    /// Names of operations.
    fn operations(&self) -> Vec<String> {
        match self {
            Input::Smithy(model) => {
                let shapes = model["shapes"].as_object().into_iter().flatten();
                let operations = shapes.filter(|(_, shape)| shape["type"] == "operation");
                operations
                    .filter_map(|(id, _)| id.split_once('#'))
                    .map(|(_, name)| name.to_owned())
                    .collect()
            }
            Input::Idl(_) | Input::Bytes(_) => Vec::new(),
            Input::Botocore(files) => {
                let operations = files.iter().flat_map(|(_, file)| file["operations"].as_object());
                operations
                    .flat_map(|operation| operation.keys().cloned())
                    .collect()
            }
        }
    }

    /// Writes the model to a folder that is empty or holds one, and returns what to generate from.
    pub fn write(&self, folder: &Path) -> std::io::Result<PathBuf> {
        let files = self.files();
        if let [(name, text)] = files.as_slice() {
            let path = folder.join(name);
            std::fs::write(&path, text)?;
            return Ok(path);
        }
        let folder = folder.join("description");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir(&folder)?;
        for (name, text) in files {
            std::fs::write(folder.join(name), text)?;
        }
        Ok(folder)
    }

    /// The files of the model, by name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        match self {
            Input::Smithy(model) => vec![("model.json".to_owned(), model.to_string().into_bytes())],
            Input::Idl(lines) => {
                let lines = lines.as_array().into_iter().flatten().filter_map(Value::as_str);
                let text = lines.collect::<Vec<_>>().join("\n");
                vec![("model.smithy".to_owned(), text.into_bytes())]
            }
            Input::Botocore(files) => {
                let files = files.iter();
                files
                    .map(|(name, file)| (name.clone(), file.to_string().into_bytes()))
                    .collect()
            }
            Input::Bytes(files) => files.clone(),
        }
    }

    /// The trees that can be damaged.
    pub fn trees(&mut self) -> Vec<&mut Value> {
        match self {
            Input::Smithy(model) | Input::Idl(model) => vec![model],
            Input::Botocore(files) => files.iter_mut().map(|(_, file)| file).collect(),
            Input::Bytes(_) => Vec::new(),
        }
    }
}

fn read(place: &ModelPath) -> Option<Subject> {
    let json = |path: &Path| serde_json::from_slice(&std::fs::read(path).ok()?).ok();
    let (origin, input) = match place {
        ModelPath::File(path) if path.extension().is_some_and(|extension| extension == "smithy") => {
            let text = std::fs::read_to_string(path).ok()?;
            (path, Input::Idl(text.lines().collect()))
        }
        ModelPath::File(path) => (path, Input::Smithy(json(path)?)),
        ModelPath::Folder(path) => {
            let files = entries(path).into_iter().filter_map(|file| {
                let name = file.file_name()?.to_string_lossy().into_owned();
                Some((name, json(&file)?))
            });
            (path, Input::Botocore(files.collect()))
        }
    };
    Some(Subject {
        origin: origin.display().to_string(),
        input,
        operations: Vec::new(),
    })
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn named(variable: &str) -> Option<PathBuf> {
    let value = std::env::var_os(variable).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}
