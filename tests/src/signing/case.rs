//! Reads the folders of cases. Must not know what the files mean.

use std::fs;
use std::path::Path;

use super::context::Context;

/// What a case can state about a signature, each in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text that the signature covers.
    CanonicalRequest,
    /// Its hash, with time and scope.
    StringToSign,
    /// The signature alone.
    Signature,
    /// The request with its new headers.
    SignedRequest,
}

impl Part {
    const ALL: [Self; 4] = [
        Self::CanonicalRequest,
        Self::StringToSign,
        Self::Signature,
        Self::SignedRequest,
    ];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::CanonicalRequest => "header-canonical-request.txt",
            Self::StringToSign => "header-string-to-sign.txt",
            Self::Signature => "header-signature.txt",
            Self::SignedRequest => "header-signed-request.txt",
        }
    }
}

/// A case of the suite.
#[derive(Debug)]
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// The request, as text.
    pub request: String,
    /// Credentials, scope and options. Old cases have none.
    pub context: Option<Context>,
    /// The files that state a part of the signature.
    pub expected: Vec<(Part, String)>,
}

impl Case {
    /// The text of a part, if the case has a file of it.
    pub fn text(&self, part: Part) -> Option<&str> {
        let mut expected = self.expected.iter();
        let (_, text) = expected.find(|(other, _)| *other == part)?;
        Some(text)
    }
}

/// Reads the cases of a folder, by their names.
///
/// # Errors
///
/// If a file cannot be read, or if the folder has no case.
pub fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut cases = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.is_dir() {
            cases.push(read_case(&path)?);
        }
    }
    cases.sort_by(|left, right| left.name.cmp(&right.name));
    match cases.is_empty() {
        true => Err(format!("no case in {}", folder.display())),
        false => Ok(cases),
    }
}

fn read_case(folder: &Path) -> Result<Case, String> {
    let name = folder.file_name().unwrap_or_default();
    let request = folder.join("request.txt");
    let context = folder.join("context.json");
    let context = match read_file(&context)? {
        Some(text) => Some(
            serde_json::from_str(&text)
                .map_err(|error| format!("{}: {error}", context.display()))?,
        ),
        None => None,
    };
    let mut expected = Vec::new();
    for part in Part::ALL {
        let text = read_file(&folder.join(part.file()))?;
        expected.extend(text.map(|text| (part, text)));
    }
    if expected.is_empty() {
        let folder = folder.display();
        return Err(format!("{folder} has no file that states a signature"));
    }
    Ok(Case {
        name: name.to_string_lossy().into_owned(),
        request: read_file(&request)?.ok_or_else(|| format!("no {}", request.display()))?,
        context,
        expected,
    })
}

/// The text of a file with `\n` as line breaks; `None` if there is no such file.
fn read_file(path: &Path) -> Result<Option<String>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Ok(Some(text.replace("\r\n", "\n")))
}

fn unreadable(path: &Path, error: &std::io::Error) -> String {
    format!("cannot read {}: {error}", path.display())
}
