//! The key `update` of `crate.json`: how the model differs from the published one.

use hardy_codegen::update::{Documentation, Rules};
use serde_json::Value;

use super::reader::Reader;

/// How `cargo xtask update` changes the model of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateSettings {
    /// How the model differs from the published one.
    pub rules: Rules,
    /// The changelog, relative to the folder of the settings.
    pub changelog: Option<String>,
}

const KEYS: [&str; 3] = ["documentation", "leave_out", "changelog"];

impl Reader {
    /// An object with the settings of updates.
    pub(super) fn update(&mut self, key: &'static str) -> Option<UpdateSettings> {
        match self.object.remove(key)? {
            Value::Object(object) => Some(self.nested(key, object, |reader, _| reader.rules())),
            other => self.wrong(key, "an object", &other),
        }
    }

    fn rules(&mut self) -> UpdateSettings {
        let documentation = self.string("documentation");
        let documentation = match documentation.as_deref() {
            Some("own") => Documentation::Own,
            None | Some("published") => Documentation::Published,
            Some(other) => {
                let prefix = &self.prefix;
                self.mistakes.push(format!(
                    "`{prefix}documentation`: `{other}` is neither `own` nor `published`"
                ));
                Documentation::Published
            }
        };
        let settings = UpdateSettings {
            rules: Rules {
                documentation,
                leave_out: self.strings("leave_out").unwrap_or_default(),
            },
            changelog: self.string("changelog"),
        };
        self.refuse_unknown_keys(&KEYS);
        settings
    }
}
