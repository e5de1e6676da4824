//! Values at the places where messages store them, and conversions of numbers. Must not know expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Load, Place, Wide};

/// A field that is a structure, a list or a map, and always there.
pub(super) const STORED: Place = Place {
    optional: false,
    load: Load::Borrow,
};

/// The value that is stored at a place. For null, the function returns.
pub(super) fn strict(place: &TokenStream, how: Place) -> TokenStream {
    match (how.optional, how.load) {
        (false, _) => read(place, how),
        (true, Load::Copy) => quote!(#place?),
        (true, Load::IntEnum) => quote!(#place.as_ref()?.as_i32()),
        (true, Load::String | Load::Enum) => quote!(#place.as_ref()?.as_str()),
        (true, Load::Borrow | Load::Move) => quote!(#place.as_ref()?),
    }
}

/// The value that is stored at a place; an `Option` if it may be missing.
pub(super) fn read(place: &TokenStream, how: Place) -> TokenStream {
    match (how.optional, how.load) {
        (true, load) => some(place, load),
        (false, Load::Borrow) => quote!(&#place),
        (false, Load::String | Load::Enum) => quote!(#place.as_str()),
        (false, Load::IntEnum) => quote!(#place.as_i32()),
        (false, Load::Copy | Load::Move) => quote!(#place),
    }
}

/// The value of an `Option` that is stored at a place.
pub(super) fn some(place: &TokenStream, load: Load) -> TokenStream {
    match load {
        Load::Borrow | Load::Move => quote!(#place.as_ref()),
        Load::String => quote!(#place.as_deref()),
        Load::Enum => quote!(#place.as_ref().map(|value| value.as_str())),
        Load::IntEnum => quote!(#place.as_ref().map(|value| value.as_i32())),
        Load::Copy => quote!(#place),
    }
}

/// The value of an `Option` of a reference.
pub(super) fn loaded(reference: &TokenStream, load: Load) -> TokenStream {
    match load {
        Load::Borrow | Load::Move => quote!(#reference),
        Load::String => quote!(#reference.map(String::as_str)),
        Load::Enum => quote!(#reference.map(|value| value.as_str())),
        Load::IntEnum => quote!(#reference.map(|value| value.as_i32())),
        Load::Copy => quote!(#reference.copied()),
    }
}

/// The method that returns the item with this index.
pub(super) fn item_at(index: i64) -> TokenStream {
    match index {
        0 => quote!(first()),
        -1 => quote!(last()),
        index if index > 0 => {
            let index = Literal::i64_unsuffixed(index);
            quote!(get(#index))
        }
        index => {
            let back = Literal::u64_unsuffixed(index.unsigned_abs() - 1);
            quote!(iter().nth_back(#back))
        }
    }
}

/// A number as a greater type.
pub(super) fn widened(number: &TokenStream, wide: Wide) -> TokenStream {
    match wide {
        Wide::I64 | Wide::F64 => {
            let wide = wider(wide);
            quote!(#wide::from(#number))
        }
        Wide::Length => quote!(#number as i64),
    }
}

/// The greater type.
pub(super) fn wider(wide: Wide) -> TokenStream {
    match wide {
        Wide::I64 | Wide::Length => quote!(i64),
        Wide::F64 => quote!(f64),
    }
}
