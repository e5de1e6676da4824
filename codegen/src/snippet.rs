//! Statements to lines, for examples in documentation. Must not know what they do.

use proc_macro2::TokenStream;
use quote::quote;

/// What the printer puts before a statement of a function.
const INDENTATION: &str = "    ";

/// The statements as lines of code.
pub(crate) fn lines(statements: &TokenStream) -> Vec<String> {
    let file: syn::File = match syn::parse2(quote!(fn main() { #statements })) {
        Ok(file) => file,
        Err(error) => unreachable!("emitters print whole statements ({error}): {statements}"),
    };
    let text = prettyplease::unparse(&file);
    let body = text.lines().filter(|line| !line.is_empty());
    let inner = body.filter_map(|line| line.strip_prefix(INDENTATION));
    inner.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;
    use quote::quote;

    #[test]
    fn lays_statements_out() {
        let statements = quote! {
            let input = Input::new("a").with_count(1);
            for item in items { println!("{item:?}"); }
        };
        let expected = [
            "let input = Input::new(\"a\").with_count(1);",
            "for item in items {",
            "    println!(\"{item:?}\");",
            "}",
        ];
        assert_eq!(lines(&statements), expected);
    }
}
