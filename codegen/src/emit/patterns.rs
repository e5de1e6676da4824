//! The module `patterns`: constant data for the runtime's matcher.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Alphabet, CharacterSet, Count, Matcher, Pattern, Position, Ranges, Step};

/// Prints the module.
pub(super) fn file(patterns: &[Pattern], ranges: &[Ranges]) -> File {
    let mut file = File::default();
    file.document(vec![
        "The patterns of the model, each under the name of the first limit with it. [`Pattern`]"
            .to_owned(),
        "documents their parts.".to_owned(),
    ]);
    file.runtime("Pattern");
    for Pattern {
        name,
        source,
        matcher,
    } in patterns
    {
        let name = ident(name);
        let call = call(source, matcher, ranges, &mut file);
        file.item(quote!(pub(super) static #name: Pattern = Pattern::#call;));
    }
    if !ranges.is_empty() {
        file.item(shared(ranges));
    }
    file
}

/// In a module of their own, so that their names can be the names of patterns.
fn shared(ranges: &[Ranges]) -> TokenStream {
    let constants = ranges.iter().map(|Ranges { name, ends }| {
        let name = ident(name);
        quote!(pub(super) static #name: &[char] = &[#(#ends),*];)
    });
    quote! {
        /// Ranges of characters beyond ASCII, by first and last.
        mod ranges { #(#constants)* }
    }
}

/// The constructor of the matcher, and its arguments.
fn call(source: &str, matcher: &Matcher, ranges: &[Ranges], file: &mut File) -> TokenStream {
    let classes = |alphabet: &Alphabet| {
        let ascii = alphabet.classes.iter().map(|set| &set.ascii);
        let wide = alphabet
            .classes
            .iter()
            .zip(1_u8..)
            .filter(|(set, _)| !set.wide.is_empty())
            .map(|(set, class)| {
                let (class, wide) = (Literal::u8_unsuffixed(class), wide(set, ranges));
                quote!((#class, #wide))
            });
        quote!(&[#(#ascii),*], &[#(#wide),*])
    };
    match matcher {
        Matcher::Class { set, min, max } => {
            let (ascii, wide) = (&set.ascii, wide(set, ranges));
            let min = Literal::u32_unsuffixed(*min);
            let max = match max.map(Literal::u32_unsuffixed) {
                Some(max) => quote!(Some(#max)),
                None => quote!(None),
            };
            quote!(class(#source, #ascii, #wide, #min, #max))
        }
        Matcher::Table {
            alphabet,
            rows,
            start,
            accepting,
        } => {
            let (classes, rows) = (classes(alphabet), table(rows));
            let (start, accepting) = (
                Literal::u8_unsuffixed(*start),
                Literal::u8_unsuffixed(*accepting),
            );
            quote!(table(#source, #classes, #rows, #start, #accepting))
        }
        Matcher::Counted {
            alphabet,
            empty,
            first,
            last,
            positions,
            counts,
        } => {
            let classes = classes(alphabet);
            let (first, last) = (bits(*first), bits(*last));
            let counts = counts.iter().map(count);
            let positions = positions.iter().map(|Position { takes, next }| {
                let (takes, next) = (bits((*takes).into()), bits(*next));
                quote!((#takes, #next))
            });
            quote! {
                counted(#source, #classes, &[#(#positions),*], &[#(#counts),*], (#first, #last), #empty)
            }
        }
        Matcher::Program {
            alphabet,
            slots,
            steps,
        } => {
            file.runtime("PatternStep");
            let (classes, slots) = (classes(alphabet), Literal::u32_unsuffixed(*slots));
            let steps = steps.iter().map(step);
            quote!(program(#source, #classes, &[#(PatternStep::#steps),*], #slots))
        }
    }
}

/// The characters beyond ASCII: by name, if they have one.
fn wide(set: &CharacterSet, ranges: &[Ranges]) -> TokenStream {
    let ends = &set.wide;
    match ranges.iter().find(|ranges| ranges.ends == *ends) {
        Some(Ranges { name, .. }) => {
            let name = ident(name);
            quote!(ranges::#name)
        }
        None => quote!(&[#(#ends),*]),
    }
}

/// A set of bits, in hexadecimal if that is shorter.
fn bits(bits: u128) -> TokenStream {
    let text = if bits < 10 {
        bits.to_string()
    } else {
        format!("0x{bits:x}")
    };
    literal(&text)
}

fn count(count: &Count) -> TokenStream {
    let position = Literal::u8_unsuffixed(count.position);
    let (within, again) = (bits(count.within), bits(count.again));
    let most = Literal::u32_unsuffixed(count.most);
    quote!((#position, #within, #again, #most))
}

/// The rows of a table, each on its own line. A state is a character: `0` or one after it.
fn table(rows: &[Vec<u8>]) -> TokenStream {
    let mut text = String::from("b\"");
    for row in rows {
        text.push_str("\\\n        ");
        for state in row {
            text.extend(std::ascii::escape_default(b'0'.wrapping_add(*state)).map(char::from));
        }
    }
    text.push('"');
    literal(&text)
}

fn literal(text: &str) -> TokenStream {
    let literal: Literal = text
        .parse()
        .expect("digits are a literal, and so is a string without unescaped quotes");
    quote!(#literal)
}

fn step(step: &Step) -> TokenStream {
    let number = |number: u32| match number {
        u32::MAX => quote!(u32::MAX),
        number => {
            let number = Literal::u32_unsuffixed(number);
            quote!(#number)
        }
    };
    match *step {
        Step::Take(classes) => with("Take", &[bits(classes.into())]),
        Step::TakeBack(classes) => with("TakeBack", &[bits(classes.into())]),
        Step::Start => quote!(Start),
        Step::End => quote!(End),
        Step::Boundary { word, negated } => {
            with("Boundary", &[bits(word.into()), quote!(#negated)])
        }
        Step::Fork(to) => with("Fork", &[number(to)]),
        Step::Jump(to) => with("Jump", &[number(to)]),
        Step::Save(slot) => with("Save", &[number(slot)]),
        Step::Forget(first, end) => with("Forget", &[number(first), number(end)]),
        Step::Same(group) => with("Same", &[number(group)]),
        Step::SameBack(group) => with("SameBack", &[number(group)]),
        Step::Look { negated, to } => with("Look", &[quote!(#negated), number(to)]),
        Step::Count(slot) => with("Count", &[number(slot)]),
        Step::Repeat {
            slot,
            min,
            max,
            lazy,
            behind,
        } => with(
            "Repeat",
            &[
                number(slot),
                number(min),
                number(max),
                quote!(#lazy),
                number(behind),
            ],
        ),
        Step::Again { slot, min, head } => {
            with("Again", &[number(slot), number(min), number(head)])
        }
        Step::Found => quote!(Found),
    }
}

fn with(name: &str, arguments: &[TokenStream]) -> TokenStream {
    let name = ident(name);
    quote!(#name(#(#arguments),*))
}
