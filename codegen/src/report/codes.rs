//! Every code that a diagnostic can have: what it means, what it comes from, what to do about it.
//!
//! A code keeps its name across versions; a diagnostic with a code that is not listed here is a bug.
//!
#![doc = include_str!("../../DIAGNOSTICS.md")]

use super::severity::Severity::{self, Error, Warning};

/// One kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Kebab-case name.
    pub name: &'static str,
    /// What it comes as, without `--strict`.
    pub severities: &'static [Severity],
    /// What is wrong, in one line.
    pub meaning: &'static str,
    /// How that comes about.
    pub cause: &'static str,
    /// What to do, as a help says it.
    pub cure: &'static str,
}

/// The code of this name.
pub fn code(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.name == name)
}

const ERROR: &[Severity] = &[Error];
const WARNING: &[Severity] = &[Warning];
const BOTH: &[Severity] = &[Error, Warning];

/// Makes the table: severity, name, meaning, cause, cure.
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
        "Traits are applied to what is not there",
        "An `apply` statement names a shape or member that no input file defines, or one that Smithy itself defines.",
        "fix the id, or name the file that defines the shape with `--model` as well";
    ERROR "conflicting-metadata":
        "Two files state different metadata",
        "Lists of metadata from several files are joined; other values under one key have to agree.",
        "leave the value in one of the files";
    BOTH "conflicting-shape":
        "A shape is defined twice, differently",
        "Two input files define a shape with the same id and do not say the same of it. A shape of the prelude that differs from the built-in one, or that the built-in prelude does not have, is a warning and is ignored.",
        "keep one of the definitions, or rename a shape";
    ERROR "conflicting-trait":
        "A trait is stated twice, differently",
        "A shape states a trait and an `apply` statement or another file states it again with another value; only an overlay wins over what others say.",
        "leave one of the two, or put the correction into a file that ends in `.rules.json`";
    ERROR "crate-name":
        "The name of the package is one that no package can have",
        "It is given by `--name` or `crate.json`, or made of the `sdkId` of the service; cargo takes ASCII letters, digits, `-` and `_`, and neither keywords nor the names of Rust's own crates.",
        "choose another name with `--name`";
    ERROR "dangling-target":
        "A shape is mentioned that no input file defines",
        "A target, operation, resource or error is misspelt, or it is defined in a file that was not named.",
        "fix the id, or name the other file with `--model` as well";
    ERROR "empty-union":
        "A union has no member",
        "A union is a choice between its members; without any there is no value of it.",
        "add a member, or make it a structure";
    ERROR "endless-shape":
        "A shape contains itself without end",
        "Lists and maps contain each other and nothing else, or required members lead back to their own structure; neither has a finite value.",
        "make one member on the way optional, or put a structure between the lists";
    ERROR "endpoint-member":
        "An operation takes its endpoint from a member that its input does not have",
        "The `member` of `hardy#endpointMember` is misspelt, or is no string.",
        "name a member of the operation's input that is a string, or remove the trait";
    ERROR "enum-values":
        "An enum lists no values, a value twice, or one of the wrong type",
        "Values of an enum are text, those of an intEnum integers, all of them different; an intEnum has to state each of them.",
        "give every member its own `smithy.api#enumValue` of the right type";
    BOTH "filter":
        "Rules of a filter do not fit the model",
        "A `hardy#filter` is about members, fields or operators that the structure or its enums do not have, contradicts the model, or says something twice. One of a structure that no input holds is a warning: nothing is made of it.",
        "fix the overlay, or take out of it what the model lacks";
    ERROR "http-binding":
        "A member is bound to HTTP in a way that cannot work",
        "It has two bindings, such as a label and a header, or is a list whose entries cannot be written one by one.",
        "leave one binding, or target a list of text, numbers, booleans or timestamps";
    ERROR "http-label":
        "Labels of a path and members of the input do not agree",
        "A label `{name}` of the `uri` needs a member of that name with the traits `httpLabel` and `required` and a value that fits into a path; a member with `httpLabel` needs its label.",
        "fix the `uri` or the member, whichever is wrong";
    ERROR "invalid-id":
        "A name is not one that Smithy allows",
        "Shape ids are written `namespace.of.it#Name`; names consist of ASCII letters, digits and `_` and do not begin with a digit.",
        "fix the id or the name";
    WARNING "invalid-pattern":
        "A pattern is not a regular expression of ECMA-262",
        "The value of `smithy.api#pattern` is not one of ECMA-262 in Unicode mode, as Smithy demands. Published models have patterns of other engines, so the crate is made; its validators leave the pattern out.",
        "fix the pattern to have it checked; the message says at which byte it goes wrong";
    ERROR "malformed-shape":
        "A shape lacks something",
        "A shape or member is no JSON object, has no `type` or `target`, or a part of it is of the wrong JSON type.",
        "write the shape as the JSON AST of Smithy demands";
    ERROR "mixin":
        "A list of mixins names what is no mixin of that type",
        "A shape can only use shapes of its own type that have the trait `smithy.api#mixin`.",
        "fix the id, or make the shape a mixin";
    ERROR "mixin-conflict":
        "Mixins disagree about a member or a property",
        "Two mixins, or a mixin and the shape that uses it, define a member or a property differently.",
        "let one of them define it; a shape may only add traits to what it gets from a mixin";
    ERROR "mixin-cycle":
        "Mixins use each other in a circle",
        "A mixin leads back to itself by the mixins that it uses.",
        "take one of them out of the list";
    ERROR "names-file":
        "A file of pinned names is not one",
        "A source whose name ends in `.names.json` is not of a known version, or holds something else than names.",
        "fix the file, or remove it and have it written anew";
    ERROR "no-service":
        "No input file defines a service",
        "Everything starts from a shape of the type `service`; the file that holds it was not named, or the model is a library of shapes.",
        "name the file that defines the service";
    ERROR "not-json":
        "A file is not JSON",
        "It ends too early, has a comma too many, or is another format, such as Smithy's own language.",
        "fix the file at the place shown; the `smithy` program turns `.smithy` files into JSON (`smithy ast`)";
    ERROR "not-smithy":
        "A file is JSON, but not a Smithy model",
        "It is not an object with `smithy`, the version, and `shapes`, an object.",
        "name a file that is a JSON AST of Smithy";
    ERROR "overlay":
        "An overlay holds more than corrections",
        "A file that ends in `.rules.json` may hold `apply` statements, metadata, and shapes and members with the trait `hardy#retained`.",
        "state since when the model lacks it with `hardy#retained`, or move it to a file of another name";
    BOTH "paginated":
        "An operation cannot be paged as it says, or should not",
        "A member that `smithy.api#paginated` or `hardy#paginated` names is missing or of the wrong kind, which is an error; or it is of a form that Smithy advises against and paging works with, which is a warning.",
        "fix the trait or the member it names";
    ERROR "pinned-name":
        "A pinned name cannot be the name of that",
        "It is no name in Rust, is taken by something else, or two things of one scope are pinned to it.",
        "give the pin another name";
    ERROR "rename":
        "A service renames a shape in a way that cannot be",
        "The new name is that of another shape, the old one, or the shape is of a kind that keeps its name.",
        "fix or remove the entry of `rename`";
    ERROR "repeated-key":
        "An object states a key twice",
        "JSON parsers drop all values of such a key but the last one, so that a part of the model would go missing.",
        "remove or rename one of the two";
    BOTH "retained":
        "What is retained does not fit the model",
        "An overlay retains a shape, member or error that the model has after all, or members of a shape that is of another type. A shape that the operations still reach is a warning: nothing is retained of it.",
        "take out of the overlay what the service knows again, or fix the type";
    WARNING "settled-names":
        "Names collided and were told apart by a number",
        "Two things of one scope would have the same name in Rust, and no file pins which of them has it.",
        "pin the names: the run that writes the crate of this workspace does it, another reads the file that is named";
    ERROR "several-services":
        "The input defines several services",
        "A crate is made of one service, and nothing says which.",
        "choose one with `--service ID`";
    WARNING "stale-pin":
        "A pin names what the model does not have",
        "A shape or member was renamed or removed after its name was pinned.",
        "nothing has to be done; the next file of names that is written leaves it out";
    ERROR "target-kind":
        "A target is of a kind that cannot stand there",
        "A member targets an operation, the key of a map no string, an operation no structure, and so on.",
        "target a shape of the kind that the message names";
    ERROR "too-deep":
        "Lists and maps nest too deep for a Rust type",
        "More than 32 lists or maps lie within each other.",
        "leave out the operations that need it with `--operations`, or put a structure between";
    ERROR "too-large":
        "A shape has more parts than the code for it may have",
        "A structure or union has more than 1,000 members, an enum more than 20,000 values, or a service more errors than all of its operations can list.",
        "leave it out with `--operations`, naming the operations that do not need it";
    ERROR "trait-selector":
        "A trait stands where it means nothing",
        "It limits or changes values of another kind than that of its shape or member, such as a `length` of numbers.",
        "move the trait, or remove it";
    BOTH "trait-value":
        "A trait has a value that it cannot have, or should not",
        "The value is of the wrong type, lacks a part, contradicts itself, or is a default that its shape does not allow. An `httpError` that is not the status of an error is a warning.",
        "write the value that the message asks for";
    BOTH "trait-version":
        "A trait belongs to another version of Smithy",
        "Defaults and mixins are of Smithy 2.0, boxes of 1.0. A box in a file of 2.0 says nothing and is passed over.",
        "leave the trait out, or write the file in the other version";
    WARNING "unknown-key":
        "A model, shape or member has a key that is not known",
        "The key is misspelt, or of a later version of the format; it has no effect.",
        "correct the key, or remove it";
    ERROR "unknown-kind":
        "A shape is of a type that there is not",
        "The `type` is misspelt, or belongs to another version of Smithy.",
        "use a type of Smithy 2.0";
    ERROR "unknown-label":
        "A service has a text in place of a label that none of its operations has",
        "A `label` of `hardy#labelDefaults` is misspelt, or its member is not bound to the path or is no string.",
        "name a member that is bound to the path and is a string, or remove the entry";
    ERROR "unknown-operation":
        "There is no operation of the name that was asked for",
        "A name in `--operations` or in `operations` of the settings is misspelt, belongs to another service, or is ambiguous.",
        "use a name or shape id of an operation of the service";
    ERROR "unknown-protocol":
        "The service does not have the protocol that was asked for, or it is not supported yet",
        "The name in `--protocol` or in `protocol` of the settings is misspelt, is none of those that the service has a trait for, or is one that no code is emitted for.",
        "use one of the protocols of the service that are supported";
    ERROR "unknown-service":
        "There is no service of the name that was asked for",
        "The id in `--service` is misspelt, is no service, or is ambiguous.",
        "use the shape id of a service of the model";
    BOTH "unknown-trait":
        "A trait is not known, but looks like one that is",
        "The name of a trait of Smithy or AWS is misspelt, so that it has no effect; one of the namespace `hardy` that there is not is an error. Unknown traits that resemble none are passed over; `--verbose` lists them.",
        "fix the name of the trait";
    WARNING "unpinned-protocol":
        "The service has several protocols, and none of them was asked for",
        "The generator takes the one that it prefers of those that are supported. Another version of it, or of the model, may lead to another one, and so to a crate that speaks it.",
        "set `protocol` in `crate.json`, or use `--protocol`";
    WARNING "unsupported-operation":
        "An operation cannot be put on the wire yet",
        "It uses a binding, a trait or a method for which no code is emitted. Its types, validators and paginator are; it has no `encode` and `decode`.",
        "nothing has to be done; to leave it out, name the other operations with `--operations`";
    WARNING "unsupported-pagination":
        "An operation cannot have a paginator yet",
        "Its tokens or items are of a kind that the runtime does not page through.",
        "nothing has to be done; the operation can be called page by page";
    WARNING "unsupported-pattern":
        "A pattern is right, but cannot be checked",
        "It looks ahead or behind or refers back to a group, which the engine of the emitted crate does not do. The crate works; its validators leave the pattern out.",
        "nothing has to be done; write the pattern without these to have it checked";
    WARNING "unsupported-protocol":
        "The service speaks a protocol for which no code is emitted yet",
        "None of the protocols of the service is supported; the message lists those that are. Types, validators and paginators are emitted; no operation has `encode` and `decode`.",
        "nothing has to be done, if these are what you need";
    ERROR "unsupported-version":
        "A file is of a version of Smithy that is not read",
        "The key `smithy` states another version than 1.0 and 2.0.",
        "convert the model to Smithy 2.0";
    ERROR "wire-name":
        "Two things have one name on the wire",
        "In the protocol of the crate, a `smithy.api#jsonName` is the name of another member, two members are one header or one parameter of the query, a member is a parameter that the `uri` has, or two errors of an operation differ in their namespaces alone.",
        "give each of them a name of its own";
}

#[cfg(test)]
mod tests;
