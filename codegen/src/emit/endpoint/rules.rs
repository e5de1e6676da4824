//! Endpoint rules as constant data. Property sets are constants, because many endpoints share one.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal as Token, TokenStream};
use quote::quote;

use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::rules::{
    Bdd, Condition, DefaultValue, Expression, Literal, Outcome, Parameter, Rule, RuleSet, Rules,
};

/// Prints the file with the rules.
pub(super) fn file(rules: &RuleSet) -> File {
    let mut printer = Printer {
        sets: property_sets(rules),
        ..Printer::default()
    };
    let parameters: Vec<_> = rules
        .parameters
        .iter()
        .map(|parameter| printer.parameter(parameter))
        .collect();
    // A constant of its own, so that its lines are not indented further.
    let (form, constant) = match &rules.rules {
        Rules::Tree(rules) => (quote!(Tree(TREE)), printer.tree(rules)),
        Rules::Bdd(bdd) => (quote!(Bdd(DIAGRAM)), printer.diagram(bdd)),
    };
    let constants: Vec<_> = printer.constants();
    let mut file = File::default();
    file.document(vec![
        "The endpoint rules of the model, as data. The documentation of `hardy_runtime::endpoint::rules`"
            .to_owned(),
        "explains it.".to_owned(),
    ]);
    file.item(printer.imports());
    for constant in constants {
        file.item(constant);
    }
    file.item(quote! {
        /// The endpoint rules of the model. [`resolve`](super::resolve) evaluates them.
        pub static RULES: RuleSet = RuleSet {
            parameters: &[#(#parameters),*],
            rules: Rules::#form,
        };
    });
    file.item(constant);
    file
}

type Properties = [(String, Literal)];

/// The different sets of properties, without the empty one.
fn property_sets(rules: &RuleSet) -> Vec<Vec<(String, Literal)>> {
    let mut sets = Vec::new();
    let mut add = |outcome: &Outcome| {
        if let Outcome::Endpoint { properties, .. } = outcome {
            if !properties.is_empty() && !sets.contains(properties) {
                sets.push(properties.clone());
            }
        }
    };
    match &rules.rules {
        Rules::Tree(rules) => rules.iter().for_each(|rule| add(&rule.outcome)),
        Rules::Bdd(bdd) => bdd.results.iter().for_each(add),
    }
    sets
}

/// The entries of a property set or a map. `type_` is the path of the type of their values.
fn entries(properties: &Properties, type_: &TokenStream) -> TokenStream {
    let entries = properties.iter().map(|(name, value)| {
        let value = literal(value, type_);
        quote!((#name, #value))
    });
    quote!(&[#(#entries),*])
}

fn literal(value: &Literal, type_: &TokenStream) -> TokenStream {
    match value {
        Literal::Boolean(value) => quote!(#type_::Boolean(#value)),
        Literal::String(text) => quote!(#type_::String(#text)),
        Literal::List(items) => {
            let items = items.iter().map(|item| literal(item, type_));
            quote!(#type_::List(&[#(#items),*]))
        }
        Literal::Map(map) => {
            let entries = entries(map, type_);
            quote!(#type_::Map(#entries))
        }
    }
}

/// The constant of a property set with this index, and its name.
pub(super) fn set(index: usize, properties: &Properties, type_: &TokenStream) -> TokenStream {
    let name = set_name(index);
    let entries = entries(properties, type_);
    quote!(const #name: &[(&str, #type_)] = #entries;)
}

/// The name of the constant of a property set with this index.
pub(super) fn set_name(index: usize) -> Ident {
    ident(&format!("PROPERTIES_{}", index + 1))
}

/// Prints data, and collects the variants and types in it.
#[derive(Default)]
struct Printer {
    sets: Vec<Vec<(String, Literal)>>,
    conditions: BTreeSet<&'static str>,
    expressions: BTreeSet<&'static str>,
    outcomes: BTreeSet<&'static str>,
    /// Types of the module `rules` of the runtime.
    types: BTreeSet<&'static str>,
    /// Items of its parent.
    items: BTreeSet<&'static str>,
}

impl Printer {
    fn imports(&mut self) -> TokenStream {
        self.types.insert("Rules");
        self.items.insert("RuleSet");
        let groups = [
            (quote!(rules::Condition), &self.conditions),
            (quote!(rules::Expression), &self.expressions),
            (quote!(rules::Outcome), &self.outcomes),
            (quote!(rules), &self.types),
        ];
        let groups = groups.into_iter().filter(|(_, names)| !names.is_empty());
        let groups = groups.map(|(module, names)| (quote!(endpoint::#module), names));
        let groups = groups.chain([(quote!(endpoint), &self.items)]);
        let imports = groups.map(|(module, names)| {
            let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
            match names.as_slice() {
                [name] => quote!(use hardy_runtime::#module::#name;),
                names => quote!(use hardy_runtime::#module::{#(#names),*};),
            }
        });
        imports.collect()
    }

    fn constants(&mut self) -> Vec<TokenStream> {
        if !self.sets.is_empty() {
            self.types.insert("Literal");
        }
        let sets = self.sets.iter().enumerate();
        sets.map(|(index, properties)| set(index, properties, &quote!(Literal)))
            .collect()
    }

    fn parameter(&mut self, parameter: &Parameter) -> TokenStream {
        self.types.insert("Parameter");
        let name = &parameter.name;
        let required = parameter.required.then(|| quote!(.required()));
        let default = match &parameter.default {
            DefaultValue::None => None,
            DefaultValue::Boolean(value) => Some(quote!(Boolean(#value))),
            DefaultValue::String(text) => Some(quote!(String(#text))),
            DefaultValue::Strings(texts) => Some(quote!(Strings(&[#(#texts),*]))),
        };
        let default = default.map(|default| {
            self.types.insert("DefaultValue");
            quote!(.default(DefaultValue::#default))
        });
        let built_in = parameter.built_in.map(|built_in| {
            self.items.insert("BuiltIn");
            // The name of a variant is also its name in Rust.
            let built_in = ident(&format!("{built_in:?}"));
            quote!(.built_in(BuiltIn::#built_in))
        });
        quote!(Parameter::new(#name) #required #default #built_in)
    }

    fn tree(&mut self, rules: &[Rule]) -> TokenStream {
        self.types.insert("Rule");
        let rules: Vec<_> = rules
            .iter()
            .map(|rule| {
                let depth = Token::u8_unsuffixed(rule.depth);
                let conditions = self.conditions(&rule.conditions);
                let outcome = self.outcome(&rule.outcome);
                quote!(Rule(#depth, #conditions, #outcome))
            })
            .collect();
        quote!(const TREE: &[Rule] = &[#(#rules),*];)
    }

    fn diagram(&mut self, bdd: &Bdd) -> TokenStream {
        self.types.insert("Bdd");
        let conditions = self.conditions(&bdd.conditions);
        let results: Vec<_> = bdd.results.iter().map(|one| self.outcome(one)).collect();
        let root = integer(bdd.root);
        let nodes = bdd.nodes.iter().map(|node| {
            let [condition, high, low] = node.map(integer);
            quote!([#condition, #high, #low])
        });
        quote! {
            const DIAGRAM: Bdd = Bdd {
                conditions: #conditions,
                results: &[#(#results),*],
                root: #root,
                nodes: &[#(#nodes),*],
            };
        }
    }

    fn conditions(&mut self, conditions: &[Condition]) -> TokenStream {
        let conditions: Vec<_> = conditions.iter().map(|one| self.condition(one)).collect();
        quote!(&[#(#conditions),*])
    }

    fn condition(&mut self, condition: &Condition) -> TokenStream {
        let (variant, arguments) = match condition {
            Condition::IsSet(name) => ("IsSet", quote!(#name)),
            Condition::IsTrue(name) => ("IsTrue", quote!(#name)),
            Condition::IsFalse(name) => ("IsFalse", quote!(#name)),
            Condition::If(function, arguments) => ("If", self.call(*function, arguments)),
            Condition::Let(variable, function, arguments) => {
                let call = self.call(*function, arguments);
                ("Let", quote!(#variable, #call))
            }
        };
        self.conditions.insert(variant);
        let variant = ident(variant);
        quote!(#variant(#arguments))
    }

    /// A function and its arguments.
    fn call(
        &mut self,
        function: hardy_endpoint::Function,
        arguments: &[Expression],
    ) -> TokenStream {
        self.items.insert("Function");
        let function = ident(&format!("{function:?}"));
        let arguments = self.list(arguments);
        quote!(Function::#function, #arguments)
    }

    fn list(&mut self, expressions: &[Expression]) -> TokenStream {
        let expressions: Vec<_> = expressions.iter().map(|one| self.expression(one)).collect();
        quote!(&[#(#expressions),*])
    }

    fn expression(&mut self, expression: &Expression) -> TokenStream {
        let (variant, argument) = match expression {
            Expression::Boolean(value) => ("Boolean", quote!(#value)),
            Expression::Integer(value) => ("Integer", integer(*value)),
            Expression::String(text) => ("String", quote!(#text)),
            Expression::Reference(name) => ("Reference", quote!(#name)),
            Expression::Call(function, arguments) => ("Call", self.call(*function, arguments)),
        };
        self.expressions.insert(variant);
        let variant = ident(variant);
        quote!(#variant(#argument))
    }

    fn outcome(&mut self, outcome: &Outcome) -> TokenStream {
        match outcome {
            Outcome::Tree => {
                self.outcomes.insert("Tree");
                quote!(Tree)
            }
            Outcome::Error(message) => {
                self.outcomes.insert("Error");
                let message = self.expression(message);
                quote!(Error(#message))
            }
            Outcome::Endpoint {
                url,
                properties,
                headers,
            } => {
                self.outcomes.insert("Endpoint");
                let url = self.expression(url);
                let properties = self.properties(properties);
                let headers: Vec<_> = headers
                    .iter()
                    .map(|(name, values)| {
                        let values = self.list(values);
                        quote!((#name, #values))
                    })
                    .collect();
                quote!(Endpoint(#url, #properties, &[#(#headers),*]))
            }
        }
    }

    fn properties(&self, properties: &Properties) -> TokenStream {
        match self.sets.iter().position(|set| set == properties) {
            Some(index) => {
                let name = set_name(index);
                quote!(#name)
            }
            None => quote!(&[]),
        }
    }
}

fn integer(number: i32) -> TokenStream {
    let literal = Token::u32_unsuffixed(number.unsigned_abs());
    match number < 0 {
        true => quote!(-#literal),
        false => quote!(#literal),
    }
}
