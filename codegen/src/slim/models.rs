//! Finds the model of a published client in folders of models.

use crate::read::catalogue;
use std::path::{Path, PathBuf};

/// Finds the model of the client `aws-sdk-…` with this name in the first of these folders that has it: a file or folder
/// of that name, or one whose SDK id yields the name.
///
/// A folder may be flat, or in the layout of AWS's models (`s3/service/2006-03-01/s3-2006-03-01.json`), or botocore's.
pub fn find(folders: &[PathBuf], module: &str) -> Option<PathBuf> {
    folders.iter().find_map(|folder| {
        let below = ["models", "data", "botocore/data"].map(|below| folder.join(below));
        let mut folders = std::iter::once(folder.clone()).chain(below);
        folders.find_map(|folder| find_in(&folder, module))
    })
}

fn find_in(folder: &Path, module: &str) -> Option<PathBuf> {
    let entries = catalogue::entries(folder).ok()?;
    let named = entries
        .iter()
        .find(|entry| of_sdk_id(&entry.name.to_string_lossy().replace('-', " ")) == module);
    let by_id = || {
        let mut models = entries.iter();
        models.find(|entry| sdk_id(entry.newest()).is_some_and(|id| of_sdk_id(&id) == module))
    };
    Some(named.or_else(by_id)?.newest().to_owned())
}

/// `Cost Explorer` → `costexplorer`, as the published clients are named.
fn of_sdk_id(id: &str) -> String {
    let name = id.to_lowercase().replace(' ', "");
    let name = name.strip_suffix("service").unwrap_or(&name);
    name.strip_suffix("api").unwrap_or(name).to_owned()
}

/// Finds the SDK id in the text of a model, without parsing it.
fn sdk_id(path: &Path) -> Option<String> {
    let text = if path.is_dir() {
        std::fs::read_to_string(path.join("service-2.json")).ok()?
    } else {
        std::fs::read_to_string(path).ok()?
    };
    let keys = ["\"sdkId\"", "\"serviceId\""];
    let (_, rest) = keys.iter().find_map(|key| text.split_once(key))?;
    let (_, rest) = rest.split_once('"')?;
    rest.split_once('"').map(|(id, _)| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_named_as_published() {
        for (id, name) in [
            ("Cost Explorer", "costexplorer"),
            ("Config Service", "config"),
            ("ApiGatewayManagementApi", "apigatewaymanagement"),
            ("S3", "s3"),
        ] {
            assert_eq!(of_sdk_id(id), name);
        }
    }

    #[test]
    fn models_are_found_by_name_or_sdk_id() {
        let scratch = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = scratch.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        };
        write("flat/cost-explorer.json", "{}");
        write("flat/other.json", "{ \"sdkId\": \"Pipes\" }");
        write("aws/models/sqs/service/2011-01-01/sqs-2011-01-01.json", "{}");
        write("aws/models/sqs/service/2012-11-05/sqs-2012-11-05.json", "{}");
        let folders = ["flat", "aws"].map(|name| scratch.path().join(name));
        let found = |module: &str| {
            let path = find(&folders, module)?;
            let below = path.strip_prefix(scratch.path()).ok()?;
            Some(below.to_string_lossy().into_owned())
        };
        assert_eq!(found("costexplorer").as_deref(), Some("flat/cost-explorer.json"));
        assert_eq!(found("pipes").as_deref(), Some("flat/other.json"));
        let newest = "aws/models/sqs/service/2012-11-05/sqs-2012-11-05.json";
        assert_eq!(found("sqs").as_deref(), Some(newest));
        assert_eq!(found("sns"), None);
    }
}
