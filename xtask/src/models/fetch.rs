//! How to get the models that AWS publishes. Hardy uses no network, so it prints the commands. Must not know
//! the content of models.

use std::path::Path;

use hardy_codegen::report::Printable;

use crate::codegen::quoted;

/// The repository in which AWS publishes its models.
pub(super) const REPOSITORY: &str = "https://github.com/aws/api-models-aws";

/// What to do about a service if no folder of models is named.
pub(super) fn without_models(service: &str) -> String {
    let folder = slug(service);
    let service = Printable(service);
    let raw = "https://raw.githubusercontent.com/aws/api-models-aws/main";
    format!(
        "`{service}` is no file, and no folder of models is named: use --models DIR, or set HARDY_MODELS\n\n\
         AWS publishes its models in {REPOSITORY}. These commands get those of one service:\n\n  \
         git clone --depth 1 --filter=blob:none --sparse {REPOSITORY}\n  \
         git -C api-models-aws sparse-checkout set models/{folder}\n  \
         export HARDY_MODELS=$PWD/api-models-aws\n\n\
         If the folder of the service has another name, this lists all of them:\n\n  \
         git -C api-models-aws ls-tree --name-only HEAD models/\n\n\
         A single file needs its exact name, which ends in the date of the API's version:\n\n  \
         curl -O {raw}/models/{folder}/service/DATE/{folder}-DATE.json"
    )
}

/// How to get the models of one more service, if `models` is a clone with those of some.
pub(super) fn in_clone(service: &str, models: &Path) -> Option<String> {
    models.join(".git").exists().then(|| {
        let (models, folder) = (quoted(&models.display().to_string()), slug(service));
        format!(
            "\n\nIf the clone has only the models of some services, this adds one:\n\n  \
             git -C {models} sparse-checkout add models/{folder}"
        )
    })
}

/// The likely name of the service's folder: in lower case, with dashes.
fn slug(service: &str) -> String {
    let mut slug = String::new();
    for letter in service.chars().flat_map(char::to_lowercase) {
        match letter.is_ascii_alphanumeric() {
            true => slug.push(letter),
            false if slug.ends_with('-') => {}
            false => slug.push('-'),
        }
    }
    slug.trim_matches('-').to_owned()
}
