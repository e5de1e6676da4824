//! Words for strings without constraints, from the name of the field. Must not know constraints.

/// The name in ARNs of a service whose model does not state one.
const SERVICE: &str = "service";

/// A word that suits every field.
const EXAMPLE: &str = "example";

/// Words of one service.
pub(super) struct Words {
    /// An ARN of the service.
    arn: String,
}

impl Words {
    /// For a service with this name in ARNs.
    pub(super) fn new(arn_namespace: Option<&str>) -> Self {
        let service = arn_namespace.unwrap_or(SERVICE);
        Self {
            arn: format!("arn:aws:{service}:us-east-1:123456789012:{EXAMPLE}"),
        }
    }

    /// Strings that suit a field of this name, the best first.
    pub(super) fn candidates(&self, name: &str) -> Vec<String> {
        let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
        let kebab = match words.as_slice() {
            [] | ["name"] => EXAMPLE.to_owned(),
            // The name of a union member may be a single letter.
            [word] if word.len() == 1 => EXAMPLE.to_owned(),
            [rest @ .., "name"] => format!("my-{}", rest.join("-")),
            words => words.join("-"),
        };
        let special = match words.as_slice() {
            [.., "arn"] => Some(self.arn.as_str()),
            [.., "s3", "uri"] => Some("s3://my-bucket/example"),
            [.., "url" | "uri" | "endpoint"] => Some("https://example.com"),
            [.., "email"] => Some("user@example.com"),
            [.., "region"] => Some("us-east-1"),
            [.., "account", "id"] => Some("123456789012"),
            _ => None,
        };
        let spellings = [
            kebab.replace('-', "_"),
            kebab.replace('-', ""),
            EXAMPLE.to_owned(),
        ];
        let special = special.map(str::to_owned).into_iter();
        special.chain([kebab]).chain(spellings).collect()
    }
}

/// The singular of a list's name.
pub(super) fn singular(name: &str) -> String {
    let endings = [("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", "")];
    let ending = endings.iter().find_map(|(plural, singular)| {
        let stem = name.strip_suffix(plural)?;
        (!stem.is_empty()).then(|| format!("{stem}{singular}"))
    });
    ending.unwrap_or_else(|| name.strip_suffix("_list").unwrap_or(name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Words, singular};

    #[test]
    fn takes_words_from_names() {
        let words = Words::new(Some("lamps"));
        let cases = [
            ("name", "example"),
            ("table_name", "my-table"),
            ("key_id", "key-id"),
            ("type_", "type"),
            ("_", "example"),
            ("s", "example"),
            ("team_arn", "arn:aws:lamps:us-east-1:123456789012:example"),
            ("queue_url", "https://example.com"),
            ("source_s3_uri", "s3://my-bucket/example"),
            ("primary_region", "us-east-1"),
        ];
        for (name, expected) in cases {
            let candidates = words.candidates(name);
            assert_eq!(candidates.first().map(String::as_str), Some(expected));
        }
    }

    #[test]
    fn calls_one_of_many_by_its_name() {
        let cases = [
            ("subnet_ids", "subnet_id"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("access", "access"),
            ("name_list", "name"),
            ("data", "data"),
        ];
        for (name, expected) in cases {
            assert_eq!(singular(name), expected);
        }
    }
}
