//! A line of Markdown in places without the items of the crate: in other Markdown, and on a terminal.

use pulldown_cmark::{Event, Parser};

/// The start of the target of a link to an item of the crate, after the text of the link.
const ITEM: &str = "](crate::";

/// The line without links to items of the crate.
pub(crate) fn without_items(line: &str) -> String {
    let mut text = line.to_owned();
    while let Some(middle) = text.find(ITEM) {
        let end = text[middle..].find(')').map(|length| middle + length);
        let (Some(end), Some(begin)) = (end, text[..middle].rfind('[')) else {
            break;
        };
        text.replace_range(middle..=end, "");
        text.replace_range(begin..=begin, "");
    }
    text
}

/// The text of the line alone.
pub(crate) fn plain(line: &str) -> String {
    let pieces = Parser::new(line).map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::{plain, without_items};

    const LINE: &str =
        "See [`Get`](crate::operation::Get), \\_or\\_ [AWS](https://aws.amazon.com) a\\|b.";

    #[test]
    fn links_to_no_item_of_the_crate() {
        let expected = "See `Get`, \\_or\\_ [AWS](https://aws.amazon.com) a\\|b.";
        assert_eq!(without_items(LINE), expected);
        assert_eq!(without_items("[a](crate::b"), "[a](crate::b");
    }

    #[test]
    fn keeps_the_text_alone() {
        assert_eq!(plain(LINE), "See Get, _or_ AWS a|b.");
    }
}
