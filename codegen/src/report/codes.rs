//! All codes of diagnostics: their meaning, cause and cure.
//!
//! A code keeps its name across versions; a diagnostic with a code that is not in this list is a
//! bug.
//!
#![doc = include_str!("../../DIAGNOSTICS.md")]

use super::severity::Severity::{self, Error, Warning};

/// One kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Kebab-case name.
    pub name: &'static str,
    /// Its severities, without `--strict`.
    pub severities: &'static [Severity],
    /// The problem, in one line.
    pub meaning: &'static str,
    /// The cause.
    pub cause: &'static str,
    /// What to do, as a help text; empty if every message states it.
    pub cure: &'static str,
}

/// The code with this name.
pub fn code(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}

const ERROR: &[Severity] = &[Error];
const WARNING: &[Severity] = &[Warning];
const BOTH: &[Severity] = &[Error, Warning];

/// Creates the table: severity, name, meaning, cause, cure.
macro_rules! codes {
    ($($severities:ident $name:literal: $meaning:literal, $cause:literal, $cure:literal;)*) => {
        /// All codes, by name.
        pub const CODES: &[Code] = &[$(Code {
            name: $name,
            severities: $severities,
            meaning: $meaning,
            cause: $cause,
            cure: $cure,
        }),*];
    };
}

codes! {
    ERROR "apply-target":
        "Traits are applied to a shape that does not exist",
        "An `apply` statement names a shape or member that no input file defines, or one that Smithy itself defines.",
        "fix the id, or name the file that defines the shape with `--model` as well";
    ERROR "conflicting-metadata":
        "Two files state different metadata",
        "Lists of metadata from several files are joined; other values of one key must be equal.",
        "leave the value in one of the files";
    BOTH "conflicting-shape":
        "A shape is defined twice, differently",
        "Two input files define a shape with the same id and differ. A shape of the prelude that differs from the built-in one, or that the built-in prelude does not have, is a warning and is ignored.",
        "keep one of the definitions, or rename a shape";
    ERROR "conflicting-trait":
        "A trait is stated twice, differently",
        "A shape states a trait and an `apply` statement or another file states it again with another value; only an overlay overrides other files.",
        "keep one of the two, or put the correction into a file that ends in `.rules.json`";
    ERROR "crate-name":
        "The package name is invalid",
        "It comes from `--name`, `crate.json` or the service's `sdkId`; cargo allows ASCII letters, digits, `-` and `_`, and neither keywords nor the names of Rust's own crates.",
        "choose another name with `--name`";
    ERROR "dangling-target":
        "No input file defines a shape that is referenced",
        "A target, operation, resource or error is misspelt, or a file that was not named defines it.",
        "fix the id, or name the other file with `--model` as well";
    ERROR "empty-union":
        "A union has no member",
        "Without members, the union has no value.",
        "add a member, or make it a structure";
    ERROR "endless-shape":
        "A shape contains itself without end",
        "Lists and maps contain each other and nothing else, or required members lead back to their own structure; neither has a finite value.",
        "make one member on the way optional, or put a structure between the lists";
    ERROR "endpoint-member":
        "An operation's endpoint member is missing from its input",
        "The `member` of `hardy#endpointMember` is misspelt or not a string.",
        "name a member of the operation's input that is a string, or remove the trait";
    ERROR "enum-values":
        "An enum lists no values, a value twice, or one of the wrong type",
        "Values of an enum are strings, those of an intEnum integers, and all of them differ. An intEnum must state each value.",
        "give every member its own `smithy.api#enumValue` of the right type";
    BOTH "filter":
        "Filter rules do not match the model",
        "A `hardy#filter` names members, fields or operators that the structure or its enums do not have, contradicts the model, or repeats itself. For a structure that no input contains, it has no effect, which is a warning.",
        "fix the overlay, or remove what the model lacks from it";
    ERROR "http-binding":
        "A member has an HTTP binding that cannot work",
        "It has two bindings, such as a label and a header, or is a list whose items cannot be written as strings.",
        "keep one binding, or target a list of strings, numbers, booleans or timestamps";
    ERROR "http-label":
        "Path labels and members of the input do not match",
        "A label `{name}` of the `uri` needs a member of that name with the traits `httpLabel` and `required` and a value that fits into a path; a member with `httpLabel` needs its label.",
        "fix the `uri` or the member, whichever is wrong";
    ERROR "invalid-id":
        "A name is invalid in Smithy",
        "Shape ids are written `namespace.of.it#Name`; names consist of ASCII letters, digits and `_` and do not begin with a digit.",
        "fix the id or the name";
    WARNING "invalid-pattern":
        "A pattern is not a regular expression of ECMA-262",
        "Smithy requires patterns of ECMA-262 in Unicode mode; Hardy accepts `(?s)` in them, too, as Java does. Because published models have patterns of other engines, Hardy generates the crate without a check of this pattern.",
        "fix the pattern at the byte that the message names";
    ERROR "late-response":
        "An operation's member with seconds is missing from its input",
        "The `addedMember` of `hardy#lateResponse` is misspelt or not an integer.",
        "name a member of the operation's input that is an integer, or remove the trait";
    ERROR "malformed-shape":
        "A shape is incomplete or malformed",
        "A shape or member is not a JSON object, has no `type` or `target`, or a part of it is of the wrong JSON type.",
        "write the shape as Smithy's JSON AST specifies";
    ERROR "mixin":
        "A mixin is not one, or of another type",
        "A shape can only use shapes of its own type that have the trait `smithy.api#mixin`.",
        "fix the id, or make the shape a mixin";
    ERROR "mixin-conflict":
        "Mixins disagree about a member or a property",
        "Two mixins, or a mixin and the shape that uses it, define a member or a property differently.",
        "let one of them define it; a shape may only add traits to what it gets from a mixin";
    ERROR "mixin-cycle":
        "Mixins use each other in a cycle",
        "A mixin uses itself through the mixins that it uses.",
        "remove one of them from the list";
    ERROR "names-file":
        "A file of pinned names is invalid",
        "A source whose name ends in `.names.json` has an unknown version, or contains something other than names.",
        "fix the file, or remove it and generate again";
    ERROR "no-service":
        "No input file defines a service",
        "Hardy generates from a shape of type `service`. The file that defines it was not named, or the model is a library of shapes.",
        "name the file that defines the service";
    ERROR "not-json":
        "A file is not JSON",
        "It is incomplete, has an extra comma, or is in another format, such as the Smithy IDL.",
        "fix the file at the location shown; the `smithy` program turns `.smithy` files into JSON (`smithy ast`)";
    ERROR "not-smithy":
        "A file is JSON, but not a Smithy model",
        "It is not an object with `smithy`, the version, and `shapes`, an object.",
        "name a file that is a JSON AST of Smithy";
    ERROR "overlay":
        "An overlay contains more than corrections",
        "A file that ends in `.rules.json` may contain only `apply` statements, metadata, and shapes and members with the trait `hardy#retained`.",
        "mark it with `hardy#retained`, or move it to a file with another name";
    ERROR "paginated":
        "An operation's pagination is wrong",
        "A member that `smithy.api#paginated` or `hardy#paginated` names is missing or of the wrong type.",
        "fix the trait or the member it names";
    ERROR "pinned-name":
        "A pinned name cannot be used",
        "It is not a Rust identifier, is already used, or is pinned for two items of one scope.",
        "give the pin another name";
    ERROR "rename":
        "A service renames a shape wrongly",
        "The new name is that of another shape, the old one, or the shape is of a type that keeps its name.",
        "fix or remove the entry of `rename`";
    ERROR "repeated-key":
        "An object has a duplicate key",
        "JSON parsers keep only the last value of such a key, which would lose a part of the model.",
        "remove or rename one of the two";
    BOTH "retained":
        "Retained items do not match the model",
        "An overlay retains a shape, member or error that the model still has, or members of a shape of another type. For a shape that operations still reach, it has no effect, which is a warning.",
        "remove from the overlay what the model has, or fix the type";
    WARNING "settled-names":
        "Names collide, and numbers were added",
        "Two items of one scope would have the same Rust name, and no file pins which of them gets it.",
        "pin the names: the run that writes the crate of this workspace does so; for other runs, name the file of pins";
    ERROR "several-services":
        "The input defines several services",
        "A crate is generated from one service.",
        "choose one with `--service ID`";
    WARNING "stale-pin":
        "A pin names what the model does not have",
        "A shape or member was renamed or removed after its name was pinned.",
        "nothing; the next file of names that is written omits it";
    ERROR "target-kind":
        "A target is of the wrong type",
        "A member targets an operation, the key of a map something other than a string, an operation something other than a structure, and so on.",
        "target a shape of the type that the message names";
    ERROR "too-deep":
        "Lists and maps nest too deep for a Rust type",
        "More than 32 lists or maps are nested.",
        "leave out the operations that need it with `--operations`, or put a structure between";
    ERROR "too-large":
        "A shape is too large",
        "A structure or union has more than 1,000 members, an enum more than 20,000 values, or a service more errors than all of its operations can list.",
        "leave it out with `--operations`, naming the operations that do not need it";
    ERROR "trait-selector":
        "A trait is applied where it has no effect",
        "It is for shapes or members of another type, such as `length` on a number.",
        "move the trait, or remove it";
    BOTH "trait-value":
        "A trait has an invalid value, or should not",
        "The value is of the wrong type, lacks a part, contradicts itself, or is a default that its shape does not allow. An `httpError` that is not the status of an error is a warning.",
        "";
    BOTH "trait-version":
        "A trait belongs to another version of Smithy",
        "Defaults and mixins are of Smithy 2.0, boxes of 1.0. A box in a file of 2.0 is ignored.",
        "remove the trait, or convert the file to the other version";
    WARNING "unknown-key":
        "A model, shape or member has an unknown key",
        "The key is misspelt, or of a later version of the format; it has no effect.",
        "correct the key, or remove it";
    ERROR "unknown-kind":
        "A shape has an unknown type",
        "The `type` is misspelt, or belongs to another version of Smithy.",
        "use a type of Smithy 2.0";
    ERROR "unknown-label":
        "A default is for a label that no operation has",
        "A `label` of `hardy#labelDefaults` is misspelt, or its member is not a path label or not a string.",
        "name a path label of type string, or remove the entry";
    ERROR "unknown-operation":
        "The requested operation does not exist",
        "A name in `--operations`, or in `operations` or `example_operation` of the settings, is misspelt, belongs to another service, or is ambiguous.",
        "use a name or shape id of an operation of the service";
    ERROR "unknown-protocol":
        "The service does not have the requested protocol, or Hardy does not support it yet",
        "The name in `--protocol` or in `protocol` of the settings is misspelt, is not a protocol of the service, or is one that Hardy does not support yet.",
        "use one of the protocols of the service that are supported";
    ERROR "unknown-service":
        "The requested service does not exist",
        "The id in `--service` is misspelt, is not a service, or is ambiguous.",
        "use the shape id of a service of the model";
    BOTH "unknown-trait":
        "An unknown trait looks like a known one",
        "The name of a trait of Smithy or AWS is misspelt, so that it has no effect; an unknown one of the namespace `hardy` is an error. Hardy ignores unknown traits that resemble no known trait; `--verbose` lists them.",
        "fix the name of the trait";
    WARNING "unpinned-protocol":
        "The service has several protocols, and none was chosen",
        "Hardy uses the supported protocol that it prefers. Another version of Hardy or of the model may lead to another protocol.",
        "set `protocol` in `crate.json`, or use `--protocol`";
    WARNING "unsupported-auth":
        "Requests of an operation cannot be authenticated",
        "Clients have `aws.auth#sigv4`, `smithy.api#httpBearerAuth`, `smithy.api#httpApiKeyAuth` and `smithy.api#httpBasicAuth`, and the operation accepts none of them. A call fails before anything is sent. `encode` and `decode` work.",
        "send such requests yourself, with the header that the scheme requires, or leave the operation out with `--operations`";
    WARNING "unsupported-endpoint-binding":
        "A value of an input cannot set a parameter of the endpoint rules",
        "Its path uses a part of JMESPath that Hardy does not know, or leads to no value of the parameter's type. The documentation of the operation names the parameter.",
        "nothing; callers of the operation set the parameter in `Params`";
    WARNING "unsupported-endpoint-rules":
        "The endpoint rules of the service cannot be evaluated",
        "They use a function, a version, a type or a property that Hardy does not know. The rest of the crate does not depend on them.",
        "nothing; callers choose the endpoint themselves";
    WARNING "unsupported-operation":
        "An operation cannot be sent yet",
        "It uses a binding, a trait or a method that Hardy does not support yet. Types, validators and paginator are generated, but not `encode` and `decode`.",
        "nothing; to omit it, name the other operations with `--operations`";
    WARNING "unsupported-pagination":
        "An operation cannot have a paginator yet",
        "The runtime does not support the type of its tokens or items.",
        "nothing; you can call the operation page by page";
    WARNING "unsupported-pattern":
        "A valid pattern cannot be checked",
        "It is too large, has a group with other flags than `s`, such as `(?i:…)`, or a huge repetition count, or uses a Unicode property that Hardy does not know. The crate works without a check of this pattern.",
        "nothing; to have it checked, write it without the part that the message names";
    WARNING "unsupported-protocol":
        "Hardy does not support the service's protocols yet",
        "None of the protocols of the service is supported; the message lists those that are. Types, validators and paginators are generated; operations have no `encode` and `decode`.",
        "nothing, if these are what you need";
    ERROR "unsupported-version":
        "A file is of an unsupported version of Smithy",
        "The key `smithy` states another version than 1.0 and 2.0.",
        "convert the model to Smithy 2.0";
    WARNING "unsupported-waiter":
        "A waiter of an operation is not generated",
        "The path of one of its matchers uses a part of JMESPath that Hardy does not translate, names a member that does not exist, or yields a value of another type than its comparator expects.",
        "nothing; you can call the operation in a loop";
    ERROR "waiter-name":
        "Two waiters of a service have the same name",
        "Names of waiters must differ by more than case in all operations of a service.",
        "rename one of them";
    ERROR "wire-name":
        "Two members or errors have the same name on the wire",
        "In the protocol of the crate, a `smithy.api#jsonName` is the name of another member, two members are one header or one parameter of the query, a member is a parameter that the `uri` has, or two errors of an operation differ in their namespaces alone.",
        "give each its own name";
}

#[cfg(test)]
mod tests;
